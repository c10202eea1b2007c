import type { Moment } from './moment.ts'
import { ofHomerooms } from './ofHomerooms.ts'
import { ofOffices } from './ofOffices.ts'
import { ofStudents } from './ofStudents.ts'
import { ofTeachers } from './ofTeachers.ts'
import type { Reminder } from './reminder.ts'
import type { PlanState } from './state.ts'
import { windowsAt } from './windows.ts'

/** Everything that anybody is to be reminded of at a moment, as far as the state knows of it. */
export function planReminders(moment: Moment, state: PlanState): Reminder[] {
  const windows = windowsAt(state.school, moment.at)
  return [ofStudents, ofTeachers, ofHomerooms, ofOffices].flatMap((rule) => rule(moment, state, windows))
}
