import { liveTerms } from '../../portfolio/terms.ts'
import { isOpenAt } from '../../regulation/phase.ts'
import type { Course } from '../../school/courses.ts'
import type { BoundContext } from '../context.ts'

/** The student's credit-bearing courses of the semesters whose upload is open. */
export async function openCourses({ services, student, now }: BoundContext): Promise<Course[]> {
  const terms = liveTerms(await services.calendar.load(), student, now).filter((rules) => isOpenAt(rules.upload, now))
  const courses = await services.courses.ofStudent(
    student._id,
    terms.map((rules) => rules.term),
  )
  const order = terms.map((rules) => rules.term)
  return courses.sort((a, b) => order.indexOf(a.term) - order.indexOf(b.term))
}

/** Courses that a typed name means: the whole name, else a part of it. */
export function matchCourses(courses: Course[], typed: string): Course[] {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s課程的是]/g, '')
  const wanted = plain(typed)
  if (wanted === '') return []
  const exact = courses.filter((course) => plain(course.name) === wanted)
  return exact.length > 0 ? exact : courses.filter((course) => plain(course.name).includes(wanted))
}
