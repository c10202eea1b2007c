import type { BsonValue } from './bson.ts'
import { type Condition, conditionsOf, type Filter } from './filter.ts'
import type { Pattern } from './indexKeys.ts'
import { matches } from './matcher.ts'
import type { Path } from './path.ts'

/** Which documents a sparse or partial index leaves out. */
export interface Coverage {
  readonly pattern: Pattern
  readonly sparse: boolean
  readonly partial?: Filter | undefined
}

/** Whether an index has an entry for every document that meets the conditions. */
export function covers(index: Coverage, conditions: readonly Condition[]): boolean {
  const exists = (path: Path): Condition => ({ kind: 'condition', path, test: { operator: '$exists' } })
  if (index.sparse && !index.pattern.some(({ path }) => isImplied(exists(path), conditions))) return false
  return !index.partial || conditionsOf(index.partial).every((wanted) => isImplied(wanted, conditions))
}

/** Whether what one of the conditions lets through always passes `wanted` too. */
function isImplied(wanted: Condition, conditions: readonly Condition[]): boolean {
  const field = wanted.path.join('.')
  return conditions.some((given) => given.path.join('.') === field && implies(given, wanted))
}

function implies(given: Condition, wanted: Condition): boolean {
  // Null is also what a missing field is equal to, so that it says nothing about what is there.
  const passes = (value: BsonValue) => value !== null && matches({ ...wanted, path: [] }, value)
  const { test } = given
  if (test.operator === '$in') return test.operands.every(passes)
  if ('operand' in test && test.operand === null) return false
  return wanted.test.operator === '$exists'
}
