import type { Ruleset } from './ruleset.ts'
import { instantOf } from './schoolTime.ts'
import { schoolYearOf } from './term.ts'

/**
 * Whether a student's registration status changed (重讀, 復學, 轉學, 借讀) in that school year.
 * `status` is as in the people file, `since` the ISO date from which it holds.
 * Source: R-11, §七.
 */
export function statusChangedIn(year: number, status: string, since: string, { statusChange }: Ruleset): boolean {
  const changes: readonly string[] = statusChange.statuses.value
  return changes.includes(status) && schoolYearOf(instantOf(since)) === year
}
