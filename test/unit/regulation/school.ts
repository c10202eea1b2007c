import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { Notice } from '../../../src/regulation/notice.ts'
import type { Audience, Grade } from '../../../src/regulation/people.ts'
import type { Rulebook, SchoolCalendar } from '../../../src/regulation/rulebook.ts'
import { yphs1120504 } from '../../../src/regulation/rulesets/yphs-112-05-04.ts'
import { zone } from '../../../src/regulation/schoolTime.ts'

/** School years 114 and 115 as the school would enter them. */
export const terms = [
  { id: '114-1', opens: '2025-09-01', ceremony: '2026-01-20' },
  { id: '114-2', opens: '2026-02-11', ceremony: '2026-06-30' },
  { id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' },
  { id: '115-2', opens: '2027-02-11', ceremony: '2027-06-30' },
]

export const ruleset = yphs1120504

export const rulebookWith = (...notices: Notice[]): Rulebook => ({ ruleset, calendar: { terms, notices } })

export const rulebookOn = (calendar: SchoolCalendar): Rulebook => ({ ruleset, calendar })

/** A notice as it reads once it is loaded. */
export const notice = (applies: Notice['applies'], rest: Partial<Notice> = {}): Notice => ({
  id: 'N',
  published: '2027-01-01',
  ...rest,
  applies,
})

/** An instant in Taipei, written as `2027-02-03T23:59:59`. */
export const at = (text: string) => DateTime.fromISO(text, { zone })

export const inTerm = (grade: Grade, term: string): Audience => ({ grade, division: 'day', term })

export const inYear = (grade: Grade, year: number): Audience => ({ grade, division: 'day', year })

export const grade = fc.constantFrom<Grade>(10, 11, 12)

/** Any day of this century, leap days and the ends of years among them. */
export const day = fc
  .integer({ min: 0, max: 36_000 })
  .map((days) => at('2000-01-01').plus({ days }).toFormat('yyyy-MM-dd'))

/** Any second in the same time. */
export const instant = fc
  .integer({ min: 946_656_000, max: 4_100_000_000 })
  .map((seconds) => DateTime.fromSeconds(seconds))

export const anyZone = fc.constantFrom('UTC', 'Asia/Taipei', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu')
