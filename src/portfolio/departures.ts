import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import { pageLinkLifetimeHours } from '../identity/links.ts'
import type { Acting } from '../school/acting.ts'
import { doersOf } from '../school/duties.ts'
import { madeOnce, type SchoolOccasion } from '../school/journal.ts'
import type { People } from '../school/people.ts'
import type { Actor, NewAct } from '../school/record.ts'
import type { Role } from '../school/roles.ts'
import { type Archive, ChangedFile, hashArchive } from './archive.ts'
import type { Files } from './files.ts'
import { type Submission, submittingOffice } from './submission/submission.ts'
import type { Submissions } from './submission/submissions.ts'
import type { ExchangeCounts } from './transfer/exchangeArchive.ts'
import { exchangersOf, hasPortfolio } from './transfer/transferOffice.ts'
import type { Transfers } from './transfer/transfers.ts'

/** A student's exchange package that an office may download for a while; it is made when it is. Its id says nothing of them. */
export interface Departure {
  _id: string
  /** The message that asked for it. */
  request: string
  person: string
  student: string
  until: Date
}

export type DepartureRefusal =
  | { reason: 'noSuchStudent' }
  | { reason: 'notYours'; may: readonly Role[] }
  /** A stored file is no longer what was received; `path` is its place in the package. */
  | { reason: 'fileChanged'; path: string }

/** A package that may be downloaded now. */
export interface Leaving {
  archive: Archive
  /** What the file is to be called. */
  name: string
  /** Brings into the record that it was taken, whole; the same again adds nothing. */
  taken(sha256: string): Promise<void>
}

/** Packages that offices take away by a link from the chat. Source; contract.md, HTTP. */
export interface Departures {
  /** Makes room for a student's exchange package, after reading it through; the same request finds the same. */
  exchange(
    student: string,
    occasion: SchoolOccasion,
  ): Promise<{ done: true; page: string; counts: ExchangeCounts } | { done: false; refusal: DepartureRefusal }>
  /** The page under which the latest package of a submission is. */
  pageOf(submission: Submission): string
  /** What a page holds for this person now; whether they may have it is read from the store each time. */
  open(page: string, person: string, now: DateTime): Promise<Leaving | 'gone' | 'notYours'>
  /** Drops what can be downloaded no longer. */
  dropExpired(now: DateTime): Promise<number>
}

export interface DeparturesDeps {
  connection: Connection
  people: People
  acting: Acting
  files: Files
  submissions: Submissions
  transfers: Transfers
  record: (act: NewAct & { _id: string }) => Promise<void>
}

const schema = new Schema<Departure>({
  _id: { type: String, required: true },
  request: { type: String, required: true },
  person: { type: String, required: true },
  student: { type: String, required: true },
  until: { type: Date, required: true },
})
schema.index({ request: 1 }, { unique: true })
schema.index({ until: 1 })

export function createDepartures(deps: DeparturesDeps): Departures {
  const { people, acting, files, submissions, transfers } = deps
  const model: Model<Departure> = deps.connection.model<Departure>('Departure', schema, 'departures')

  return {
    async exchange(id, { actor, request, now }) {
      const student = await people.get(id)
      if (!hasPortfolio(student)) return { done: false, refusal: { reason: 'noSuchStudent' } }
      const may = exchangersOf(student, now)
      const as = await acting.inRole(actor, may, now)
      if (!as) return { done: false, refusal: { reason: 'notYours', may } }
      const { archive, counts } = await transfers.archive(student)
      const sha256 = await hashArchive(archive, files).catch((error: unknown) => {
        if (error instanceof ChangedFile) return error
        throw error
      })
      if (typeof sha256 !== 'string') return { done: false, refusal: { reason: 'fileChanged', path: sha256.path } }
      const departure = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const until = now.plus({ hours: pageLinkLifetimeHours }).toJSDate()
          const _id = randomBytes(9).toString('base64url')
          return (await model.create({ _id, request, person: actor.by, student: id, until })).toObject()
        },
      )
      const { outcomes, diverse } = counts
      await deps.record({
        ...{ ...as, _id: `departure:${departure._id}`, at: now.toJSDate(), act: 'export', subject: `person:${id}` },
        ...{ people: [...new Set([id, actor.by])], after: { outcomes, diverse, package: sha256 } },
      })
      return { done: true, page: `exchange:${departure._id}`, counts }
    },

    pageOf: ({ _id, revision }) => `submission:${_id}:${revision}`,

    async open(page, person, now) {
      const [kind, id = '', revision] = page.split(':')
      const actor: SchoolOccasion['actor'] = { by: person, via: 'page' }
      if (kind === 'exchange') return openExchange(id, actor, now)
      if (kind === 'submission') return openSubmission(Number(id), Number(revision), actor, now)
      return 'gone'
    },

    async dropExpired(now) {
      const { deletedCount } = await model.deleteMany({ until: { $lte: now.toJSDate() } })
      return deletedCount
    },
  }

  async function openExchange(id: string, actor: SchoolOccasion['actor'], now: DateTime) {
    const departure = await model.findById(id).lean()
    if (!departure || departure.person !== actor.by || departure.until <= now.toJSDate()) return 'gone'
    const student = await people.get(departure.student)
    if (!hasPortfolio(student)) return 'gone'
    const as = await acting.inRole(actor, exchangersOf(student, now), now)
    if (!as) return 'notYours'
    const { archive } = await transfers.archive(student)
    const about = { subject: `person:${student._id}`, people: [student._id] }
    return { archive, name: `exchange-${student._id}.zip`, taken: takenBy(as, `departure:${id}`, about, now) }
  }

  async function openSubmission(id: number, revision: number, actor: SchoolOccasion['actor'], now: DateTime) {
    const submission = await submissions.get(id)
    if (submission?.revision !== revision) return 'gone'
    const as = await acting.inRole(actor, doersOf(submittingOffice(submission)), now)
    if (!as) return 'notYours'
    const archive = await submissions.archive(submission)
    if (!archive) return 'gone'
    const about = { subject: `submission:${id}`, people: [] }
    const name = `submission-${id}-${revision}-${submission.what}.zip`
    return { archive, name, taken: takenBy(as, `submission:${id}:${revision}:${as.by}`, about, now) }
  }

  function takenBy(as: Actor, key: string, { subject, people }: { subject: string; people: string[] }, now: DateTime) {
    return (sha256: string) =>
      deps.record({
        ...{ ...as, _id: `${key}:download:${sha256}`, at: now.toJSDate(), act: 'download', subject },
        ...{ people: [...new Set([...people, as.by])], after: { package: sha256 } },
      })
  }
}
