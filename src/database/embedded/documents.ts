import { createHash } from 'node:crypto'
import { type BsonDocument, checkStorable, decode, encode, fieldOf } from './bson.ts'
import { type Catalogue, type Collection, type Index, textOf } from './catalogue.ts'
import { CommandError, unsupported } from './errors.ts'
import { documentKeys } from './indexKeys.ts'
import { encodeKey } from './keyEncoding.ts'
import { type KeyRange, keysUnder, successor, within } from './keyRange.ts'
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

  get({ primary }: Collection, idKey: Buffer): Row | undefined {
    const bytes = this.#storage.get(Buffer.concat([primary.prefix, idKey]))
    return bytes && new Row(idKey, bytes)
  }

  count({ primary }: Collection): number {
    return this.#storage.count(keysUnder(primary.prefix))
  }

  /** Every document that the plan's ranges hold, each once, in the plan's order. */
  *scan(collection: Collection, { index, ranges, reverse }: Plan<Index>): Generator<Row> {
    const seen = new Set<string>()
    for (const range of reverse ? ranges.toReversed() : ranges) {
      for (const { key, value } of this.#storage.entries(within(index.prefix, loosened(range)), reverse)) {
        if (index === collection.primary) {
          yield new Row(key.subarray(index.prefix.length), value)
          continue
        }
        if (index.inexact) {
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

  /**
   * Writes a document as a new one, or in the place of what it was before. Whether anything changed.
   *
   * @throws CommandError when the document cannot be kept: DuplicateKey where another stands in the way of its `_id` or
   * in a unique index, ImmutableField where its `_id` was another. Nothing is written then.
   */
  put(collection: Collection, document: BsonDocument, before?: Row): boolean {
    checkStorable(document)
    const bytes = encode(document)
    if (before?.bytes.equals(bytes)) return false
    const idKey = idKeyOf(document)
    if (before && !before.idKey.equals(idKey)) {
      throw new CommandError('ImmutableField', "the update would change the immutable field '_id'")
    }
    if (!before && this.get(collection, idKey)) throw duplicate(collection, collection.primary, document)
    const changes = collection.indexes.map((index) => this.#compare(collection, index, idKey, document, before))
    this.#storage.put(Buffer.concat([collection.primary.prefix, idKey]), bytes)
    for (const change of changes) this.#apply(collection, idKey, change)
    return true
  }

  remove({ primary, indexes }: Collection, { idKey, document }: Row): void {
    for (const index of indexes) {
      for (const key of entriesOf(index, idKey, document).keys.values()) this.#storage.remove(key)
    }
    this.#storage.remove(Buffer.concat([primary.prefix, idKey]))
  }

  /** Enters every document into a new index. @throws CommandError DuplicateKey where two have the same keys. */
  fill(collection: Collection, index: Index): void {
    const { prefix } = collection.primary
    for (const key of this.#storage.keys(keysUnder(prefix))) {
      const row = this.get(collection, key.subarray(prefix.length))
      if (row) this.#apply(collection, row.idKey, this.#compare(collection, index, row.idKey, row.document))
    }
  }

  #compare(collection: Collection, index: Index, idKey: Buffer, after: BsonDocument, before?: Row): Change {
    const old = before && entriesOf(index, idKey, before.document).keys
    const { keys, inexact } = entriesOf(index, idKey, after)
    const added = [...keys].filter(([text]) => !old?.has(text)).map(([, key]) => key)
    const removed = [...(old ?? [])].filter(([text]) => !keys.has(text)).map(([, key]) => key)
    if (index.unique && added.some((key) => this.#storage.get(key))) throw duplicate(collection, index, after)
    return { index, added, removed, inexact }
  }

  #apply({ namespace }: Collection, idKey: Buffer, { index, added, removed, inexact }: Change): void {
    for (const key of removed) this.#storage.remove(key)
    for (const key of added) this.#storage.put(key, idKey)
    if (inexact && !index.inexact) this.#catalogue.markInexact(namespace, index.name)
  }
}

/** What an index must do for one document. */
interface Change {
  readonly index: Index
  readonly added: readonly Buffer[]
  readonly removed: readonly Buffer[]
  readonly inexact: boolean
}

/** The key of a document under `_id`. @throws CommandError for an `_id` that cannot be one. */
function idKeyOf(document: BsonDocument): Buffer {
  const id = fieldOf(document, '_id')
  if (Array.isArray(id)) throw new CommandError('InvalidIdField', "the '_id' field cannot be an array")
  const key = encodeKey(id)
  if (key.length > maxIdBytes) throw unsupported(`an _id of more than ${maxIdBytes} bytes`)
  return key
}

/** The entries of a document in an index: those of a unique index end with the values, the others with `_id`. */
function entriesOf({ name, prefix, pattern, unique, sparse, partial }: Index, idKey: Buffer, document: BsonDocument) {
  const { keys, multikey, absent } = documentKeys(document, pattern)
  const entries = new Map<string, Buffer>()
  if ((sparse && absent) || (partial && !matches(partial, document))) return { keys: entries, inexact: false }
  if (unique && multikey) throw unsupported(`arrays in the unique index ${name}`)
  for (const values of keys) {
    const key = Buffer.concat([prefix, shortened(values), ...(unique ? [] : [idKey])])
    entries.set(key.toString('latin1'), key)
  }
  return { keys: entries, inexact: multikey || keys.some(isLong) }
}

function isLong(values: Buffer): boolean {
  return values.length > maxValueBytes
}

/** A long value ends in a hash of the whole, so that entries stay distinct, and about in order. */
function shortened(values: Buffer): Buffer {
  if (!isLong(values)) return values
  return Buffer.concat([beginningOf(values), createHash('sha256').update(values).digest()])
}

/** What an entry shares with its value in any case. */
function beginningOf(values: Buffer): Buffer {
  return values.subarray(0, maxValueBytes - hashBytes)
}

/** A range whose bounds give way where entries may have been shortened. */
function loosened({ low, high }: KeyRange): KeyRange {
  const beginning = beginningOf(high)
  return { low: beginningOf(low), high: beginning.length < high.length ? successor(beginning) : high }
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
