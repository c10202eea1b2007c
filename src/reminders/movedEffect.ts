import type { DateTime } from 'luxon'
import type { Operation } from '../regulation/operation.ts'
import { everyStudent, type Student } from '../regulation/people.ts'
import { type MovedWindow, movedWindows } from '../school/movedWindows.ts'
import type { SchoolPlan } from '../school/planSchool.ts'
import { countdownDays, everyCountdown } from './plan/countdown.ts'
import { afterUploadCountdown, offerCountdown } from './plan/ofStudents.ts'
import { type ConcernedAs, type ConcernedSources, concernedBy } from './tellMoved.ts'

/** What a change of the school's dates does, before it is applied: which windows move, whom that is told, and when they are reminded. */
export interface MovedEffect {
  windows: MovedWindow[]
  students: (Student & { count: number })[]
  teachers: number
  /** Guardians who act for a student. */
  guardians: number
  reminders: MovedReminders[]
}

/** How many of whom a change is told to. */
export type ToldCounts = Record<'students' | 'teachers' | 'guardians', number>

/** The days on which students are reminded of a window's close: ISO dates. */
export interface MovedReminders {
  operation: Operation
  scope: string | number
  before: string[]
  after: string[]
}

/** Source: R-3, §四 (the difference is shown first). */
export async function effectOf(
  { windows: moved, told, next }: Pick<SchoolPlan, 'windows' | 'told' | 'next'>,
  sources: ConcernedSources,
  now: DateTime,
): Promise<MovedEffect> {
  const windows = movedWindows(moved, next, now)
  const concerned = await concernedBy({ at: now.toJSDate(), changes: told }, sources)
  const heardBy = (group: ConcernedAs) => concerned.filter(({ as }) => as === group)
  const students = heardBy('student')
  const counted = everyStudent.map((kind) => ({
    ...kind,
    count: students.filter(({ changes: [first] }) => isOfKind(first?.student, kind)).length,
  }))
  const daysOf = (operation: Operation, { closesAt }: MovedWindow['before']) =>
    closesAt ? countdownDays(closesAt, countdownFor(operation), next.holidays) : []
  return {
    windows,
    students: counted.filter(({ count }) => count > 0),
    teachers: heardBy('teacher').length,
    guardians: heardBy('guardian').length,
    reminders: windows
      .filter(({ operation }) => countdownFor(operation).length > 0)
      .map(({ operation, scope, before, window }) => ({
        operation,
        scope,
        before: daysOf(operation, before),
        after: daysOf(operation, window),
      })),
  }
}

const isOfKind = (student: Student | undefined, { grade, division }: Student) =>
  student?.grade === grade && student.division === division

/** Days before a close on which students are reminded of it. */
function countdownFor(operation: Operation): readonly number[] {
  switch (operation) {
    case 'certification':
      return afterUploadCountdown
    case 'diverse-upload':
      return offerCountdown
    case 'course-upload':
    case 'course-selection':
    case 'diverse-selection':
    case 'receipt-confirmation':
      return everyCountdown
    default:
      return []
  }
}
