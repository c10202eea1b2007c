import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { inSchoolZone } from '../../regulation/schoolTime.ts'
import type { School } from '../../school/calendar.ts'
import type { Courses } from '../../school/courses.ts'
import type { Grades } from '../../school/grades.ts'
import type { Officers } from '../../school/officers.ts'
import type { Person } from '../../school/person.ts'
import type { Entry, EntryFile } from '../entry.ts'
import type { Selections } from '../selections.ts'
import type { SubmissionScope } from './submission.ts'

/** What can be wrong with something that is to be submitted. Source: contract.md, submit check. */
export type ProblemKind =
  | 'no-grade'
  | 'field-missing'
  | 'file-missing'
  | 'file-changed'
  | 'not-certified'
  | 'status-change'

/** One thing that is wrong, and where it stands that it must not be. */
export interface Problem {
  student: string
  entry: number | null
  problem: ProblemKind
  /** The clause of the supplementary regulation. */
  clause: string
  /** The course, field or file. */
  about?: string
}

/** A stored file of an entry with its place in the package. */
export interface PackedFile {
  path: string
  file: EntryFile
}

/** One line of a package's CSV, with the files that belong to it. */
export interface Line {
  student: string
  /** Absent for records that are no entries. */
  entry?: number
  /** The course's id, the category or the office held. */
  about: string
  cells: readonly string[]
  files: readonly PackedFile[]
  problems: readonly Problem[]
}

/** A package's CSV: the official field names, and the lines in an order that the data alone decides. */
export interface Sheet {
  columns: readonly string[]
  lines: Line[]
}

/** What a sheet is put together from. */
export interface SheetSources {
  scope: SubmissionScope
  school: School
  /** The students whom it may hold, by id. */
  students: ReadonlyMap<string, Person>
  entries: Model<Entry>
  courses: Courses
  selections: Selections
  officers: Officers
  grades: Grades
}

/** By code unit, so that no language setting changes a package. */
export const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** 「2026-10-14 10:00:00」 on the school's clock, as the national format writes an instant. */
export const writtenInstant = (instant: DateTime) => inSchoolZone(instant).toFormat('yyyy-MM-dd HH:mm:ss')

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
}

/** The files of an entry under names that say nothing of the student. */
export const packedFiles = ({ _id, files }: Entry): PackedFile[] =>
  files.map((file) => ({ path: `files/${_id}-${file.role}.${extensions[file.type] ?? 'bin'}`, file }))

/** A file's place in the package and its MD5, for the role's two columns; empty where there is none. */
export function fileCells(files: readonly PackedFile[], role: EntryFile['role']): [string, string] {
  const found = files.find(({ file }) => file.role === role)
  return found ? [found.path, found.file.md5] : ['', '']
}
