import type { Test } from './filter.ts'
import type { OrderedField } from './indexKeys.ts'
import { invert } from './keyEncoding.ts'

/** A stretch of keys. Unit: `low` belongs to it, `high` does not. */
export interface KeyRange {
  readonly low: Buffer
  readonly high: Buffer
}

/** Every key that begins with these bytes. */
export function keysUnder(prefix: Buffer): KeyRange {
  return { low: prefix, high: successor(prefix) }
}

/** The range of keys that follow a prefix. */
export function within(prefix: Buffer, { low, high }: KeyRange): KeyRange {
  return { low: Buffer.concat([prefix, low]), high: Buffer.concat([prefix, high]) }
}

/** The first key after all that begin with these bytes. */
export function successor(prefix: Buffer): Buffer {
  let length = prefix.length
  while (prefix[length - 1] === 0xff) length--
  if (length === 0) return Buffer.of(0xff)
  const next = Buffer.from(prefix.subarray(0, length))
  next.writeUInt8(next.readUInt8(length - 1) + 1, length - 1)
  return next
}

/** The values of a type that a comparison lets through, in the order of the field; undefined if it is no bound. */
export function rangeOf(test: Test, { direction }: OrderedField): KeyRange | undefined {
  if (!('operand' in test) || Array.isArray(test.operand)) return undefined
  const { operator, key } = test
  const ofType = keysUnder(key.subarray(0, 1))
  const edge = operator === '$gt' || operator === '$lte' ? successor(key) : key
  const range = operator === '$gt' || operator === '$gte' ? { ...ofType, low: edge } : { ...ofType, high: edge }
  return direction === 1 ? range : { low: turned(range.high), high: turned(range.low) }
}

/** Where a place between ascending keys lies between descending ones: before a key becomes after it. */
function turned(place: Buffer): Buffer {
  return successor(invert(place))
}

/** The keys of a field that is pinned to a list of values, in its order; undefined where it is not. */
export function pointsOf(test: Test, { direction }: OrderedField): Buffer[] | undefined {
  // An array is met by the entries of its elements or by itself inside another: no point.
  if (test.operator !== '$in' || test.operands.some(Array.isArray)) return undefined
  const keys = [...test.keys.values()]
  return (direction === 1 ? keys : keys.map(invert)).sort(Buffer.compare)
}
