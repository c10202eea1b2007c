import { randomBytes } from 'node:crypto'
import { Int32 } from 'bson'
import { type BsonDocument, decode, encode, isDocument } from './bson.ts'
import { CommandError } from './errors.ts'
import { parseFilter } from './filter.ts'
import { parsePattern } from './indexKeys.ts'
import { keysUnder } from './keyRange.ts'
import { numberOf } from './numbers.ts'
import type { IndexShape } from './planner.ts'
import type { Storage } from './storage.ts'

/** A collection as the catalogue keeps it. */
export interface Collection {
  readonly namespace: Namespace
  /** The order of `_id`: the documents themselves. */
  readonly primary: Index
  readonly indexes: readonly Index[]
}

export interface Index extends IndexShape {
  readonly name: string
  /** What its keys begin with. */
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
const versionKey = Buffer.of(kind.meta, 0x01)
const lastIdKey = Buffer.of(kind.meta, 0x02)
/** How keys and definitions are written; the first byte of every version. */
const format = 2

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
    const collection = readCollection(decode(definition))
    this.#remembered.set(key.toString(), collection)
    return collection
  }

  list(database: string): Collection[] {
    const entries = [...this.#storage.entries(keysUnder(definitionKey({ database, name: '' })))]
    return entries.map(({ value }) => readCollection(decode(value)))
  }

  create(namespace: Namespace): Collection {
    checkNamespace(namespace)
    const specification = { v: new Int32(2), key: { _id: new Int32(1) }, name: idIndexName }
    return this.#save({ namespace, primary: readIndex(this.#newIndex(specification)), indexes: [] })
  }

  /** Adds an index, empty as yet, after the others. */
  addIndex(collection: Collection, specification: BsonDocument): Collection {
    return this.#save({ ...collection, indexes: [...collection.indexes, readIndex(this.#newIndex(specification))] })
  }

  /** Records that an index has entries that are not the whole value. */
  markInexact(namespace: Namespace, name: string): void {
    const collection = this.find(namespace)
    const index = collection?.indexes.find((candidate) => candidate.name === name)
    if (!collection || !index || index.inexact) return
    const indexes = collection.indexes.map((other) => (other === index ? { ...index, inexact: true } : other))
    this.#save({ ...collection, indexes })
  }

  drop({ namespace, primary, indexes }: Collection): void {
    for (const { prefix } of [primary, ...indexes]) {
      for (const key of this.#storage.keys(keysUnder(prefix))) this.#storage.remove(key)
    }
    this.#storage.remove(definitionKey(namespace))
    this.#change()
  }

  #save(collection: Collection): Collection {
    this.#storage.put(definitionKey(collection.namespace), encode(writeCollection(collection)))
    this.#change()
    return collection
  }

  /** A version is a random name, so that one that was given up is never met again. */
  #change(): void {
    this.#storage.put(versionKey, Buffer.concat([Buffer.of(format), randomBytes(12)]))
  }

  #newIndex(specification: BsonDocument): BsonDocument {
    const id = (this.#storage.get(lastIdKey)?.readUInt32BE() ?? 0) + 1
    this.#storage.put(lastIdKey, prefixOf(id).subarray(1))
    return { id: new Int32(id), inexact: false, specification }
  }
}

function readCollection({ database, name, indexes }: BsonDocument): Collection {
  const [primary, ...others] = Array.isArray(indexes) ? indexes.filter(isDocument).map(readIndex) : []
  if (!primary) throw new CommandError('InternalError', `${name} has no definition`)
  return { namespace: { database: String(database), name: String(name) }, primary, indexes: others }
}

function writeCollection({ namespace, primary, indexes }: Collection): BsonDocument {
  const written = [primary, ...indexes].map(({ prefix, specification, inexact }) => ({
    id: new Int32(prefix.readUInt32BE(1)),
    specification,
    inexact,
  }))
  return { ...namespace, indexes: written }
}

function readIndex({ id, specification, inexact }: BsonDocument): Index {
  const kept = isDocument(specification) ? specification : {}
  const { name, key, unique, sparse, partialFilterExpression: partial } = kept
  return {
    name: String(name),
    prefix: prefixOf(numberOf(id) ?? 0),
    specification: kept,
    pattern: parsePattern(isDocument(key) ? key : {}),
    unique: unique === true || name === idIndexName,
    sparse: sparse === true,
    partial: isDocument(partial) ? parseFilter(partial) : undefined,
    inexact: inexact === true,
  }
}

function prefixOf(id: number): Buffer {
  const prefix = Buffer.of(kind.entry, 0, 0, 0, 0)
  prefix.writeUInt32BE(id, 1)
  return prefix
}

function definitionKey({ database, name }: Namespace): Buffer {
  return Buffer.concat([Buffer.of(kind.definition), Buffer.from(`${database}\0${name}`)])
}

function checkNamespace(namespace: Namespace): void {
  const text = textOf(namespace)
  const isPlain = /^[^./\\ "$]+\.[^.$][^$]*$/u.test(text) && !text.includes('\0')
  if (!isPlain || Buffer.byteLength(text) > 255) {
    throw new CommandError('InvalidNamespace', `invalid namespace: ${text}`)
  }
}
