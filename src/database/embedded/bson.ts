import { Binary, Double, deserialize, Int32, ObjectId, serialize } from 'bson'
import { CommandError, unsupported } from './errors.ts'

/** A stored value; numbers keep the BSON type they came with. */
export type BsonValue = null | boolean | string | Date | BsonNumber | ObjectId | Binary | BsonValue[] | BsonDocument

export type BsonNumber = Int32 | Double

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
  const bytes = serialized(document)
  if (!bytes || bytes.length > maxDocumentBytes) {
    throw new CommandError('BSONObjectTooLarge', `a document may have at most ${maxDocumentBytes} bytes`)
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Undefined where the encoder's buffer, which holds 17 MB, is too small. */
function serialized(document: BsonDocument): Uint8Array | undefined {
  try {
    return serialize(document)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export function isDocument(value: unknown): value is BsonDocument {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** A document's own field; inherited names such as `constructor` are no fields. */
export function fieldOf(document: BsonDocument, name: string): BsonValue | undefined {
  return Object.hasOwn(document, name) ? document[name] : undefined
}

/** MongoDB's name of a value's type. @throws CommandError for what the store does not keep. */
export function typeName(value: BsonValue) {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return 'array'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Binary) return 'binData'
  if (value instanceof Int32) return 'int'
  if (value instanceof Double && !Number.isNaN(value.value)) return 'double'
  if (value instanceof Date && !Number.isNaN(value.getTime())) return 'date'
  if (isDocument(value)) return 'object'
  if (value instanceof Double) throw unsupported('NaN')
  throw unsupported(`values of type ${'_bsontype' in value ? value._bsontype : 'Date without a time'}`)
}

/**
 * Refuses what could not be read back as it was written.
 *
 * @throws CommandError for types the store does not keep, dates JavaScript cannot hold and names that would change
 * the meaning of an object.
 */
export function checkStorable(value: BsonValue, depth = 0): void {
  if (depth > maxDepth) throw new CommandError('BadValue', `a document may be nested ${maxDepth} levels deep at most`)
  if (Array.isArray(value)) {
    for (const element of value) checkStorable(element, depth + 1)
  } else if (isDocument(value)) {
    for (const [name, child] of Object.entries(value)) {
      checkFieldName(name)
      checkStorable(child, depth + 1)
    }
  } else {
    typeName(value)
  }
}

/** @throws CommandError for a name that no field may have. */
export function checkFieldName(name: string): void {
  if (name === '__proto__' || name === '_bsontype' || name.startsWith('$')) throw unsupported(`a field named ${name}`)
}
