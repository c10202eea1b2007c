import type { DateTime } from 'luxon'
import type { OutcomeWindows } from '../regulation/outcomeState.ts'
import type { Audience } from '../regulation/people.ts'
import { isStillOpen } from '../regulation/phase.ts'
import type { Ruleset } from '../regulation/ruleset.ts'
import { rulesetFor, rulesetNamed } from '../regulation/rulesets/index.ts'
import { currentTerm, yearOf } from '../regulation/term.ts'
import { windowOf } from '../regulation/windows.ts'
import type { School } from '../school/calendar.ts'
import { type Person, yearRow } from '../school/person.ts'

/** The rules and windows that a student's entries of one semester are judged by. */
export interface TermRules extends OutcomeWindows {
  term: string
  ruleset: Ruleset
}

/** The ruleset that governs a semester or school year at this school. @throws when the school's file names none that we know */
export function rulesetOf(school: School, scope: string | number): Ruleset {
  const latest = rulesetNamed(school.ruleset, school.rulesets)
  if (!latest) throw new Error(`unknown ruleset ${school.ruleset}`)
  return rulesetFor(scope, latest, school.rulesets)
}

/** The student as the row of that school year describes them; grade 10 in the day school where nothing is known. */
export function audienceOf(student: Person, term: string): Audience & { term: string } {
  const row = yearRow(student, yearOf(term))
  return { grade: row?.grade ?? 10, division: row?.division ?? 'day', term }
}

/** The rules and windows of a student's course outcomes in a semester. */
export function termRules(school: School, student: Person, term: string, now: DateTime): TermRules {
  const ruleset = rulesetOf(school, term)
  const who = audienceOf(student, term)
  const rulebook = { ruleset, calendar: school.calendar }
  return {
    term,
    ruleset,
    upload: windowOf('course-upload', who, rulebook, now),
    certification: windowOf('certification', who, rulebook, now),
  }
}

/**
 * The semesters that concern a student now: the current one first, then earlier ones whose upload or certification window
 * is still open. Source: requirements.md, head.
 */
export function liveTerms(school: School, student: Person, now: DateTime): TermRules[] {
  const current = currentTerm(school.calendar.terms, now)
  return school.calendar.terms
    .filter((term) => current && term.opens <= current.opens)
    .toSorted((a, b) => b.opens.localeCompare(a.opens))
    .map((term) => termRules(school, student, term.id, now))
    .filter(
      ({ term, upload, certification }) =>
        term === current?.id || [upload, certification].some((window) => isStillOpen(window, now)),
    )
}
