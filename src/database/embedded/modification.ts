import { ObjectId } from 'bson'
import {
  type BsonDocument,
  type BsonValue,
  checkStorable,
  decode,
  encode,
  fieldOf,
  maxDocumentBytes,
  tooLarge,
} from './bson.ts'
import type { Namespace } from './catalogue.ts'
import { idKeyOf, type Row } from './documents.ts'
import { CommandError } from './errors.ts'
import type { Filter } from './filter.ts'
import type { Pattern } from './indexKeys.ts'
import type { Store } from './store.ts'
import { applyUpdate, type Update } from './update.ts'
import { upsertedDocument } from './upsert.ts'

/** Inserts a document as it came, with an `_id` in front. @throws CommandError; nothing is written then. */
export function insertDocument(store: Store, namespace: Namespace, bytes: Uint8Array): void {
  if (bytes.length > maxDocumentBytes) throw tooLarge()
  const document = decode(bytes)
  checkStorable(document)
  const isReady = Object.keys(document)[0] === '_id'
  const { _id = new ObjectId(), ...fields } = document
  const whole = isReady ? document : { _id, ...fields }
  store.documents.insert(store.ensure(namespace), whole, isReady ? bytes : encode(whole))
}

/** @throws CommandError when the update cannot be applied to the document; nothing is written then. */
export function updateRow(store: Store, namespace: Namespace, row: Row, update: Update) {
  const after = applyUpdate(update, decode(row.bytes))
  checkStorable(after)
  const bytes = encode(after)
  if (bytes.equals(row.bytes)) return { after, isChanged: false }
  if (!idKeyOf(after).equals(row.idKey)) {
    throw new CommandError('ImmutableField', "the update would change the immutable field '_id'")
  }
  store.documents.replace(store.ensure(namespace), row, after, bytes)
  return { after, isChanged: true }
}

/** Inserts what the query and the update together say. @throws CommandError; nothing is written then. */
export function upsert(store: Store, namespace: Namespace, filter: Filter, update: Update): BsonDocument {
  const document = upsertedDocument(filter, update)
  checkStorable(document)
  store.documents.insert(store.ensure(namespace), document, encode(document))
  return document
}

export interface UpdateOutcome {
  readonly matched: number
  readonly modified: number
  readonly upsertedId?: BsonValue | undefined
}

/** @throws CommandError when a document cannot be updated; the ones before it are. */
export function updateMatching(
  store: Store,
  namespace: Namespace,
  filter: Filter,
  update: Update,
  { isMulti, isUpsert }: { isMulti: boolean; isUpsert: boolean },
): UpdateOutcome {
  // All are found before the first is changed, so that none is met twice.
  const rows = [...store.select(namespace, { filter, sort: [], skip: 0, limit: isMulti ? 0 : 1 })]
  if (rows.length === 0 && isUpsert) {
    return { matched: 1, modified: 0, upsertedId: fieldOf(upsert(store, namespace, filter, update), '_id') }
  }
  const changed = rows.filter((row) => updateRow(store, namespace, row, update).isChanged)
  return { matched: rows.length, modified: changed.length }
}

/** How many documents were removed. */
export function removeMatching(store: Store, namespace: Namespace, filter: Filter, limit: number): number {
  const collection = store.catalogue.find(namespace)
  if (!collection) return 0
  const rows = [...store.select(namespace, { filter, sort: [], skip: 0, limit })]
  for (const row of rows) store.documents.remove(collection, row)
  return rows.length
}

export function findOne(store: Store, namespace: Namespace, filter: Filter, sort: Pattern): Row | undefined {
  const [row] = store.select(namespace, { filter, sort, skip: 0, limit: 1 })
  return row
}
