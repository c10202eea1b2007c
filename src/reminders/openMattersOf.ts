import type { DateTime } from 'luxon'
import type { School } from '../school/calendar.ts'
import type { Person } from '../school/person.ts'
import { loadEntries } from './load/entries.ts'
import type { PlanSources } from './load/planState.ts'
import { selecting } from './load/unused.ts'
import { openNow } from './plan/concern.ts'
import { isOpenUnused, windowToAnswer } from './plan/openMatters.ts'
import type { OpenEntry, OpenReceipt, Unused } from './plan/state.ts'
import { windowsAt } from './plan/windows.ts'

/** What some students can still do something about now. */
export interface OpenMatters {
  /** Drafts and returned ones. */
  entries: OpenEntry[]
  /** Selections in which nothing is ticked. */
  unselected: Unused[]
  receipts: OpenReceipt[]
}

/** What the students have open now. Source. */
export async function openMattersOf(
  students: readonly Person[],
  school: School,
  now: DateTime,
  sources: PlanSources,
): Promise<OpenMatters> {
  const windows = windowsAt(school, now)
  const open = openNow(school, windows, now)
  const ids = students.map(({ _id }) => _id)
  const people = new Map(students.map((student) => [student._id, student]))
  const [entries, unused, receipts] = await Promise.all([
    loadEntries(open.terms, sources, ids),
    Promise.all(open.selections.map((selection) => selecting(selection, sources, ids))),
    sources.openReceipts?.(now, ids) ?? [],
  ])
  return {
    entries: entries.filter((entry) => windowToAnswer(entry, people.get(entry.student), windows, now)),
    unselected: unused.flat().filter((each) => isOpenUnused(each, people.get(each.student), windows, now)),
    receipts,
  }
}
