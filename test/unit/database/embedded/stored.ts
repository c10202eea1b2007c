import { EJSON, serialize } from 'bson'
import { type BsonDocument, decode } from '../../../../src/database/embedded/bson.ts'

/** A document as the store holds it: numbers with their BSON types. */
export function stored(document: Record<string, unknown>): BsonDocument {
  return decode(serialize(document))
}

/** A stored document as plain values, to compare with. */
export function plain(document: BsonDocument): Record<string, unknown> {
  return EJSON.parse(EJSON.stringify(document))
}
