import { Long } from 'bson'
import { type BsonDocument, encode } from '../bson.ts'
import { type Namespace, textOf } from '../catalogue.ts'
import { cursorReply } from '../cursorReply.ts'

/** An answer that is never more than one batch. */
export function wholeAnswer(namespace: Namespace, documents: readonly BsonDocument[]): Buffer {
  return cursorReply(textOf(namespace), 'firstBatch', { documents: documents.map(encode), cursor: Long.ZERO })
}
