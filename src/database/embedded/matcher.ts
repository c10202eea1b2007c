import type { BsonValue } from './bson.ts'
import type { Comparison, Condition, Filter, Test } from './filter.ts'
import { encodeKey, keyText } from './keyEncoding.ts'
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

/** An array meets most tests by one of its elements or as a whole. */
function meets({ path, test }: Condition, root: BsonValue): boolean {
  const looksInside = path.length > 0 && test.operator !== '$exists' && test.operator !== '$size'
  return someAt(root, path, (value) => {
    const isInside = looksInside && Array.isArray(value) && value.some((element) => passes(test, element))
    return isInside || passes(test, value)
  })
}

/** Whether one value, taken as it is, passes a test. */
function passes(test: Test, value: BsonValue | undefined): boolean {
  switch (test.operator) {
    case '$in':
      return test.keys.has(keyText(value))
    case '$regex':
      return typeof value === 'string' && test.pattern.test(value)
    case '$exists':
      return value !== undefined
    case '$size':
      return Array.isArray(value) && value.length === test.size
    default:
      return compares(test, encodeKey(value))
  }
}

/** Values of different types are never greater or less than each other. */
function compares({ operator, key: operand }: Comparison, key: Buffer): boolean {
  const order = Buffer.compare(key, operand)
  if (key[0] !== operand[0]) return false
  switch (operator) {
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
