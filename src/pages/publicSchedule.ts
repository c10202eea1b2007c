import type { DateTime } from 'luxon'
import { type ScheduleItem, type Scope, scheduleItem, termNow } from '../portfolio/schedule.ts'
import { isYearly, operations } from '../regulation/operation.ts'
import { isStillOpen } from '../regulation/phase.ts'
import { compareTerms, type Term, yearOf } from '../regulation/term.ts'
import type { School } from '../school/calendar.ts'

/** One school year of the public schedule. */
export interface PublicYear {
  year: number
  terms: { term: Term; items: ScheduleItem[] }[]
  /** What is done once in the year. */
  yearly: ScheduleItem[]
}

/** The current school year and those to come, and an earlier one while anything in it is still open. Source: R-3, §四. */
export function publicSchedule(school: School, now: DateTime): PublicYear[] {
  const current = termNow(school, now)
  if (!current) return []
  const terms = school.calendar.terms.toSorted((a, b) => compareTerms(a.id, b.id))
  const years = [...new Set(terms.map(({ id }) => yearOf(id)))].map((year): PublicYear => {
    const own = terms.filter(({ id }) => yearOf(id) === year)
    return {
      year,
      terms: own.map((term) => ({ term, items: itemsOf(term.id, school, now) })),
      yearly: itemsOf(year, school, now),
    }
  })
  return years.filter((each) => each.year >= yearOf(current.id) || isYearStillOpen(each, now))
}

const itemsOf = (scope: Scope, school: School, now: DateTime) =>
  operations
    .filter((operation) => isYearly(operation) === (typeof scope === 'number'))
    .map((operation) => scheduleItem(operation, scope, school, now))

const isYearStillOpen = ({ terms, yearly }: PublicYear, now: DateTime) =>
  [...terms.flatMap(({ items }) => items), ...yearly].some(({ windows }) =>
    windows.some(({ window }) => isStillOpen(window, now)),
  )
