import type { DateTime } from 'luxon'
import type { School } from '../school/calendar.ts'
import type { Person } from '../school/person.ts'
import type { PlanSources } from './load/planState.ts'
import { openMattersOf } from './openMattersOf.ts'

/** Who has something open, by what it is: each student once in each list, in the order in which they were given. */
export interface ClassStanding {
  drafts: string[]
  returned: string[]
  unselected: string[]
  unconfirmed: string[]
}

/** Where the students of a class stand now. Source: R-1 (homeroom), R-5.8: by state, never by count. */
export async function classStanding(
  students: readonly Person[],
  school: School,
  now: DateTime,
  sources: PlanSources,
): Promise<ClassStanding> {
  const { entries, unselected, receipts } = await openMattersOf(students, school, now, sources)
  const among = (found: readonly { student: string }[]) => {
    const having = new Set(found.map(({ student }) => student))
    return students.map(({ _id }) => _id).filter((id) => having.has(id))
  }
  return {
    drafts: among(entries.filter(({ state }) => state === 'draft')),
    returned: among(entries.filter(({ state }) => state === 'returned')),
    unselected: among(unselected),
    unconfirmed: among(receipts),
  }
}
