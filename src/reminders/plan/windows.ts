import type { DateTime } from 'luxon'
import type { Scope } from '../../portfolio/schedule.ts'
import { rulesetOf } from '../../portfolio/terms.ts'
import { isInForce } from '../../regulation/notice.ts'
import { isYearly, type Operation } from '../../regulation/operation.ts'
import { type Audience, everyStudent, type Student } from '../../regulation/people.ts'
import { yearOf } from '../../regulation/term.ts'
import { type Window, windowOf } from '../../regulation/windows.ts'
import type { School } from '../../school/calendar.ts'

/** The windows of a school at an instant, each computed once however many students it is for. */
export interface Windows {
  of(operation: Operation, scope: Scope, student: Student): Window
  /** Every window of an operation, in every semester or school year that the school has entered. */
  all(operation: Operation): { scope: Scope; student: Student; window: Window }[]
}

/** What was computed for a school, by how many of its notices were in force: with time they only grow fewer. */
const computed = new WeakMap<School, Map<number, Windows>>()

export function windowsAt(school: School, now: DateTime): Windows {
  const inForce = school.calendar.notices.filter((notice) => isInForce(notice, now)).length
  const known = computed.get(school) ?? new Map<number, Windows>()
  computed.set(school, known)
  const windows = known.get(inForce) ?? windowsOf(school, now)
  known.set(inForce, windows)
  return windows
}

function windowsOf(school: School, now: DateTime): Windows {
  const known = new Map<string, Window>()
  const all = new Map<Operation, ReturnType<Windows['all']>>()
  const windows: Windows = {
    of(operation, scope, { grade, division }) {
      const key = `${operation}:${scope}:${grade}:${division}`
      const found = known.get(key)
      if (found) return found
      const who: Audience = { grade, division, ...(typeof scope === 'number' ? { year: scope } : { term: scope }) }
      const window = windowOf(operation, who, { ruleset: rulesetOf(school, scope), calendar: school.calendar }, now)
      known.set(key, window)
      return window
    },
    all(operation) {
      const found = all.get(operation)
      if (found) return found
      const scopes = isYearly(operation) ? yearsOf(school) : school.calendar.terms.map(({ id }) => id)
      const made = scopes.flatMap((scope) =>
        everyStudent.map((student) => ({ scope, student, window: windows.of(operation, scope, student) })),
      )
      all.set(operation, made)
      return made
    },
  }
  return windows
}

function yearsOf({ calendar: { terms, notices } }: School): number[] {
  const named = notices.flatMap(({ applies: { year, term } }) => year ?? (term === undefined ? [] : yearOf(term)))
  return [...new Set([...terms.map(({ id }) => yearOf(id)), ...named])]
}
