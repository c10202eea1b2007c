import { z } from 'zod'
import { yearOf } from '../../regulation/term.ts'
import type { Courses } from '../courses.ts'
import { type Grade, type Grades, gradeId } from '../grades.ts'
import type { People } from '../people.ts'
import { id } from './cells.ts'
import type { FileKind } from './fileKind.ts'
import { createOfficeFile, type Flaw } from './officeFile.ts'

const gradeRow = z.object({
  course_id: id,
  student_id: id,
  score: z
    .string()
    .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, 'Expected a score from 0 to 100, such as 85 or 85.5.'),
})

/** What students scored. A course without grade is a problem of the submission. Source: contract.md, CSV; R-4, §五(二)1. */
export function createGradesFile({ model, byId }: Grades, people: People, courses: Courses): FileKind {
  const file = {
    columns: { required: ['course_id', 'student_id', 'score'], optional: [] },
    row: gradeRow,
    collection: 'grades' as const,
    subject: 'grade',
    recorded: ['course_id', 'student_id'],
    byId,
    docOf: ({ course_id: course, student_id: student, score }: z.output<typeof gradeRow>): Grade => {
      return { _id: gradeId({ course, student }), course, student, score }
    },
    valuesOf: ({ course, student, score }: Grade) => ({ course_id: course, student_id: student, score }),
    async check(grades: readonly Grade[]) {
      const known = await courses.byId(grades.map(({ course }) => course))
      const rows = await courses.enrolments.find({ _id: { $in: grades.map(gradeId) } }, { _id: 1 }).lean()
      const taken = new Set(rows.map(({ _id }) => _id))
      return {
        flaws({ _id, course, student }: Grade): Flaw[] {
          if (!known.has(course)) return [['course_id', `${course} is unknown: import courses first.`]]
          return taken.has(_id) ? [] : [['student_id', `${student} does not take ${course}: import enrolments first.`]]
        },
        keptAs({ course }: Grade) {
          const taught = known.get(course)
          return taught && { what: 'grades' as const, year: yearOf(taught.term) }
        },
      }
    },
    groupOf: ({ course }: Grade) => course,
    inGroups: (ids: string[]) =>
      model
        .find({ course: { $in: ids } })
        .sort({ _id: 1 })
        .lean()
        .cursor(),
  }
  return createOfficeFile(file, people)
}
