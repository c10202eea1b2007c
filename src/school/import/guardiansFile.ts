import { z } from 'zod'
import type { Guardians, Guardianship } from '../guardians.ts'
import type { People } from '../people.ts'
import { type Person, yearRow } from '../person.ts'
import { roles } from '../roles.ts'
import { id, readCells, text } from './cells.ts'
import { type Change, difference, put, type Values, type Write } from './change.ts'
import { createSeenKeys, type FileKind } from './fileKind.ts'
import type { RowError } from './rowError.ts'

const columns = { required: ['guardian_id', 'name', 'student_id', 'relation'], optional: [] } as const

const guardianRow = z.object({ guardian_id: id, name: text, student_id: id, relation: text })
type GuardianRow = z.output<typeof guardianRow>

/** Who is whose guardian; a guardian needs no row among the people. Source: contract.md, CSV, §九(三). */
export function createGuardiansFile(guardians: Guardians, people: People): FileKind {
  return {
    columns,
    read({ division, year }) {
      const seen = createSeenKeys()
      const names = new Map<string, string>()
      return {
        async compare(rows) {
          const errors: RowError[] = []
          const changes: Change[] = []
          const read = readCells(guardianRow, rows, errors)
          const known = await people.byId(read.flatMap(({ value }) => [value.guardian_id, value.student_id]))
          const keys = read.map(({ value }) => guardianshipId(value))
          const stored = await guardians.model.find({ _id: { $in: keys } }).lean()
          const knownRows = new Map(stored.map((found) => [found._id, found]))
          for (const { row, value } of read) {
            if (!seen.add(guardianshipId(value), row, 'student_id', errors)) continue
            const refuse = (column: string, message: string) => errors.push({ row, column, message })
            const student = known.get(value.student_id)
            if (!student?.roles.includes('student'))
              refuse('student_id', `${value.student_id} is no student known here.`)
            else if (division && yearRow(student, year)?.division !== division) {
              refuse('student_id', `${student._id} is kept by the other division's office.`)
            }
            const person = known.get(value.guardian_id)
            if (isNamedOtherwise(value, person, names)) {
              refuse('name', `${value.guardian_id} has another name already, among the people or further up.`)
            }
            names.set(value.guardian_id, value.name)
            const change = changeOf(value, person, knownRows.get(guardianshipId(value)))
            if (change) changes.push(change)
          }
          return { errors, changes, unchanged: read.length - changes.length }
        },
        async rest() {
          const stored = await guardians.model.find({}, { _id: 1 }).sort({ _id: 1 }).lean()
          return { missing: stored.map(({ _id }) => _id).filter((found) => !seen.ids.has(found)), droppedOut: [] }
        },
      }
    },
  }
}

const guardianshipId = ({ guardian_id, student_id }: GuardianRow) => `${guardian_id}:${student_id}`

const isGuardianAlone = ({ roles }: Person) => roles.every((role) => role === 'guardian')

/** The name of whoever is more than a guardian belongs to the file of people. */
function isNamedOtherwise(row: GuardianRow, person: Person | undefined, names: ReadonlyMap<string, string>): boolean {
  const name = names.get(row.guardian_id) ?? (person && !isGuardianAlone(person) ? person.name : row.name)
  return name !== row.name
}

function changeOf(row: GuardianRow, person: Person | undefined, before: Guardianship | undefined): Change | undefined {
  const { guardian_id: guardian, student_id: student, relation, name } = row
  const after: Values = { name, relation }
  const changed = before && person ? difference({ name: person.name, relation: before.relation }, after) : undefined
  if (before && person && !changed) return undefined
  const key = guardianshipId(row)
  return {
    id: key,
    ...(changed ?? { before: null, after: { guardian_id: guardian, student_id: student, ...after } }),
    writes: [asPerson(row, person), put('guardianships', key, { guardian, student, relation })],
    act: {
      subject: `guardian:${guardian}`,
      people: [guardian, student],
      after: { guardian_id: guardian, student_id: student },
    },
  }
}

function asPerson({ guardian_id, name }: GuardianRow, person: Person | undefined): Write {
  if (!person) return put('people', guardian_id, { name, roles: ['guardian'], years: [] })
  const held = roles.filter((role) => role === 'guardian' || person.roles.includes(role))
  return put('people', guardian_id, { name, roles: held })
}
