import { DateTime } from 'luxon'
import { zone } from '../regulation/schoolTime.ts'
import type { TellMoved } from '../school/calendar.ts'
import type { Courses } from '../school/courses.ts'
import type { People } from '../school/people.ts'
import { enrolled } from '../school/publishSchool.ts'
import type { WindowChange, WindowsMoved } from '../school/windowChange.ts'
import { concernsStudent } from '../school/windowChanges.ts'
import { eachAtOnce } from './eachAtOnce.ts'
import type { Outbox } from './outbox.ts'

const queuedAtOnce = 50

/** Somebody whom windows concern that moved, and which of them. */
export interface Concerned {
  person: string
  as: 'student' | 'teacher'
  changes: WindowChange[]
}

/**
 * Tells the students of that grade and division, and of a moved certification the teachers of that semester's courses, once
 * per version of the school's dates. Source: R-3, §四.
 */
export function createTellMoved(outbox: Outbox, people: People, courses: Courses): TellMoved {
  return async function tellMoved(moved) {
    const { version } = moved
    await eachAtOnce(queuedAtOnce, await concernedBy(moved, people, courses), ({ person, changes }) =>
      outbox.queue(`window-moved:${version}:${person}`, { person }, { kind: 'window-moved', changes }),
    )
  }
}

/** Everyone whom the moves concern, each with what concerns them. */
export async function concernedBy(
  { at, changes }: Pick<WindowsMoved, 'at' | 'changes'>,
  people: People,
  courses: Courses,
): Promise<Concerned[]> {
  if (changes.length === 0) return []
  const students = await enrolled(people, DateTime.fromJSDate(at, { zone }))
  const concerned = students.map(
    (student): Concerned => ({
      person: student._id,
      as: 'student',
      changes: changes.filter((change) => concernsStudent(change, student)),
    }),
  )
  return [...concerned.filter((each) => each.changes.length > 0), ...(await teachersOf(changes, courses))]
}

async function teachersOf(changes: readonly WindowChange[], courses: Courses): Promise<Concerned[]> {
  const found = new Map<string, Set<WindowChange>>()
  const certification = changes.filter(({ operation }) => operation === 'certification')
  const terms = [...new Set(certification.map(({ scope }) => String(scope)))]
  for (const { term, grade, division, teachers } of await courses.inTerms(terms)) {
    const those = certification.filter(
      ({ scope, student }) =>
        scope === term && student.division === division && (grade === undefined || student.grade === grade),
    )
    for (const teacher of those.length > 0 ? teachers : []) {
      found.set(teacher, new Set([...(found.get(teacher) ?? []), ...those]))
    }
  }
  return [...found].map(([person, those]) => ({ person, as: 'teacher', changes: [...those] }))
}
