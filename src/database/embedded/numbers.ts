import { Double, Int32 } from 'bson'
import type { BsonNumber, BsonValue } from './bson.ts'
import { unsupported } from './errors.ts'

export function isNumber(value: BsonValue | undefined): value is BsonNumber {
  return value instanceof Int32 || value instanceof Double
}

export function numberOf(value: BsonValue | undefined): number | undefined {
  return isNumber(value) ? value.value : undefined
}

/** Adds as MongoDB does: a double makes a double. @throws CommandError for a sum that needs a 64-bit integer. */
export function add(a: BsonNumber, b: BsonNumber): BsonNumber {
  const sum = a.value + b.value
  if (a instanceof Double || b instanceof Double) return new Double(sum)
  if (sum !== (sum | 0)) throw unsupported('64-bit integers, which the sum would be')
  return new Int32(sum)
}
