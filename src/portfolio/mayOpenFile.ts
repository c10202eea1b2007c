import type { Course } from '../school/courses.ts'
import type { Person } from '../school/person.ts'
import type { Entry } from './entry.ts'

/**
 * Whether someone may see an entry and open its files now: the student whose it is, and whoever teaches its course, once
 * it has been sent to them. A draft is the student's alone, and a deleted entry is out of everyone's sight.
 * Source.
 */
export function mayOpenFile(
  person: Pick<Person, '_id'>,
  entry: Pick<Entry, 'student' | 'course' | 'state' | 'hidden'>,
  course: Pick<Course, '_id' | 'teachers'> | undefined,
): boolean {
  if (entry.hidden) return false
  if (entry.student === person._id) return true
  const isTaughtByThem = course !== undefined && course._id === entry.course && course.teachers.includes(person._id)
  return isTaughtByThem && entry.state !== 'draft'
}
