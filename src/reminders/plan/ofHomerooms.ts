import { isMonday, type Moment, nextMonday, occasionOn } from './moment.ts'
import { isOpenUnused, isSelection, windowToAnswer } from './openMatters.ts'
import { type Reminder, reminder } from './reminder.ts'
import type { PlanState } from './state.ts'
import type { Windows } from './windows.ts'

/** On Mondays, a homeroom teacher's class, where any of its students still has something open. Source. */
export function ofHomerooms(moment: Moment, state: PlanState, windows: Windows): Reminder[] {
  const monday = occasionOn(moment, isMonday)
  if (!monday) return []
  const open = studentsWithOpenMatters(moment, state, windows)
  const when = { occasion: monday.day, expiresAt: nextMonday(moment, state.school.holidays) }
  return state.homerooms
    .filter(({ students }) => students.some((student) => open.has(student)))
    .map(({ teacher, year, className }) =>
      reminder({ kind: 'class-overview', to: teacher, about: `${year}:${className}` }, when),
    )
}

function studentsWithOpenMatters({ at }: Moment, state: PlanState, windows: Windows): Set<string> {
  const { people } = state
  const entries = state.entries.filter((entry) => windowToAnswer(entry, people.get(entry.student), windows, at))
  const unselected = state.unused.filter(
    (unused) => isSelection(unused.operation) && isOpenUnused(unused, people.get(unused.student), windows, at),
  )
  return new Set([...entries, ...unselected, ...state.receipts].map(({ student }) => student))
}
