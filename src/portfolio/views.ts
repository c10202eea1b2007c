import type { Courses } from '../school/courses.ts'
import type { People } from '../school/people.ts'
import { yearRow } from '../school/person.ts'
import type { Entry } from './entry.ts'

/** An entry with the names that people know it by. */
export interface EntryView {
  entry: Entry
  course: string
  student: string
  className: string
  /** Who decided it, by name. */
  decidedBy?: string
  /** Who can decide it now, by name. */
  teachers: string[]
}

/** Loads the names for entries, whatever their number, with one query each for courses and people. */
export type ViewEntries = (entries: Entry[]) => Promise<EntryView[]>

export function createViewEntries(courses: Courses, people: People): ViewEntries {
  return async function viewEntries(entries) {
    const known = await courses.byId(entries.flatMap(({ course }) => course ?? []))
    const ids = entries.flatMap(({ student, decidedBy, course }) => [
      student,
      ...(decidedBy ? [decidedBy] : []),
      ...(known.get(course ?? '')?.teachers ?? []),
    ])
    const persons = await people.byId(ids)
    return entries.map((entry) => {
      const student = persons.get(entry.student)
      const course = known.get(entry.course ?? '')
      const decidedBy = entry.decidedBy ? persons.get(entry.decidedBy)?.name : undefined
      return {
        entry,
        course: course?.name ?? entry.course ?? '',
        student: student?.name ?? entry.student,
        className: (student && yearRow(student, entry.year)?.classes[0]) ?? '',
        ...(decidedBy ? { decidedBy } : {}),
        teachers: (course?.teachers ?? []).flatMap((id) => persons.get(id)?.name ?? []),
      }
    })
  }
}
