import type { DateTime } from 'luxon'
import { isOpenAt, isStillOpen } from '../regulation/phase.ts'
import type { Ruleset } from '../regulation/ruleset.ts'
import { yearOf } from '../regulation/term.ts'
import type { Window } from '../regulation/windows.ts'
import type { School } from '../school/calendar.ts'
import type { Person } from '../school/person.ts'
import { termNow, windowForStudent } from './schedule.ts'
import { rulesetOf } from './terms.ts'

/** The rules and the window that a student's diverse performance of one school year is judged by. */
export interface YearRules {
  year: number
  ruleset: Ruleset
  window: Window
}

/** The rules and the window of a school year for one student. Source, 表二. */
export const yearRules = (school: School, student: Person, year: number, now: DateTime): YearRules => ({
  year,
  ruleset: rulesetOf(school, year),
  window: windowForStudent(student, 'diverse-upload', year, school, now),
})

/**
 * The school years that a student can record in now: the current one, then earlier ones that they attended and whose window
 * is still open. Where none is, the one to speak of: the next where it is known, else the current one. Empty where the
 * school has entered no dates.
 * Source: requirements.md, head.
 */
export function liveYears(school: School, student: Person, now: DateTime): YearRules[] {
  const term = termNow(school, now)
  if (!term) return []
  const rulesIn = (year: number) => yearRules(school, student, year, now)
  const current = rulesIn(yearOf(term.id))
  const known = [...new Set(school.calendar.terms.map(({ id }) => yearOf(id)))].sort((a, b) => b - a)
  const attended = (year: number) => student.years.some((row) => row.year === year)
  const earlier = known.filter((year) => year < current.year && attended(year)).map(rulesIn)
  const open = [
    ...(isOpenAt(current.window, now) ? [current] : []),
    ...earlier.filter(({ window }) => isStillOpen(window, now)),
  ]
  if (open.length > 0) return open
  return [known.includes(current.year + 1) ? rulesIn(current.year + 1) : current]
}
