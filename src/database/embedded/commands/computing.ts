import { type BsonDocument, type BsonValue, encode, isDocument } from '../bson.ts'
import { textOf } from '../catalogue.ts'
import { cursorReply } from '../cursorReply.ts'
import type { Answer } from '../cursors.ts'
import type { Row } from '../documents.ts'
import { parseFilter } from '../filter.ts'
import { parseStage } from '../grouping.ts'
import { encodeKey } from '../keyEncoding.ts'
import { parsePath, someAt } from '../path.ts'
import { Arguments } from './call.ts'
import type { Command } from './command.ts'
import { firstBatchCount } from './finding.ts'

export const aggregate: Command = {
  takes: ['pipeline', 'cursor'],
  run(store, call) {
    const namespace = call.namespace()
    const pipeline = call.array('pipeline') ?? []
    const options = new Arguments('aggregate.cursor', call.document('cursor') ?? {})
    const count = options.count('batchSize') ?? firstBatchCount
    // A $match in front is a query, so that an index may answer it.
    const [first] = pipeline
    const match = isDocument(first) && isDocument(first.$match) ? first.$match : undefined
    const filter = parseFilter(match ?? {})
    const stages = (match ? pipeline.slice(1) : pipeline).map(parseStage)
    return store.storage.read(() => {
      const rows = store.select(namespace, { filter, sort: [], skip: 0, limit: 0 })
      const results = stages.reduce((documents, stage) => stage(documents), documentsOf(rows))
      const batch = store.cursors.open(textOf(namespace), answersOf(results), (item) => item, count, false)
      return cursorReply(textOf(namespace), 'firstBatch', batch)
    })
  },
}

function* documentsOf(rows: Iterable<Row>): Iterable<BsonDocument> {
  for (const row of rows) yield row.document
}

function* answersOf(documents: Iterable<BsonDocument>): Generator<Answer> {
  for (const document of documents) {
    const item = encode(document)
    yield { item, bytes: () => item }
  }
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

export const distinct: Command = {
  takes: ['key', 'query'],
  run(store, call) {
    const namespace = call.namespace()
    const path = parsePath(call.text('key') ?? '')
    const filter = parseFilter(call.document('query') ?? {})
    return store.storage.read(() => {
      const values = new Map<string, BsonValue>()
      const keep = (value: BsonValue | undefined) => {
        if (value !== undefined) values.set(encodeKey(value).toString('latin1'), value)
      }
      for (const { document } of store.select(namespace, { filter, sort: [], skip: 0, limit: 0 })) {
        someAt(document, path, ({ value }) => {
          if (Array.isArray(value)) value.forEach(keep)
          else keep(value)
          return false
        })
      }
      return { values: [...values.values()], ok: 1 }
    })
  },
}
