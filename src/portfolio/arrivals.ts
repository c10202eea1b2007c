import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import type { Acting } from '../school/acting.ts'
import { doersOf } from '../school/duties.ts'
import type { RowError } from '../school/import/rowError.ts'
import { maxUploadBytes, uploadLifetimeMinutes } from '../school/import/uploads.ts'
import { madeOnce, type SchoolOccasion } from '../school/journal.ts'
import type { People } from '../school/people.ts'
import type { Person } from '../school/person.ts'
import type { Actor } from '../school/record.ts'
import type { Role } from '../school/roles.ts'
import { type Arrival, type ArrivalSubject, createArrivalModel } from './arrival.ts'
import type { Files } from './files.ts'
import type { Receipts } from './submission/receipts.ts'
import { readStatement } from './submission/statementFile.ts'
import { type Comparison, type Submission, submittingOffice } from './submission/submission.ts'
import type { Submissions } from './submission/submissions.ts'
import { withTemporaryFile } from './temporaryFile.ts'
import type { ExchangeFlaw } from './transfer/readExchange.ts'
import { exchangersOf, hasPortfolio } from './transfer/transferOffice.ts'
import type { Imported, Transfers } from './transfer/transfers.ts'

/** The largest file that is taken, by what it is. Unit: bytes. */
export const maxArrivalBytes: Record<ArrivalSubject['kind'], number> = {
  package: 500_000_000,
  statement: maxUploadBytes,
}

/** What an arrival is about, where it still stands. */
export type ArrivalAbout = { kind: 'package'; student: Person } | { kind: 'statement'; submission: Submission }

export type ArrivalRefusal =
  /** Unknown, somebody else's, or too late. */
  | { reason: 'gone' }
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'applied' }
  /** Another file was handed over since it was looked at. */
  | { reason: 'otherFile' }

/** What a file brings or would bring, or why it brings nothing. */
export type Brought =
  | { kind: 'package'; imported: Imported }
  | { kind: 'package'; flaws: readonly ExchangeFlaw[] }
  | { kind: 'statement'; comparison: Comparison }
  | { kind: 'statement'; errors: readonly RowError[] }
  /** The notice leaves the students less time than everybody must have. */
  | { kind: 'statement'; days: number; minimumDays: number }

/** `sha256`: of the file, where it may be confirmed. */
export type LookedAt =
  | { done: true; about: ArrivalAbout; brought: Brought; sha256?: string }
  | { done: false; refusal: ArrivalRefusal }

/** Exchange packages and receipt statements that offices bring in by page or chat: looked at first, then confirmed. Source. */
export interface Arrivals {
  /** Makes room for one file; the same request finds the same. */
  begin(
    about: ArrivalSubject,
    occasion: SchoolOccasion,
  ): Promise<{ done: true; arrival: Arrival; about: ArrivalAbout } | { done: false; refusal: ArrivalRefusal }>
  /** What it is about, if the person may still use it. */
  find(id: string, person: string, now: DateTime): Promise<ArrivalAbout | ArrivalRefusal>
  /** Keeps the file at this path in the place of an earlier one, and says what it would bring. */
  look(id: string, path: string, occasion: SchoolOccasion): Promise<LookedAt>
  /** Brings in what was looked at, once. */
  apply(id: string, sha256: string, occasion: SchoolOccasion): Promise<LookedAt>
  /** Drops what nobody confirmed in time. */
  dropExpired(now: DateTime): Promise<number>
}

export interface ArrivalsDeps {
  connection: Connection
  people: People
  acting: Acting
  files: Files
  submissions: Submissions
  receipts: Receipts
  transfers: Transfers
}

/** An arrival that may be used, by whom in which office. */
interface Open {
  arrival: Arrival
  about: ArrivalAbout
  as: Actor
}

