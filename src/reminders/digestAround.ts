import type { DateTime } from 'luxon'
import type { School } from '../school/calendar.ts'
import type { Duty } from '../school/duties.ts'
import type { Person } from '../school/person.ts'
import type { Known } from './load/entries.ts'
import type { PlanSources } from './load/planState.ts'
import type { Windows } from './plan/windows.ts'

/** Whom a digest is for, when, and where what it says is looked up. */
export interface Around {
  person: Person
  school: School
  now: DateTime
  sources: PlanSources
  windows: Windows
  /** Looked up once, however many lines are about one. */
  duties(): Promise<Duty[]>
}

/** Entries that are still in sight, with the names of their courses. */
export async function entriesOf(ids: readonly number[], { sources }: Around) {
  const found = await sources.entries
    .find({ _id: { $in: [...ids] }, hidden: false })
    .sort({ _id: 1 })
    .lean<Known[]>()
  const courses = await sources.courses.byId(found.flatMap(({ course }) => course ?? []))
  return { found, nameOf: ({ course = '' }: Known) => courses.get(course)?.name ?? course }
}
