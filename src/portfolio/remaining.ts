import type { DateTime } from 'luxon'
import type { Model, QueryFilter } from 'mongoose'
import type { OutcomeState } from '../regulation/outcomeState.ts'
import { type PlacesLeft, placesLeft } from '../regulation/quota.ts'
import { statusChangedIn } from '../regulation/statusChange.ts'
import type { Window } from '../regulation/windows.ts'
import type { School } from '../school/calendar.ts'
import { type Person, yearRow } from '../school/person.ts'
import type { Entry } from './entry.ts'
import type { Outcomes } from './outcomes.ts'
import { windowForStudent } from './schedule.ts'
import { rulesetOf, type TermRules } from './terms.ts'

/** How a student's course outcomes of one semester stand. */
export interface TermRemaining {
  rules: TermRules
  places: PlacesLeft
  /** How many are in each state; a draft, a pending and a returned one take a place each like any other. */
  counts: Record<OutcomeState, number>
}

/** How what is limited by the school year stands: diverse performance, and what is selected of either kind. */
export interface YearRemaining {
  kind: 'diverse' | 'course-selection' | 'diverse-selection'
  year: number
  places: PlacesLeft
  window: Window
  /** The student has locked the selection: nothing more can be selected. */
  isLocked?: boolean
}

/** The places of a semester that a student has left, with where the entries in the others stand. Source, 表一. */
export async function remainingInTerm(
  outcomes: Pick<Outcomes, 'ofStudent' | 'used'>,
  student: Person,
  rules: TermRules,
): Promise<TermRemaining> {
  const counts = { draft: 0, pending: 0, certified: 0, returned: 0 }
  for (const { state } of await outcomes.ofStudent(student._id, { term: rules.term })) {
    if (state !== 'recorded') counts[state] += 1
  }
  const used = await outcomes.used(student._id, rules.term)
  return { rules, places: placesLeft('course', used, false, rules.ruleset), counts }
}

/** The places of a school year that a student has left; none is named in the year of a status change. Source. */
export async function remainingInYear(
  entries: Model<Entry>,
  student: Person,
  kind: YearRemaining['kind'],
  year: number,
  school: School,
  now: DateTime,
): Promise<YearRemaining> {
  const ruleset = rulesetOf(school, year)
  const row = yearRow(student, year)
  const isChanged = row !== undefined && statusChangedIn(year, row.status, row.statusOn, ruleset)
  const used = await entries.countDocuments(takenBy(student._id, kind, year))
  const window = windowForStudent(student, kind === 'diverse' ? 'diverse-upload' : kind, year, school, now)
  return { kind, year, places: placesLeft(kind, used, isChanged, ruleset), window }
}

/** What takes a place: an entry of that year that is there, or one that is ticked. */
function takenBy(student: string, kind: YearRemaining['kind'], year: number): QueryFilter<Entry> {
  if (kind === 'diverse') return { student, kind, period: String(year), place: { $exists: true } }
  const ticked = kind === 'course-selection' ? 'course' : 'diverse'
  return { student, kind: ticked, year, selected: { $in: ['ticked', 'locked'] }, hidden: false }
}
