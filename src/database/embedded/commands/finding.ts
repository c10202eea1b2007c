import { encode } from '../bson.ts'
import { textOf } from '../catalogue.ts'
import { cursorReply } from '../cursorReply.ts'
import type { Answer } from '../cursors.ts'
import type { Row } from '../documents.ts'
import { parseFilter } from '../filter.ts'
import { parsePattern } from '../indexKeys.ts'
import { matches } from '../matcher.ts'
import { parseProjection } from '../projection.ts'
import { type Call, cursorId } from './call.ts'
import type { Command } from './command.ts'

/** How many documents come first when nobody says how many. */
export const firstBatchCount = 101

export const find: Command = {
  takes: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch'],
  run(store, call) {
    const namespace = call.namespace()
    const filter = parseFilter(call.document('filter') ?? {})
    const selection = {
      filter,
      sort: parsePattern(call.document('sort') ?? {}),
      skip: call.count('skip') ?? 0,
      limit: call.count('limit') ?? 0,
    }
    const project = parseProjection(call.document('projection') ?? {})
    const shown = (row: Row) => (project ? encode(project(row.document)) : row.bytes)
    const readAgain = (idKey: Uint8Array) => {
      const collection = store.catalogue.find(namespace)
      const row = collection && store.documents.get(collection, Buffer.from(idKey))
      return row && matches(filter, row.document) ? shown(row) : undefined
    }
    const count = call.count('batchSize') ?? firstBatchCount
    const isSingle = call.flag('singleBatch') ?? false
    return store.storage.read(() => {
      const answers = answersOf(store.select(namespace, selection), shown)
      const batch = store.cursors.open(textOf(namespace), answers, readAgain, count, isSingle)
      return cursorReply(textOf(namespace), 'firstBatch', batch)
    })
  },
}

function* answersOf(rows: Iterable<Row>, shown: (row: Row) => Uint8Array): Generator<Answer> {
  for (const row of rows) yield { item: row.idKey, bytes: () => shown(row) }
}

export const getMore: Command = {
  takes: ['collection', 'batchSize'],
  run(store, call: Call) {
    const namespace = textOf(call.namespace('collection'))
    const count = call.count('batchSize') || Number.POSITIVE_INFINITY
    return store.storage.read(() =>
      cursorReply(namespace, 'nextBatch', store.cursors.more(cursorId(call.value('getMore')), namespace, count)),
    )
  },
}

export const killCursors: Command = {
  takes: ['cursors'],
  run(store, call) {
    const cursors = (call.array('cursors') ?? []).map(cursorId)
    const cursorsKilled = cursors.filter((id) => store.cursors.close(id))
    const cursorsNotFound = cursors.filter((id) => !cursorsKilled.includes(id))
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
  },
}
