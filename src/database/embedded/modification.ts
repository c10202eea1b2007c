import { ObjectId } from 'bson'
import { type BsonDocument, decode } from './bson.ts'
import type { Namespace } from './catalogue.ts'
import type { Row } from './documents.ts'
import type { Selection } from './selection.ts'
import type { Store } from './store.ts'
import { applyUpdate, type Update } from './update.ts'
import { upsertedDocument } from './upsert.ts'

/** Inserts a document, with an `_id` in front. @throws CommandError; nothing is written then. */
export function insertDocument(store: Store, namespace: Namespace, document: BsonDocument): void {
  const { _id = new ObjectId(), ...fields } = document
  store.documents.put(store.ensure(namespace), { _id, ...fields })
}

export interface UpdateOutcome {
  /** The documents that were found, as they were and as they are. */
  readonly updated: readonly { readonly row: Row; readonly after: BsonDocument; readonly isChanged: boolean }[]
  readonly upserted?: BsonDocument
}

/** @throws CommandError when a document cannot be updated; the ones before it are. */
export function updateMatching(
  store: Store,
  namespace: Namespace,
  selection: Selection,
  { update, isUpsert = false }: { update: Update; isUpsert?: boolean | undefined },
): UpdateOutcome {
  // All are found before the first is changed, so that none is met twice.
  const rows = [...store.select(namespace, selection)]
  if (rows.length === 0 && isUpsert) {
    const upserted = upsertedDocument(selection.filter, update)
    store.documents.put(store.ensure(namespace), upserted)
    return { updated: [], upserted }
  }
  const updated = rows.map((row) => {
    const after = applyUpdate(update, decode(row.bytes))
    return { row, after, isChanged: store.documents.put(store.ensure(namespace), after, row) }
  })
  return { updated }
}

/** The documents that were removed. */
export function removeMatching(store: Store, namespace: Namespace, selection: Selection): Row[] {
  const rows = [...store.select(namespace, selection)]
  for (const row of rows) store.documents.remove(store.ensure(namespace), row)
  return rows
}