export function createArrivals({
  connection,
  people,
  acting,
  files,
  submissions,
  receipts,
  transfers,
}: ArrivalsDeps): Arrivals {
  const model = createArrivalModel(connection)

  const arrivals: Arrivals = {
    async begin(about, { actor, request, now }) {
      const standing = await standingOf(about, actor, now)
      if ('reason' in standing) return { done: false, refusal: standing }
      const until = now.plus({ minutes: uploadLifetimeMinutes }).toJSDate()
      const arrival = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = randomBytes(9).toString('base64url')
          return (await model.create({ _id, request, person: actor.by, about, until })).toObject()
        },
      )
      return { done: true, arrival, about: standing.about }
    },
    async find(id, person, now) {
      const open = await opened(id, { by: person, via: 'page' }, now)
      return 'reason' in open ? open : open.about
    },
    async look(id, path, occasion) {
      const open = await opened(id, occasion.actor, occasion.now)
      if ('reason' in open) return refuse(open)
      const brought = await bring(path, open, { ...occasion, isDryRun: true })
      const before = open.arrival.file
      const kept = isGood(brought) ? await keep(path, open, occasion.now) : undefined
      const change = kept ? { $set: kept } : { $unset: { sha256: 1, file: 1, csv: 1 } }
      await model.updateOne({ _id: id, appliedIn: { $exists: false } }, change)
      if (before !== undefined && before !== kept?.file) await files.remove(before)
      return { done: true, about: open.about, brought, ...(kept ? { sha256: kept.sha256 } : {}) }
    },
    async apply(id, sha256, occasion) {
      const { actor, request, now } = occasion
      const open = await opened(id, actor, now, request)
      if ('reason' in open) return refuse(open)
      const { arrival } = open
      const { file, csv } = arrival
      if (arrival.sha256 !== sha256) return refuse({ reason: 'otherFile' })
      const bytes = csv === undefined ? files.open(file ?? '') : Readable.from([Buffer.from(csv)])
      const brought = await withTemporaryFile(bytes, (path) => bring(path, open, { ...occasion, isDryRun: false }))
      if (!isGood(brought)) return { done: true, about: open.about, brought }
      // The file stays until the arrival is dropped, so that the same message is told the same after a crash.
      await model.updateOne({ _id: id }, { $set: { appliedIn: request } })
      return { done: true, about: open.about, brought }
    },
    async dropExpired(now) {
      const expired = await model.find({ until: { $lte: now.toJSDate() } }).lean()
      for (const { file } of expired) if (file !== undefined) await files.remove(file)
      const { deletedCount } = await model.deleteMany({ _id: { $in: expired.map(({ _id }) => _id) } })
      return deletedCount
    },
  }
  return arrivals

  /** Whether whoever acts may use it now. `request`: the message that has confirmed it may do so again. */
  async function opened(
    id: string,
    actor: SchoolOccasion['actor'],
    now: DateTime,
    request?: string,
  ): Promise<Open | ArrivalRefusal> {
    const arrival = await model.findById(id).lean()
    if (!arrival || arrival.person !== actor.by || arrival.until <= now.toJSDate()) return { reason: 'gone' }
    const standing = await standingOf(arrival.about, actor, now)
    if ('reason' in standing) return standing
    if (arrival.appliedIn !== undefined && arrival.appliedIn !== request) return { reason: 'applied' }
    return { arrival, ...standing }
  }

  /** What it is about, and in which office somebody brings it in. Source. */
  async function standingOf(
    subject: ArrivalSubject,
    actor: SchoolOccasion['actor'],
    now: DateTime,
  ): Promise<Omit<Open, 'arrival'> | ArrivalRefusal> {
    const about = await aboutOf(subject)
    if (!about) return { reason: 'gone' }
    const may =
      about.kind === 'package' ? exchangersOf(about.student, now) : doersOf(submittingOffice(about.submission))
    const as = await acting.inRole(actor, may, now)
    return as ? { about, as } : { reason: 'notYours', may }
  }

  async function aboutOf(subject: ArrivalSubject): Promise<ArrivalAbout | undefined> {
    if (subject.kind === 'package') {
      const student = await people.get(subject.student)
      return hasPortfolio(student) ? { kind: 'package', student } : undefined
    }
    const submission = await submissions.get(subject.submission)
    return submission && { kind: 'statement', submission }
  }

  async function bring(
    path: string,
    { about, as }: Pick<Open, 'about' | 'as'>,
    { now, request, isDryRun }: SchoolOccasion & { isDryRun: boolean },
  ): Promise<Brought> {
    if (about.kind === 'package') {
      const imported = await transfers.import(path, about.student, { actor: as, now, isDryRun, request })
      return 'flaws' in imported ? { kind: 'package', flaws: imported.flaws } : { kind: 'package', imported }
    }
    const read = await readStatement(createReadStream(path))
    if ('errors' in read) return { kind: 'statement', errors: read.errors }
    const result = await receipts.import(about.submission, read, { actor: as, now, isDryRun })
    if (result.done) return { kind: 'statement', comparison: result.comparison }
    // Who may was asked before the file was read.
    if (result.refusal.reason === 'notYours') throw new Error('the office was lost in between')
    const { days, minimumDays } = result.refusal
    return { kind: 'statement', days, minimumDays }
  }

  /** Keeps what was looked at until it is confirmed. */
  async function keep(
    path: string,
    { arrival: { _id }, about }: Open,
    now: DateTime,
  ): Promise<Required<Pick<Arrival, 'sha256'>> & Pick<Arrival, 'file' | 'csv'>> {
    if (about.kind === 'statement') {
      const csv = await readFile(path)
      return { sha256: createHash('sha256').update(csv).digest('hex'), csv: csv.toString() }
    }
    const request = `arrival:${_id}:${randomBytes(6).toString('base64url')}`
    const stored = await files.store(createReadStream(path), 'package.zip', request, () => maxArrivalBytes.package, now)
    if ('refused' in stored) throw new Error(`a package that was read through was refused: ${stored.refused}`)
    return { sha256: stored.sha256, file: stored.id }
  }
}

const isGood = (brought: Brought) => 'imported' in brought || 'comparison' in brought

const refuse = (refusal: ArrivalRefusal): LookedAt => ({ done: false, refusal })
