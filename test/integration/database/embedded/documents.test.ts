import { serialize } from 'bson'
import { expect } from 'chai'
import fc from 'fast-check'
import { type BsonDocument, decode } from '../../../../src/database/embedded/bson.ts'
import type { Namespace } from '../../../../src/database/embedded/catalogue.ts'
import { CommandError } from '../../../../src/database/embedded/errors.ts'
import { type Filter, parseFilter } from '../../../../src/database/embedded/filter.ts'
import { type Pattern, parsePattern, sortKey } from '../../../../src/database/embedded/indexKeys.ts'
import { indexSpecification } from '../../../../src/database/embedded/indexSpecification.ts'
import { keysUnder } from '../../../../src/database/embedded/keyRange.ts'
import { insertDocument, removeMatching, updateMatching } from '../../../../src/database/embedded/modification.ts'
import { Store } from '../../../../src/database/embedded/store.ts'
import { parseUpdate } from '../../../../src/database/embedded/update.ts'
import { temporaryFolder } from '../../../support/database.ts'

type Plain = Record<string, unknown>
const stored = (document: Plain): BsonDocument => decode(serialize(document))

const value = fc.oneof(
  { depthSize: 'small' },
  fc.constantFrom(null, 0, 1, 2, 1.5, 'a', 'b', '', true, 'x'.repeat(1_500), `${'x'.repeat(1_500)}y`),
  fc.array(fc.constantFrom(null, 1, 2, 'a', [1], [{ c: 1, d: 1 }]), { maxLength: 3 }),
  fc.array(fc.record({ c: fc.constantFrom(1, 2, null), d: fc.constantFrom(1, 'a') }, { requiredKeys: [] }), {
    maxLength: 2,
  }),
  fc.record({ c: fc.constantFrom(1, 'a', [1, 2], null) }, { requiredKeys: [] }),
)
const document = fc.record({ a: value, b: value }, { requiredKeys: [] })
const field = fc.constantFrom('a', 'b', 'a.c', 'a.d', '_id')
const operand = fc.constantFrom(null, 0, 1, 2, 'a', 'x'.repeat(1_500), [1], { c: 1 })
const test = fc.oneof(
  operand.map((eq) => ({ $eq: eq })),
  fc.array(operand, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.record({ $gt: operand, $lte: operand }, { requiredKeys: [] }),
  fc.record({ $gte: operand, $lt: operand }, { requiredKeys: [] }),
  fc.constantFrom<Plain>(
    { $exists: true },
    { $exists: false },
    { $ne: 1 },
    { $regex: '^a' },
    { $regex: '^x{3}' },
    { $size: 1 },
  ),
)
const filter = fc.array(fc.tuple(field, test), { maxLength: 3 }).map(Object.fromEntries)
const order = fc.constantFrom(1, -1)
const pattern = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'a.c', 'a.d', '_id'), order), { minLength: 1, maxLength: 3 })
  .map((fields): Plain => Object.fromEntries(fields))
const index = fc.record(
  {
    key: pattern,
    sparse: fc.boolean(),
    partialFilterExpression: fc.constantFrom<Plain>(
      { a: { $exists: true } },
      { a: { $gt: 0 } },
      { a: 1 },
      { b: { $exists: true } },
    ),
  },
  { requiredKeys: ['key'] },
)

const everything = { filter: parseFilter({}) }

