import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson'
import { type BsonValue, isDocument, typeName } from './bson.ts'
import { unsupported } from './errors.ts'

/** What an empty array counts as in an index or a sort: less than null. */
export const emptyArray = Symbol('empty array')

/** A value as an index sees it; a missing field counts as null. */
export type KeyPart = BsonValue | undefined | typeof emptyArray

/** The first byte of every key: MongoDB's order of types, with room between, below 0xFF. */
const rank = {
  emptyArray: 0x05,
  null: 0x0a,
  number: 0x14,
  string: 0x1e,
  object: 0x28,
  array: 0x32,
  binData: 0x3c,
  objectId: 0x46,
  bool: 0x50,
  date: 0x5a,
  timestamp: 0x5f,
  regex: 0x64,
}

const numeric = new Set(['int', 'long', 'double', 'decimal'])

function rankOf(value: KeyPart): number {
  if (value === undefined) return rank.null
  if (value === emptyArray) return rank.emptyArray
  if (typeof value === 'string') return rank.string
  if (value instanceof ObjectId) return rank.objectId
  const name = typeName(value)
  return numeric.has(name) ? rank.number : rank[name as keyof typeof rank]
}

/**
 * The bytes whose order is MongoDB's order of values.
 *
 * Sorting, matching and indexes all compare these bytes, so that they cannot disagree. No key is the beginning of
 * another, so that keys may be set end to end.
 *
 * @throws CommandError for a Decimal128, whose order is not supported.
 */
export function encodeKey(value: KeyPart): Buffer {
  writer.clear()
  writer.byte(rankOf(value))
  writePayload(value)
  return writer.take()
}

/** Compares two values in MongoDB's order. Unit: negative, 0 or positive. */
export function compareValues(a: BsonValue | undefined, b: BsonValue | undefined): number {
  return Buffer.compare(encodeKey(a), encodeKey(b))
}

function writePayload(value: KeyPart): void {
  if (value === undefined || value === null || value === emptyArray) return
  if (typeof value === 'string') writer.text(value)
  else if (typeof value === 'boolean') writer.byte(value ? 1 : 0)
  else if (value instanceof ObjectId) writer.bytes(value.id)
  else if (value instanceof Date) writeDate(value)
  else if (value instanceof Timestamp) {
    writer.uint32(value.getHighBitsUnsigned())
    writer.uint32(value.getLowBitsUnsigned())
  } else if (value instanceof Int32 || value instanceof Double) writeNumber(value.value, 0)
  else if (value instanceof Long) writeLong(value)
  else if (value instanceof Decimal128) throw unsupported('comparing a Decimal128')
  else if (value instanceof Binary) {
    writer.uint32(value.position)
    writer.byte(value.sub_type)
    writer.bytes(value.buffer.subarray(0, value.position))
  } else if (value instanceof BSONRegExp) {
    writer.text(value.pattern)
    writer.text(value.options)
  } else if (Array.isArray(value)) {
    for (const element of value) {
      writer.byte(rankOf(element))
      writePayload(element)
    }
    writer.byte(0)
  } else if (isDocument(value)) {
    // MongoDB compares fields by type, then name, then value.
    for (const [name, child] of Object.entries(value)) {
      writer.byte(rankOf(child))
      writer.text(name)
      writePayload(child)
    }
    writer.byte(0)
  }
}

/** A number is the nearest double and what that leaves of it, so that 64-bit integers keep their order too. */
function writeNumber(nearest: number, remainder: number): void {
  writer.double(nearest)
  writer.uint16(remainder + 0x8000)
}

function writeLong(value: Long): void {
  const exact = value.toBigInt()
  const nearest = Number(exact)
  writeNumber(nearest, Number(exact - BigInt(nearest)))
}

function writeDate(value: Date): void {
  const high = Math.floor(value.getTime() / 2 ** 32)
  writer.uint32(high + 2 ** 31)
  writer.uint32(value.getTime() - high * 2 ** 32)
}

/** A growing buffer; one is enough because a key is written without interruption. */
class KeyWriter {
  #buffer = Buffer.allocUnsafe(1024)
  #length = 0

  clear(): void {
    this.#length = 0
  }

  take(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#length))
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#buffer[this.#length++] = value
  }

  uint16(value: number): void {
    this.#reserve(2)
    this.#length = this.#buffer.writeUInt16BE(value, this.#length)
  }

  uint32(value: number): void {
    this.#reserve(4)
    this.#length = this.#buffer.writeUInt32BE(value, this.#length)
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length)
    this.#buffer.set(value, this.#length)
    this.#length += value.length
  }

  /** UTF-8 up to a zero byte; a zero or one inside is written as two bytes that keep the order. */
  text(value: string): void {
    const escaped =
      value.includes('\u0000') || value.includes('\u0001')
        ? value.replaceAll('\u0001', '\u0001\u0002').replaceAll('\u0000', '\u0001\u0001')
        : value
    this.#reserve(escaped.length * 3 + 1)
    this.#length += this.#buffer.write(escaped, this.#length)
    this.byte(0)
  }

  /** IEEE 754 with the sign turned, so that the bytes grow with the number; NaN comes first, as in MongoDB. */
  double(value: number): void {
    this.#reserve(8)
    const start = this.#length
    this.#length = this.#buffer.writeDoubleBE(value === 0 ? 0 : value, start)
    if (Number.isNaN(value)) this.#buffer.fill(0, start, this.#length)
    else if (value < 0) invert(this.#buffer.subarray(start, this.#length))
    else this.#buffer.writeUInt8(this.#buffer.readUInt8(start) | 0x80, start)
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe((this.#length + bytes) * 2)
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}

/** Turns the order of keys round, in place: how a descending field is indexed. */
export function invert(key: Buffer): Buffer {
  for (let i = 0; i < key.length; i++) key.writeUInt8(key.readUInt8(i) ^ 0xff, i)
  return key
}

const writer = new KeyWriter()
