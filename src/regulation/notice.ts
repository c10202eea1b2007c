import type { DateTime } from 'luxon'
import { z } from 'zod'
import { isYearly, type Operation, operations } from './operation.ts'
import { type Audience, divisions, grades, schoolYearFor } from './people.ts'
import { dateOf } from './schoolTime.ts'
import { termName, yearOf } from './term.ts'
import { writtenClose, writtenDate, writtenOpening } from './writtenTime.ts'

/** Whom and what a notice concerns; a key that is absent leaves it open. */
const applies = z
  .strictObject({
    operation: z.enum(operations),
    term: termName.exactOptional(),
    year: z.int().positive().exactOptional(),
    grade: z.literal(grades).exactOptional(),
    division: z.enum(divisions).exactOptional(),
  })
  .refine(({ term, year }) => term === undefined || year === undefined, { params: { reason: 'termAndYear' } })

const edges = ['opens', 'closes', 'selfCheckOpens', 'selfCheckCloses'] as const

/**
 * An official notice (公告) as it stands in the school's file: it overrides the ruleset for whom it names.
 * Times come out as ISO instants in Asia/Taipei.
 * Source: contract.md, school.yaml; §四, 表一, 表二 (以當學期之公告為準).
 */
export const noticeSchema = z
  .strictObject({
    id: z.string().min(1),
    applies,
    opens: writtenOpening.exactOptional(),
    closes: writtenClose.exactOptional(),
    selfCheckOpens: writtenOpening.exactOptional(),
    selfCheckCloses: writtenClose.exactOptional(),
    /** What answers cite; a notice counts from the moment it is loaded. */
    published: writtenDate,
    url: z.union([z.url({ protocol: /^https?$/ }), z.literal('')]).exactOptional(),
    /** The authority's schedule that the notice follows (§四). */
    basis: z.string().exactOptional(),
    /** From this day on the notice is void. */
    withdrawn: writtenDate.exactOptional(),
  })
  .refine((notice) => edges.some((edge) => notice[edge] !== undefined), { params: { reason: 'saysNothing' } })

export type Notice = z.output<typeof noticeSchema>

/** Whether a notice is in force: until the day of its withdrawal, whatever day it was published on. */
export const isInForce = ({ withdrawn }: Notice, now: DateTime) => withdrawn === undefined || dateOf(now) < withdrawn

/**
 * Whether a notice speaks of an operation of these students.
 * One for a school year concerns both its semesters; one for a semester concerns the year in what is done once a year.
 */
export function concerns({ applies }: Notice, operation: Operation, who: Audience): boolean {
  const year = schoolYearFor(who)
  const sameTerm = isYearly(operation)
    ? applies.term === undefined || yearOf(applies.term) === year
    : applies.term === undefined || applies.term === who.term
  return (
    applies.operation === operation &&
    sameTerm &&
    (applies.year ?? year) === year &&
    (applies.grade ?? who.grade) === who.grade &&
    (applies.division ?? who.division) === who.division
  )
}

/** The more keys a notice names, the more specific it is; of two with as many, a semester is narrower than its year. */
const specificity = ({ applies: { term, year, grade, division } }: Notice) =>
  [term, year, grade, division].filter((key) => key !== undefined).length + (term === undefined ? 0 : 0.5)

/**
 * The order in which notices prevail, the strongest first: the most specific, among equals the latest published, and of
 * those of one day the one that stands later in the list.
 * Source: contract.md, school.yaml.
 */
export const byPrecedence = (notices: readonly Notice[]) =>
  notices.toReversed().sort((a, b) => specificity(b) - specificity(a) || compare(b.published, a.published))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
