import { createHash } from 'node:crypto'
import { type BsonDocument, decode, fieldOf } from './bson.ts'
import { type Catalogue, type Collection, type Index, textOf } from './catalogue.ts'
import { CommandError, unsupported } from './errors.ts'
import { documentKeys } from './indexKeys.ts'
import { encodeKey } from './keyEncoding.ts'
import { type KeyRange, keysUnder, successor } from './keyRange.ts'
import { matches } from './matcher.ts'
import { valueAt } from './path.ts'
import type { Plan } from './planner.ts'
import type { Storage } from './storage.ts'

/** lmdb's keys end at 1,978 bytes: prefix, values and `_id` must fit. Unit: bytes. */
const maxIdBytes = 512
const maxValueBytes = 1_400
const hashBytes = 32

/** A document as it was read; decoded only when someone looks inside. */
export class Row {
  readonly idKey: Buffer
  readonly bytes: Buffer
  #document: BsonDocument | undefined

  constructor(idKey: Buffer, bytes: Buffer) {
    this.idKey = idKey
    this.bytes = bytes
  }

  get document(): BsonDocument {
    this.#document ??= decode(this.bytes)
    return this.#document
  }
}

/** The documents of the collections, and their index entries, which change together. */
export class Documents {
  readonly #storage: Storage
  readonly #catalogue: Catalogue

  constructor(storage: Storage, catalogue: Catalogue) {
    this.#storage = storage
    this.#catalogue = catalogue
  }

  get({ prefix }: Collection, idKey: Buffer): Row | undefined {
    const bytes = this.#storage.get(Buffer.concat([prefix, idKey]))
    return bytes && new Row(idKey, bytes)
  }

  count({ prefix }: Collection): number {
    return this.#storage.count(keysUnder(prefix))
  }

  /** Every document that the plan's ranges hold, each once, in the plan's order. */
  *scan(collection: Collection, { index, ranges, reverse }: Plan<Index>): Generator<Row> {
    const seen = new Set<string>()
    for (const range of reverse ? ranges.toReversed() : ranges) {
      for (const { key, value } of this.#storage.entries(within(index.prefix, range), reverse)) {
        if (index === collection.primary) {
          yield new Row(key.subarray(index.prefix.length), value)
          continue
        }
        if (index.multikey) {
          const id = value.toString('latin1')
          if (seen.has(id)) continue
          seen.add(id)
        }
        const row = this.get(collection, value)
        if (!row) throw new CommandError('InternalError', `an entry of the index ${index.name} has no document`)
        yield row
      }
    }
  }

