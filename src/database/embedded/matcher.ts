import { type BsonValue, isNaNumber } from './bson.ts'
import type { Comparison, Condition, Filter, Test } from './filter.ts'
import { encodeKey } from './keyEncoding.ts'
import { someAt } from './path.ts'

export function matches(filter: Filter, value: BsonValue): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matches(part, value))
    case 'or':
      return filter.parts.some((part) => matches(part, value))
    case 'not':
      return !matches(filter.part, value)
    case 'condition':
      return meets(filter, value)
  }
}

/** An array meets most tests as a whole or by one of its elements; one reached by its number is looked at as it is. */
function meets({ path, test }: Condition, root: BsonValue): boolean {
  return someAt(root, path, ({ value, isElement }) => {
    if (passes(test, value)) return true
    const looksInside = !isElement && test.operator !== '$exists' && test.operator !== '$size'
    return looksInside && path.length > 0 && Array.isArray(value) && value.some((element) => passes(test, element))
  })
}

/** Whether one value, taken as it is, passes a test. */
function passes(test: Test, value: BsonValue | undefined): boolean {
  switch (test.operator) {
    case '$in':
      return test.keys.has(encodeKey(value).toString('latin1'))
    case '$regex':
      return typeof value === 'string' && test.pattern.test(value)
    case '$exists':
      return value !== undefined
    case '$size':
      return Array.isArray(value) && value.length === test.size
    default:
      return compares(test.operator, value, test.operand, test.key)
  }
}

/** Values of different types are never greater or less than each other, and NaN is neither to a number. */
function compares(operator: Comparison, value: BsonValue | undefined, operand: BsonValue, operandKey: Buffer): boolean {
  if (operator === '$eq' && typeof value === 'string') return value === operand
  const key = encodeKey(value)
  if (key[0] !== operandKey[0] || isNaNumber(value) !== isNaNumber(operand)) return false
  const order = Buffer.compare(key, operandKey)
  switch (operator) {
    case '$eq':
      return order === 0
    case '$gt':
      return order > 0
    case '$gte':
      return order >= 0
    case '$lt':
      return order < 0
    case '$lte':
      return order <= 0
  }
}
