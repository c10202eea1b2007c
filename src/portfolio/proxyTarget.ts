import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { ProxySought } from '../regulation/proxyOrder.ts'
import { currentTerm, previousTerm, schoolYearOf } from '../regulation/term.ts'
import type { Calendar } from '../school/calendar.ts'
import type { Course, Courses } from '../school/courses.ts'
import type { People } from '../school/people.ts'
import { type Person, yearRow } from '../school/person.ts'
import type { Division } from '../school/roles.ts'
import type { Entry } from './entry.ts'
import type { ProxyScope } from './proxy.ts'

/** What a proxy is appointed for, with what the order needs to know of it. */
export interface ProxyTarget {
  scope: ProxyScope
  of: string
  teacher: Person
  courses: Course[]
  /** Whose offices may appoint. */
  divisions: Division[]
  sought: ProxySought
}

export interface TargetRooms {
  entries: Model<Entry>
  courses: Courses
  people: People
  calendar: Calendar
}

/** As it is written again to name the same. */
export const writtenOf = ({ scope, of }: Pick<ProxyTarget, 'scope' | 'of'>) => (scope === 'entry' ? `#${of}` : of)

/** What `T01`, a course's id, `12` or `#12` names; undefined where it is nothing that anybody certifies. */
export async function proxyTarget(
  written: string,
  now: DateTime,
  rooms: TargetRooms,
): Promise<ProxyTarget | undefined> {
  const { people, courses, entries } = rooms
  const teacher = written.startsWith('#') ? undefined : await people.get(written)
  if (teacher) return ofTeacher(teacher, now, rooms)
  const course = await courses.get(written)
  if (course) return ofCourse('course', course._id, course, rooms)
  const [, digits] = /^#?(\d{1,12})$/.exec(written) ?? []
  if (digits === undefined) return undefined
  const entry = await entries.findOne({ _id: Number(digits), hidden: false }, { course: 1 }).lean()
  const about = entry?.course ? await courses.get(entry.course) : undefined
  return about && ofCourse('entry', String(Number(digits)), about, rooms)
}

/** Their courses of the semesters in which something can be waiting. */
async function ofTeacher(
  teacher: Person,
  now: DateTime,
  { courses, calendar }: TargetRooms,
): Promise<ProxyTarget | undefined> {
  if (!teacher.roles.includes('teacher')) return undefined
  const { terms } = (await calendar.load()).calendar
  const current = currentTerm(terms, now)?.id
  const taught = await courses.model.find({ teachers: teacher._id }).sort({ _id: 1 }).lean()
  const live = taught.filter(({ term }) => current === undefined || term === current || term === previousTerm(current))
  const divisions = [...new Set(live.map(({ division }) => division))]
  const own = yearRow(teacher, schoolYearOf(now))?.division ?? 'day'
  return {
    scope: 'teacher',
    of: teacher._id,
    teacher,
    courses: live,
    divisions: divisions.length > 0 ? divisions : [own],
    sought: soughtFor(live, teacher),
  }
}

async function ofCourse(
  scope: 'course' | 'entry',
  of: string,
  course: Course,
  { people }: TargetRooms,
): Promise<ProxyTarget | undefined> {
  const [first] = course.teachers
  const teacher = first === undefined ? undefined : await people.get(first)
  return (
    teacher && {
      scope,
      of,
      teacher,
      courses: [course],
      divisions: [course.division],
      sought: soughtFor([course], teacher),
    }
  )
}

const soughtFor = (courses: Course[], { subject, domain }: Person): ProxySought => ({
  courses: courses.map(({ subject: taught, grade, domain: of }) => ({
    subject: taught,
    ...(grade === undefined ? {} : { grade }),
    ...(of === undefined ? {} : { domain: of }),
  })),
  ...(subject === undefined ? {} : { subject }),
  ...(domain === undefined ? {} : { domain }),
})
