import { Long } from 'bson'
import { type Collection, type Index, textOf } from '../catalogue.ts'
import { CommandError } from '../errors.ts'
import { indexSpecification, repeatedIndex } from '../indexSpecification.ts'
import type { Command } from './command.ts'

export const createIndexes: Command = {
  takes: ['indexes'],
  run(store, call) {
    const namespace = call.namespace()
    const specifications = call.documents('indexes').map(indexSpecification)
    return store.storage.write(() => {
      const isNew = store.catalogue.find(namespace) === undefined
      const numIndexesBefore = indexesOf(store.ensure(namespace)).length
      for (const specification of specifications) {
        const collection = store.ensure(namespace)
        if (repeatedIndex(specification, indexesOf(collection))) continue
        const grown = store.catalogue.addIndex(collection, specification)
        const index = grown.indexes.at(-1)
        if (index) store.documents.fill(grown, index)
      }
      const numIndexesAfter = indexesOf(store.ensure(namespace)).length
      return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically: isNew, ok: 1 }
    })
  },
}

export const listIndexes: Command = {
  takes: ['cursor'],
  run(store, call) {
    const namespace = call.namespace()
    call.empty('cursor')
    return store.storage.read(() => {
      const collection = store.catalogue.find(namespace)
      if (!collection) throw new CommandError('NamespaceNotFound', `ns does not exist: ${textOf(namespace)}`)
      const firstBatch = indexesOf(collection).map(({ specification }) => specification)
      return { cursor: { id: Long.ZERO, ns: textOf(namespace), firstBatch }, ok: 1 }
    })
  },
}

function indexesOf({ primary, indexes }: Collection): readonly Index[] {
  return [primary, ...indexes]
}
