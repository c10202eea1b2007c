import { z } from 'zod'
import type { Guardians } from '../guardians.ts'
import type { People } from '../people.ts'
import { hasLeft, type Person, type PersonYear, registrationStatuses } from '../person.ts'
import { divisions, type Role, roles } from '../roles.ts'
import { className, emptyOr, grade, id, isoDate, list, oneOf, readCells, text } from './cells.ts'
import { type Change, difference, joined, put, recorded, type Values } from './change.ts'
import { createSeenKeys, type FileKind, type ReadingOptions } from './fileKind.ts'
import type { RowError } from './rowError.ts'

const columns = {
  required: ['id', 'name', 'roles', 'grade', 'class', 'division', 'subject', 'domain', 'status', 'left_on'],
  optional: ['status_on'],
} as const

const recordedColumns = ['roles', 'grade', 'class', 'division', 'status', 'status_on', 'left_on']

/** Roles in the order of the list, so that another order in the file is no change. */
const roleList = list(oneOf(roles)).transform((held) => roles.filter((role) => held.includes(role)))

const personRow = z
  .object({
    id,
    name: text,
    roles: roleList,
    grade: emptyOr(grade),
    class: list(className, 0),
    division: emptyOr(oneOf(divisions)),
    subject: emptyOr(text),
    domain: emptyOr(text),
    status: emptyOr(oneOf(registrationStatuses)),
    left_on: emptyOr(isoDate),
    status_on: emptyOr(isoDate),
  })
  .superRefine((row, ctx) => {
    const holds = (role: Role) => row.roles.includes(role)
    const refuse = (column: keyof typeof row, message: string) =>
      ctx.addIssue({ code: 'custom', path: [column], message })
    if (holds('student')) {
      for (const column of ['grade', 'division', 'status'] as const) {
        if (row[column] === undefined) refuse(column, `Empty: a student needs a ${column}.`)
      }
      if (row.class.length !== 1) refuse('class', 'A student is in exactly one class.')
    }
    if (holds('homeroom') && row.class.length === 0) refuse('class', 'Empty: a homeroom teacher needs a class.')
    if (row.class.length > 1 && !holds('student') && !holds('counsellor')) {
      refuse('class', 'Only a counsellor has several classes.')
    }
    if (holds('grade-representative') && row.grade === undefined) {
      refuse('grade', 'Empty: a grade-representative needs the grade they stand for.')
    }
  })
type PersonRow = z.output<typeof personRow>

/** People: one row for one school year. Source: contract.md, CSV; R-1. */
export function createPeopleFile(people: People, guardians: Guardians): FileKind {
  return {
    columns,
    read(options) {
      const seen = createSeenKeys()
      return {
        async compare(rows) {
          const errors: RowError[] = []
          const changes: Change[] = []
          const read = readCells(personRow, rows, errors)
          const known = await people.byId(read.map(({ value }) => value.id))
          const guardianIds = await guardians.among([...known.keys()])
          for (const { row, value } of read) {
            if (!seen.add(value.id, row, 'id', errors)) continue
            const before = known.get(value.id)
            const refusal = outsideDivision(value, before, options)
            if (refusal) errors.push({ row, column: 'division', message: refusal })
            if (options.studentsAlone && !(isStudentAlone(value) && (!before || isStudentAlone(before))))
              errors.push({ row, column: 'roles', message: 'Here students are imported alone: staff by the operator.' })
            const after = merged(value, before, guardianIds.has(value.id), options)
            const change = changeOf(before, after, options.year)
            if (change) changes.push(change)
          }
          return { errors, changes, unchanged: read.length - changes.length }
        },
        async rest() {
          const missing: string[] = []
          for await (const person of people.model.find().sort({ _id: 1 }).lean().cursor()) {
            const isExpected = !hasLeft(person, options.today) && person.roles.some((role) => role !== 'guardian')
            if (isExpected && !seen.ids.has(person._id)) missing.push(person._id)
          }
          return { missing, droppedOut: [] }
        },
      }
    },
  }
}

const isStudent = ({ roles }: { roles: readonly Role[] }) => roles.includes('student')

const ofStudents: readonly Role[] = ['student', 'student-representative']
const isStudentAlone = ({ roles: held }: { roles: readonly Role[] }) => held.every((role) => ofStudents.includes(role))

/** Who imports for one division touches no student of the other; 進修部's own office touches its students alone. */
function outsideDivision(row: PersonRow, before: Person | undefined, { division, year }: ReadingOptions) {
  if (!division) return undefined
  if (division === 'continuing' && !isStudent(row)) return 'Its own office imports the students of 進修部 alone.'
  const was = before && isStudent(before) ? before.years.find((known) => known.year === year)?.division : undefined
  const foreign = [isStudent(row) ? row.division : undefined, was].find((found) => found && found !== division)
  return foreign && `Students of the division ${foreign} are kept by its own office.`
}

/** The person as the row makes them: the row's year is replaced, the other years stay. */
function merged(row: PersonRow, before: Person | undefined, isGuardian: boolean, options: ReadingOptions): Person {
  const { year, today } = options
  const was = before?.years.find((known) => known.year === year)
  const status = row.status ?? 'enrolled'
  const statusOn = row.status_on ?? (was?.status === status ? was.statusOn : today)
  const yearNow: PersonYear = {
    year,
    ...(row.grade === undefined ? {} : { grade: row.grade }),
    classes: row.class,
    division: row.division ?? 'day',
    status,
    statusOn,
  }
  const leftOn = row.left_on ?? (status === 'left' ? statusOn : undefined)
  const held = isGuardian ? roles.filter((role) => role === 'guardian' || row.roles.includes(role)) : row.roles
  return {
    _id: row.id,
    name: row.name,
    roles: held,
    ...(row.subject === undefined ? {} : { subject: row.subject }),
    ...(row.domain === undefined ? {} : { domain: row.domain }),
    years: [...(before?.years ?? []).filter((known) => known.year !== year), yearNow].sort((a, b) => a.year - b.year),
    ...(leftOn === undefined ? {} : { leftOn }),
  }
}

function changeOf(before: Person | undefined, after: Person, year: number): Change | undefined {
  const changed = before ? difference(valuesOf(before, year), valuesOf(after, year)) : undefined
  if (before && !changed) return undefined
  const { _id: personId, name, roles, subject, domain, years, leftOn } = after
  const told = changed ?? { before: null, after: valuesOf(after, year) }
  return {
    id: personId,
    ...told,
    writes: [put('people', personId, { name, roles, subject, domain, years, leftOn })],
    act: { subject: `person:${personId}`, people: [personId], ...recorded(told, recordedColumns) },
  }
}

/** The person as a row of that year would say it. */
function valuesOf({ name, roles, subject, domain, years, leftOn }: Person, year: number): Values {
  const row = years.find((known) => known.year === year)
  return {
    name,
    roles: joined(roles),
    grade: row?.grade ?? null,
    class: joined(row?.classes ?? []),
    division: row?.division ?? null,
    subject: subject ?? null,
    domain: domain ?? null,
    status: row?.status ?? null,
    status_on: row?.statusOn ?? null,
    left_on: leftOn ?? null,
  }
}
