import { z } from 'zod'
import type { ListedProxy } from '../regulation/proxyOrder.ts'
import { emptyOr, grade, id, readCells, text } from '../school/import/cells.ts'
import type { Columns, CsvRow, RowSource } from '../school/import/csv.ts'
import { FileRefusal, type RowError } from '../school/import/rowError.ts'
import type { People } from '../school/people.ts'

const columns: Columns = { required: ['subject', 'grade', 'rank', 'teacher_id'], optional: [] }

const rank = z
  .string()
  .regex(/^[1-9]\d?$/, 'Expected a rank from 1 to 99.')
  .transform(Number)
const orderRow = z.object({ subject: text, grade: emptyOr(grade), rank, teacher_id: id })

/**
 * The task force's own list of proxies, or by row what is wrong with it. An empty grade is every grade.
 * Source: contract.md, Office commands.
 */
export async function readProxyOrder(
  source: RowSource,
  people: People,
): Promise<{ rows: ListedProxy[] } | { errors: RowError[] }> {
  const errors: RowError[] = []
  const cells: CsvRow[] = []
  try {
    for await (const row of source(columns)) {
      if ('message' in row) errors.push(row)
      else cells.push(row)
    }
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    errors.push(...error.errors)
  }
  const read = readCells(orderRow, cells, errors)
  const known = await people.byId(read.map(({ value }) => value.teacher_id))
  for (const { row, value } of read) {
    if (!known.get(value.teacher_id)?.roles.includes('teacher'))
      errors.push({ row, column: 'teacher_id', message: `${value.teacher_id} is no teacher known here.` })
  }
  if (errors.length > 0) return { errors: errors.sort((a, b) => a.row - b.row) }
  return {
    rows: read.map(({ value: { subject, grade: of, rank: place, teacher_id: person } }) => ({
      subject,
      ...(of === undefined ? {} : { grade: of }),
      rank: place,
      person,
    })),
  }
}
