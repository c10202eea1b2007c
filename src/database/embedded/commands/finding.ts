import { Long } from 'bson'
import { type BsonValue, encode } from '../bson.ts'
import { textOf } from '../catalogue.ts'
import type { Row } from '../documents.ts'
import { CommandError } from '../errors.ts'
import { parseFilter } from '../filter.ts'
import { parsePattern } from '../indexKeys.ts'
import { matches } from '../matcher.ts'
import { parseProjection } from '../projection.ts'
import type { Command } from './command.ts'

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
    const shownNow = (idKey: Buffer) => {
      const collection = store.catalogue.find(namespace)
      const row = collection && store.documents.get(collection, idKey)
      return row && matches(filter, row.document) ? shown(row) : undefined
    }
    const showing = { shown, shownNow, batchCount: call.count('batchSize'), isSingle: call.flag('singleBatch') }
    return store.storage.read(() => store.cursors.open(textOf(namespace), store.select(namespace, selection), showing))
  },
}

export const getMore: Command = {
  takes: ['collection', 'batchSize'],
  run(store, call) {
    const namespace = textOf(call.namespace('collection'))
    const count = call.count('batchSize')
    return store.storage.read(() => store.cursors.more(cursorId(call.value('getMore')), namespace, count))
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

function cursorId(value: BsonValue | undefined): Long {
  if (!Long.isLong(value)) throw new CommandError('TypeMismatch', 'a cursor id needs a 64-bit integer')
  return value
}
