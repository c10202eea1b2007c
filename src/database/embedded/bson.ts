import { Binary, BSONRegExp, Decimal128, Double, deserialize, Int32, Long, ObjectId, serialize, Timestamp } from 'bson'
import { CommandError, unsupported } from './errors.ts'

/** A stored value; numbers keep the BSON type they came with. */
export type BsonValue =
  | null
  | boolean
  | string
  | Date
  | Int32
  | Long
  | Double
  | Decimal128
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | BsonValue[]
  | BsonDocument

export interface BsonDocument {
  [field: string]: BsonValue
}

/** The largest document, as in MongoDB. Unit: bytes. */
export const maxDocumentBytes = 16 * 1024 * 1024

const maxDepth = 100

/** @throws BSONError when the bytes are not one BSON document. */
export function decode(bytes: Uint8Array): BsonDocument {
  return deserialize(bytes, { promoteValues: false, promoteLongs: false, bsonRegExp: true }) as BsonDocument
}

/** @throws CommandError BSONObjectTooLarge above 16 MB. */
export function encode(document: BsonDocument): Buffer {
  let bytes: Uint8Array
  try {
    bytes = serialize(document)
  } catch (error) {
    // The encoder's buffer holds 17 MB; what does not fit is too large.
    if (error instanceof RangeError) throw tooLarge()
    throw error
  }
  if (bytes.length > maxDocumentBytes) throw tooLarge()
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

export function tooLarge(): CommandError {
  return new CommandError('BSONObjectTooLarge', `a document may have at most ${maxDocumentBytes} bytes`)
}

export function isDocument(value: unknown): value is BsonDocument {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** A document's own field; inherited names such as `constructor` are no fields. */
export function fieldOf(document: BsonDocument, name: string): BsonValue | undefined {
  return Object.hasOwn(document, name) ? document[name] : undefined
}

/** The number behind a numeric value, where a JavaScript number can hold it. */
export function numberOf(value: BsonValue | undefined): number | undefined {
  if (value instanceof Int32 || value instanceof Double) return value.value
  return value instanceof Long && !(value instanceof Timestamp) ? value.toNumber() : undefined
}

export function isNaNumber(value: BsonValue | undefined): boolean {
  return value instanceof Double && Number.isNaN(value.value)
}

const typeTests: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => value instanceof Double,
  string: (value) => typeof value === 'string',
  object: isDocument,
  array: Array.isArray,
  binData: (value) => value instanceof Binary,
  objectId: (value) => value instanceof ObjectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof BSONRegExp,
  int: (value) => value instanceof Int32,
  timestamp: (value) => value instanceof Timestamp,
  long: (value) => value instanceof Long && !(value instanceof Timestamp),
  decimal: (value) => value instanceof Decimal128,
}

const typeNames: readonly string[] = Object.keys(typeTests)

/** MongoDB's name of a value's type. @throws CommandError for a type the store does not keep. */
export function typeName(value: unknown): string {
  const name = typeNames.find((candidate) => typeTests[candidate]?.(value))
  if (name === undefined) throw unsupported(`values of BSON type ${bsonTypeOf(value)}`)
  return name
}

function bsonTypeOf(value: unknown): string {
  return typeof value === 'object' && value !== null && '_bsontype' in value ? String(value._bsontype) : typeof value
}

/**
 * Refuses what could not be read back as it was written.
 *
 * @throws CommandError for types the store does not keep, dates JavaScript cannot hold and names that would change
 * the meaning of an object.
 */
export function checkStorable(value: BsonValue, depth = 0): void {
  if (depth > maxDepth) throw new CommandError('BadValue', `a document may be nested ${maxDepth} levels deep at most`)
  if (typeof value === 'string') return
  if (Array.isArray(value)) {
    for (const element of value) checkStorable(element, depth + 1)
  } else if (isDocument(value)) {
    for (const [name, child] of Object.entries(value)) {
      checkFieldName(name)
      checkStorable(child, depth + 1)
    }
  } else if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw unsupported('dates outside the range of JavaScript')
  } else {
    typeName(value)
  }
}

/** @throws CommandError for a name that no field may have. */
export function checkFieldName(name: string): void {
  if (name === '__proto__' || name === '_bsontype') throw unsupported(`a field named ${name}`)
  if (name.startsWith('$')) throw unsupported(`a field whose name begins with a dollar sign (${name})`)
}
