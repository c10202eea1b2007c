import type { Writable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'

/** How a list is printed. */
export interface ListFormat {
  json?: boolean | undefined
  csv?: boolean | undefined
}

type Cell = string | number | null | undefined

/** Machine-readable output: one line. */
export const printJson = (out: Writable, value: unknown) => out.write(`${JSON.stringify(value)}\n`)

export const printLine = (out: Writable, line: string) => out.write(`${line}\n`)

/** Prints a list as JSON, as CSV with a header, or as a table. */
export function printList<Row extends object>(
  out: Writable,
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  { json, csv }: ListFormat,
): void {
  if (json) printJson(out, rows)
  else if (csv)
    out.write(
      asCsv(
        rows.map((row) => cellsOf(row, columns)),
        columns,
      ),
    )
  else
    out.write(
      asTable(
        rows.map((row) => cellsOf(row, columns)),
        columns,
      ),
    )
}

const cellsOf = <Row extends object>(row: Row, columns: readonly (keyof Row & string)[]) =>
  columns.map((name) => textOf(row[name]))

function textOf(value: unknown): Cell {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)
}

// A cell that a spreadsheet would take for a formula is made harmless.
const asCsv = (rows: Cell[][], columns: readonly string[]) =>
  stringify(rows, { header: true, columns: [...columns], escape_formulas: true })

function asTable(rows: Cell[][], columns: readonly string[]): string {
  const lines = [[...columns], ...rows.map((cells) => cells.map((cell) => `${cell}`))]
  const widths = columns.map((_, index) => Math.max(...lines.map((cells) => displayWidth(cells[index] ?? ''))))
  const pad = (cell: string, index: number) => cell + ' '.repeat((widths[index] ?? 0) - displayWidth(cell))
  return lines.map((cells) => `${cells.map(pad).join('  ').trimEnd()}\n`).join('')
}

/** Columns on a terminal: Han characters and full-width forms take two. */
function displayWidth(text: string): number {
  const wide = text.match(/[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60]/gu)
  return [...text].length + (wide?.length ?? 0)
}
