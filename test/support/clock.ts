import { DateTime } from 'luxon'
import { type Clock, zone } from '../../src/clock.ts'

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  set(iso: string): void
  /** Both clocks, what people see and the real one, go on. */
  advance(duration: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

export function testClock(iso: string): TestClock {
  let now = DateTime.fromISO(iso, { zone }) as DateTime<true>
  let realMs = now.toMillis()
  return {
    now: () => now,
    realNow: () => realMs,
    set(next) {
      now = DateTime.fromISO(next, { zone }) as DateTime<true>
    },
    advance(duration) {
      const later = now.plus(duration) as DateTime<true>
      realMs += later.toMillis() - now.toMillis()
      now = later
    },
  }
}
