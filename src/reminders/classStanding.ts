import type { DateTime } from 'luxon'
import type { School } from '../school/calendar.ts'
import type { Person } from '../school/person.ts'
import { loadEntries } from './load/entries.ts'
import type { PlanSources } from './load/planState.ts'
import { selecting } from './load/unused.ts'
import { openNow } from './plan/concern.ts'
import { isOpenUnused, windowToAnswer } from './plan/openMatters.ts'
import { windowsAt } from './plan/windows.ts'

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
  const windows = windowsAt(school, now)
  const open = openNow(school, windows, now)
  const ids = students.map(({ _id }) => _id)
  const people = new Map(students.map((student) => [student._id, student]))
  const [entries, unused, receipts] = await Promise.all([
    loadEntries(open.terms, sources, ids),
    Promise.all(open.selections.map((selection) => selecting(selection, sources, ids))),
    sources.openReceipts?.(now, ids) ?? [],
  ])
  const unanswered = entries.filter((entry) => windowToAnswer(entry, people.get(entry.student), windows, now))
  const among = (found: readonly { student: string }[]) => {
    const having = new Set(found.map(({ student }) => student))
    return ids.filter((id) => having.has(id))
  }
  return {
    drafts: among(unanswered.filter(({ state }) => state === 'draft')),
    returned: among(unanswered.filter(({ state }) => state === 'returned')),
    unselected: among(unused.flat().filter((each) => isOpenUnused(each, people.get(each.student), windows, now))),
    unconfirmed: among(receipts),
  }
}
