import { z } from 'zod'

/** The shape of a version's date. */
export const amendment = z.strictObject({ iso: z.iso.date(), roc: z.string() })

/** The day on which the school affairs council passed a version of the regulation, as ISO and as it is written: `112-05-04`. */
export type Amendment = z.output<typeof amendment>

/**
 * Where a rule stands, so that an answer claims no more than is written.
 * `regulation`: in the supplementary regulation, at `clause`. `national`: set by the K-12 Education Administration.
 * `school`: the school's own practice, which settles what the text leaves open. `rule` is the R-n of requirements.md.
 * `amended`: the version that it stands in; absent in every version alike.
 */
export type Citation =
  | { basis: 'regulation'; clause: string; rule: string; amended?: Amendment }
  | { basis: 'national' | 'school'; rule: string }

/** A value of the rulebook together with where it stands. */
export type Figure<Value> = Citation & { value: Value }

const rule = z.string().regex(/^R-\d+(\.\d+)?$/)

/** The shape of a figure whose value has the given shape. */
export const figureOf = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion('basis', [
    z.strictObject({
      basis: z.literal('regulation'),
      clause: z.string().regex(/^(§|表)/),
      rule,
      amended: amendment.exactOptional(),
      value,
    }),
    z.strictObject({ basis: z.literal('national'), rule, value }),
    z.strictObject({ basis: z.literal('school'), rule, value }),
  ])

/** A figure that stands in the supplementary regulation. */
export const regulation = <const Value>(value: Value, clause: string, rule: string) =>
  ({ basis: 'regulation', clause, rule, value }) as const

/** A figure that the authority sets for every school. */
export const national = <const Value>(value: Value, rule: string) => ({ basis: 'national', rule, value }) as const

/** A figure that is this school's practice. */
export const school = <const Value>(value: Value, rule: string) => ({ basis: 'school', rule, value }) as const

/** The citation of a figure alone. */
export const citationOf = ({ value: _, ...citation }: Figure<unknown>): Citation => citation
