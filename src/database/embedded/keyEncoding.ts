import { Binary, Double, Int32, ObjectId } from 'bson'
import { type BsonValue, typeName } from './bson.ts'

/** What every key begins with: MongoDB's order of types, with room below, between and above. */
const ranks = {
  null: Buffer.of(0x0a),
  int: Buffer.of(0x14),
  double: Buffer.of(0x14),
  string: Buffer.of(0x1e),
  object: Buffer.of(0x28),
  array: Buffer.of(0x32),
  binData: Buffer.of(0x3c),
  objectId: Buffer.of(0x46),
  bool: Buffer.of(0x50),
  date: Buffer.of(0x5a),
}

const nothing = Buffer.alloc(0)
const end = Buffer.of(0)

/**
 * The bytes whose order is MongoDB's order of values; a missing field counts as null.
 *
 * Sorting, matching and indexes all compare these bytes, so that they cannot disagree. No key is the beginning of
 * another, so that keys may be set end to end.
 *
 * @throws CommandError for types the store does not keep.
 */
export function encodeKey(value: BsonValue | undefined): Buffer {
  return Buffer.concat([rankOf(value), payloadOf(value)])
}

/** Compares two values in MongoDB's order. Unit: negative, 0 or positive. */
export function compareValues(a: BsonValue | undefined, b: BsonValue | undefined): number {
  return Buffer.compare(encodeKey(a), encodeKey(b))
}

/** What equal values have in common and no others, for a Map: text behind a mark that begins no key, or the key. */
export function keyText(value: BsonValue | undefined): string {
  return typeof value === 'string' ? `"${value}` : encodeKey(value).toString('latin1')
}

/** Turns the order of keys round: how a descending field is indexed. */
export function invert(key: Uint8Array): Buffer {
  return Buffer.from(key.map((byte) => byte ^ 0xff))
}

function rankOf(value: BsonValue | undefined): Buffer {
  return ranks[typeName(value ?? null)]
}

function payloadOf(value: BsonValue | undefined): Uint8Array {
  if (value === undefined || value === null) return nothing
  if (typeof value === 'string') return text(value)
  if (typeof value === 'boolean') return Buffer.of(Number(value))
  if (value instanceof Int32 || value instanceof Double) return double(value.value)
  if (value instanceof Date) return double(value.getTime())
  if (value instanceof ObjectId) return value.id
  if (value instanceof Binary) return Buffer.concat([double(value.position), Buffer.of(value.sub_type), value.value()])
  if (Array.isArray(value)) return Buffer.concat([...value.map(encodeKey), end])
  // MongoDB compares fields by type, then name, then value.
  const fields = Object.entries(value).flatMap(([name, child]) => [rankOf(child), text(name), payloadOf(child)])
  return Buffer.concat([...fields, end])
}

/** UTF-8 up to a zero byte; a zero or one inside is written as two bytes that keep the order. */
function text(value: string): Buffer {
  return Buffer.from(`${value.replaceAll('\u0001', '\u0001\u0002').replaceAll('\u0000', '\u0001\u0001')}\u0000`)
}

/** IEEE 754 with the sign turned, so that the bytes grow with the number. */
function double(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value === 0 ? 0 : value)
  if (value < 0) return invert(bytes)
  bytes.writeUInt8(bytes.readUInt8() | 0x80)
  return bytes
}