  /** @throws CommandError DuplicateKey when `_id` or a unique index refuses the document; nothing is written then. */
  insert(collection: Collection, document: BsonDocument, bytes: Uint8Array): void {
    const idKey = idKeyOf(document)
    if (this.get(collection, idKey)) throw duplicate(collection, collection.primary, document)
    const changes = collection.indexes.map((index) => this.#compare(collection, index, idKey, undefined, document))
    this.#storage.put(Buffer.concat([collection.prefix, idKey]), bytes)
    for (const change of changes) this.#apply(collection, idKey, change)
  }

  /** @throws CommandError DuplicateKey when a unique index refuses the new document; nothing is written then. */
  replace(collection: Collection, { idKey, document }: Row, after: BsonDocument, bytes: Uint8Array): void {
    const changes = collection.indexes.map((index) => this.#compare(collection, index, idKey, document, after))
    this.#storage.put(Buffer.concat([collection.prefix, idKey]), bytes)
    for (const change of changes) this.#apply(collection, idKey, change)
  }

  remove({ prefix, indexes }: Collection, { idKey, document }: Row): void {
    for (const index of indexes) {
      for (const key of entriesOf(index, idKey, document).keys.values()) this.#storage.remove(key)
    }
    this.#storage.remove(Buffer.concat([prefix, idKey]))
  }

  /** Enters every document into a new index. @throws CommandError DuplicateKey where two have the same keys. */
  fill(collection: Collection, index: Index): void {
    for (const key of this.#storage.keys(keysUnder(collection.prefix))) {
      const row = this.get(collection, key.subarray(collection.prefix.length))
      if (row) this.#apply(collection, row.idKey, this.#compare(collection, index, row.idKey, undefined, row.document))
    }
  }

  #compare(
    collection: Collection,
    index: Index,
    idKey: Buffer,
    before: BsonDocument | undefined,
    after: BsonDocument,
  ): Change {
    const old = before && entriesOf(index, idKey, before).keys
    const { keys, multikey, cut } = entriesOf(index, idKey, after)
    const added = [...keys].filter(([text]) => !old?.has(text)).map(([, key]) => key)
    const removed = [...(old ?? [])].filter(([text]) => !keys.has(text)).map(([, key]) => key)
    if (index.unique && added.some((key) => this.#storage.get(key))) throw duplicate(collection, index, after)
    return { index, added, removed, multikey, cut }
  }

  #apply({ namespace }: Collection, idKey: Buffer, { index, added, removed, multikey, cut }: Change): void {
    for (const key of removed) this.#storage.remove(key)
    for (const key of added) this.#storage.put(key, idKey)
    if ((multikey && !index.multikey) || (cut && !index.cut)) {
      this.#catalogue.mark(namespace, index.name, { multikey, cut })
    }
  }
}

/** What an index must do for one document. */
interface Change {
  readonly index: Index
  readonly added: readonly Buffer[]
  readonly removed: readonly Buffer[]
  readonly multikey: boolean
  readonly cut: boolean
}

/** The key of a document under `_id`. @throws CommandError for an `_id` that cannot be one. */
export function idKeyOf(document: BsonDocument): Buffer {
  const id = fieldOf(document, '_id')
  if (Array.isArray(id)) throw new CommandError('InvalidIdField', "the '_id' field cannot be an array")
  const key = encodeKey(id)
  if (key.length > maxIdBytes) throw unsupported(`an _id of more than ${maxIdBytes} bytes`)
  return key
}

/** The entries of a document in an index: those of a unique index end with the values, the others with `_id`. */
function entriesOf(index: Index, idKey: Buffer, document: BsonDocument) {
  const entries = new Map<string, Buffer>()
  const { keys, multikey, absent } = documentKeys(document, index.pattern)
  if ((index.sparse && absent) || (index.partial && !matches(index.partial, document))) {
    return { keys: entries, multikey: false, cut: false }
  }
  let cut = false
  for (const values of keys) {
    const isLong = values.length > maxValueBytes
    cut ||= isLong
    const key = Buffer.concat([index.prefix, isLong ? shortened(values) : values, ...(index.unique ? [] : [idKey])])
    entries.set(key.toString('latin1'), key)
  }
  return { keys: entries, multikey, cut }
}

/** The beginning as it is, so that entries stay about in order, and a hash of the whole, so that they stay distinct. */
function shortened(values: Buffer): Buffer {
  const beginning = values.subarray(0, maxValueBytes - hashBytes)
  return Buffer.concat([beginning, createHash('sha256').update(values).digest()])
}

/** A range of values as keys of an index; bounds give way where entries may have been shortened. */
function within(prefix: Buffer, { low, high }: KeyRange): KeyRange {
  const exact = maxValueBytes - hashBytes
  return {
    low: Buffer.concat([prefix, low.subarray(0, exact)]),
    high: Buffer.concat([prefix, high.length > exact ? successor(high.subarray(0, exact)) : high]),
  }
}

/** Values stand in `keyValue` alone, so that a message may be logged. */
function duplicate({ namespace }: Collection, index: Index, document: BsonDocument): CommandError {
  const fields = index.pattern.map(({ field }) => field)
  const values = index.pattern.map(({ field, path }) => [field, valueAt(document, path) ?? null])
  return new CommandError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${textOf(namespace)} index: ${index.name} dup key: ${fields.join(', ')}`,
    { keyPattern: index.specification.key ?? null, keyValue: Object.fromEntries(values) },
  )
}
