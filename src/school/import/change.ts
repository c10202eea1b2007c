import type { Facts } from '../record.ts'

/** What a row says, by column, several values separated by `|` as in the file; `null` for an empty cell. */
export type Values = Record<string, string | number | null>

/** Where the rows of files end up. */
export type Collection = 'people' | 'courses' | 'enrolments' | 'guardianships' | 'officers' | 'attendance' | 'grades'

/** One document as it will be: `set` and `unset` of its fields, or `null` when it goes. */
export interface Write {
  collection: Collection
  id: string
  set: Record<string, unknown> | null
  unset: string[]
}

/** What one row changes in the store. Doing it twice is doing it once. */
export interface Change {
  /** The key by which the row is found again. */
  id: string
  /** The columns that change; `null` when the row is new. */
  before: Values | null
  /** `null` when it drops out. */
  after: Values | null
  writes: Write[]
  /** What the record of acts keeps of it. */
  act: { subject: string; people: string[]; before?: Facts; after?: Facts }
}

/** The document as `fields` say; a field that is undefined is taken away. */
export function put(collection: Collection, id: string, fields: Record<string, unknown>): Write {
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined)
  const unset = Object.keys(fields).filter((name) => fields[name] === undefined)
  return { collection, id, set: Object.fromEntries(filled), unset }
}

/** What two readings of a row differ in; undefined when they say the same. */
export function difference(before: Values, after: Values): { before: Values; after: Values } | undefined {
  const columns = Object.keys(after).filter((name) => before[name] !== after[name])
  return columns.length > 0 ? { before: pick(before, columns), after: pick(after, columns) } : undefined
}

/** Those of the columns that the record of acts may keep: ids, states, dates and figures, never names or text. */
export function recorded(change: Pick<Change, 'before' | 'after'>, columns: readonly string[]) {
  return {
    ...(change.before ? { before: pick(change.before, columns) } : {}),
    ...(change.after ? { after: pick(change.after, columns) } : {}),
  }
}

/** Several values as a cell holds them. */
export const joined = (values: readonly string[]) => (values.length > 0 ? values.join('|') : null)

const pick = (values: Values, columns: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => columns.includes(name)))
