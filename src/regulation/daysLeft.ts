import type { DateTime } from 'luxon'
import { inSchoolZone } from './schoolTime.ts'

/**
 * How many midnights lie between now and an instant: 0 for today, 1 for tomorrow, below zero for days gone by.
 * Unit: calendar days, Asia/Taipei. Source, R-5.7 (what closes on a day closes at its end).
 */
export const daysLeft = (until: DateTime, now: DateTime) =>
  inSchoolZone(until).startOf('day').diff(inSchoolZone(now).startOf('day'), 'days').days
