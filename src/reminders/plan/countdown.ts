import { DateTime } from 'luxon'
import { dateOf, daysAfter, firstSecondOf } from '../../regulation/schoolTime.ts'
import type { Holiday } from '../../school/calendar.ts'
import { dayFor, type Moment, morningAt, occasionOn } from './moment.ts'

/** Days before a close on which students are reminded; 0 is the day itself. */
export const everyCountdown = [14, 7, 3, 1, 0] as const

const dayMs = 86_400_000

/** One day of a countdown to a deadline: what a reminder takes from it, and the day that it is of. */
export interface Count {
  /** ISO date. */
  on: string
  occasion: string
  due: DateTime<true>
  /** When the same is said next, at the latest the deadline. */
  expiresAt: DateTime<true>
  /** The deadline is today. */
  lastDay: boolean
}

/** The last day on whose morning a close is still ahead: what closes at midnight closes for people on the day before. */
export function closingDay(close: DateTime): string {
  const date = dateOf(close)
  return morningAt(date) < close ? date : daysAfter(date, -1)
}

/**
 * When what closes is said once more on its last day: at 18:00, or two hours before an earlier close. Undefined where that
 * is no later than the morning. Source: contract.md, Behaviour.
 */
export function lastCallAt(close: DateTime<true>): DateTime<true> | undefined {
  const day = closingDay(close)
  const call = DateTime.min(firstSecondOf(day).set({ hour: 18 }), close.minus({ hours: 2 }))
  return call > morningAt(day) ? call : undefined
}

/** What was counted at a moment: thousands share a deadline, and working with dates is slow. */
const counted = new WeakMap<Moment, Map<string, Count | undefined>>()

/**
 * Whether a moment is one of the days before a deadline on which it is spoken of. The day itself is never moved, and has the
 * last call beside its morning; any other goes out before a holiday. Of several at one moment the first counts.
 */
export function countdown(
  deadline: DateTime<true>,
  daysBefore: readonly number[],
  moment: Moment,
  holidays: readonly Holiday[],
): Count | undefined {
  const daysLeft = (+deadline - +moment.at) / dayMs
  if (daysLeft < 0 || daysLeft > Math.max(...daysBefore) + moment.occasions.length + 1) return undefined
  const known = counted.get(moment) ?? new Map<string, Count | undefined>()
  counted.set(moment, known)
  const key = `${+deadline} ${daysBefore}`
  if (!known.has(key)) known.set(key, countAt(deadline, daysBefore, moment, holidays))
  return known.get(key)
}

function countAt(
  deadline: DateTime<true>,
  daysBefore: readonly number[],
  moment: Moment,
  holidays: readonly Holiday[],
): Count | undefined {
  const last = closingDay(deadline)
  if (moment.isCall) {
    const isOurs = daysBefore.includes(0) && +(lastCallAt(deadline) ?? 0) === +moment.at
    const occasion = `${last}T${moment.at.toFormat('HH.mm')}`
    return isOurs ? { on: last, occasion, due: deadline, expiresAt: deadline, lastDay: true } : undefined
  }
  for (const days of daysBefore) {
    const found =
      days === 0
        ? moment.date === last && { on: last, day: last }
        : occasionOn(moment, (date) => date === daysAfter(last, -days))
    if (found) {
      const expiresAt = nextCount(deadline, daysBefore, moment, holidays)
      return { on: found.on, occasion: found.day, due: deadline, expiresAt, lastDay: days === 0 }
    }
  }
  return undefined
}

/** The days on which a deadline is spoken of, the first one first: ISO dates, none of them a holiday but the last. */
export function countdownDays(
  deadline: DateTime,
  daysBefore: readonly number[],
  holidays: readonly Holiday[],
): string[] {
  const last = closingDay(deadline)
  return daysBefore.map((days) => (days === 0 ? last : dayFor(daysAfter(last, -days), holidays)))
}

/** When a countdown is next spoken of after a moment, at the latest its deadline. */
export function nextCount(
  deadline: DateTime<true>,
  daysBefore: readonly number[],
  { at }: Moment,
  holidays: readonly Holiday[],
): DateTime<true> {
  const mornings = countdownDays(deadline, daysBefore, holidays).map(morningAt)
  const call = daysBefore.includes(0) ? lastCallAt(deadline) : undefined
  const later = [...mornings, ...(call ? [call] : []), deadline].filter((instant) => instant > at)
  return DateTime.min(deadline, ...later)
}
