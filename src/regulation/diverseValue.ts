import { DateTime } from 'luxon'
import type { DiverseCategory } from './diverseCategory.ts'
import { codeLists, type DiverseField, fieldsOf, type Unit } from './diverseForm.ts'
import { yearsBeforeRoc } from './term.ts'

/** What the own fields of a category hold: by id, dates as ISO, numbers as digits, codes as in their list. */
export type DiverseValues = Readonly<Record<string, string>>

/** A typed value as it is kept, or why it cannot be. */
export type ValueVerdict = { value: string } | { refused: 'empty' | 'tooLong' | 'notADate' | 'notANumber' | 'notACode' }

/** What is wrong with the fields of an entry. `before`: it ends before it starts. */
export type ValueFlaw =
  | { field: string; flaw: 'missing' | 'unknown' }
  | { field: string; flaw: Extract<ValueVerdict, { refused: string }>['refused'] | 'before' }

/** The longest text of one field. Unit: UTF-16 units. Ours, so that a record stays one. */
export const longestValue = 200

/**
 * Reads what was typed into a field. A code is read as it is kept; its name in a language is for whoever asks to translate.
 * Source; domain.md §5.2.
 */
export function judgeValue(field: DiverseField, typed: string): ValueVerdict {
  const text = typed.replace(/\s+/g, ' ').trim()
  if (text === '') return { refused: 'empty' }
  switch (field.type) {
    case 'text':
      return text.length > longestValue ? { refused: 'tooLong' } : { value: text }
    case 'date': {
      const date = readDate(text)
      return date === undefined ? { refused: 'notADate' } : { value: date }
    }
    case 'number': {
      const number = readNumber(text, field.unit)
      return number === undefined ? { refused: 'notANumber' } : { value: number }
    }
    case 'code':
      return (codeLists[field.list] as readonly string[]).includes(text) ? { value: text } : { refused: 'notACode' }
  }
}

/** What is wrong with an entry's own fields, in their order; nothing where they are complete. Source, R-9 (a field missing). */
export function flawsIn(category: DiverseCategory, values: DiverseValues): ValueFlaw[] {
  const fields = fieldsOf(category)
  const { startsOn, endsOn } = values
  return [
    ...fields.flatMap((field): ValueFlaw[] => {
      const value = values[field.id]
      if (value === undefined) return field.required ? [{ field: field.id, flaw: 'missing' }] : []
      const verdict = judgeValue(field, value)
      return 'refused' in verdict ? [{ field: field.id, flaw: verdict.refused }] : []
    }),
    ...Object.keys(values).flatMap((id): ValueFlaw[] =>
      fields.some((field) => field.id === id) ? [] : [{ field: id, flaw: 'unknown' }],
    ),
    ...(startsOn !== undefined && endsOn !== undefined && endsOn < startsOn
      ? [{ field: 'endsOn', flaw: 'before' } as const]
      : []),
  ]
}

const dateForms = [
  /^(?:民國)?(\d{2,4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(?:民國)?(\d{2,4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{3,4})(\d{2})(\d{2})$/,
]

/** A day as people write it, a year of two or three digits being an ROC one; undefined for what is no day or lacks its year. */
export function readDate(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  const found = dateForms.flatMap((form) => form.exec(text) ?? [])
  if (found.length === 0) return undefined
  const [year = 0, month = 0, day = 0] = found.slice(1, 4).map(Number)
  const date = DateTime.fromObject({ year: year < 1000 ? year + yearsBeforeRoc : year, month, day })
  return date.isValid ? date.toISODate() : undefined
}

/** How people write each unit behind its number. */
const units: Record<Unit, RegExp> = {
  hours: /^(?:個?小時|時|h|hrs?|hours?)$/i,
  periods: /^(?:節課?|periods?)$/i,
  weeks: /^(?:週|周|weeks?)$/i,
  credits: /^(?:個?學分|credits?)$/i,
}

/** A number above zero with at most two decimals, its unit left out (「20 小時」); undefined for anything else. */
export function readNumber(typed: string, unit: Unit): string | undefined {
  const [, digits, counted = ''] = /^(\d{1,5}(?:\.\d{1,2})?)\s*(.*)$/.exec(typed.normalize('NFKC').trim()) ?? []
  const number = Number(digits ?? 0)
  return number > 0 && (counted === '' || units[unit].test(counted)) ? String(number) : undefined
}
