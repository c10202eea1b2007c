import type { DateTime } from 'luxon'
import type { Scope } from '../../portfolio/schedule.ts'
import type { Operation } from '../../regulation/operation.ts'
import { isOpenAt, isStillOpen } from '../../regulation/phase.ts'
import { type SelectionKind, selectionKinds } from '../../regulation/selection.ts'
import { currentTerm } from '../../regulation/term.ts'
import type { Window } from '../../regulation/windows.ts'
import type { School } from '../../school/calendar.ts'
import { countdown, everyCountdown } from './countdown.ts'
import { firstMorningDay, isMonday, type Moment, occasionOn } from './moment.ts'
import { afterUploadCountdown, offerCountdown } from './ofStudents.ts'
import { finalReturnCountdown } from './ofTeachers.ts'
import { type Windows, windowsAt } from './windows.ts'

/** What a moment may concern, told from the calendar alone: only that has to be looked up. */
export interface Concern {
  /** Semesters whose drafts and returned entries matter. */
  draftTerms: readonly string[]
  /** Semesters in which all that waits for its teachers matters, whenever it is due. */
  pendingTerms: readonly string[]
  /** Semesters, and school years, whose upload is offered to those who have used none of it. */
  offeredTerms: readonly string[]
  offeredYears: readonly number[]
  /** School years whose selection matters, by kind. */
  selections: readonly { kind: SelectionKind; year: number }[]
  /** Classes and the task force are spoken of. */
  isMonday: boolean
}

export function concernOf(moment: Moment, school: School): Concern {
  const windows = windowsAt(school, moment.at)
  const monday = occasionOn(moment, isMonday) !== undefined
  const open = monday ? openNow(school, windows, moment.at) : { terms: [], selections: [] }
  const counted = (operation: Operation, days: readonly number[]) =>
    scopesWhere(windows, operation, ({ closesAt }) =>
      closesAt ? countdown(closesAt, days, moment, school.holidays) !== undefined : false,
    )
  const opening = (operation: Operation) =>
    scopesWhere(windows, operation, ({ opensAt }) =>
      opensAt ? occasionOn(moment, (date) => date === firstMorningDay(opensAt)) !== undefined : false,
    )
  return {
    draftTerms: distinct([
      ...open.terms,
      ...counted('course-upload', everyCountdown).map(String),
      ...counted('certification', afterUploadCountdown).map(String),
    ]),
    pendingTerms: distinct([
      ...counted('certification', [0]).map(String),
      ...counted('course-upload', finalReturnCountdown).map(String),
    ]),
    offeredTerms: counted('course-upload', offerCountdown).map(String),
    offeredYears: counted('diverse-upload', offerCountdown).map(Number),
    selections: selectionKinds.flatMap((kind) => {
      const operation = `${kind}-selection` as const
      const those = open.selections.filter((each) => each.kind === kind).map(({ year }) => year)
      return distinct([...those, ...[...counted(operation, everyCountdown), ...opening(operation)].map(Number)]).map(
        (year) => ({ kind, year }),
      )
    }),
    isMonday: monday,
  }
}

/** The semesters in which something handed in can still be answered, and the selections that can still be made. */
export function openNow(
  { calendar: { terms } }: School,
  windows: Windows,
  now: DateTime,
): { terms: string[]; selections: { kind: SelectionKind; year: number }[] } {
  const current = currentTerm(terms, now)?.id
  // A close that was never announced ends with its semester.
  const isOpen = (window: Window, scope: Scope) =>
    isStillOpen(window, now) || (scope === current && isOpenAt(window, now))
  const uploads = scopesWhere(windows, 'course-upload', isOpen)
  const certifications = scopesWhere(windows, 'certification', isOpen)
  return {
    terms: distinct([...uploads, ...certifications].map(String)),
    selections: selectionKinds.flatMap((kind) =>
      scopesWhere(windows, `${kind}-selection`, (window) => isOpenAt(window, now)).map((year) => ({
        kind,
        year: Number(year),
      })),
    ),
  }
}

/** The semesters or school years in which the window of some students satisfies. */
const scopesWhere = (windows: Windows, operation: Operation, test: (window: Window, scope: Scope) => boolean) =>
  distinct(
    windows
      .all(operation)
      .filter(({ window, scope }) => test(window, scope))
      .map(({ scope }) => scope),
  )

const distinct = <Item>(items: readonly Item[]) => [...new Set(items)]