describe('the documents of the store', () => {
  let store: Store
  before(() => {
    store = new Store(temporaryFolder())
  })
  after(() => store.storage.close())

  /** Does what a command would do; what is refused is left undone. */
  const attempt = (work: () => void) => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
    }
  }
  const fill = (namespace: Namespace, indexes: Plain[], documents: Plain[], changes: Plain[]) => {
    for (const [i, specification] of indexes.entries()) {
      const collection = store.ensure(namespace)
      attempt(() =>
        store.catalogue.addIndex(collection, indexSpecification(stored({ ...specification, name: `i${i}` }))),
      )
    }
    for (const [i, one] of documents.entries()) {
      attempt(() => insertDocument(store, namespace, stored({ _id: i, ...one })))
    }
    for (const [i, one] of changes.entries()) {
      const update = parseUpdate(stored({ $set: one }))
      const query = { filter: parseFilter(stored({ _id: i * 2 })) }
      attempt(() => updateMatching(store, namespace, query, { update }))
    }
    removeMatching(store, namespace, { filter: parseFilter(stored({ _id: 1 })) })
  }
  const copy = (from: Namespace, to: Namespace) => {
    store.ensure(to)
    for (const row of store.select(from, everything)) insertDocument(store, to, row.document)
  }

  /** The ids of what is found and the order it comes in, or why there is none. */
  const found = (namespace: Namespace, filter: Filter, sort: Pattern) => {
    try {
      const rows = [...store.select(namespace, { filter, sort })]
      return {
        ids: rows.map(({ idKey }) => idKey.toString('hex')).sort(),
        order: sort.length > 0 && rows.map((row) => sortKey(row.document, sort).toString('hex')),
      }
    } catch (error) {
      if (error instanceof CommandError) return error.message
      throw error
    }
  }

  it('are found alike with and without indexes, in the same order', async () => {
    let round = 0
    const query = fc.tuple(
      filter,
      fc.oneof(
        fc.constant({}),
        fc.tuple(field, order).map(([name, way]) => ({ [name]: way })),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 12 }),
        fc.array(document, { maxLength: 3 }),
        fc.array(index, { minLength: 1, maxLength: 3 }),
        fc.array(query, { minLength: 5, maxLength: 5 }),
        async (documents, changes, indexes, queries) => {
          const indexed = { database: `round${round++}`, name: 'indexed' }
          const bare = { ...indexed, name: 'bare' }
          await store.storage.write(() => {
            fill(indexed, indexes, documents, changes)
            copy(indexed, bare)
          })
          for (const [asked, way] of queries) {
            const sort = parsePattern(stored(way))
            const [byIndex, byScan] = [indexed, bare].map((namespace) => {
              const filter = parseFilter(stored(asked))
              return store.storage.read(() => found(namespace, filter, sort))
            })
            expect(byIndex).to.deep.equal(byScan)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are found once, however many elements of an array bring them', async () => {
    const namespace = { database: 'elements', name: 'c' }
    await store.storage.write(() => fill(namespace, [{ key: { a: 1 } }], [{ a: [1, 2, 3] }], []))
    const filter = parseFilter(stored({ a: { $gte: 1 } }))
    expect(store.storage.read(() => [...store.select(namespace, { filter })])).to.have.length(1)
  })

  it('are found by values longer than a key may be', async () => {
    const namespace = { database: 'long', name: 'c' }
    const [shorter, longer] = ['y', 'z'].map((end) => 'x'.repeat(3_000) + end)
    await store.storage.write(() =>
      fill(namespace, [{ key: { a: -1, b: 1 } }], [{ a: longer, b: 1 }, {}, { a: shorter, b: 1 }], []),
    )
    const idsBy = (test: Plain) => {
      const selection = { filter: parseFilter(stored(test)), sort: parsePattern(stored({ a: 1 })) }
      return store.storage
        .read(() => [...store.select(namespace, selection)])
        .map(({ document }) => Number(document._id))
    }
    expect(idsBy({ a: longer, b: 1 })).to.deep.equal([0])
    expect(idsBy({ a: { $gt: shorter } })).to.deep.equal([0])
    expect(idsBy({ a: { $lte: longer } })).to.deep.equal([2, 0])
    expect(idsBy({ _id: longer })).to.deep.equal([])
  })

  it('have no arrays in a unique index', async () => {
    const namespace = { database: 'unique', name: 'c' }
    const specification = indexSpecification(stored({ key: { a: 1 }, name: 'a', unique: true }))
    await store.storage.write(() => {
      store.catalogue.addIndex(store.ensure(namespace), specification)
      insertDocument(store, namespace, stored({ _id: 1, a: 'x' }))
      expect(() => insertDocument(store, namespace, stored({ _id: 2, a: 'x' }))).to.throw('E11000')
      expect(() => insertDocument(store, namespace, stored({ _id: 2, a: ['y'] }))).to.throw(
        'arrays in the unique index',
      )
    })
  })

  it('leave nothing behind when a change ends in an unforeseen error', async () => {
    const namespace = { database: 'rollback', name: 'c' }
    const failure = await store.storage
      .write(() => {
        insertDocument(store, namespace, stored({ _id: 1 }))
        throw new Error('unforeseen')
      })
      .catch((error: Error) => error)
    expect(failure).to.have.property('message', 'unforeseen')
    expect(store.storage.read(() => store.catalogue.find(namespace))).to.equal(undefined)
  })

  it('leave the index when they are removed', async () => {
    const namespace = { database: 'removal', name: 'c' }
    await store.storage.write(() => {
      fill(namespace, [{ key: { a: 1 } }, { key: { 'a.c': -1 }, sparse: true }], [{ a: [1, { c: 2 }] }, { a: 'x' }], [])
      removeMatching(store, namespace, everything)
    })
    const prefixes =
      store.storage.read(() => store.catalogue.find(namespace)?.indexes.map(({ prefix }) => prefix)) ?? []
    expect(prefixes).to.have.length(2)
    for (const prefix of prefixes) expect(store.storage.count(keysUnder(prefix))).to.equal(0)
  })
})
