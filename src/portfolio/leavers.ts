import { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { Division } from '../regulation/people.ts'
import { mayBeDeleted } from '../regulation/retention.ts'
import { dateOf, instantOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Calendar, School } from '../school/calendar.ts'
import type { People } from '../school/people.ts'
import { type Person, yearRow } from '../school/person.ts'
import type { Entry } from './entry.ts'
import { rulesetOf } from './terms.ts'

/** Somebody whose data may be deleted, and what is kept of them. */
export interface Leaver {
  student: string
  name: string
  /** ISO date. */
  leftOn: string
  division: Division
  entries: number
  files: number
  bytes: number
}

/** What one student has put in. */
interface Kept {
  entries: number
  files: number
  bytes: number
  lastPutInOn: string
}

export interface LeaverDeps {
  people: People
  entries: Model<Entry>
  calendar: Calendar
}

/** The students among these people whose data may be deleted, first gone first. Source: R-12, §八. */
export async function leaversAmong(
  found: readonly Person[],
  { entries, calendar }: LeaverDeps,
  now: DateTime,
): Promise<Leaver[]> {
  const [school, kept] = [
    await calendar.load(),
    await keptOf(
      entries,
      found.map(({ _id }) => _id),
    ),
  ]
  return found
    .flatMap((person) => leaverOf(person, kept.get(person._id), school, now) ?? [])
    .sort((a, b) => a.leftOn.localeCompare(b.leftOn) || a.student.localeCompare(b.student))
}

/** Every student whose data may be deleted, and of whom anything is still kept. */
export async function everyLeaver(deps: LeaverDeps, now: DateTime): Promise<Leaver[]> {
  const gone = await deps.people.model.find({ roles: 'student', leftOn: { $lte: dateOf(now) } }).lean()
  return (await leaversAmong(gone, deps, now)).filter(({ student, name, entries }) => name !== student || entries > 0)
}

/** The one place where it is decided that somebody's data may go. */
function leaverOf(person: Person, kept: Kept | undefined, school: School, now: DateTime): Leaver | undefined {
  const { _id: student, name, leftOn } = person
  if (leftOn === undefined) return undefined
  const year = schoolYearOf(instantOf(leftOn))
  const leaving = { leftOn, ...(kept ? { lastPutInOn: kept.lastPutInOn } : {}) }
  if (!mayBeDeleted(leaving, rulesetOf(school, year), now)) return undefined
  const { entries, files, bytes } = kept ?? { entries: 0, files: 0, bytes: 0 }
  return { student, name, leftOn, division: yearRow(person, year)?.division ?? 'day', entries, files, bytes }
}

async function keptOf(entries: Model<Entry>, students: string[]): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>()
  const held = entries
    .find({ student: { $in: students }, erased: { $ne: true } }, { student: 1, createdAt: 1, files: 1 })
    .lean()
    .cursor()
  for await (const { student, createdAt, files } of held) {
    const before = kept.get(student) ?? { entries: 0, files: 0, bytes: 0, lastPutInOn: '' }
    const putInOn = dateOf(DateTime.fromJSDate(createdAt))
    kept.set(student, {
      entries: before.entries + 1,
      files: before.files + files.length,
      bytes: before.bytes + files.reduce((sum, file) => sum + file.bytes, 0),
      lastPutInOn: putInOn > before.lastPutInOn ? putInOn : before.lastPutInOn,
    })
  }
  return kept
}
