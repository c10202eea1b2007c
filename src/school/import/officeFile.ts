import type { z } from 'zod'
import { type RecordKind, recordOffice } from '../../regulation/duties.ts'
import { doersOf } from '../duties.ts'
import type { People } from '../people.ts'
import { type Person, yearRow } from '../person.ts'
import type { Role } from '../roles.ts'
import { readCells } from './cells.ts'
import { type Change, type Collection, difference, put, recorded, type Values, type Write } from './change.ts'
import type { Columns } from './csv.ts'
import { createSeenKeys, type FileKind } from './fileKind.ts'
import type { RowError } from './rowError.ts'

/** A record that an office keeps of a student. */
interface OfficeRecord {
  _id: string
  student: string
}

/** What is wrong with a row, by column. */
export type Flaw = [column: string, message: string]

/** Judges records by what the school knows. */
export interface Check<Doc> {
  flaws(doc: Doc): Flaw[]
  /** Which record the rule book takes it for, and the school year that says whose student it is; undefined where that cannot be told. */
  keptAs(doc: Doc): { what: RecordKind; year: number } | undefined
}

/** What is particular to one kind of record. */
export interface OfficeFile<Row, Doc extends OfficeRecord> {
  columns: Columns
  row: z.ZodType<Row>
  collection: Collection
  /** The word before the key in the record of acts, and the columns that it may keep. */
  subject: string
  recorded: readonly string[]
  docOf(row: Row): Doc
  /** The record as a row would say it. */
  valuesOf(doc: Doc): Values
  byId(ids: string[]): Promise<Map<string, Doc>>
  /** Stored records that lacked a part of their key, by the key of the one that has it now. */
  completedBy?(docs: readonly Doc[]): Promise<Map<string, Doc>>
  /** Reads what the records are checked against. */
  check(docs: readonly Doc[], today: string): Promise<Check<Doc>>
  /** What a file tells of as a whole, such as a day. */
  groupOf(doc: Doc): string
  inGroups(groups: string[]): AsyncIterable<Doc>
}

/** Records of students that an office enters; a row of another office's is refused. Source: contract.md, CSV. */
export function createOfficeFile<Row, Doc extends OfficeRecord>(file: OfficeFile<Row, Doc>, people: People): FileKind {
  return {
    columns: file.columns,
    read({ offices, replace, today }) {
      const seen = createSeenKeys()
      const groups = new Set<string>()
      const completed = new Set<string>()
      return {
        async compare(rows) {
          const errors: RowError[] = []
          const changes: Change[] = []
          const read = readCells(file.row, rows, errors).map(({ row, value }) => ({ row, doc: file.docOf(value) }))
          const docs = read.map(({ doc }) => doc)
          const known = await file.byId(docs.map(({ _id }) => _id))
          const fresh = docs.filter(({ _id }) => !known.has(_id))
          const incomplete = (await file.completedBy?.(fresh)) ?? new Map<string, Doc>()
          const students = await people.byId(docs.map(({ student }) => student))
          const check = await file.check(docs, today)
          for (const { row, doc } of read) {
            if (!seen.add(doc._id, row, 'student_id', errors)) continue
            groups.add(file.groupOf(doc))
            const flaws = [...studentFlaws(doc, students.get(doc.student), check, offices), ...check.flaws(doc)]
            errors.push(...flaws.map(([column, message]) => ({ row, column, message })))
            const lacking = incomplete.get(doc._id)
            // One that the file still names is a record of its own.
            const before = known.get(doc._id) ?? (lacking && !known.has(lacking._id) ? lacking : undefined)
            if (before && before._id !== doc._id) completed.add(before._id)
            const change = changeOf(before, doc)
            if (change) changes.push(change)
          }
          return { errors, changes, unchanged: read.length - changes.length }
        },
        async rest() {
          const unseen: Doc[] = []
          for await (const doc of file.inGroups([...groups]))
            if (!seen.ids.has(doc._id) && !completed.has(doc._id)) unseen.push(doc)
          const students = await people.byId(unseen.map(({ student }) => student))
          const check = await file.check(unseen, today)
          const own = unseen.filter((doc) => studentFlaws(doc, students.get(doc.student), check, offices).length === 0)
          return replace
            ? { missing: [], droppedOut: own.map(dropOut) }
            : { missing: own.map(({ _id }) => _id), droppedOut: [] }
        },
      }
    },
  }

  function studentFlaws(
    doc: Doc,
    student: Person | undefined,
    check: Check<Doc>,
    offices: readonly Role[] | undefined,
  ): Flaw[] {
    if (!student) return [['student_id', `${doc.student} is unknown: import people first.`]]
    if (!student.roles.includes('student')) return [['student_id', `${doc.student} is no student.`]]
    const kept = check.keptAs(doc)
    if (!kept || offices === undefined) return []
    const keeper = recordOffice(kept.what, yearRow(student, kept.year)?.division ?? 'day')
    const isOwn = doersOf(keeper).some((role) => offices.includes(role))
    return isOwn ? [] : [['student_id', `This record of ${doc.student} is kept by another office: ${keeper}.`]]
  }

  function changeOf(before: Doc | undefined, after: Doc): Change | undefined {
    const changed = before ? difference(file.valuesOf(before), file.valuesOf(after)) : undefined
    if (before && !changed) return undefined
    const told = changed ?? { before: null, after: file.valuesOf(after) }
    const { _id: key, ...fields } = after
    const replaced = before && before._id !== key ? [gone(before)] : []
    return { id: key, ...told, writes: [...replaced, put(file.collection, key, fields)], act: actOn(after, told) }
  }

  function dropOut(doc: Doc): Change {
    const told = { before: file.valuesOf(doc), after: null }
    return { id: doc._id, ...told, writes: [gone(doc)], act: actOn(doc, told) }
  }

  function gone({ _id }: Doc): Write {
    return { collection: file.collection, id: _id, set: null, unset: [] }
  }

  function actOn({ _id, student }: Doc, told: Pick<Change, 'before' | 'after'>): Change['act'] {
    return { subject: `${file.subject}:${_id}`, people: [student], ...recorded(told, file.recorded) }
  }
}
