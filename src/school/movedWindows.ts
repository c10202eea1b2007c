import { isDeepStrictEqual } from 'node:util'
import type { DateTime } from 'luxon'
import type { Operation } from '../regulation/operation.ts'
import { type Division, divisions, type Grade, grades, type Student } from '../regulation/people.ts'
import { instantOf } from '../regulation/schoolTime.ts'
import type { Window } from '../regulation/windows.ts'
import type { School } from './calendar.ts'
import type { Edges, WindowChange } from './windowChange.ts'
import { windowStillMoved } from './windowChanges.ts'

/** A window as it stands now, and when it would have opened and closed before. */
export interface MovedWindow {
  operation: Operation
  scope: string | number
  before: Pick<Window, 'opensAt' | 'closesAt'>
  window: Window
  /** Absent: every grade alike. */
  grades?: Grade[]
  /** Absent: both divisions alike. */
  division?: Division
}

/** The moves that still stand at `now`; kinds of student whose window moved alike stand together. */
export function movedWindows(changes: readonly WindowChange[], school: School, now: DateTime): MovedWindow[] {
  const groups = new Map<string, { change: WindowChange; window: Window; students: Student[] }>()
  for (const change of changes) {
    const window = windowStillMoved(change, school, now)
    if (!window) continue
    const { student, ...alike } = change
    const key = JSON.stringify([alike, window.source])
    const group = groups.get(key) ?? { change, window, students: [] }
    groups.set(key, { ...group, students: [...group.students, student] })
  }
  return [...groups.values()].flatMap(({ change: { operation, scope, before }, window, students }) =>
    described(students).map((whom) => ({ operation, scope, before: instantsOf(before), window, ...whom })),
  )
}

/** Kinds of student in as few words as can be: by division where the two differ. */
function described(students: readonly Student[]): Pick<MovedWindow, 'grades' | 'division'>[] {
  const perDivision = divisions.map((division) => ({
    division,
    those: grades.filter((grade) => students.some((each) => each.grade === grade && each.division === division)),
  }))
  const named = (those: Grade[]) => (those.length < grades.length ? { grades: those } : {})
  const [first, ...others] = perDivision
  if (first && others.every(({ those }) => isDeepStrictEqual(those, first.those))) return [named(first.those)]
  return perDivision
    .filter(({ those }) => those.length > 0)
    .map(({ division, those }) => ({ division, ...named(those) }))
}

const instantsOf = ({ opens, closes }: Edges): MovedWindow['before'] => ({
  ...(opens === null ? {} : { opensAt: instantOf(opens) }),
  ...(closes === null ? {} : { closesAt: instantOf(closes) }),
})
