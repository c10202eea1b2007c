import { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import type { Sequences } from '../../database/sequences.ts'
import { isDuplicateKey } from '../../errors.ts'
import { inSchoolZone } from '../../regulation/schoolTime.ts'
import { schoolYearOf } from '../../regulation/term.ts'
import { type Journal, madeOnce } from '../../school/journal.ts'
import type { Person } from '../../school/person.ts'
import type { Actor } from '../../school/record.ts'
import type { Role } from '../../school/roles.ts'
import type { Entry, EntryFile } from '../entry.ts'
import { writeAct } from '../entryAct.ts'
import type { Settle } from '../settle.ts'
import { rulesetOf } from '../terms.ts'
import { type ExportDeps, type Exported, exportPortfolio } from './exportPortfolio.ts'
import { type Item, itemsOf } from './itemsOf.ts'
import { type Exchange, type ExchangeFlaw, readExchange } from './readExchange.ts'
import { createTransferImportModel, type TransferImport } from './transferImport.ts'

/** Who exchanges portfolios with other schools, of which students. Source, §七. */
export const transferOffice = (division: 'day' | 'continuing'): Role =>
  division === 'continuing' ? 'continuing-affairs' : 'registrar'

/** What a package brought, or would bring. */
export interface Imported {
  student: string
  outcomes: number
  diverse: number
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
  /** Brings a package in for a student, all of it or nothing; an interrupted one is finished at the next start. */
  import(
    path: string,
    student: Person,
    occasion: { actor: Actor; now: DateTime; isDryRun: boolean },
  ): Promise<Imported | { flaws: ExchangeFlaw[] }>
}

export interface TransferDeps extends ExportDeps {
  connection: Connection
  sequences: Sequences
  journal: Journal
  settle: Settle
  record: (act: Omit<TransferImport['act'], '_id'>) => Promise<void>
}

export function createTransfers(deps: TransferDeps): Transfers {
  const { entries, courses, files } = deps
  const model = createTransferImportModel(deps.connection)
  const settle = deps.journal.keep(() => model.find({ unrecorded: true }).lean(), carryOut)

  return {
    async export(student, path, actor, now) {
      const exported = await exportPortfolio(student, path, deps)
      const { outcomes, diverse, sha256 } = exported
      await deps.record({
        ...{ ...actor, at: now.toJSDate(), act: 'export', subject: `person:${student._id}` },
        ...{ people: [...new Set([student._id, actor.by])], after: { outcomes, diverse, package: sha256 } },
      })
      return exported
    },
    async import(path, student, { actor, now, isDryRun }) {
      const school = await deps.calendar.load()
      const exchange = await readExchange(path, rulesetOf(school, schoolYearOf(now)))
      if ('flaws' in exchange) return exchange
      try {
        const items = itemsOf(exchange.portfolio, student, school)
        if ('flaws' in items) return items
        const { 姓名: name } = exchange.portfolio
        const other = name === student.name ? {} : { otherName: name }
        const _id = `${exchange.digest}:${student._id}`
        const known = await model.findById(_id).lean()
        if (known) {
          await settle()
          return { ...summaryOf(known), ...other, already: true }
        }
        const { fresh, spared } = await sparing(items, exchange, student._id)
        const counts = countsOf(items)
        if (isDryRun) return { student: student._id, ...counts, spared, ...other, already: false }
        const made = await madeOnce(
          () => model.findById(_id).lean(),
          async () => {
            const brought = await entriesOf(fresh, exchange, student._id, actor, now)
            const act = {
              ...{
                ...actor,
                _id: `transfer:${_id}`,
                at: now.toJSDate(),
                act: 'import',
                subject: `person:${student._id}`,
              },
              people: [...new Set([student._id, actor.by])],
              after: { package: exchange.digest, entries: brought.map((entry) => entry._id), spared },
            }
            const missing = fresh.flatMap(({ course }) => course ?? [])
            return (
              await model.create({
                ...{ _id, student: student._id, brings: { courses: missing, entries: brought }, spared, counts },
                ...{ request: `transfer:${_id}`, act, unrecorded: true },
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
   * A certified outcome whose files the student has already put in here, byte for byte (SHA-256), adds no second entry: it
   * makes that one certified. Source: R-11, contract.md.
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
      own.filter((entry) => entry.files.length > 0).map((entry) => [hashesOf(entry.files), entry]),
    )
    const twinOf = (item: Item) => {
      if (item.entry.state !== 'certified' || item.files.length === 0) return undefined
      const held = item.files.map(({ path, role }) => ({ role, sha256: parts.get(path)?.sha256 ?? '' }))
      return byFiles.get(hashesOf(held))
    }
    return {
      fresh: items.filter((item) => twinOf(item) === undefined),
      spared: items
        .flatMap((item) => twinOf(item) ?? [])
        .flatMap(({ _id, state }) => (state === 'certified' ? [] : [_id])),
    }
  }

  /** Stores the files and gives numbers. The same package again finds the files that it stored before. */
  async function entriesOf(
    items: readonly Item[],
    exchange: Exchange,
    student: string,
    actor: Actor,
    now: DateTime,
  ): Promise<Entry[]> {
    const first = items.length > 0 ? await deps.sequences.take('entry', items.length) : 0
    const made: Entry[] = []
    for (const [index, item] of items.entries()) {
      const stored: EntryFile[] = []
      for (const { path, role } of item.files)
        stored.push({ ...(await storedFile(path, exchange, student, now)), role })
      const number = first + index
      const request = `transfer:${exchange.digest}:${student}:${item.part}`
      made.push({
        ...item.entry,
        ...{
          _id: number,
          student,
          files: stored,
          round: 1,
          createdBy: student,
          createdIn: request,
          changedIn: request,
        },
        ...{ selected: 'no', hidden: false, hasUnsettled: true },
        unsettled: [
          {
            ...{ ...actor, _id: `${number}:1:import`, round: 1, at: now.toJSDate(), act: 'import' },
            ...{ subject: `entry:${number}`, people: [...new Set([student, actor.by])] },
            after: {
              ...{ state: item.entry.state, package: exchange.digest, files: stored.map(({ sha256 }) => sha256) },
              ...{ originSchool: item.entry.origin?.school ?? '', originTerm: item.entry.origin?.term ?? '' },
            },
          },
        ],
      })
    }
    return made
  }

  async function storedFile(path: string, exchange: Exchange, student: string, now: DateTime) {
    const request = `transfer:${exchange.digest}:${student}:${path}`
    const bytes = exchange.parts.get(path)?.bytes
    const name = path.slice(path.lastIndexOf('/') + 1)
    const stored = await files.store(await exchange.open(path), name, request, () => bytes, now)
    if ('refused' in stored) throw new Error(`a part that was read through was refused: ${stored.refused}`)
    return stored
  }

  /** Puts into the store what an import holds and is not there yet. */
  async function carryOut({ _id, brings, spared, act }: TransferImport): Promise<void> {
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
    for (const number of spared) await spare(number, `transfer:${_id}`, act)
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

const hashesOf = (held: readonly Pick<EntryFile, 'role' | 'sha256'>[]) =>
  held
    .map(({ role, sha256 }) => `${role}:${sha256}`)
    .sort()
    .join()

const countsOf = (items: readonly Item[]): TransferImport['counts'] => ({
  outcomes: items.filter(({ entry }) => entry.kind === 'course').length,
  diverse: items.filter(({ entry }) => entry.kind === 'diverse').length,
  certified: items.filter(({ entry }) => entry.state === 'certified').length,
  files: items.reduce((sum, { files }) => sum + files.length, 0),
})

const summaryOf = ({ student, counts, spared }: TransferImport) => ({ student, ...counts, spared })
