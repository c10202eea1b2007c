import type { DateTime } from 'luxon'
import { dateOf, daysAfter, firstSecondOf, instantOf } from '../../regulation/schoolTime.ts'
import type { Holiday } from '../../school/calendar.ts'

/** A day whose reminders go out at a moment. */
export interface Occasion {
  /** ISO date: the day that they are of. */
  on: string
  /** ISO date: the day on which they go out, which names the occasion. Earlier than `on` where that is a holiday. */
  day: string
}

/** An instant at which reminders go out: a morning with its digests, or the last call before a close. */
export interface Moment {
  at: DateTime<true>
  /** ISO date. */
  date: string
  isCall: boolean
  /** Empty for a last call, which is about what closes today alone. */
  occasions: readonly Occasion[]
}

/** 07:30 of an ISO date, before the first period. Source: contract.md, Behaviour. */
export const morningAt = (date: string) => firstSecondOf(date).set({ hour: 7, minute: 30 })

/** The first day on whose morning an instant has come. */
export function firstMorningDay(instant: DateTime): string {
  const date = dateOf(instant)
  return morningAt(date) >= instant ? date : daysAfter(date, 1)
}

const isHoliday = (date: string, holidays: readonly Holiday[]) =>
  holidays.some(({ from, to }) => from <= date && date <= to)

/** The day on which the reminders of a date go out: itself, or before a holiday the last day that is none. */
export function dayFor(date: string, holidays: readonly Holiday[]): string {
  let day = date
  while (isHoliday(day, holidays)) day = daysAfter(day, -1)
  return day
}

/**
 * The morning of a date. It has that day's reminders and those of the holidays right after it. On a holiday it has again
 * what went out before it, for those whom it did not concern then: whoever heard it does not hear it twice.
 * Source: contract.md, Behaviour; weekends are no holidays.
 */
export function morningOf(date: string, holidays: readonly Holiday[]): Moment {
  const day = dayFor(date, holidays)
  const occasions = [{ on: date, day }]
  for (let next = daysAfter(date, 1); isHoliday(next, holidays); next = daysAfter(next, 1)) {
    occasions.push({ on: next, day })
  }
  return { at: morningAt(date), date, isCall: false, occasions }
}

/** The last call at an instant. */
export const lastCall = (at: DateTime<true>): Moment => ({ at, date: dateOf(at), isCall: true, occasions: [] })

/** The first of a moment's days that satisfies. */
export const occasionOn = ({ occasions }: Moment, test: (date: string) => boolean) =>
  occasions.find(({ on }) => test(on))

export const isMonday = (date: string) => instantOf(date).weekday === 1

/** The morning on which what is said on Mondays is said again. */
export function nextMonday({ at, date }: Moment, holidays: readonly Holiday[]): DateTime<true> {
  for (let monday = daysAfter(date, 8 - instantOf(date).weekday); ; monday = daysAfter(monday, 7)) {
    const morning = morningAt(dayFor(monday, holidays))
    if (morning > at) return morning
  }
}
