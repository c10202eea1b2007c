import { isDeepStrictEqual } from 'node:util'
import type { DateTime } from 'luxon'
import { checkNotices, type NoticeRefusal } from '../regulation/checkNotices.ts'
import type { Notice } from '../regulation/notice.ts'
import { everyStudent } from '../regulation/people.ts'
import { rulesetNamed } from '../regulation/rulesets/index.ts'
import { compareTerms, type Term } from '../regulation/term.ts'
import type { Holiday, School } from './calendar.ts'
import { refusalText } from './flawText.ts'
import type { Person } from './person.ts'
import { disorderedTerms, type SchoolFile } from './schoolFile.ts'
import type { Edges, WindowChange, WindowsMoved } from './windowChange.ts'
import { changesToTell, concernsStudent, movesAhead, windowChanges } from './windowChanges.ts'

/** One thing that a file changes: a value of the school, a term, a notice, or a window that follows from them. */
export interface SchoolChange {
  /** Such as `website`, `term:115-1`, `notice:SEL-115` or `window:course-upload 115-1`. */
  what: string
  before: SchoolValue | null
  after: SchoolValue | null
}
export type SchoolValue = string | readonly Holiday[] | Term | Notice | Edges

/** What a file would change, and the school as it would be. */
export interface SchoolPlan {
  changes: SchoolChange[]
  /** The enrolled students of whom a window moves. */
  affected: string[]
  /** Every window that moves. */
  windows: WindowChange[]
  /** The moves that those whom they concern are told of. */
  told: WindowChange[]
  /** What moves on later days of itself, to be told then. */
  ahead: Omit<WindowsMoved, 'version'>[]
  next: School
}

/** Why dates cannot stand together, in sentences for the command line; `refusals` where the rulebook refuses notices. */
export interface SchoolProblems {
  problems: string[]
  refusals?: NoticeRefusal[]
}

/**
 * Compares a file with the school: an id that is known amends, what the file does not mention stays.
 *
 * Source: contract.md, school.yaml; R-3, §四.
 * @param students everyone who is enrolled now.
 * @returns the plan, or every reason why the dates cannot stand together.
 */
export function planSchool(
  current: School,
  file: SchoolFile,
  students: readonly Person[],
  now: DateTime,
): SchoolPlan | SchoolProblems {
  const next = merged(current, file)
  const problems = problemsOf(next, now)
  if (problems) return problems
  const windows = windowChanges(current, next, now)
  const changes = [...valueChanges(current, next), ...shownTogether(windows)]
  const affected = students.filter((student) => windows.some((window) => concernsStudent(window, student)))
  const told = changesToTell(windows, current, now)
  return { changes, affected: affected.map(({ _id }) => _id), windows, told, ahead: movesAhead(next, now), next }
}

function merged(current: School, file: SchoolFile): School {
  return {
    ...current,
    name: file.school ?? current.name,
    code: file.school_code ?? current.code,
    website: file.website ?? current.website,
    offices: { ...current.offices, ...file.offices },
    holidays: file.holidays ?? current.holidays,
    calendar: {
      terms: amended(current.calendar.terms, file.terms ?? []).sort((a, b) => compareTerms(a.id, b.id)),
      notices: amended(current.calendar.notices, file.notices ?? []),
    },
    ruleset: file.ruleset ?? current.ruleset,
  }
}

/** An amended item goes to the end: of two notices equally strong, the one written later prevails. */
function amended<Item extends { id: string }>(current: readonly Item[], written: readonly Item[]): Item[] {
  const changed = written.filter((item) => !current.some((known) => isDeepStrictEqual(known, item)))
  return [...current.filter((known) => !changed.some(({ id }) => id === known.id)), ...changed]
}

function problemsOf({ calendar, ruleset: id, rulesets }: School, now: DateTime): SchoolProblems | undefined {
  const ruleset = rulesetNamed(id, rulesets)
  if (!ruleset) return { problems: [`ruleset: ${id} is unknown.`] }
  const disordered = disorderedTerms(calendar.terms)
  if (disordered.length > 0) return { problems: disordered }
  const refusals = checkNotices({ ruleset, calendar }, now)
  return refusals.length > 0 ? { problems: refusals.map(refusalText), refusals } : undefined
}

function valueChanges(before: School, after: School): SchoolChange[] {
  const [was, is] = [valuesOf(before), valuesOf(after)]
  return [...is.keys()].flatMap((what) => {
    const change = { what, before: was.get(what) ?? null, after: is.get(what) ?? null }
    return isDeepStrictEqual(change.before, change.after) ? [] : [change]
  })
}

/** Everything the school says, by what it is; what is empty is not said. */
function valuesOf({ name, code, website, ruleset, offices, holidays, calendar }: School): Map<string, SchoolValue> {
  const said: [string, SchoolValue][] = [
    ['school', name],
    ['school_code', code],
    ['website', website],
    ['ruleset', ruleset],
    ...Object.entries(offices).map(([role, whom]): [string, SchoolValue] => [`offices.${role}`, whom]),
    ['holidays', holidays],
    ...calendar.terms.map((term): [string, SchoolValue] => [`term:${term.id}`, term]),
    ...calendar.notices.map((notice): [string, SchoolValue] => [`notice:${notice.id}`, notice]),
  ]
  return new Map(
    said.filter(([, value]) => (typeof value === 'object' && 'length' in value ? value.length > 0 : value !== '')),
  )
}

/** Windows that move alike are one change to show; it names the kinds of student where it does not concern all of them. */
export function shownTogether(windows: readonly WindowChange[]): SchoolChange[] {
  const groups = new Map<string, WindowChange[]>()
  for (const window of windows) {
    const { operation, scope, before, after } = window
    const key = JSON.stringify([operation, scope, before, after])
    groups.set(key, [...(groups.get(key) ?? []), window])
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const students = [first, ...others].map(({ student }) => `${student.grade} ${student.division}`)
    const whom = students.length === everyStudent.length ? '' : ` (${students.join(', ')})`
    const what = `window:${first.operation} ${first.scope}${whom}`
    return [{ what, before: first.before, after: first.after }]
  })
}
