import { createHash } from 'node:crypto'
import { z } from 'zod'
import { emptyOr, id, readCells } from '../../school/import/cells.ts'
import { type CsvRow, csvRows } from '../../school/import/csv.ts'
import { FileRefusal, type RowError } from '../../school/import/rowError.ts'

/** One line of a receipt statement: a file of an entry, or a row of records, with the MD5 that arrived. */
export interface StatementLine {
  student: string
  /** The entry's id, or the row of the package's CSV. */
  key: number
  file: string
  md5: string
}

export interface StatementFile {
  lines: StatementLine[]
  /** Of the bytes of the file, which says whether it is the same statement again. */
  sha256: string
}

const columns = { required: ['student_id', 'md5'], optional: ['entry_id', 'row', 'file'] } as const

const number = z
  .string()
  .regex(/^#?\d{1,12}$/, 'Expected a number.')
  .transform((cell) => Number(cell.replace('#', '')))
const cells = z
  .object({
    student_id: id,
    entry_id: emptyOr(number),
    row: emptyOr(number),
    file: z.string().default(''),
    md5: z.string().regex(/^([0-9a-fA-F]{32})?$/, 'Expected an MD5: 32 hexadecimal digits.'),
  })
  .superRefine(({ entry_id, row }, ctx) => {
    if ((entry_id === undefined) === (row === undefined))
      ctx.addIssue({ code: 'custom', path: ['entry_id'], message: 'Expected either entry_id or row.' })
  })

/** Whether a file is a receipt statement, as far as its first row tells. */
export function isStatement(bytes: Buffer): boolean {
  const [first = ''] = bytes.subarray(0, 1_000).toString().split(/\r?\n/)
  return columns.required.every((name) => first.includes(name))
}

/** Reads a receipt statement to its end. Source: contract.md, receipts import. */
export async function readStatement(
  bytes: AsyncIterable<Uint8Array>,
): Promise<StatementFile | { errors: readonly RowError[] }> {
  const hash = createHash('sha256')
  const errors: RowError[] = []
  const rows: CsvRow[] = []
  try {
    for await (const row of csvRows(counted(bytes, hash))(columns)) {
      if ('cells' in row) rows.push(row)
      else errors.push(row)
    }
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    errors.push(...error.errors)
  }
  const read = readCells(cells, rows, errors)
  if (errors.length > 0) return { errors: errors.sort((a, b) => a.row - b.row) }
  const lines = read.map(({ value: { student_id: student, entry_id, row, file, md5 } }) => ({
    student,
    key: entry_id ?? row ?? 0,
    file,
    md5: md5.toLowerCase(),
  }))
  return { lines, sha256: hash.digest('hex') }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}
