import type { DateTime } from 'luxon'
import { z } from 'zod'
import { dateOf, inSchoolZone } from './schoolTime.ts'

/** A semester's name taken apart: `115-1` is the first semester of ROC school year 115. */
export interface TermParts {
  year: number
  semester: 1 | 2
}

/** The dates of one semester, which the school enters: ISO dates. */
export interface Term {
  /** Such as `115-1`. */
  id: string
  /** 開學日, the first day of term. */
  opens: string
  /** 休業式, the day of the closing ceremony; it may differ from the end of term. */
  ceremony: string
}

const pattern = /^([1-9]\d{1,2})-([12])$/

/** A semester's name as it must stand in files. */
export const termName = z.string().refine((text) => pattern.test(text), { params: { reason: 'notATerm' } })

/** Takes a semester's name apart; undefined when the text is no such name. */
export function parseTerm(text: string): TermParts | undefined {
  const found = pattern.exec(text)
  return found ? { year: Number(found[1]), semester: found[2] === '1' ? 1 : 2 } : undefined
}

export const formatTerm = ({ year, semester }: TermParts) => `${year}-${semester}`

/** @throws RangeError when the text names no semester: names are checked where they come in. */
function partsOf(term: string): TermParts {
  const parts = parseTerm(term)
  if (!parts) throw new RangeError(`Not a semester: ${term}`)
  return parts
}

/** The school year that a semester lies in. @throws RangeError for what is no semester's name */
export const yearOf = (term: string) => partsOf(term).year

/** @throws RangeError for what is no semester's name */
export const semesterOf = (term: string) => partsOf(term).semester

export function previousTerm(term: string): string {
  const { year, semester } = partsOf(term)
  return semester === 2 ? formatTerm({ year, semester: 1 }) : formatTerm({ year: year - 1, semester: 2 })
}

export function nextTerm(term: string): string {
  const { year, semester } = partsOf(term)
  return semester === 1 ? formatTerm({ year, semester: 2 }) : formatTerm({ year: year + 1, semester: 1 })
}

/** Below zero when the first semester is the earlier one; an order for `sort`. */
export function compareTerms(one: string, other: string): number {
  const a = partsOf(one)
  const b = partsOf(other)
  return a.year - b.year || a.semester - b.semester
}

/** What lies between a year of the ROC calendar and the same one of the common era. */
export const yearsBeforeRoc = 1911
const firstMonthOfYear = 8

/**
 * The school year of an instant: 115 runs from 1 August 2026 to 31 July 2027.
 * Only for what belongs to a year by its date; an entry belongs to its course's semester.
 * Source, 表二 (該學年期結束 7月31日).
 */
export function schoolYearOf(instant: DateTime): number {
  const { year, month } = inSchoolZone(instant)
  return year - yearsBeforeRoc - (month < firstMonthOfYear ? 1 : 0)
}

/** The calendar year in which a school year ends. */
export const endYearOf = (schoolYear: number) => schoolYear + yearsBeforeRoc + 1

/**
 * The current semester: the latest whose 開學日 has come.
 * Undefined before the first one, or where no dates are entered.
 * Source: requirements.md, head (reading).
 */
export function currentTerm(terms: readonly Term[], now: DateTime): Term | undefined {
  const today = dateOf(now)
  return terms.filter(({ opens }) => opens <= today).reduce<Term | undefined>(later, undefined)
}

const later = (found: Term | undefined, term: Term) => (found && found.opens >= term.opens ? found : term)
