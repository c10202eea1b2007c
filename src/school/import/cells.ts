import { z } from 'zod'
import { isoOfRocDate } from '../../regulation/writtenTime.ts'
import type { CsvRow } from './csv.ts'
import type { RowError } from './rowError.ts'

/** Characters at most in a name or another short text. */
const maxCharacters = 100

/** Ids stand in keys and lists, and these two stand for nobody in the record of acts. */
const reserved = ['operator', 'system']

/** A school number, course id and the like. */
export const id = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u, 'Expected an id: at most 40 letters, digits, ".", "_" or "-".')
  .refine((text) => !reserved.includes(text), `This id is reserved: ${reserved.join(' and ')} are nobody's.`)

/** A name or another short text. */
export const text = z
  .string()
  .min(1, 'Empty: a value is needed.')
  .max(maxCharacters, `Too long: at most ${maxCharacters} characters.`)
  .regex(/^\P{Cc}*$/u, 'Line breaks and control characters are not allowed.')

/** One of the given values. */
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, { error: ({ input }) => `${quoted(input)}: expected one of ${values.join(', ')}.` })

/** A class such as `101`. */
export const className = z.string().regex(/^[\p{L}\p{N}_-]{1,20}$/u, 'Expected a class such as 101.')

/** 10, 11 or 12. */
export const grade = z
  .enum(['10', '11', '12'], { error: ({ input }) => `${quoted(input)}: expected 10, 11 or 12.` })
  .transform((cell) => Number(cell) as 10 | 11 | 12)

/** A number such as `2` or `0.5`. */
export const amount = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, 'Expected a number such as 2.')
  .transform(Number)

/** A date as `2027-01-20`; one of the Republic's calendar is refused with its ISO form. Source: contract.md, CSV. */
export const isoDate = z.string().superRefine((cell, ctx) => {
  const iso = isoOfRocDate(cell)
  if (iso) ctx.addIssue({ code: 'custom', message: `"${cell}" is a date of the Republic's calendar: write ${iso}.` })
  else if (!z.iso.date().safeParse(cell).success) {
    ctx.addIssue({ code: 'custom', message: `${quoted(cell)}: expected a date such as 2027-01-20.` })
  }
})

/** Several values, separated by `|`. */
export const list = <Item extends z.ZodType<unknown, string>>(item: Item, minimum: 0 | 1 = 1) =>
  z
    .string()
    .transform((cell) => (cell === '' ? [] : cell.split('|').map((part) => part.trim())))
    .pipe(z.array(item).min(minimum, 'Empty: at least one value is needed; several are separated by |.'))

/** An empty cell, or a column that the file leaves out, is no value. */
export const emptyOr = <Cell extends z.ZodType>(cell: Cell) =>
  z.preprocess((given) => (given === '' ? undefined : given), cell.optional())

/** A row whose cells are what their columns ask for. */
export interface ReadRow<Row> {
  row: number
  value: Row
}

/** Reads the cells of each row, or says by column what is wrong with them. */
export function readCells<Row>(schema: z.ZodType<Row>, rows: readonly CsvRow[], errors: RowError[]): ReadRow<Row>[] {
  return rows.flatMap(({ row, cells }) => {
    const parsed = schema.safeParse(cells)
    if (parsed.success) return [{ row, value: parsed.data }]
    errors.push(...parsed.error.issues.map(({ path, message }) => ({ row, column: columnOf(path), message })))
    return []
  })
}

const columnOf = ([column]: PropertyKey[]) => (typeof column === 'string' ? column : null)

const quoted = (input: unknown) => (input === '' ? 'Empty' : `"${String(input)}" is not allowed`)
