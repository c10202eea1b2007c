import type { DateTime } from 'luxon'
import { type Division, divisions, type Grade, grades } from './people.ts'
import type { Rulebook } from './rulebook.ts'
import { windowOf } from './windows.ts'

/** What an office checks or enters each semester. Source: R-4. */
export type RecordKind = 'registration' | 'officers' | 'club-officers' | 'attendance' | 'grades'

/** The day school's offices that keep records; 進修部's own office keeps all of them for its students. Source: R-4, R-7. */
export type RecordOffice = 'registrar' | 'activities' | 'clubs' | 'student-affairs' | 'continuing-affairs'

interface RecordRule {
  operation: 'records-check' | 'grades'
  office: Exclude<RecordOffice, 'continuing-affairs'>
  clause: string
}

/** Which office keeps which record, and where that stands. Source: R-4, §五(一)(二). */
const records: Record<RecordKind, RecordRule> = {
  registration: { operation: 'records-check', office: 'registrar', clause: '§五(一)1' },
  officers: { operation: 'records-check', office: 'activities', clause: '§五(一)2' },
  'club-officers': { operation: 'records-check', office: 'clubs', clause: '§五(一)3' },
  attendance: { operation: 'records-check', office: 'student-affairs', clause: '§五(一)4' },
  grades: { operation: 'grades', office: 'registrar', clause: '§五(二)1' },
}
const recordKinds = Object.keys(records) as RecordKind[]
const continuingClause = '§五(五)'

/** Which office keeps a record of a division's students. Source, §五(一)(二)(五). */
export const recordOffice = (what: RecordKind, division: Division): RecordOffice =>
  division === 'day' ? records[what].office : 'continuing-affairs'

/** A duty of a semester, as the rules and the notices in force set it. */
export interface RecordDuty {
  /** Such as `115-1:grades:day`; `115-2:grades:day:12` where a notice gives some grades a date of their own. */
  id: string
  what: RecordKind
  term: string
  division: Division
  office: RecordOffice
  /** Absent: every grade alike. */
  grades?: readonly Grade[]
  clause: string
  /** The last second that counts. */
  dueAt: DateTime<true>
}

/**
 * What the offices owe in a semester: the re-checks at its start and the grades at its end, each by division.
 * Source; §五(一)(二)(五).
 */
export function recordDuties(term: string, rulebook: Rulebook, now: DateTime): RecordDuty[] {
  return divisions.flatMap((division) =>
    recordKinds.flatMap((what) => {
      const { operation, clause } = records[what]
      const due = dueByGrade(operation, term, division, rulebook, now)
      const whole = `${term}:${what}:${division}`
      return due.map(
        ({ dueAt, grades: those }): RecordDuty => ({
          id: due.length === 1 ? whole : `${whole}:${those.join('-')}`,
          what,
          term,
          division,
          office: recordOffice(what, division),
          ...(due.length === 1 ? {} : { grades: those }),
          clause: division === 'day' ? clause : continuingClause,
          dueAt,
        }),
      )
    }),
  )
}

/** Grades whose duty falls due at the same second stand together; without a date there is no duty yet. */
function dueByGrade(
  operation: RecordRule['operation'],
  term: string,
  division: Division,
  rulebook: Rulebook,
  now: DateTime,
): { dueAt: DateTime<true>; grades: Grade[] }[] {
  const groups = new Map<number, { dueAt: DateTime<true>; grades: Grade[] }>()
  for (const grade of grades) {
    const { closesAt } = windowOf(operation, { grade, division, term }, rulebook, now)
    if (!closesAt) continue
    const group = groups.get(closesAt.toMillis()) ?? { dueAt: closesAt, grades: [] }
    group.grades.push(grade)
    groups.set(closesAt.toMillis(), group)
  }
  return [...groups.values()]
}
