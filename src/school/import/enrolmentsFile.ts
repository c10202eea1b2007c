import { z } from 'zod'
import { yearOf } from '../../regulation/term.ts'
import type { Course, Courses, Enrolment } from '../courses.ts'
import type { People } from '../people.ts'
import { type Person, yearRow } from '../person.ts'
import type { Division } from '../roles.ts'
import { id, readCells } from './cells.ts'
import type { Change } from './change.ts'
import { createSeenKeys, type FileKind } from './fileKind.ts'
import type { RowError } from './rowError.ts'

const columns = { required: ['course_id', 'student_id'], optional: [] } as const

const enrolmentRow = z.object({ course_id: id, student_id: id })

/** Who takes which course. Source: contract.md, CSV. */
export function createEnrolmentsFile(courses: Courses, people: People): FileKind {
  return {
    columns,
    read({ division, replace }) {
      const seen = createSeenKeys()
      const named = new Set<string>()
      const terms = new Set<string>()
      return {
        async compare(rows) {
          const errors: RowError[] = []
          const changes: Change[] = []
          const read = readCells(enrolmentRow, rows, errors)
          const knownCourses = await courses.byId(read.map(({ value }) => value.course_id))
          const students = await people.byId(read.map(({ value }) => value.student_id))
          const keys = read.map(({ value }) => enrolmentId(value.course_id, value.student_id))
          const stored = await courses.enrolments.find({ _id: { $in: keys } }, { _id: 1 }).lean()
          const known = new Set(stored.map(({ _id }) => _id))
          for (const { row, value } of read) {
            const key = enrolmentId(value.course_id, value.student_id)
            if (!seen.add(key, row, 'student_id', errors)) continue
            const refuse = (column: string, message: string) => errors.push({ row, column, message })
            const course = knownCourses.get(value.course_id)
            const student = students.get(value.student_id)
            if (!course) refuse('course_id', `${value.course_id} is unknown: import courses first.`)
            if (!student) refuse('student_id', `${value.student_id} is unknown: import people first.`)
            else if (!student.roles.includes('student')) refuse('student_id', `${value.student_id} is no student.`)
            if (!course || !student) continue
            if (division && homeOf(student, yearOf(course.term)) !== division)
              refuse('student_id', `${student._id} is kept by the other division's office.`)
            named.add(course._id)
            terms.add(course.term)
            if (!known.has(key)) changes.push(enrol(course._id, student._id))
          }
          return { errors, changes, unchanged: read.length - changes.length }
        },
        async rest() {
          const inTerms = await courses.inTerms([...terms])
          const stored = courses.enrolments.find({ course: { $in: inTerms.map(({ _id }) => _id) } }).sort({ _id: 1 })
          const unseen: Enrolment[] = []
          for await (const row of stored.lean().cursor()) if (!seen.ids.has(row._id)) unseen.push(row)
          const missing: string[] = []
          const droppedOut: Change[] = []
          for (const { _id, course, student } of division ? await ofDivision(division, unseen, inTerms) : unseen) {
            if (replace && named.has(course)) droppedOut.push(dropOut(course, student))
            else missing.push(_id)
          }
          return { missing, droppedOut }
        },
      }
    },
  }

  /** Those of the enrolments that a division's office keeps. */
  async function ofDivision(division: Division, rows: Enrolment[], inTerms: Course[]): Promise<Enrolment[]> {
    const students = await people.byId(rows.map(({ student }) => student))
    const years = new Map(inTerms.map(({ _id, term }) => [_id, yearOf(term)]))
    return rows.filter(({ course, student }) => homeOf(students.get(student), years.get(course)) === division)
  }
}

const homeOf = (student: Person | undefined, year: number | undefined): Division | undefined =>
  student && year !== undefined ? yearRow(student, year)?.division : undefined

const enrolmentId = (course: string, student: string) => `${course}:${student}`

function enrol(course: string, student: string): Change {
  const key = enrolmentId(course, student)
  const after = { course_id: course, student_id: student }
  return {
    id: key,
    before: null,
    after,
    writes: [{ collection: 'enrolments', id: key, set: { course, student }, unset: [] }],
    act: { subject: `enrolment:${key}`, people: [student], after },
  }
}

/** Their entries stay; only new ones are refused. */
function dropOut(course: string, student: string): Change {
  const key = enrolmentId(course, student)
  const before = { course_id: course, student_id: student }
  return {
    id: key,
    before,
    after: null,
    writes: [{ collection: 'enrolments', id: key, set: null, unset: [] }],
    act: { subject: `enrolment:${key}`, people: [student], before },
  }
}
