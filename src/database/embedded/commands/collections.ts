import { textOf } from '../catalogue.ts'
import { CommandError } from '../errors.ts'
import type { Command } from './command.ts'

export const create: Command = {
  takes: [],
  run(store, call) {
    const namespace = call.namespace()
    return store.storage.write(() => {
      if (store.catalogue.find(namespace)) {
        throw new CommandError('NamespaceExists', `collection ${textOf(namespace)} already exists`)
      }
      store.catalogue.create(namespace)
      return { ok: 1 }
    })
  },
}

export const dropDatabase: Command = {
  takes: [],
  run: (store, { database }) =>
    store.storage.write(() => {
      for (const collection of store.catalogue.list(database)) store.catalogue.drop(collection)
      return { dropped: database, ok: 1 }
    }),
}
