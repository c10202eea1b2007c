import type { Clock } from '../clock.ts'
import type { Courses } from '../school/courses.ts'
import type { People } from '../school/people.ts'
import { yearRow } from '../school/person.ts'
import type { Certifiers } from './certifiers.ts'
import type { Entry } from './entry.ts'

/** An entry with the names that people know it by. */
export interface EntryView {
  entry: Entry
  course: string
  student: string
  className: string
  /** Who decided it, by name. */
  decidedBy?: string
  /** Who teaches the course, by name; of one that waits, those who can decide it now. */
  teachers: string[]
  /** Who can decide one that waits in a teacher's place, by name. Source. */
  proxies?: string[]
}

/** Loads the names for entries, with as many queries whatever their number. */
export type ViewEntries = (entries: Entry[]) => Promise<EntryView[]>

export function createViewEntries(
  courses: Courses,
  people: People,
  certifiers: Pick<Certifiers, 'ofEntries'>,
  clock: Pick<Clock, 'now'>,
): ViewEntries {
  return async function viewEntries(entries) {
    const known = await courses.byId(entries.flatMap(({ course }) => course ?? []))
    const waiting = entries.filter(({ state }) => state === 'pending')
    const deciding = waiting.length > 0 ? await certifiers.ofEntries(waiting, clock.now()) : undefined
    const ids = entries.flatMap(({ _id, student, decidedBy, course }) => [
      student,
      ...(decidedBy ? [decidedBy] : []),
      ...(deciding?.get(_id) ?? known.get(course ?? '')?.teachers ?? []),
    ])
    const persons = await people.byId(ids)
    return entries.map((entry) => {
      const student = persons.get(entry.student)
      const course = known.get(entry.course ?? '')
      const taught = course?.teachers ?? []
      const able = deciding?.get(entry._id) ?? taught
      const namesOf = (some: readonly string[]) => some.flatMap((id) => persons.get(id)?.name ?? [])
      const proxies = namesOf(able.filter((id) => !taught.includes(id)))
      const decidedBy = entry.decidedBy ? persons.get(entry.decidedBy)?.name : undefined
      return {
        entry,
        course: course?.name ?? entry.course ?? '',
        student: student?.name ?? entry.student,
        className: (student && yearRow(student, entry.year)?.classes[0]) ?? '',
        ...(decidedBy ? { decidedBy } : {}),
        teachers: namesOf(able.filter((id) => taught.includes(id))),
        ...(proxies.length > 0 ? { proxies } : {}),
      }
    })
  }
}
