import { z } from 'zod'

/** One thing wrong with what someone wrote into a file, and where it stands. `path` is like `notices.0.applies.grade`. */
export type Flaw =
  | { reason: 'unknownKey'; path: string }
  | { reason: 'missing'; path: string }
  /** A date of the Republic's calendar; `iso` is how to write it. */
  | { reason: 'rocDate'; path: string; iso: string }
  | { reason: 'notADate'; path: string }
  | { reason: 'notATerm'; path: string }
  /** None of the values that may stand there. */
  | { reason: 'notAllowed'; path: string; allowed: string[] }
  | { reason: 'termAndYear'; path: string }
  /** A notice that moves nothing. */
  | { reason: 'saysNothing'; path: string }
  | { reason: 'invalid'; path: string; expected: string }

/** A value read by its schema, or everything that is wrong with it. */
export type Reading<Value> = { value: Value } | { flaws: Flaw[] }

/** Reads what someone wrote into a file. */
export function readWritten<Schema extends z.ZodType>(schema: Schema, written: unknown): Reading<z.output<Schema>> {
  const parsed = schema.safeParse(written, { reportInput: true })
  return parsed.success ? { value: parsed.data } : { flaws: parsed.error.issues.flatMap(flawsOf) }
}

/** What the schemas of this folder say of an issue that they raise themselves. */
const ownIssue = z.union([
  z.object({ reason: z.literal('rocDate'), iso: z.string() }),
  z.object({ reason: z.enum(['notADate', 'notATerm', 'termAndYear', 'saysNothing']) }),
])

function flawsOf(issue: z.core.$ZodIssue): Flaw[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ reason: 'unknownKey', path: [...issue.path, key].map(String).join('.') }))
  }
  if (issue.code === 'custom') {
    const own = ownIssue.safeParse(issue.params)
    return [own.success ? { ...own.data, path } : { reason: 'invalid', path, expected: issue.message }]
  }
  if (issue.input === undefined) return [{ reason: 'missing', path }]
  if (issue.code === 'invalid_value') return [{ reason: 'notAllowed', path, allowed: issue.values.map(String) }]
  if (issue.code === 'invalid_type') return [{ reason: 'invalid', path, expected: issue.expected }]
  if (issue.code === 'invalid_format') return [{ reason: 'invalid', path, expected: issue.format }]
  return [{ reason: 'invalid', path, expected: issue.code }]
}
