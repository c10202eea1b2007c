import { DateTime } from 'luxon'
import { zone } from './regulation/schoolTime.ts'

export { zone }

/** The one clock of everything that people can see. */
export interface Clock {
  /** The instant now, in the school's time zone. */
  now(): DateTime<true>
  /** Real milliseconds since the epoch: for leases, back-off and what a network measures, never for a date that people see. */
  realNow(): number
}

/**
 * A clock that starts at `startsAt` and runs on, or the real one.
 * Source: contract.md, LICHENG_NOW.
 */
export function createClock(startsAt?: DateTime): Clock {
  const aheadMs = startsAt ? startsAt.toMillis() - Date.now() : 0
  return {
    now: () => DateTime.fromMillis(Date.now() + aheadMs, { zone }) as DateTime<true>,
    realNow: () => Date.now(),
  }
}
