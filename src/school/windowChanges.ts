import { isDeepStrictEqual } from 'node:util'
import type { DateTime } from 'luxon'
import { isYearly, type Operation, operations } from '../regulation/operation.ts'
import { type Audience, everyStudent, type Student } from '../regulation/people.ts'
import { rulesetFor, rulesetNamed } from '../regulation/rulesets/index.ts'
import { instantOf, isPast } from '../regulation/schoolTime.ts'
import { yearOf } from '../regulation/term.ts'
import { type Window, windowOf } from '../regulation/windows.ts'
import type { School } from './calendar.ts'
import { type Person, yearRow } from './person.ts'
import type { Edges, WindowChange } from './windowChange.ts'

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
  const window = windowIn(school, { operation, student, scope }, now)
  return window ? edgesOfWindow(window) : { opens: null, closes: null }
}

const edgesOfWindow = ({ opensAt, closesAt }: Window): Edges => ({
  opens: opensAt ? isoSecond(opensAt) : null,
  closes: closesAt ? isoSecond(closesAt) : null,
})

function windowIn(
  school: School,
  { operation, student, scope }: Pick<WindowChange, 'operation' | 'student' | 'scope'>,
  now: DateTime,
): Window | undefined {
  const latest = rulesetNamed(school.ruleset, school.rulesets)
  if (!latest) return undefined
  const who: Audience = typeof scope === 'number' ? { ...student, year: scope } : { ...student, term: scope }
  const rulebook = { ruleset: rulesetFor(scope, latest, school.rulesets), calendar: school.calendar }
  return windowOf(operation, who, rulebook, now)
}

const officeOperations: readonly Operation[] = ['grades', 'records-check', 'submission']

/** Whether the window is one of the student's: they are in that grade and division that year, and work of students moves. */
export function concernsStudent({ operation, scope, student }: WindowChange, person: Person): boolean {
  const row = yearRow(person, typeof scope === 'number' ? scope : yearOf(scope))
  return !officeOperations.includes(operation) && row?.grade === student.grade && row.division === student.division
}

/**
 * Those of the changes that people are told of: work of students, in a semester or year whose dates they knew before, as
 * long as there is or was still something to do. Dates that are entered for the first time move nothing.
 * Source: R-3, §四.
 */
export function changesToTell(changes: readonly WindowChange[], before: School, now: DateTime): WindowChange[] {
  const known = before.calendar.terms.map(({ id }) => id)
  const scopes = new Set<string | number>([...known, ...known.map(yearOf)])
  const isOver = ({ closes }: Edges) => closes !== null && isPast(instantOf(closes), now)
  return changes.filter(
    ({ operation, scope, before: was, after: is }) =>
      !officeOperations.includes(operation) && scopes.has(scope) && !(isOver(was) && isOver(is)),
  )
}

/** The window as it stands at `now`, where it is still what the change made of it; undefined where it has moved on. */
export function windowStillMoved(change: WindowChange, school: School, now: DateTime): Window | undefined {
  const window = windowIn(school, change, now)
  const isSame = window && isDeepStrictEqual(edgesOfWindow(window), change.after)
  return isSame && !(window.closesAt && isPast(window.closesAt, now)) ? window : undefined
}

const isoSecond = (instant: DateTime<true>) => instant.toISO({ suppressMilliseconds: true })
