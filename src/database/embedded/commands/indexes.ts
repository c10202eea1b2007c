import { Long } from 'bson'
import { type BsonValue, encode, isDocument } from '../bson.ts'
import { type Collection, type Index, idIndexName, type Namespace, textOf } from '../catalogue.ts'
import { cursorReply } from '../cursorReply.ts'
import { CommandError } from '../errors.ts'
import { indexSpecification, repeatedIndex } from '../indexSpecification.ts'
import { encodeKey } from '../keyEncoding.ts'
import type { Store } from '../store.ts'
import type { Command } from './command.ts'

export const createIndexes: Command = {
  takes: ['indexes'],
  run(store, call) {
    const namespace = call.namespace()
    const specifications = (call.array('indexes') ?? []).map(indexSpecification)
    return store.storage.write(() => {
      const isNew = store.catalogue.find(namespace) === undefined
      const before = indexesOf(store.ensure(namespace))
      for (const specification of specifications) {
        const collection = store.ensure(namespace)
        if (repeatedIndex(specification, indexesOf(collection))) continue
        const grown = store.catalogue.addIndex(collection, specification)
        const index = grown.indexes.at(-1)
        if (index) store.documents.fill(grown, index)
      }
      return {
        numIndexesBefore: before.length,
        numIndexesAfter: indexesOf(store.ensure(namespace)).length,
        createdCollectionAutomatically: isNew,
        ok: 1,
      }
    })
  },
}

export const listIndexes: Command = {
  takes: ['cursor'],
  run(store, call) {
    const namespace = call.namespace()
    return store.storage.read(() => {
      const documents = indexesOf(existing(store, namespace)).map(({ specification }) => encode(specification))
      return cursorReply(textOf(namespace), 'firstBatch', { documents, cursor: Long.ZERO })
    })
  },
}

export const dropIndexes: Command = {
  takes: ['index'],
  run(store, call) {
    const namespace = call.namespace()
    const wanted = call.value('index') ?? null
    return store.storage.write(() => {
      const before = indexesOf(existing(store, namespace)).length
      for (const one of Array.isArray(wanted) ? wanted : [wanted]) {
        for (const { name } of chosen(existing(store, namespace), one)) {
          const collection = existing(store, namespace)
          const index = collection.indexes.find((candidate) => candidate.name === name)
          if (index) store.catalogue.dropIndex(collection, index)
        }
      }
      return { nIndexesWas: before, ok: 1 }
    })
  },
}

function indexesOf({ primary, indexes }: Collection): readonly Index[] {
  return [primary, ...indexes]
}

/** @throws CommandError NamespaceNotFound. */
function existing(store: Store, namespace: Namespace): Collection {
  const collection = store.catalogue.find(namespace)
  if (!collection) throw new CommandError('NamespaceNotFound', `ns does not exist: ${textOf(namespace)}`)
  return collection
}

/** The indexes meant by a name, a key or `*`. @throws CommandError when there is none, or it is that of `_id`. */
function chosen({ indexes }: Collection, wanted: BsonValue): readonly Index[] {
  if (wanted === '*') return indexes
  if (wanted === idIndexName) throw new CommandError('InvalidOptions', 'cannot drop the index of _id')
  const found = indexes.filter(({ name, specification: { key = null } }) =>
    isDocument(wanted) ? encodeKey(key).equals(encodeKey(wanted)) : name === wanted,
  )
  if (found.length === 0) throw new CommandError('IndexNotFound', 'index not found')
  return found
}
