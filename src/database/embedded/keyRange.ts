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

/** The first key after all that begin with these bytes; a key's first byte is never 0xFF. */
export function successor(prefix: Buffer): Buffer {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length--
  if (length === 0) return Buffer.from([0xff])
  const next = Buffer.from(prefix.subarray(0, length))
  next.writeUInt8(next.readUInt8(length - 1) + 1, length - 1)
  return next
}

/** A place between keys: before or after all that begin with these bytes. */
interface Edge {
  readonly prefix: Buffer
  readonly after: boolean
}

/** The values that a comparison lets through, in the order of the field; undefined if any. */
export function rangeOf(test: Test, { direction }: Pick<OrderedField, 'direction'>): KeyRange | undefined {
  const edges = edgesOf(test)
  if (!edges) return undefined
  const [low, high] = direction === 1 ? edges : [turned(edges[1]), turned(edges[0])]
  return { low: place(low), high: place(high) }
}

function edgesOf(test: Test): [Edge, Edge] | undefined {
  if (!('operand' in test) || Array.isArray(test.operand)) return undefined
  const type = test.key.subarray(0, 1)
  switch (test.operator) {
    case '$eq':
      return [
        { prefix: test.key, after: false },
        { prefix: test.key, after: true },
      ]
    case '$gt':
      return [
        { prefix: test.key, after: true },
        { prefix: type, after: true },
      ]
    case '$gte':
      return [
        { prefix: test.key, after: false },
        { prefix: type, after: true },
      ]
    case '$lt':
      return [
        { prefix: type, after: false },
        { prefix: test.key, after: false },
      ]
    case '$lte':
      return [
        { prefix: type, after: false },
        { prefix: test.key, after: true },
      ]
  }
}

/** In a descending field what came first comes last. */
function turned({ prefix, after }: Edge): Edge {
  return { prefix: invert(Buffer.from(prefix)), after: !after }
}

function place({ prefix, after }: Edge): Buffer {
  return after ? successor(prefix) : prefix
}

/** The keys of a field that is pinned to one value or a list; undefined where it is not. */
export function pointsOf(test: Test, { direction }: OrderedField): Buffer[] | undefined {
  // An array is met by the entries of its elements or by itself inside another: no point.
  if (test.operator === '$eq' && !Array.isArray(test.operand)) return oriented([test.key], direction)
  if (test.operator !== '$in' || test.operands.some(Array.isArray)) return undefined
  return oriented([...test.keys.values()], direction)
}

function oriented(keys: Buffer[], direction: 1 | -1): Buffer[] {
  return keys.map((key) => (direction === 1 ? key : invert(Buffer.from(key)))).sort(Buffer.compare)
}
