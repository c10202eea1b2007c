import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decodeText } from './decodeText.ts'
import { FileRefusal, type RowError } from './rowError.ts'

/** One row of a file, as text. */
export interface CsvRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  row: number
  /** The trimmed text by column; an optional column that the file leaves out is absent. */
  cells: Readonly<Record<string, string>>
}

/** The columns that a kind of file has. */
export interface Columns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** Where rows come from, once it is known which columns are asked for; a row that cannot be taken apart comes as its error. */
export type RowSource = (columns: Columns) => AsyncIterable<CsvRow | RowError>

/** A longer row is an unclosed quote, which would otherwise swallow the rest of the file. */
const maxRowBytes = 65_536

/**
 * Reads CSV as it streams in; blank rows are counted and skipped.
 *
 * Source: contract.md, CSV.
 * @throws FileRefusal for a wrong encoding, header or quote.
 */
export function csvRows(bytes: AsyncIterable<Uint8Array>): RowSource {
  return async function* rows(columns) {
    const parser = parse({ relax_column_count: true, trim: true, max_record_size: maxRowBytes })
    // An error of the source ends the iteration below, which is where it is told.
    const records = pipeline(bytes, decodeText, parser, () => undefined)
    let row = 0
    let header: string[] | undefined
    try {
      for await (const record of records as AsyncIterable<string[]>) {
        row += 1
        if (record.every((cell) => cell === '')) continue
        if (!header) {
          header = record
          refuse(headerErrors(header, row, columns))
          continue
        }
        if (record.length !== header.length) {
          const message = `The row has ${record.length} cells, the header has ${header.length}: quote a cell that holds a comma.`
          yield { row, column: null, message }
          continue
        }
        yield { row, cells: Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])) }
      }
    } catch (error) {
      throw error instanceof CsvError ? malformed(error) : error
    }
    if (!header) refuse([{ row: 1, column: null, message: `The file is empty: ${expected(columns)}` }])
  }
}

/** Rows at hand, for a school that is made up rather than read. */
export function givenRows(rows: readonly Readonly<Record<string, string>>[]): RowSource {
  return async function* given() {
    for (const [index, cells] of rows.entries()) yield { row: index + 2, cells }
  }
}

function headerErrors(header: readonly string[], row: number, columns: Columns): RowError[] {
  const known = [...columns.required, ...columns.optional]
  const missing = columns.required.filter((name) => !header.includes(name))
  const unknown = header.filter((name) => !known.includes(name))
  const twice = header.filter((name, index) => known.includes(name) && header.indexOf(name) !== index)
  return [
    ...missing.map((column) => ({ row, column, message: `The column ${column} is missing: ${expected(columns)}` })),
    ...unknown.map((column) => ({ row, column, message: `The column "${column}" is unknown: ${expected(columns)}` })),
    ...twice.map((column) => ({ row, column, message: `The column ${column} stands there twice.` })),
  ]
}

function expected({ required, optional }: Columns): string {
  const also = optional.length > 0 ? `, optionally ${optional.join(', ')}` : ''
  return `the first row names the columns ${required.join(', ')}${also}.`
}

function malformed(error: CsvError): FileRefusal {
  const readRows = typeof error.records === 'number' ? error.records : 0
  const line = typeof error.lines === 'number' ? ` (line ${error.lines} of the file)` : ''
  const message = `The quotes do not match${line}: a cell with a comma or a quote stands in "…", a quote within it is doubled.`
  return new FileRefusal([{ row: readRows + 1, column: null, message }])
}

function refuse(errors: RowError[]): void {
  if (errors.length > 0) throw new FileRefusal(errors)
}
