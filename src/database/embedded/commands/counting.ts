import { Long } from 'bson'
import type { BsonDocument } from '../bson.ts'
import { textOf } from '../catalogue.ts'
import type { Row } from '../documents.ts'
import { parsePipeline } from '../grouping.ts'
import type { Command } from './command.ts'

export const aggregate: Command = {
  takes: ['pipeline', 'cursor'],
  run(store, call) {
    const namespace = call.namespace()
    const { filter, group } = parsePipeline(call.array('pipeline') ?? [])
    call.empty('cursor')
    return store.storage.read(() => {
      const rows = store.select(namespace, { filter })
      return { cursor: { id: Long.ZERO, ns: textOf(namespace), firstBatch: group(documentsOf(rows)) }, ok: 1 }
    })
  },
}

function* documentsOf(rows: Iterable<Row>): Iterable<BsonDocument> {
  for (const row of rows) yield row.document
}

/** All of a collection; those of a query are counted by `aggregate`. */
export const count: Command = {
  takes: [],
  run(store, call) {
    const namespace = call.namespace()
    return store.storage.read(() => {
      const collection = store.catalogue.find(namespace)
      return { n: collection ? store.documents.count(collection) : 0, ok: 1 }
    })
  },
}
