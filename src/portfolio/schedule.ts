import type { DateTime } from 'luxon'
import { isYearly, type Operation } from '../regulation/operation.ts'
import { type Audience, type Division, divisions, type Grade, grades, type Student } from '../regulation/people.ts'
import { currentTerm, formatTerm, type Term, yearOf } from '../regulation/term.ts'
import { type Window, windowOf } from '../regulation/windows.ts'
import type { School } from '../school/calendar.ts'
import type { Person } from '../school/person.ts'
import { audienceOf, rulesetOf } from './terms.ts'

/** A semester such as `115-1`, or the school year of what is done once a year. */
export type Scope = string | number

/** A window and whom it is for. */
export interface WindowFor {
  window: Window
  /** Absent: every grade alike. */
  grades?: readonly Grade[]
  /** Absent: both divisions alike. */
  division?: Division
}

/** When an operation is done in one semester or school year; several windows where students differ. */
export interface ScheduleItem {
  operation: Operation
  scope: Scope
  windows: WindowFor[]
}

/** The semester, or the school year that it lies in, by which an operation is planned. */
export const scopeOf = (operation: Operation, term: string): Scope => (isYearly(operation) ? yearOf(term) : term)

/** The semester that people mean now: the current one, or before the first 開學日 the one to come. */
export function termNow({ calendar: { terms } }: School, now: DateTime): Term | undefined {
  return currentTerm(terms, now) ?? terms.toSorted((a, b) => a.opens.localeCompare(b.opens))[0]
}

/** When an operation is done, for every kind of student; those whose windows are the same stand together. Source: R-3, §四. */
export function scheduleItem(operation: Operation, scope: Scope, school: School, now: DateTime): ScheduleItem {
  const windowFor = (student: Student) => windowIn(operation, scope, student, school, now)
  const perDivision = divisions.map((division) => alike(grades, (grade) => windowFor({ grade, division })))
  const [day = [], ...others] = perDivision
  const isSame = others.every((groups) => JSON.stringify(groups) === JSON.stringify(day))
  const windows = isSame
    ? day
    : perDivision.flatMap((groups, index) => groups.map((group) => ({ ...group, division: divisions[index] ?? 'day' })))
  return { operation, scope, windows }
}

/** When a student does it, as the row of that school year describes them. */
export function windowForStudent(
  student: Person,
  operation: Operation,
  scope: Scope,
  school: School,
  now: DateTime,
): Window {
  const who = audienceOf(student, typeof scope === 'number' ? formatTerm({ year: scope, semester: 1 }) : scope)
  return windowIn(operation, scope, who, school, now)
}

function windowIn(operation: Operation, scope: Scope, student: Student, school: School, now: DateTime): Window {
  const { grade, division } = student
  const who: Audience = typeof scope === 'number' ? { grade, division, year: scope } : { grade, division, term: scope }
  return windowOf(operation, who, { ruleset: rulesetOf(school, scope), calendar: school.calendar }, now)
}

/** Grades with the same window side by side; no grade is named where all have it. */
function alike(all: readonly Grade[], windowOfGrade: (grade: Grade) => Window): WindowFor[] {
  const groups = new Map<string, { window: Window; grades: Grade[] }>()
  for (const grade of all) {
    const window = windowOfGrade(grade)
    const key = JSON.stringify(window)
    groups.set(key, { window, grades: [...(groups.get(key)?.grades ?? []), grade] })
  }
  return [...groups.values()].map(({ window, grades: those }) => ({
    window,
    ...(those.length < all.length ? { grades: those } : {}),
  }))
}
