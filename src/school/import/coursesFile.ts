import { z } from 'zod'
import { parseTerm } from '../../regulation/term.ts'
import type { Course, Courses } from '../courses.ts'
import type { People } from '../people.ts'
import type { Person } from '../person.ts'
import { divisions, isStaff } from '../roles.ts'
import { amount, emptyOr, grade, id, list, oneOf, readCells, text } from './cells.ts'
import { type Change, difference, joined, put, recorded, type Values } from './change.ts'
import { createSeenKeys, type FileKind } from './fileKind.ts'
import type { RowError } from './rowError.ts'

const columns = {
  required: ['course_id', 'term', 'name', 'subject', 'domain', 'grade', 'credits', 'division', 'teacher_id'],
  optional: ['official_code', 'hours'],
} as const

const recordedColumns = ['term', 'grade', 'credits', 'hours', 'division', 'teacher_id', 'official_code']

const courseRow = z
  .object({
    course_id: id,
    term: z.string().refine((cell) => parseTerm(cell), 'Expected a semester such as 115-1.'),
    name: text,
    subject: text,
    domain: emptyOr(text),
    grade: emptyOr(grade),
    credits: emptyOr(amount),
    division: oneOf(divisions),
    teacher_id: list(id),
    official_code: emptyOr(text),
    hours: emptyOr(amount),
  })
  .refine(({ credits, hours }) => credits !== undefined || hours !== undefined, {
    path: ['credits'],
    message: 'Empty: a course needs credits, or hours in the continuing-education division; 0 for none.',
  })
type CourseRow = z.output<typeof courseRow>

/** Courses of a semester. Source: contract.md, CSV. */
export function createCoursesFile(courses: Courses, people: People): FileKind {
  return {
    columns,
    read(options) {
      const seen = createSeenKeys()
      const terms = new Set<string>()
      return {
        async compare(rows) {
          const errors: RowError[] = []
          const changes: Change[] = []
          const read = readCells(courseRow, rows, errors)
          const known = await courses.byId(read.map(({ value }) => value.course_id))
          const teachers = await people.byId(read.flatMap(({ value }) => value.teacher_id))
          for (const { row, value } of read) {
            if (!seen.add(value.course_id, row, 'course_id', errors)) continue
            terms.add(value.term)
            const before = known.get(value.course_id)
            const refuse = (column: string, message: string) => errors.push({ row, column, message })
            for (const problem of teacherProblems(value, teachers)) refuse('teacher_id', problem)
            if (before && before.term !== value.term) {
              refuse(
                'term',
                `${before._id} is a course of ${before.term}: a course of another semester needs its own id.`,
              )
            }
            const foreign = [value.division, before?.division].find((found) => found && found !== options.division)
            if (options.division && foreign) refuse('division', `Courses of ${foreign} are kept by its own office.`)
            const change = changeOf(before, courseOf(value, before))
            if (change) changes.push(change)
          }
          return { errors, changes, unchanged: read.length - changes.length }
        },
        async rest() {
          const stored = await courses.model
            .find({ term: { $in: [...terms] } }, { _id: 1 })
            .sort({ _id: 1 })
            .lean()
          return { missing: stored.map(({ _id }) => _id).filter((found) => !seen.ids.has(found)), droppedOut: [] }
        },
      }
    },
  }
}

function teacherProblems({ teacher_id }: CourseRow, people: ReadonlyMap<string, Person>): string[] {
  return teacher_id.flatMap((teacher) => {
    const person = people.get(teacher)
    if (!person) return [`${teacher} is unknown: import people first.`]
    return isStaff(person.roles) ? [] : [`${teacher} is no member of staff.`]
  })
}

/** A column that the file leaves out keeps what is known. */
function courseOf(row: CourseRow, before: Course | undefined): Course {
  const hours = row.hours ?? before?.hours
  const officialCode = row.official_code ?? before?.officialCode
  return {
    _id: row.course_id,
    term: row.term,
    name: row.name,
    subject: row.subject,
    ...(row.domain === undefined ? {} : { domain: row.domain }),
    ...(row.grade === undefined ? {} : { grade: row.grade }),
    credits: row.credits ?? 0,
    ...(hours === undefined ? {} : { hours }),
    division: row.division,
    teachers: [...new Set(row.teacher_id)],
    ...(officialCode === undefined ? {} : { officialCode }),
  }
}

function changeOf(before: Course | undefined, after: Course): Change | undefined {
  const changed = before ? difference(valuesOf(before), valuesOf(after)) : undefined
  if (before && !changed) return undefined
  const { _id: courseId, term, name, subject, domain, grade, credits, hours, division, teachers, officialCode } = after
  const told = changed ?? { before: null, after: valuesOf(after) }
  return {
    id: courseId,
    ...told,
    writes: [
      put('courses', courseId, {
        term,
        name,
        subject,
        domain,
        grade,
        credits,
        hours,
        division,
        teachers,
        officialCode,
      }),
    ],
    act: {
      subject: `course:${courseId}`,
      people: changed?.after.teacher_id || !before ? [...new Set([...(before?.teachers ?? []), ...teachers])] : [],
      ...recorded(told, recordedColumns),
    },
  }
}

function valuesOf(course: Course): Values {
  return {
    term: course.term,
    name: course.name,
    subject: course.subject,
    domain: course.domain ?? null,
    grade: course.grade ?? null,
    credits: course.credits,
    hours: course.hours ?? null,
    division: course.division,
    teacher_id: joined(course.teachers),
    official_code: course.officialCode ?? null,
  }
}
