import { Double, Int32, Long, Timestamp } from 'bson'
import type { BsonValue } from './bson.ts'
import { CommandError } from './errors.ts'

export type BsonNumber = Int32 | Long | Double

/** A number that can be added; a Decimal128 is none. */
export function isNumber(value: BsonValue | undefined): value is BsonNumber {
  return value instanceof Int32 || value instanceof Double || (value instanceof Long && !(value instanceof Timestamp))
}

/**
 * Adds as MongoDB does: a double makes a double, a sum too large for 32 bits becomes a 64-bit integer.
 *
 * @throws CommandError BadValue when the sum passes 64 bits.
 */
export function add(a: BsonNumber, b: BsonNumber): BsonNumber {
  if (a instanceof Double || b instanceof Double) return new Double(asDouble(a) + asDouble(b))
  const sum = asBigInt(a) + asBigInt(b)
  if (sum !== BigInt.asIntN(64, sum)) throw new CommandError('BadValue', 'the sum is too large for a 64-bit integer')
  const isInt32 = a instanceof Int32 && b instanceof Int32 && sum === BigInt.asIntN(32, sum)
  return isInt32 ? new Int32(Number(sum)) : Long.fromBigInt(sum)
}

function asDouble(value: BsonNumber): number {
  return value instanceof Long ? value.toNumber() : value.value
}

function asBigInt(value: Int32 | Long): bigint {
  return value instanceof Long ? value.toBigInt() : BigInt(value.value)
}
