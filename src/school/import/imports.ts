import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import type { Held, Leases } from '../../database/leases.ts'
import { OperatorError } from '../../errors.ts'
import { dateOf } from '../../regulation/schoolTime.ts'
import { schoolYearOf } from '../../regulation/term.ts'
import type { Attendance } from '../attendance.ts'
import type { Calendar } from '../calendar.ts'
import type { Courses } from '../courses.ts'
import type { Grades } from '../grades.ts'
import type { Guardians } from '../guardians.ts'
import type { Officers } from '../officers.ts'
import type { People } from '../people.ts'
import type { Actor, SchoolRecord } from '../record.ts'
import type { Division, Role } from '../roles.ts'
import { applyRun, type ImportHooks } from './applyRun.ts'
import { createAttendanceFile } from './attendanceFile.ts'
import type { Change } from './change.ts'
import { compareFile, type ImportErrors, type ImportKind, type ImportResult, type Take } from './compareFile.ts'
import { createCoursesFile } from './coursesFile.ts'
import type { Columns, RowSource } from './csv.ts'
import { createEnrolmentsFile } from './enrolmentsFile.ts'
import type { FileKind } from './fileKind.ts'
import { createGradesFile } from './gradesFile.ts'
import { createGuardiansFile } from './guardiansFile.ts'
import { createImportRuns, type ImportRun } from './importRun.ts'
import { createOfficersFile } from './officersFile.ts'
import { createPeopleFile } from './peopleFile.ts'

/** Who imports a file, when, and how. */
export interface ImportOptions {
  actor: Actor
  now: DateTime
  /** The school year of people's rows; the clock's by default. */
  year?: number
  /** Who imports keeps the students of this division alone. */
  division?: Division
  /** The offices of whoever imports, where their records are theirs alone. */
  offices?: readonly Role[]
  /** Refuses people who are more than students. */
  studentsAlone?: boolean
  /** What the file tells of is told in full: what it leaves out drops out. */
  replace?: boolean
  /** Finds out what would change, and writes nothing. */
  dryRun?: boolean
}

/** Brings the school's files into the store, all or nothing. Source: contract.md, import. */
export interface Imports {
  /**
   * Compares a file with the store and carries out what it changes. Everything is checked and staged first; once all of
   * it is, the import counts, and whoever comes next finishes one that was interrupted.
   *
   * @throws OperatorError when another import goes on and on.
   */
  run(kind: ImportKind, source: RowSource, options: ImportOptions): Promise<ImportResult | ImportErrors>
  /** The columns of a kind of file. */
  columns(kind: ImportKind): Columns
  /** Finishes the imports that count and were interrupted, drops those that do not, and returns how many it finished. */
  finish(): Promise<number>
}

/** What imports stand on. */
export interface ImportsDeps {
  connection: Connection
  leases: Leases
  record: SchoolRecord
  people: People
  courses: Courses
  guardians: Guardians
  calendar: Calendar
  officers: Officers
  attendance: Attendance
  grades: Grades
}

export function createImports(deps: ImportsDeps, hooks: ImportHooks = {}): Imports {
  const { connection, leases, record, people, courses, guardians, calendar } = deps
  const importRuns = createImportRuns(connection)
  const { runs, staged } = importRuns
  const kinds: Record<ImportKind, FileKind> = {
    people: createPeopleFile(people, guardians),
    courses: createCoursesFile(courses, people),
    enrolments: createEnrolmentsFile(courses, people),
    guardians: createGuardiansFile(guardians, people),
    officers: createOfficersFile(deps.officers, people, calendar),
    attendance: createAttendanceFile(deps.attendance, people, calendar),
    grades: createGradesFile(deps.grades, people, courses),
  }

  const compare = (kind: ImportKind, source: RowSource, options: ImportOptions, take: Take) =>
    compareFile(kind, kinds[kind], source, readingOptions(options), take)

  const apply = (run: ImportRun) => applyRun(run, importRuns, connection, record, hooks)

  async function finishAll(): Promise<number> {
    for (const run of await runs.find({ state: 'staged' }).lean()) await drop(run._id)
    const interrupted = await runs.find({ state: 'applying' }).sort({ at: 1 }).lean()
    for (const run of interrupted) await apply(run)
    return interrupted.length
  }

  async function drop(run: string): Promise<void> {
    await runs.deleteOne({ _id: run, state: 'staged' })
    // Where the store's answer was lost, the import may count after all.
    if (!(await runs.exists({ _id: run }))) await staged.deleteMany({ run })
  }

  async function stageAndApply(kind: ImportKind, source: RowSource, options: ImportOptions) {
    const run: ImportRun = {
      _id: randomUUID(),
      kind,
      state: 'staged',
      at: options.now.toJSDate(),
      actor: options.actor,
    }
    await runs.create(run)
    let order = 0
    const stage = async (changes: readonly Change[]) => {
      const rows = changes.map((change) => ({ run: run._id, order: order++, change }))
      await staged.insertMany(rows.map((row) => ({ _id: `${run._id}:${row.order}`, ...row })))
    }
    let counts = false
    try {
      const outcome = await compare(kind, source, options, stage)
      if ('errors' in outcome) return outcome
      const turned = await runs.updateOne({ _id: run._id, state: 'staged' }, { $set: { state: 'applying' } })
      counts = turned.modifiedCount === 1
      if (!counts) throw new OperatorError('import-dropped', 'The import took too long and was dropped. Try again.')
      await apply(run)
      return outcome
    } finally {
      if (!counts) await drop(run._id)
    }
  }

  return {
    async run(kind, source, options) {
      if (options.dryRun) return compare(kind, source, options, async () => undefined)
      const outcome = await alone(leases, patientTries, async () => {
        await finishAll()
        return stageAndApply(kind, source, options)
      })
      if (outcome) return outcome
      throw new OperatorError('import-busy', 'Another import is under way: try again when it is done.')
    },
    columns: (kind) => kinds[kind].columns,
    async finish() {
      return (await alone(leases, outlivingTries, finishAll)) ?? 0
    },
  }
}

const readingOptions = ({ now, year, division, offices, studentsAlone, replace }: ImportOptions) => ({
  year: year ?? schoolYearOf(now),
  today: dateOf(now),
  replace: replace ?? false,
  ...(division ? { division } : {}),
  ...(offices ? { offices } : {}),
  ...(studentsAlone ? { studentsAlone } : {}),
})

const leaseTryMs = 200
/** Half a minute, which most imports do not take. */
const patientTries = 150
/** Longer than a dead process holds its lease: whoever still holds it then is alive, and finishes its import itself. */
const outlivingTries = 60

/** Only one import at a time: what one compares itself with, no other may change under it. Undefined: no turn came. */
async function alone<Result>(leases: Leases, tries: number, work: () => Promise<Result>): Promise<Result | undefined> {
  const held = await takeLease(leases, tries)
  if (!held) return undefined
  try {
    return await work()
  } finally {
    await held.release()
  }
}

async function takeLease(leases: Leases, tries: number): Promise<Held | undefined> {
  for (let left = tries; left > 0; left--) {
    const held = await leases.take('import')
    if (held) return held
    await wait(leaseTryMs)
  }
  return undefined
}
