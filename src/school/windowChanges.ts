import type { DateTime } from 'luxon'
import { isYearly, type Operation, operations } from '../regulation/operation.ts'
import { type Audience, everyStudent, type Student } from '../regulation/people.ts'
import { rulesetFor, rulesetNamed } from '../regulation/rulesets/index.ts'
import { yearOf } from '../regulation/term.ts'
import { windowOf } from '../regulation/windows.ts'
import type { School } from './calendar.ts'

/** When a window opens and closes: ISO instants, `null` where that is not known. */
export interface Edges {
  opens: string | null
  closes: string | null
}

/** A window that a change of the school's dates moves, for one kind of student. */
export interface WindowChange {
  operation: Operation
  /** `115-1`, or the school year of what is done once a year. */
  scope: string | number
  student: Student
  before: Edges
  after: Edges
}

/**
 * The windows that are not after a change what they were before, by semester or school year and kind of student.
 * Source: R-3, §四 (the difference is shown first).
 */
export function windowChanges(before: School, after: School, now: DateTime): WindowChange[] {
  return scopesOf(before, after).flatMap((scope) =>
    operations
      .filter((operation) => isYearly(operation) === (typeof scope === 'number'))
      .flatMap((operation) =>
        everyStudent.flatMap((student) => {
          const was = edgesOf(before, operation, student, scope, now)
          const is = edgesOf(after, operation, student, scope, now)
          const isSame = was.opens === is.opens && was.closes === is.closes
          return isSame ? [] : [{ operation, scope, student, before: was, after: is }]
        }),
      ),
  )
}

/** Every semester and school year that either of them names. */
function scopesOf(...schools: School[]): (string | number)[] {
  const terms = schools.flatMap(({ calendar }) => calendar.terms.map(({ id }) => id))
  const years = schools.flatMap(({ calendar }) => calendar.notices.flatMap(({ applies }) => applies.year ?? []))
  const named = schools.flatMap(({ calendar }) => calendar.notices.flatMap(({ applies }) => applies.term ?? []))
  const allTerms = [...new Set([...terms, ...named])].sort()
  return [...allTerms, ...new Set([...allTerms.map(yearOf), ...years])]
}

function edgesOf(school: School, operation: Operation, student: Student, scope: string | number, now: DateTime): Edges {
  const latest = rulesetNamed(school.ruleset)
  if (!latest) return { opens: null, closes: null }
  const who: Audience = typeof scope === 'number' ? { ...student, year: scope } : { ...student, term: scope }
  const rulebook = { ruleset: rulesetFor(scope, latest), calendar: school.calendar }
  const { opensAt, closesAt } = windowOf(operation, who, rulebook, now)
  return { opens: opensAt ? isoSecond(opensAt) : null, closes: closesAt ? isoSecond(closesAt) : null }
}

const isoSecond = (instant: DateTime<true>) => instant.toISO({ suppressMilliseconds: true })
