import type { Ruleset } from './ruleset.ts'
import { dateOf, firstSecondOf, lastSecondOf } from './schoolTime.ts'
import type { Term } from './term.ts'

/**
 * When a semester's task-force meeting falls due: the end of the day halfway from 開學日 to 休業式.
 * Unit: instant, Asia/Taipei. Source: R-2, §三 (每學期應至少召開一次會議).
 */
export function meetingDue({ opens, ceremony }: Term, { meetings }: Ruleset) {
  const first = firstSecondOf(opens)
  const { days } = firstSecondOf(ceremony).diff(first, 'days')
  return lastSecondOf(dateOf(first.plus({ days: Math.floor(days * meetings.nudgeAfterShare.value) })))
}
