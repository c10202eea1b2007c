import { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import type { Sequences } from '../../database/sequences.ts'
import { isDuplicateKey } from '../../errors.ts'
import { inSchoolZone } from '../../regulation/schoolTime.ts'
import { schoolYearOf } from '../../regulation/term.ts'
import { type Journal, madeOnce } from '../../school/journal.ts'
import type { Person } from '../../school/person.ts'
import type { Actor } from '../../school/record.ts'
import { type Archive, writeArchive } from '../archive.ts'
import { writeAct } from '../entryAct.ts'
import type { Files } from '../files.ts'
import { contentOf } from '../sameFiles.ts'
import type { Settle } from '../settle.ts'
import { rulesetOf } from '../terms.ts'
import { entriesOf } from './entriesOf.ts'
import { type ExchangeCounts, type ExportDeps, exchangeArchive } from './exchangeArchive.ts'
import { type Item, itemsOf } from './itemsOf.ts'
import { officersOf } from './officersOf.ts'
import { type Exchange, type ExchangeFlaw, readExchange } from './readExchange.ts'
import { createTransferImportModel, type TransferImport } from './transferImport.ts'

/** A package that was written. */
export interface Exported extends ExchangeCounts {
  student: string
  /** Of the package. */
  sha256: string
}

/** What a package brought, or would bring. */
export interface Imported {
  student: string
  outcomes: number
  diverse: number
  /** Officer records. */
  officers: number
  /** Of the outcomes: those that come certified. */
  certified: number
  files: number
  /** The student's own entries that a certified one with the very same files spares a second certification. */
  spared: number[]
  /** Whose name the package says it is, where that is another than the student's. */
  otherName?: string
  /** It was brought in before: nothing was added. */
  already: boolean
}

/** Packages by which portfolios go from school to school. Source: R-11, §七. */
export interface Transfers {
  /** Writes a student's package. @throws ChangedFile where a stored file is no longer what was received. */
  export(student: Person, path: string, actor: Actor, now: DateTime): Promise<Exported>
  /** A student's package as it would be written now. */
  archive(student: Person): Promise<{ archive: Archive; counts: ExchangeCounts }>
  /** Brings a package in for a student, all of it or nothing; an interrupted one is finished at the next start. */
  import(path: string, student: Person, occasion: ImportOccasion): Promise<Imported | { flaws: ExchangeFlaw[] }>
  /** What was brought in, by its id. */
  get(id: string): Promise<TransferImport | undefined>
}

export interface ImportOccasion {
  actor: Actor
  now: DateTime
  isDryRun: boolean
  /** The message that asks for it: asked again, it is told the same. */
  request?: string
}

/** Tells the student what was brought in for them; the same again tells nobody twice. */
export type TellTransfer = (made: TransferImport) => Promise<void>

export interface TransferDeps extends ExportDeps {
  connection: Connection
  sequences: Sequences
  files: Files
  journal: Journal
  settle: Settle
  tell: TellTransfer
  record: (act: Omit<TransferImport['act'], '_id'>) => Promise<void>
}

export function createTransfers(deps: TransferDeps): Transfers {
  const { entries, courses, files, officers } = deps
  const model = createTransferImportModel(deps.connection)
  const settle = deps.journal.keep(() => model.find({ unrecorded: true }).lean(), carryOut)

  return {
    async export(student, path, actor, now) {
      const { archive, counts } = await exchangeArchive(student, deps)
      const sha256 = await writeArchive(archive, files, path)
      const { outcomes, diverse } = counts
      await deps.record({
        ...{ ...actor, at: now.toJSDate(), act: 'export', subject: `person:${student._id}` },
        ...{ people: [...new Set([student._id, actor.by])], after: { outcomes, diverse, package: sha256 } },
      })
      return { student: student._id, ...counts, sha256 }
    },
    archive: (student) => exchangeArchive(student, deps),
    get: async (id) => (await model.findById(id).lean()) ?? undefined,
    async import(path, student, { actor, now, isDryRun, request }) {
      const school = await deps.calendar.load()
      const exchange = await readExchange(path, rulesetOf(school, schoolYearOf(now)))
      if ('flaws' in exchange) return exchange
      try {
        const items = itemsOf(exchange.portfolio, student, school)
        if ('flaws' in items) return items
        const offices = officersOf(exchange.portfolio, student._id, school.code)
        const { 姓名: name } = exchange.portfolio
        const other = name === student.name ? {} : { otherName: name }
        const _id = `${exchange.digest}:${student._id}`
        const known = await model.findById(_id).lean()
        if (known) {
          await settle()
          const isSame = request !== undefined && known.request === request
          return { ...summaryOf(known), ...other, already: !isSame }
        }
        const { fresh, spared } = await sparing(items, exchange, student._id)
        const counts = { ...countsOf(items), officers: offices.length }
        if (isDryRun) return { student: student._id, ...counts, spared, ...other, already: false }
        const made = await madeOnce(
          () => model.findById(_id).lean(),
          async () => {
            const brought = await entriesOf(fresh, exchange, { student: student._id, actor, now }, deps)
            const act = {
              ...{
                ...actor,
                _id: `transfer:${_id}`,
                at: now.toJSDate(),
                act: 'import',
                subject: `person:${student._id}`,
              },
              people: [...new Set([student._id, actor.by])],
              after: {
                ...{ package: exchange.digest, entries: brought.map((entry) => entry._id), spared },
                officers: offices.map((officer) => officer._id),
              },
            }
            const missing = fresh.flatMap(({ course }) => course ?? [])
            return (
              await model.create({
                ...{ _id, student: student._id, brings: { courses: missing, entries: brought, officers: offices } },
                ...{ spared, counts, request: request ?? `transfer:${_id}`, act, unrecorded: true },
              })
            ).toObject()
          },
        )
        await settle()
        return { ...summaryOf(made), ...other, already: false }
      } finally {
        exchange.close()
      }
    },
  }

  /**
   * A certified outcome whose files the student has already put in here in the same semester, byte for byte (SHA-256), adds no
   * second entry: it makes that one certified. Source: R-11.
   */
  async function sparing(
    items: readonly Item[],
    { parts }: Exchange,
    student: string,
  ): Promise<{ fresh: Item[]; spared: number[] }> {
    const own = await entries
      .find({ student, kind: 'course', hidden: false, origin: { $exists: false } })
      .sort({ _id: 1 })
      .lean()
    const byFiles = new Map(
      own.filter((entry) => entry.files.length > 0).map((entry) => [`${entry.term} ${contentOf(entry.files)}`, entry]),
    )
    const twinOf = (item: Item) => {
      if (item.entry.state !== 'certified' || item.files.length === 0) return undefined
      const held = item.files.map(({ path, role }) => ({ role, sha256: parts.get(path)?.sha256 ?? '' }))
      return byFiles.get(`${item.entry.term} ${contentOf(held)}`)
    }
    return {
      fresh: items.filter((item) => twinOf(item) === undefined),
      spared: items
        .flatMap((item) => twinOf(item) ?? [])
        .flatMap(({ _id, state }) => (state === 'certified' ? [] : [_id])),
    }
  }

  /** Puts into the store what an import holds and is not there yet. */
  async function carryOut(made: TransferImport): Promise<void> {
    const { _id, brings, spared, act } = made
    for (const { _id: course, ...rest } of brings.courses) {
      await courses.model.updateOne({ _id: course }, { $setOnInsert: rest }, { upsert: true })
    }
    for (const entry of brings.entries) {
      try {
        if (!(await entries.exists({ createdIn: entry.createdIn }))) await entries.create(entry)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      await deps.settle(entry._id)
    }
    for (const { _id: office, ...rest } of brings.officers ?? []) {
      await officers.model.updateOne({ _id: office }, { $setOnInsert: rest }, { upsert: true })
    }
    for (const number of spared) await spare(number, `transfer:${_id}`, act)
    await deps.tell(made)
    await model.updateOne({ _id }, { $set: { brings: { courses: [], entries: [] } }, $unset: { unrecorded: 1 } })
  }

  /** Certifies the student's own entry, unless it was decided or deleted meanwhile. */
  async function spare(number: number, request: string, { at, by, as, via }: TransferImport['act']): Promise<void> {
    for (;;) {
      const entry = await entries.findById(number).lean()
      if (!entry || entry.hidden || entry.state === 'certified') return
      const change = { set: { state: 'certified', everSent: true }, unset: ['dueAt', 'reason'] } as const
      const now = inSchoolZone(DateTime.fromJSDate(at))
      const occasion = { actor: { by, as, via }, request, now }
      const written = await writeAct(entries, 'import', entry, { set: change.set, unset: [...change.unset] }, occasion)
      if (written) return deps.settle(number)
    }
  }
}

const countsOf = (items: readonly Item[]) => ({
  outcomes: items.filter(({ entry }) => entry.kind === 'course').length,
  diverse: items.filter(({ entry }) => entry.kind === 'diverse').length,
  certified: items.filter(({ entry }) => entry.state === 'certified').length,
  files: items.reduce((sum, { files }) => sum + files.length, 0),
})

const summaryOf = ({ student, counts, spared }: TransferImport) => ({ officers: 0, student, ...counts, spared })
