import type { DateTime } from 'luxon'
import type { Ruleset } from './ruleset.ts'
import { dateOf } from './schoolTime.ts'

/** What tells since when somebody has left. ISO dates. */
export interface Leaving {
  /** The first day on which they were no longer here; absent for who is here, or is here again. */
  leftOn?: string
  /** When something was last put into their portfolio: a day of leaving before that is a mistake. */
  lastPutInOn?: string
}

/**
 * Whether the data of somebody who left may be deleted: the years are full, counted from the day of leaving.
 * Nothing else lets anything go earlier, no request either. Source: R-12, §八.
 */
export function mayBeDeleted({ leftOn, lastPutInOn }: Leaving, { retention }: Ruleset, now: DateTime): boolean {
  if (leftOn === undefined) return false
  const latest = lastPutInOn !== undefined && lastPutInOn > leftOn ? lastPutInOn : leftOn
  return latest <= yearsBefore(now, retention.years.value)
}

/** The last day of leaving from which the years are full by now. */
export const yearsBefore = (now: DateTime, years: number) => dateOf(now.minus({ years }))
