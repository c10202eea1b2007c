import type { Model } from 'mongoose'
import type { Entry } from '../../portfolio/entry.ts'
import type { Selections } from '../../portfolio/selections.ts'
import { yearOf } from '../../regulation/term.ts'
import { type Courses, isCreditBearing } from '../../school/courses.ts'
import type { People } from '../../school/people.ts'
import type { Concern } from '../plan/concern.ts'
import type { Unused } from '../plan/state.ts'

export interface SelectionRooms {
  entries: Model<Entry>
  courses: Courses
  people: People
  selections: Selections
}

/** Who could use the windows that a moment concerns and has used none of them. */
export async function loadUnused(concern: Concern, rooms: SelectionRooms): Promise<Unused[]> {
  const found = await Promise.all([
    ...concern.offeredTerms.map((term) => courseUpload(term, rooms)),
    ...concern.offeredYears.map((year) => diverseUpload(year, rooms)),
    ...concern.selections.map((selection) => selecting(selection, rooms)),
  ])
  return found.flat()
}

/** Whoever takes a course that outcomes may be handed in for, and has handed in none. */
async function courseUpload(term: string, { entries, courses }: SelectionRooms): Promise<Unused[]> {
  const found = (await courses.model.find({ term }).lean()).filter(isCreditBearing)
  const taken = await courses.enrolments.find({ course: { $in: found.map(({ _id }) => _id) } }, { student: 1 }).lean()
  const used = await entries.find({ year: yearOf(term), kind: 'course', term, hidden: false }, { student: 1 }).lean()
  return without(taken, used).map((student) => ({ operation: 'course-upload', scope: term, student }))
}

/** Whoever was a student of that school year and has recorded nothing in it. */
async function diverseUpload(year: number, { entries, people }: SelectionRooms): Promise<Unused[]> {
  const found = await people.model.find({ roles: 'student', 'years.year': year }, { _id: 1 }).lean()
  const used = await entries.find({ year, kind: 'diverse', hidden: false }, { student: 1 }).lean()
  const students = found.map(({ _id }) => ({ student: _id }))
  return without(students, used).map((student) => ({ operation: 'diverse-upload', scope: year, student }))
}

/** Whoever has something to tick and has neither ticked nor locked anything: everyone, or of some students. */
export async function selecting(
  { kind, year }: Concern['selections'][number],
  { entries, selections }: Pick<SelectionRooms, 'entries' | 'selections'>,
  students?: readonly string[],
): Promise<Unused[]> {
  const state = kind === 'course' ? 'certified' : 'recorded'
  const these = students ? { student: { $in: [...students] } } : {}
  const choosable = await entries.find({ year, kind, state, hidden: false, ...these }, { student: 1 }).lean()
  const made = await selections.ofYear(year, kind, students && [...students])
  const decided = made.filter(({ ticked, lockedAt }) => ticked.length > 0 || lockedAt)
  return without(choosable, decided).map((student) => ({ operation: `${kind}-selection`, scope: year, student }))
}

/** The students of the first that are not among the second, each once. */
function without(all: readonly { student: string }[], some: readonly { student: string }[]): string[] {
  const left = new Set(some.map(({ student }) => student))
  return [...new Set(all.map(({ student }) => student))].filter((student) => !left.has(student)).sort()
}
