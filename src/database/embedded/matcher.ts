import { type BsonValue, isDocument, isNaNumber, typeName } from './bson.ts'
import type { Comparison, Condition, ElementTest, Filter, Test } from './filter.ts'
import { encodeKey } from './keyEncoding.ts'
import { someAt } from './path.ts'

/** Where in an array the match was found: what the positional `$` of an update stands for. */
export interface Trace {
  position?: number
}

export function matches(filter: Filter, value: BsonValue, trace?: Trace): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matches(part, value, trace))
    case 'or':
      return filter.parts.some((part) => matches(part, value, trace))
    case 'nor':
      return !filter.parts.some((part) => matches(part, value))
    case 'not':
      return !matches(filter.part, value)
    case 'condition':
      return meets(filter, value, trace)
  }
}

function meets({ path, test }: Condition, root: BsonValue, trace?: Trace): boolean {
  return someAt(root, path, ({ value, position, isElement }) => {
    // An element is looked at as it is: one by its number, or the one that $elemMatch is at.
    const match = findMatch(test, value, !isElement && path.length > 0)
    if (match === undefined) return false
    const place = position ?? (match === 'whole' ? undefined : match)
    if (trace && place !== undefined) trace.position = place
    return true
  })
}

/** What of a value passes the test: the whole, one element of an array (its place), or nothing. */
function findMatch(test: Test, value: BsonValue | undefined, looksInside: boolean): 'whole' | number | undefined {
  if (test.operator === '$elemMatch') return placeOf(value, (element) => isWanted(test, element))
  if (passes(test, value)) return 'whole'
  if (!looksInside || test.operator === '$exists' || test.operator === '$size') return undefined
  return placeOf(value, (element) => passes(test, element))
}

function placeOf(value: BsonValue | undefined, isMatch: (element: BsonValue) => boolean): number | undefined {
  const place = Array.isArray(value) ? value.findIndex(isMatch) : -1
  return place < 0 ? undefined : place
}

/** A query about the fields of an element is met by no element that has none; an array's fields are its places. */
function isWanted({ filter, ofFields }: ElementTest, element: BsonValue): boolean {
  if (!ofFields) return matches(filter, element)
  const fields = Array.isArray(element) ? Object.fromEntries(Object.entries(element)) : element
  return isDocument(fields) && matches(filter, fields)
}

/** Whether one value, taken as it is, passes a test. */
function passes(test: Exclude<Test, ElementTest>, value: BsonValue | undefined): boolean {
  switch (test.operator) {
    case '$in':
      return (
        test.keys.has(encodeKey(value).toString('latin1')) ||
        (typeof value === 'string' && test.patterns.some(({ expression }) => expression.test(value)))
      )
    case '$regex':
      return typeof value === 'string' && test.pattern.expression.test(value)
    case '$exists':
      return value !== undefined
    case '$size':
      return Array.isArray(value) && value.length === test.size
    case '$type':
      return value !== undefined && test.types.has(typeName(value))
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
