import { randomBytes } from 'node:crypto'
import { Int32 } from 'bson'
import { type BsonDocument, type BsonValue, decode, encode, fieldOf, isDocument, numberOf } from './bson.ts'
import { CommandError } from './errors.ts'
import { parseFilter } from './filter.ts'
import { parsePattern } from './indexKeys.ts'
import { keysUnder } from './keyRange.ts'
import type { IndexShape } from './planner.ts'
import type { Storage } from './storage.ts'

/** A collection as the catalogue keeps it. */
export interface Collection {
  readonly namespace: Namespace
  /** What the keys of its documents begin with. */
  readonly prefix: Buffer
  /** The order of `_id`: the documents themselves. */
  readonly primary: Index
  readonly indexes: readonly Index[]
}

export interface Index extends IndexShape {
  readonly name: string
  /** What the keys of its entries begin with. */
  readonly prefix: Buffer
  /** What `listIndexes` tells of it. */
  readonly specification: BsonDocument
}

export interface Namespace {
  readonly database: string
  readonly name: string
}

export function textOf({ database, name }: Namespace): string {
  return `${database}.${name}`
}

export const idIndexName = '_id_'

/** The first byte of a key says what it holds. */
const kind = { meta: 0x00, definition: 0x01, entry: 0x02 }
const versionKey = Buffer.from([kind.meta, 0x01])
const lastIdKey = Buffer.from([kind.meta, 0x02])
/** How keys and definitions are written; the first byte of every version. */
const format = 1

/**
 * Which collections and indexes there are.
 *
 * What is remembered counts only as long as the version it was read at still stands in the transaction at hand, so
 * that a collection made by another process is seen at once and a transaction given up leaves no trace.
 */
export class Catalogue {
  readonly #storage: Storage
  readonly #remembered = new Map<string, Collection>()
  #version: Buffer = Buffer.alloc(0)

  /** @throws Error when the store was written in a format that this one does not know. */
  constructor(storage: Storage) {
    this.#storage = storage
    const written = storage.get(versionKey)?.[0]
    if (written !== undefined && written !== format) throw new Error(`MDB_VERSION_MISMATCH: format ${written}`)
  }

  find(namespace: Namespace): Collection | undefined {
    const version = this.#storage.get(versionKey) ?? Buffer.alloc(0)
    if (!version.equals(this.#version)) this.#remembered.clear()
    this.#version = version
    const key = definitionKey(namespace)
    const known = this.#remembered.get(key.toString())
    if (known) return known
    const definition = this.#storage.get(key)
    if (!definition) return undefined
    const collection = readCollection(namespace, decode(definition))
    this.#remembered.set(key.toString(), collection)
    return collection
  }

  list(database: string): Collection[] {
    const entries = [...this.#storage.entries(keysUnder(databaseKey(database)))]
    return entries.map(({ value }) => {
      const definition = decode(value)
      return readCollection({ database, name: String(fieldOf(definition, 'name')) }, definition)
    })
  }

  create(namespace: Namespace): Collection {
    checkNamespace(namespace)
    return this.#save(namespace, this.#newId(), [])
  }

  /** Adds an index, empty as yet. */
  addIndex(collection: Collection, specification: BsonDocument): Collection {
    const index: BsonDocument = { id: this.#newId(), multikey: false, cut: false, specification }
    return this.#save(collection.namespace, idOf(collection.prefix), [...collection.indexes.map(writeIndex), index])
  }

  /** Records that an index holds arrays, or keys whose end was hashed. */
  mark(namespace: Namespace, name: string, marks: Pick<Index, 'multikey' | 'cut'>): void {
    const collection = this.find(namespace)
    const index = collection?.indexes.find((candidate) => candidate.name === name)
    if (!collection || !index) return
    const marked = { ...index, multikey: index.multikey || marks.multikey, cut: index.cut || marks.cut }
    if (marked.multikey === index.multikey && marked.cut === index.cut) return
    const indexes = collection.indexes.map((other) => writeIndex(other === index ? marked : other))
    this.#save(namespace, idOf(collection.prefix), indexes)
  }

  dropIndex(collection: Collection, index: Index): Collection {
    this.#empty(index)
    const others = collection.indexes.filter((other) => other !== index)
    return this.#save(collection.namespace, idOf(collection.prefix), others.map(writeIndex))
  }

  drop(collection: Collection): void {
    for (const index of [collection.primary, ...collection.indexes]) this.#empty(index)
    this.#storage.remove(definitionKey(collection.namespace))
    this.#change()
  }

  #empty({ prefix }: Index): void {
    for (const key of this.#storage.keys(keysUnder(prefix))) this.#storage.remove(key)
  }

  #save({ database, name }: Namespace, id: Int32, indexes: BsonDocument[]): Collection {
    const definition = { name, id, indexes }
    this.#storage.put(definitionKey({ database, name }), encode(definition))
    this.#change()
    return readCollection({ database, name }, definition)
  }

  /** A version is a random name, so that one that was given up is never met again. */
  #change(): void {
    this.#storage.put(versionKey, Buffer.concat([Buffer.from([format]), randomBytes(12)]))
  }

  #newId(): Int32 {
    const id = (this.#storage.get(lastIdKey)?.readUInt32BE() ?? 0) + 1
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(id)
    this.#storage.put(lastIdKey, bytes)
    return new Int32(id)
  }
}

function readCollection(namespace: Namespace, definition: BsonDocument): Collection {
  const prefix = entryPrefix(definition.id)
  const indexes = Array.isArray(definition.indexes) ? definition.indexes.filter(isDocument) : []
  const specification = { v: new Int32(2), key: { _id: new Int32(1) }, name: idIndexName }
  const primary = shapeOf(prefix, { ...specification, unique: true }, false, false)
  return { namespace, prefix, primary: { ...primary, specification }, indexes: indexes.map(readIndex) }
}

function readIndex({ id, specification, multikey, cut }: BsonDocument): Index {
  return shapeOf(entryPrefix(id), isDocument(specification) ? specification : {}, multikey === true, cut === true)
}

function shapeOf(prefix: Buffer, specification: BsonDocument, multikey: boolean, cut: boolean): Index {
  const { name, key, unique, sparse, partialFilterExpression: partial } = specification
  return {
    name: String(name),
    prefix,
    specification,
    pattern: parsePattern(isDocument(key) ? key : {}),
    unique: unique === true,
    sparse: sparse === true,
    partial: isDocument(partial) ? parseFilter(partial) : undefined,
    multikey,
    cut,
  }
}

function writeIndex({ prefix, specification, multikey, cut }: Index): BsonDocument {
  return { id: idOf(prefix), specification, multikey, cut }
}

function databaseKey(database: string): Buffer {
  return Buffer.from(`${String.fromCharCode(kind.definition)}${database}\0`)
}

function definitionKey({ database, name }: Namespace): Buffer {
  return Buffer.concat([databaseKey(database), Buffer.from(name)])
}

function entryPrefix(id: BsonValue | undefined): Buffer {
  const prefix = Buffer.from([kind.entry, 0, 0, 0, 0])
  prefix.writeUInt32BE(numberOf(id) ?? 0, 1)
  return prefix
}

function idOf(prefix: Buffer): Int32 {
  return new Int32(prefix.readUInt32BE(1))
}

function checkNamespace(namespace: Namespace): void {
  const text = textOf(namespace)
  const isPlain = /^[^./\\ "$]+\.[^.$][^$]*$/u.test(text) && !text.includes('\0')
  if (!isPlain || Buffer.byteLength(text) > 255) {
    throw new CommandError('InvalidNamespace', `invalid namespace: ${text}`)
  }
}
