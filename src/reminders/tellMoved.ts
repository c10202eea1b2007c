import { DateTime } from 'luxon'
import type { Grants } from '../identity/grants.ts'
import { zone } from '../regulation/schoolTime.ts'
import type { TellMoved } from '../school/calendar.ts'
import type { Courses } from '../school/courses.ts'
import type { People } from '../school/people.ts'
import { enrolled } from '../school/publishSchool.ts'
import type { WindowChange, WindowsMoved } from '../school/windowChange.ts'
import { concernsStudent } from '../school/windowChanges.ts'
import { loadHomerooms } from './load/homerooms.ts'
import type { Outbox } from './outbox.ts'

/** As what somebody hears of it; who is several things is the first of them. */
export type ConcernedAs = 'student' | 'teacher' | 'guardian'

/** Somebody whom windows concern that moved, and which of them. */
export interface Concerned {
  person: string
  as: ConcernedAs
  changes: WindowChange[]
}

export interface ConcernedSources {
  people: People
  courses: Courses
  grants: Pick<Grants, 'guardiansOf'>
}

/** Tells everyone concerned once per version of the school's dates and the day on which they move. Source: R-3, §四. */
export function createTellMoved(outbox: Outbox, sources: ConcernedSources): TellMoved {
  return async function tellMoved(moved) {
    const occasion = `${moved.version}:${moved.at.getTime()}`
    const concerned = await concernedBy(moved, sources)
    await outbox.queueAll(
      concerned.map(({ person, changes }) => ({
        key: `window-moved:${occasion}:${person}`,
        addressee: { person },
        matter: { kind: 'window-moved', changes },
        options: { toMany: true },
      })),
    )
  }
}

/**
 * Everyone whom the moves concern, each with what concerns them: the students of that grade and division with their
 * homeroom teachers and the guardians who act for them, and of a moved certification the teachers of that semester's
 * courses. Source: R-3, §四.
 */
export async function concernedBy(
  { at, changes }: Pick<WindowsMoved, 'at' | 'changes'>,
  { people, courses, grants }: ConcernedSources,
): Promise<Concerned[]> {
  if (changes.length === 0) return []
  const now = DateTime.fromJSDate(at, { zone })
  const found = new Map<string, { as: ConcernedAs; those: Set<WindowChange> }>()
  const add = (person: string, as: ConcernedAs, those: readonly WindowChange[]) => {
    const known = found.get(person)
    if (those.length > 0)
      found.set(person, { as: known?.as ?? as, those: new Set([...(known?.those ?? []), ...those]) })
  }
  const changesOf = (student: string) => changes.filter((change) => found.get(student)?.those.has(change))

  for (const student of await enrolled(people, now))
    add(
      student._id,
      'student',
      changes.filter((change) => concernsStudent(change, student)),
    )
  const students = [...found.keys()]
  for (const [teacher, those] of await certifyingTeachers(changes, courses)) add(teacher, 'teacher', those)
  for (const { teacher, students: ofClass } of await loadHomerooms(now, { people }))
    add(teacher, 'teacher', ofClass.flatMap(changesOf))
  for (const [student, guardians] of await grants.guardiansOf(students, now))
    for (const guardian of guardians) add(guardian, 'guardian', changesOf(student))
  return [...found].map(([person, { as, those }]) => ({
    person,
    as,
    changes: changes.filter((each) => those.has(each)),
  }))
}

async function certifyingTeachers(
  changes: readonly WindowChange[],
  courses: Courses,
): Promise<[teacher: string, changes: WindowChange[]][]> {
  const certification = changes.filter(({ operation }) => operation === 'certification')
  const terms = [...new Set(certification.map(({ scope }) => String(scope)))]
  return (await courses.inTerms(terms)).flatMap(({ term, grade, division, teachers }) => {
    const those = certification.filter(
      ({ scope, student }) =>
        scope === term && student.division === division && (grade === undefined || student.grade === grade),
    )
    return teachers.map((teacher): [string, WindowChange[]] => [teacher, those])
  })
}
