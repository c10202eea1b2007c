import type { DateTime } from 'luxon'
import type { Operation } from '../../regulation/operation.ts'
import { dateOf, daysAfter, firstSecondOf, instantOf } from '../../regulation/schoolTime.ts'
import type { School } from '../../school/calendar.ts'
import { lastCallAt } from './countdown.ts'
import { lastCall, type Moment, morningOf } from './moment.ts'

/** What closes for people, and so has a last call. */
const closing: readonly Operation[] = [
  'course-upload',
  'certification',
  'course-selection',
  'diverse-selection',
  'receipt-confirmation',
]

/**
 * The moments after one instant and until another, in order: every morning, and on each day the last calls of what closes on
 * it. What has no window in the calendar closes at the end of a day, and has its call at 18:00.
 */
export function momentsBetween(after: DateTime, until: DateTime, school: School): Moment[] {
  const calls = callsByDate(school)
  const moments: Moment[] = []
  for (let date = dateOf(after); date <= dateOf(until); date = daysAfter(date, 1)) {
    const evening = firstSecondOf(date).set({ hour: 18 })
    const earlier = (calls.get(date) ?? []).filter((at) => at < evening)
    moments.push(morningOf(date, school.holidays), ...[...earlier, evening].map(lastCall))
  }
  return moments.filter(({ at }) => at > after && at <= until).sort((a, b) => +a.at - +b.at)
}

/** The last calls of what a notice closes; the rules close nothing but at the end of a day. */
function callsByDate({ calendar: { notices } }: School): Map<string, DateTime<true>[]> {
  const closes = notices.flatMap(({ applies, closes: close }) =>
    close !== undefined && closing.includes(applies.operation) ? instantOf(close) : [],
  )
  const byDate = new Map<string, DateTime<true>[]>()
  for (const at of new Map(closes.map((close) => [+close, lastCallAt(close)])).values()) {
    if (at) byDate.set(dateOf(at), [...(byDate.get(dateOf(at)) ?? []), at])
  }
  return byDate
}
