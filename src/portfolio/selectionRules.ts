import { DateTime } from 'luxon'
import { everyStudent, type Student } from '../regulation/people.ts'
import { isOpenAt, isStillOpen, phase } from '../regulation/phase.ts'
import { dateOf, instantOf, zone } from '../regulation/schoolTime.ts'
import {
  type SelectionFacts,
  type SelectionKind,
  type SelectionRulebook,
  selectionKinds,
} from '../regulation/selection.ts'
import { statusChangedIn } from '../regulation/statusChange.ts'
import { formatTerm, schoolYearOf, yearOf } from '../regulation/term.ts'
import { windowOf } from '../regulation/windows.ts'
import type { School } from '../school/calendar.ts'
import { hasLeft, type Person, yearRow } from '../school/person.ts'
import type { Entry } from './entry.ts'
import { termNow, windowForStudent } from './schedule.ts'
import type { Selection } from './selection.ts'
import { audienceOf, rulesetOf } from './terms.ts'

/** What one student's selection of a kind in a school year is judged by. */
export interface SelectionRules extends SelectionRulebook {
  year: number
  kind: SelectionKind
  /** The student's status changed in that year: how many are left is not computed. Source: R-11, §七. */
  isStatusChanged: boolean
}

/** A selection with what it is judged by. */
export interface SelectionStanding {
  rules: SelectionRules
  selection: Selection
}

/** Since when a selection can no longer be changed, and what made it so. */
export interface SelectionFinal {
  at: DateTime
  by: 'student' | 'close'
}

export function selectionRules(
  school: School,
  student: Person,
  year: number,
  kind: SelectionKind,
  now: DateTime,
): SelectionRules {
  const ruleset = rulesetOf(school, year)
  const row = yearRow(student, year)
  const isStatusChanged = row !== undefined && statusChangedIn(year, row.status, row.statusOn, ruleset)
  return {
    year,
    kind,
    ruleset,
    isStatusChanged,
    window: windowForStudent(student, `${kind}-selection`, year, school, now),
  }
}

/**
 * The selections that a student can change now, latest year first. Where none is open, the current year's, to be spoken of;
 * empty where the school has entered no dates.
 * Source: R-8; requirements.md, head.
 */
export function liveSelections(
  school: School,
  student: Person,
  kinds: readonly SelectionKind[],
  now: DateTime,
): SelectionRules[] {
  const current = termNow(school, now)
  if (!current) return []
  const inYear = (year: number) => kinds.map((kind) => selectionRules(school, student, year, kind, now))
  const thisYear = yearOf(current.id)
  const years = [...new Set(school.calendar.terms.map(({ id }) => yearOf(id)))].sort((a, b) => b - a)
  const open = years
    .flatMap(inYear)
    .filter(({ year, window }) => (year < thisYear ? isStillOpen(window, now) : isOpenAt(window, now)))
  return open.length > 0 ? open : inYear(thisYear)
}

/** Whether a student still may select: whoever is here, and who left from grade 12. Source: R-8; contract.md, Behaviour. */
export function standingOf(student: Person, now: DateTime): SelectionFacts['student'] {
  if (!student.leftOn || !hasLeft(student, dateOf(now))) return 'enrolled'
  return yearRow(student, schoolYearOf(instantOf(student.leftOn)))?.grade === 12 ? 'graduate' : 'left'
}

/**
 * When a selection became final: its student locked it, or its window closed with something ticked, whether or not that
 * has been written down yet. A window that a notice opens again makes what its close had locked changeable again.
 * Source: R-8, §六(一).
 */
export function finalSince(
  { selection: { ticked, lockedAt, lockedBy }, rules: { window } }: SelectionStanding,
  now: DateTime,
): SelectionFinal | undefined {
  if (lockedAt && lockedBy === 'student') return { at: DateTime.fromJSDate(lockedAt, { zone }), by: 'student' }
  if (!window.closesAt || ticked.length === 0 || phase(window, now) !== 'closed') return undefined
  return { at: window.closesAt, by: 'close' }
}

/** What selecting has made of an entry: what is ticked when its window closes is locked, written down yet or not. Source: R-8. */
export const selectedAt = (
  { selected }: Pick<Entry, 'selected'>,
  { window }: SelectionRules,
  now: DateTime,
): Entry['selected'] => (selected === 'ticked' && phase(window, now) === 'closed' ? 'locked' : selected)

/** The name of the students whose selections of a year and kind close together. */
const closingGroup = (year: number, kind: SelectionKind, { grade, division }: Student) =>
  `${year}:${kind}:${grade}:${division}`

/** The group that a student's selection of that year and kind closes with. */
export const closingGroupOf = (student: Person, { year, kind }: Pick<Selection, 'year' | 'kind'>) =>
  closingGroup(year, kind, audienceOf(student, formatTerm({ year, semester: 1 })))

/** The groups whose window has closed. */
export function closedGroups(school: School, now: DateTime): string[] {
  const { terms, notices } = school.calendar
  const named = notices.flatMap(({ applies }) => applies.year ?? (applies.term ? yearOf(applies.term) : []))
  const years = [...new Set([...terms.map(({ id }) => yearOf(id)), ...named])]
  return years.flatMap((year) =>
    selectionKinds.flatMap((kind) =>
      everyStudent
        .filter((student) => {
          const rulebook = { ruleset: rulesetOf(school, year), calendar: school.calendar }
          return phase(windowOf(`${kind}-selection`, { ...student, year }, rulebook, now), now) === 'closed'
        })
        .map((student) => closingGroup(year, kind, student)),
    ),
  )
}
