import { isDeepStrictEqual } from 'node:util'
import type { DateTime } from 'luxon'
import { isYearly, type Operation, operations } from '../regulation/operation.ts'
import { type Audience, everyStudent, type Student } from '../regulation/people.ts'
import { rulesetFor, rulesetNamed } from '../regulation/rulesets/index.ts'
import { dateOf, firstSecondOf, instantOf, isPast } from '../regulation/schoolTime.ts'
import { yearOf } from '../regulation/term.ts'
import { type Window, windowOf } from '../regulation/windows.ts'
import type { School } from './calendar.ts'
import { type Person, yearRow } from './person.ts'
import type { Edges, WindowChange, WindowsMoved } from './windowChange.ts'

/**
 * The windows that are not after a change what they were before, by semester or school year and kind of student.
 * Source: R-3, §四 (the difference is shown first).
 */
export function windowChanges(before: School, after: School, now: DateTime): WindowChange[] {
  return changesBetween({ school: before, at: now }, { school: after, at: now })
}

/**
 * The moves that a school already holds for later: from the day on which a notice is withdrawn, the windows are others.
 * Told in the morning of that day. Source: contract.md, school.yaml; R-3, §四.
 */
export function movesAhead(school: School, now: DateTime): Omit<WindowsMoved, 'version'>[] {
  const days = new Set(school.calendar.notices.flatMap(({ withdrawn }) => withdrawn ?? []))
  return [...days]
    .filter((day) => day > dateOf(now))
    .sort()
    .flatMap((day) => {
      const from = firstSecondOf(day)
      const changes = changesBetween({ school, at: from.minus({ seconds: 1 }) }, { school, at: from })
      const told = changesToTell(changes, school, from)
      return told.length > 0 ? [{ at: from.set(toldFrom).toJSDate(), changes: told }] : []
    })
}

/** Nobody is woken at midnight. */
const toldFrom = { hour: 7, minute: 30 }

/** The school's dates as they count at an instant. */
interface AsOf {
  school: School
  at: DateTime
}

function changesBetween(before: AsOf, after: AsOf): WindowChange[] {
  return scopesOf(before.school, after.school).flatMap((scope) =>
    operations
      .filter((operation) => isYearly(operation) === (typeof scope === 'number'))
      .flatMap((operation) =>
        everyStudent.flatMap((student) => {
          const was = edgesOf(before, operation, student, scope)
          const is = edgesOf(after, operation, student, scope)
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

function edgesOf({ school, at }: AsOf, operation: Operation, student: Student, scope: string | number): Edges {
  const window = windowIn(school, { operation, student, scope }, at)
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
