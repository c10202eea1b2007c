import { Catalogue, type Collection, type Namespace } from './catalogue.ts'
import { Cursors } from './cursors.ts'
import { Documents, type Row } from './documents.ts'
import { type Selection, select } from './selection.ts'
import { Storage } from './storage.ts'

/** Everything a command works on. */
export class Store {
  readonly storage: Storage
  readonly catalogue: Catalogue
  readonly documents: Documents
  readonly cursors = new Cursors()

  /** @throws Error when the environment in `directory` cannot be opened. */
  constructor(directory: string) {
    this.storage = new Storage(directory)
    this.catalogue = new Catalogue(this.storage)
    this.documents = new Documents(this.storage, this.catalogue)
  }

  /** The collection, made if it is not there. */
  ensure(namespace: Namespace): Collection {
    return this.catalogue.find(namespace) ?? this.catalogue.create(namespace)
  }

  /** The documents of a selection; none where there is no such collection. */
  *select(namespace: Namespace, selection: Selection): Generator<Row> {
    const collection = this.catalogue.find(namespace)
    if (collection) yield* select(this.documents, collection, selection)
  }
}
