import type { Division, Role } from '../roles.ts'
import type { Change } from './change.ts'
import type { Columns, CsvRow } from './csv.ts'
import type { RowError } from './rowError.ts'

/** How one file is to be read. */
export interface ReadingOptions {
  /** The ROC school year that the rows of people speak of. */
  year: number
  /** The day of the import, as an ISO date. */
  today: string
  /** Who imports keeps the students of this division alone. Source, §五(五). */
  division?: Division
  /** The offices of whoever imports, which keep their own records alone; absent: all of them. Source. */
  offices?: readonly Role[]
  /** People who are students and nothing else at the school alone: what a page or a chat may bring. */
  studentsAlone?: boolean
  /** For the courses in a file of enrolments, and the courses, semesters or days of an office's records, the file is the whole list. */
  replace: boolean
}

/** What a batch of rows turned out to be. */
export interface Comparison {
  errors: RowError[]
  changes: Change[]
  unchanged: number
}

/** One file of a kind while it is read: it remembers which keys it has seen. */
export interface FileReading {
  /** Checks rows against their columns, the rest of the file and the store, and says what they would change. */
  compare(rows: readonly CsvRow[]): Promise<Comparison>
  /** After the last row: what the store holds and the file does not mention, and what therefore drops out. */
  rest(): Promise<{ missing: string[]; droppedOut: Change[] }>
}

/** A kind of file that the school hands in. */
export interface FileKind {
  readonly columns: Columns
  read(options: ReadingOptions): FileReading
}

/** The keys of a file, each of which may stand there once. */
export interface SeenKeys {
  readonly ids: ReadonlySet<string>
  /** Notes the key; false, and an error, when an earlier row has it. */
  add(id: string, row: number, column: string, errors: RowError[]): boolean
}

export function createSeenKeys(): SeenKeys {
  const rows = new Map<string, number>()
  const ids = new Set<string>()
  return {
    ids,
    add(id, row, column, errors) {
      const earlier = rows.get(id)
      if (earlier !== undefined) {
        errors.push({ row, column, message: `${id} stands in row ${earlier} already: each may stand there once.` })
        return false
      }
      rows.set(id, row)
      ids.add(id)
      return true
    },
  }
}
