import type { Change, Values } from './change.ts'
import type { CsvRow, RowSource } from './csv.ts'
import type { FileKind, FileReading, ReadingOptions } from './fileKind.ts'
import { FileRefusal, type RowError } from './rowError.ts'

/** The kinds of file, by their name on the command line. */
export const importKinds = ['people', 'courses', 'enrolments', 'guardians', 'officers', 'attendance', 'grades'] as const
export type ImportKind = (typeof importKinds)[number]

/** Those of which a file can be the whole list, of what it tells of. */
export const replaceableKinds: readonly ImportKind[] = ['enrolments', 'officers', 'attendance', 'grades']

/** What an import changed, or would change. Source: contract.md, Behaviour. */
export interface ImportResult {
  kind: ImportKind
  rows: number
  added: number
  changed: { id: string; before: Values; after: Values }[]
  unchanged: number
  /** In the store and not in the file; they stay. */
  missing: string[]
  /** Gone from the courses, semesters or days that the file tells of, with `replace`. */
  droppedOut: string[]
}

/** Everything that is wrong with a file; nothing was imported. */
export interface ImportErrors {
  errors: RowError[]
}

/** Rows compared with the store at once. */
const batchSize = 500

/** More errors than anyone mends in one go. */
const maxErrors = 1000

/** Takes over what a file changes, as the file is read. */
export type Take = (changes: readonly Change[]) => Promise<void>

/** Reads a file to its end and compares it with the store; `take` gets the changes batch by batch, until the first error. */
export async function compareFile(
  kind: ImportKind,
  file: FileKind,
  source: RowSource,
  options: ReadingOptions,
  take: Take,
): Promise<ImportResult | ImportErrors> {
  const reading = file.read(options)
  const errors: RowError[] = []
  const result: ImportResult = { kind, rows: 0, added: 0, changed: [], unchanged: 0, missing: [], droppedOut: [] }
  try {
    for await (const batch of batches(source(file.columns))) {
      await readBatch(reading, batch, result, errors, take)
      if (errors.length >= maxErrors) break
    }
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    errors.push(...error.errors)
  }
  if (errors.length > 0) return { errors: errors.sort((a, b) => a.row - b.row).slice(0, maxErrors) }
  const { missing, droppedOut } = await reading.rest()
  await take(droppedOut)
  return { ...result, missing, droppedOut: droppedOut.map(({ id }) => id) }
}

async function readBatch(
  reading: FileReading,
  batch: readonly (CsvRow | RowError)[],
  result: ImportResult,
  errors: RowError[],
  take: Take,
): Promise<void> {
  errors.push(...batch.filter((row) => 'message' in row))
  const compared = await reading.compare(batch.filter((row) => 'cells' in row))
  errors.push(...compared.errors)
  result.rows += batch.length
  result.unchanged += compared.unchanged
  for (const { id, before, after } of compared.changes) {
    if (before && after) result.changed.push({ id, before, after })
    else result.added += 1
  }
  if (errors.length === 0) await take(compared.changes)
}

async function* batches<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
