import { DateTime } from 'luxon'

/** The school's time zone: every date in the rulebook is a day in it. */
export const zone = 'Asia/Taipei'

/**
 * The same instant on the school's clock.
 * @throws RangeError when the instant is invalid: a caller's mistake, never a person's.
 */
export function inSchoolZone(instant: DateTime): DateTime<true> {
  const here = instant.setZone(zone)
  if (!here.isValid) throw new RangeError(`Not an instant: ${here.invalidExplanation}`)
  return here
}

/**
 * An instant kept as ISO text; a bare date is its first second.
 * @throws RangeError when the text is no date: files are checked when they are loaded.
 */
export const instantOf = (iso: string) => inSchoolZone(DateTime.fromISO(iso, { zone }))

/** 00:00:00 of an ISO date: what opens on a day opens then. Source. */
export const firstSecondOf = (isoDate: string) => instantOf(isoDate).startOf('day')

/** 23:59:59 of an ISO date, the last second that counts of what closes that day (「當天截止」). Source, 表一. */
export const lastSecondOf = (isoDate: string) => instantOf(isoDate).endOf('day').startOf('second')

/** The school's date at an instant, as `2027-01-20`. */
export const dateOf = (instant: DateTime) => inSchoolZone(instant).toISODate()

/** The ISO date so many days later. */
export const daysAfter = (isoDate: string, days: number) => dateOf(instantOf(isoDate).plus({ days }))

/**
 * Whether the last second that counts has gone by.
 * A close is inclusive and counted in whole seconds: 23:59:59.9 is still in time, the next midnight is not.
 */
export const isPast = (lastSecond: DateTime, now: DateTime) => now.startOf('second') > lastSecond
