import { CronExpressionParser } from 'cron-parser'
import { DateTime } from 'luxon'
import { zone } from '../src/clock.ts'

/** The latest date of a schedule that is not after `now`. Of several that were missed it is the one that still matters. */
export function lastDate(cron: string, now: DateTime): DateTime<true> {
  // `prev` looks strictly before the date it is given.
  const currentDate = now.plus({ milliseconds: 1 }).toJSDate()
  const date = CronExpressionParser.parse(cron, { currentDate, tz: zone }).prev()
  return DateTime.fromMillis(date.getTime(), { zone }) as DateTime<true>
}
