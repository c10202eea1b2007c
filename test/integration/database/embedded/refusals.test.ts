import { once } from 'node:events'
import { connect } from 'node:net'
import { Binary, Decimal128, Long, Timestamp } from 'bson'
import { expect } from 'chai'
import { type Db, MongoClient } from 'mongodb'
import { startTemporaryStore } from '../../../support/database.ts'

describe('what the embedded store leaves out', () => {
  let store: Awaited<ReturnType<typeof startTemporaryStore>>
  let client: MongoClient
  let db: Db
  before(async () => {
    store = await startTemporaryStore()
    client = await MongoClient.connect(store.uri)
    db = client.db()
    await db.collection('c').insertOne({ n: 1 })
  })
  after(async () => {
    await client.close()
    await store.stop()
  })

  /** What the store says to a command it refuses. */
  const refusal = async (command: Record<string, unknown>): Promise<string> =>
    await db.command(command).then(JSON.stringify, (error: Error) => error.message)

  it('is refused by its name', async () => {
    const left: readonly [Record<string, unknown>, string][] = [
      [{ mapReduce: 'c' }, 'mapReduce'],
      [{ explain: { find: 'c' } }, 'explain'],
      [{ renameCollection: 'a.c', to: 'a.d' }, 'renameCollection'],
      [{ bulkWrite: 1 }, 'bulkWrite'],
      [{ distinct: 'c', key: 'n' }, 'distinct'],
      [{ drop: 'c' }, 'drop'],
      [{ dropIndexes: 'c', index: '*' }, 'dropIndexes'],
      [{ endSessions: [] }, 'endSessions'],
      [{ listCollections: 1 }, 'listCollections'],
      [{ buildInfo: 1 }, 'buildInfo'],
      [{ count: 'c', query: { n: 1 } }, 'count.query'],
      [{ find: 'c', collation: { locale: 'zh' } }, 'find.collation'],
      [{ find: 'c', hint: 'n_1' }, 'find.hint'],
      [{ find: 'c', tailable: true }, 'find.tailable'],
      [{ find: 'c', maxTimeMS: 1 }, 'find.maxTimeMS'],
      [{ find: 'c', comment: 'x' }, 'find.comment'],
      [{ find: 'c', filter: { $where: 'true' } }, '$where'],
      [{ find: 'c', sort: { n: { $meta: 'textScore' } } }, 'order'],
      [{ find: 'c', projection: { n: { $slice: 1 } } }, 'projecting'],
      [{ find: 'c', readConcern: { level: 'local' } }, 'find.readConcern'],
      [{ aggregate: 'c', pipeline: [{ $lookup: {} }], cursor: {} }, '$lookup'],
      [{ aggregate: 'c', pipeline: [{ $changeStream: {} }], cursor: {} }, '$changeStream'],
      [{ aggregate: 1, pipeline: [], cursor: {} }, 'aggregate'],
      [{ aggregate: 'c', pipeline: [{ $group: { _id: 1 } }], cursor: { batchSize: 1 } }, 'aggregate.cursor'],
      [{ create: 'x', capped: true }, 'create.capped'],
      [{ create: 'x', viewOn: 'c' }, 'create.viewOn'],
      [{ create: 'x', validator: {} }, 'create.validator'],
      [{ createIndexes: 'c', indexes: [{ key: { n: 1 }, name: 'x', expireAfterSeconds: 5 }] }, 'expireAfterSeconds'],
      [{ createIndexes: 'c', indexes: [{ key: { n: 1 }, name: 'x', collation: {} }] }, 'collation'],
      [{ createIndexes: 'c', indexes: [{ key: { n: 'text' }, name: 'x' }] }, 'text'],
      [{ createIndexes: 'c', indexes: [{ key: { n: 'hashed' }, name: 'x' }] }, 'hashed'],
      [{ createIndexes: 'c', indexes: [{ key: { '$**': 1 }, name: 'x' }] }, '$**'],
      [
        {
          createIndexes: 'c',
          indexes: [{ key: { n: 1 }, name: 'x', partialFilterExpression: { $or: [{ a: 1 }, { b: 1 }] } }],
        },
        'partialFilterExpression',
      ],
      [{ findAndModify: 'c', query: {}, update: [{ $set: { n: 1 } }] }, 'pipeline'],
      [{ findAndModify: 'c', query: {}, update: { n: 1 } }, 'whole document'],
      [{ findAndModify: 'c', query: {}, fields: { n: 1 } }, 'findAndModify.fields'],
      [{ insert: 'c', documents: [], writeConcern: { w: 1 } }, 'insert.writeConcern'],
      [{ insert: 'c', documents: [], txnNumber: 1 }, 'insert.txnNumber'],
    ]
    for (const [command, name] of left) expect(await refusal(command)).to.contain(name)
  })

  it('is refused for the one statement that asks for it', async () => {
    const update = (statement: Record<string, unknown>) =>
      db.command({ update: 'c', updates: [{ q: {}, u: { $set: { n: 1 } }, ...statement }] })
    for (const [statement, name] of [
      [{ u: { $rename: { n: 'm' } } }, '$rename'],
      [{ u: [{ $set: { n: 1 } }] }, 'pipeline'],
      [{ collation: { locale: 'zh' } }, 'collation'],
      [{ hint: 'n_1' }, 'hint'],
      [{ u: { m: 1 } }, 'whole document'],
      [{ arrayFilters: [{ e: 1 }] }, 'arrayFilters'],
    ] as const) {
      const { writeErrors } = await update(statement)
      expect(writeErrors[0].errmsg).to.contain(name)
    }
  })

  it('is not a write whose filter is missing or null', async () => {
    for (const statement of [{ limit: 0 }, { q: null, limit: 0 }]) {
      const { n, writeErrors } = await db.command({ delete: 'c', deletes: [statement] })
      expect(n).to.equal(0)
      expect(writeErrors[0].errmsg).to.contain("'delete.deletes.q' needs a document")
    }
    expect(await refusal({ find: 'c', filter: null })).to.contain("'find.filter' needs a document")
  })

  it('are transactions, as on any standalone', async () => {
    const session = client.startSession()
    session.startTransaction()
    const failure = await db
      .collection('c')
      .insertOne({ n: 2 }, { session })
      .catch((error: Error) => error)
    expect(failure).to.be.instanceOf(Error)
    await session.endSession()
    expect(await db.collection('c').countDocuments({ n: 2 })).to.equal(0)
  })

  it('are values that it could not keep or compare', async () => {
    const insertion = (document: Record<string, unknown>) =>
      db
        .collection('c')
        .insertOne(document)
        .then(
          () => 'kept',
          (error: Error) => error.message,
        )
    expect(await insertion({ bytes: new Binary(Buffer.alloc(16 * 1024 * 1024)) })).to.match(
      /16777216 bytes|larger than/,
    )
    expect(await insertion({ ref: { $ref: 'c', $id: 1 } })).to.contain('DBRef')
    expect(await insertion({ _id: 'x'.repeat(600) as never })).to.contain('an _id of more than 512 bytes')
    expect(await insertion({ _id: [1] as never })).to.contain('cannot be an array')
    for (const value of [Decimal128.fromString('1.5'), Long.MAX_VALUE, new Timestamp(1n), /x/]) {
      expect(await insertion({ value })).to.contain('does not support values of type')
      expect(await refusal({ find: 'c', filter: { value } })).to.contain('does not support values of type')
    }
    expect(await insertion({ value: Number.NaN })).to.contain('does not support NaN')
  })

  it('is a connection for who does not speak the protocol, and for nobody else', async () => {
    const socket = connect(decodeURIComponent(store.uri.replace(/^mongodb:\/\/([^/]+).*$/, '$1')))
    socket.write('GET / HTTP/1.1\r\n\r\n')
    await once(socket, 'close')
    expect(await db.collection('c').countDocuments({ n: 1 })).to.equal(1)
  })
})
