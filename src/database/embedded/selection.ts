import type { Collection } from './catalogue.ts'
import type { Documents, Row } from './documents.ts'
import { CommandError } from './errors.ts'
import type { Filter } from './filter.ts'
import { type Pattern, sortKey } from './indexKeys.ts'
import { matches } from './matcher.ts'
import { choosePlan } from './planner.ts'

/** What a query asks for; a `limit` of 0 is none. */
export interface Selection {
  readonly filter: Filter
  readonly sort?: Pattern
  readonly skip?: number
  readonly limit?: number
}

/** What a sort may hold in memory, as in MongoDB. Unit: bytes. */
const maxSortBytes = 100 * 1024 * 1024

/** The documents of a selection in its order; read from an index as they are asked for where one gives the order. */
export function* select(documents: Documents, collection: Collection, selection: Selection): Generator<Row> {
  const { filter, sort = [], skip = 0, limit = 0 } = selection
  const plan = choosePlan(filter, sort, collection.primary, collection.indexes)
  const found = matching(documents.scan(collection, plan), filter)
  let place = 0
  for (const row of plan.ordered ? found : sorted(documents, collection, found, sort)) {
    if (place++ < skip) continue
    yield row
    if (limit > 0 && place >= skip + limit) return
  }
}

function* matching(rows: Iterable<Row>, filter: Filter): Generator<Row> {
  // Where everything is wanted, nothing needs to be decoded.
  const isAll = filter.kind === 'and' && filter.parts.length === 0
  for (const row of rows) if (isAll || matches(filter, row.document)) yield row
}

/** Holds no more than the keys to sort by, and reads each document again when its turn comes. */
function* sorted(documents: Documents, collection: Collection, rows: Iterable<Row>, sort: Pattern): Generator<Row> {
  const entries: { key: Buffer; idKey: Buffer }[] = []
  let bytes = 0
  for (const { idKey, document } of rows) {
    const key = sortKey(document, sort)
    bytes += key.length + idKey.length
    if (bytes > maxSortBytes) {
      throw new CommandError('QueryExceededMemoryLimit', `a sort may hold ${maxSortBytes} bytes; it needs an index`)
    }
    entries.push({ key, idKey })
  }
  entries.sort((a, b) => Buffer.compare(a.key, b.key))
  for (const { idKey } of entries) {
    const row = documents.get(collection, idKey)
    if (row) yield row
  }
}
