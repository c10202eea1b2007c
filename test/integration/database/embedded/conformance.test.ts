import { expect } from 'chai'
import { type Collection, type Db, Double, Int32, MongoClient, type MongoServerError, ObjectId } from 'mongodb'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'

/** Whatever the tests put into a collection. */
interface Thing {
  _id: number | string
  n?: number
  u?: number
  m?: number
  s?: string
  strict?: number
  key?: string
  code?: string
  state?: string
  student?: string
  term?: string
  place?: number
  worker?: number
  tags?: string[]
  items?: number[]
  int?: Int32 | number
  double?: Double | number
  even?: boolean
  more?: boolean
  all?: boolean
  day?: Date
}

/** The code a promise is refused with. */
async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => undefined,
    (error: MongoServerError) => error.code,
  )
}
const range = (count: number) => Array.from({ length: count }, (_, i) => i)

// Runs on whatever server MONGODB_URI names: what is expected here is what MongoDB does.
describe('a MongoDB server, the embedded one or another', () => {
  let database: TestDatabase
  let client: MongoClient
  let db: Db
  let c: Collection<Thing>
  before(async () => {
    database = await openTestDatabase()
    client = await MongoClient.connect(database.uri)
    db = client.db()
  })
  beforeEach(() => {
    c = db.collection<Thing>(`c${new ObjectId()}`)
  })
  after(async () => {
    await client.close()
    await database.close()
  })

  describe('a unique index', () => {
    it('refuses a second document with the same key, and says which', async () => {
      await c.createIndex({ student: 1, term: 1, place: 1 }, { unique: true })
      const entry = { student: 's', term: '113-1', place: 1 }
      await c.insertOne({ _id: 1, ...entry })
      const refusal: MongoServerError = await c.insertOne({ _id: 2, ...entry }).catch((error) => error)
      expect(refusal.code).to.equal(11000)
      expect(refusal.keyPattern).to.deep.equal({ student: 1, term: 1, place: 1 })
      expect(refusal.keyValue).to.deep.equal(entry)
      expect(await c.countDocuments()).to.equal(1)
    })

    it('counts a missing field as null, unless it is sparse', async () => {
      await c.createIndex({ strict: 1 }, { unique: true })
      await c.createIndex({ code: 1 }, { unique: true, sparse: true })
      await c.insertOne({ _id: 1, strict: 1 })
      await c.insertOne({ _id: 2, code: 'x' })
      expect(await codeOf(c.insertOne({ _id: 3, code: 'y' }))).to.equal(11000)
      await c.insertOne({ _id: 4, strict: 2 })
      expect(await codeOf(c.insertOne({ _id: 5, strict: 3, code: 'x' }))).to.equal(11000)
    })

    it('holds for the documents of its partial filter alone', async () => {
      await c.createIndex({ key: 1 }, { unique: true, partialFilterExpression: { state: 'queued' } })
      await c.insertMany([
        { _id: 1, key: 'k', state: 'queued' },
        { _id: 2, key: 'k', state: 'sent' },
      ])
      expect(await codeOf(c.insertOne({ _id: 3, key: 'k', state: 'queued' }))).to.equal(11000)
      expect(await codeOf(c.updateOne({ _id: 2 }, { $set: { state: 'queued' } }))).to.equal(11000)
      await c.updateOne({ _id: 1 }, { $set: { state: 'sent' } })
      await c.insertOne({ _id: 3, key: 'k', state: 'queued' })
    })

    it('is not built over documents that break it', async () => {
      await c.insertMany([
        { _id: 1, key: 'k' },
        { _id: 2, key: 'k' },
      ])
      expect(await codeOf(c.createIndex({ key: 1 }, { unique: true }))).to.equal(11000)
      expect(await c.indexes()).to.have.length(1)
      await c.deleteOne({ _id: 2 })
      await c.createIndex({ key: 1 }, { unique: true })
      expect(await codeOf(c.insertOne({ _id: 3, key: 'k' }))).to.equal(11000)
    })
  })

  describe('a race', () => {
    it('of twenty upserts inserts one document', async () => {
      await c.createIndex({ key: 1 }, { unique: true })
      const outcomes = await Promise.all(
        range(20).map(() => c.updateOne({ key: 'k' }, { $inc: { n: 1 } }, { upsert: true }).catch(() => undefined)),
      )
      expect(outcomes.filter((outcome) => outcome?.upsertedCount === 1)).to.have.length(1)
      expect(await c.countDocuments({ key: 'k' })).to.equal(1)
    })

    it('of thirty for nine places gives out nine', async () => {
      await c.insertOne({ _id: 1, n: 0, items: [] })
      const outcomes = await Promise.all(
        range(30).map((i) => c.updateOne({ _id: 1, n: { $lt: 9 } }, { $inc: { n: 1 }, $push: { items: i } })),
      )
      expect(outcomes.filter((outcome) => outcome.modifiedCount === 1)).to.have.length(9)
      expect((await c.findOne({ _id: 1 }))?.items).to.have.length(9)
    })

    it('of twenty workers gives each job to one of them', async () => {
      await c.createIndex({ state: 1, n: 1 })
      await c.insertMany(range(100).map((n) => ({ _id: n, n, state: 'open' })))
      const claimed: unknown[] = []
      const work = async (worker: number): Promise<void> => {
        const job = await c.findOneAndUpdate(
          { state: 'open' },
          { $set: { state: 'taken', worker } },
          { sort: { n: 1 } },
        )
        if (!job) return
        claimed.push(job._id)
        await work(worker)
      }
      await Promise.all(range(20).map(work))
      expect(claimed.toSorted((a, b) => Number(a) - Number(b))).to.deep.equal(range(100))
    })

    it('of counters loses no step', async () => {
      await c.insertOne({ _id: 'n', n: 0 })
      await Promise.all(range(100).map(() => c.updateOne({ _id: 'n' }, { $inc: { n: 1 } })))
      expect((await c.findOne({ _id: 'n' }))?.n).to.equal(100)
    })
  })

  describe('an update', () => {
    it('keeps the types of numbers', async () => {
      await c.insertOne({ _id: 1, int: new Int32(1), double: new Double(1) })
      await c.updateOne({ _id: 1 }, { $inc: { int: 1, double: 1 }, $set: { more: true } })
      const [raw] = await c.find({ _id: 1 }, { promoteValues: false }).toArray()
      expect(raw?.int).to.deep.equal(new Int32(2))
      expect(raw?.double).to.deep.equal(new Double(2))
    })

    it('tells what it found and what it changed', async () => {
      await c.insertMany(range(3).map((n) => ({ _id: n, n })))
      expect(await c.updateMany({ n: { $gte: 1 } }, { $set: { n: 2 } })).to.include({
        matchedCount: 2,
        modifiedCount: 1,
      })
      expect(await c.updateOne({ n: 9 }, { $set: { n: 1 } })).to.include({ matchedCount: 0, modifiedCount: 0 })
      expect(await c.deleteMany({ n: 2 })).to.include({ deletedCount: 2 })
    })

    it('refuses another _id, a wrong type, a path through a value and a conflict by their codes', async () => {
      await c.insertOne({ _id: 1, s: 'x' })
      const refusal = (update: Record<string, unknown>) => codeOf(c.updateOne({ _id: 1 }, update))
      expect(await refusal({ $set: { _id: 2 } })).to.equal(66)
      expect(await refusal({ $inc: { s: 1 } })).to.equal(14)
      expect(await refusal({ $set: { 's.x': 1 } })).to.equal(28)
      expect(await refusal({ $set: { a: 1, 'a.b': 1 } })).to.equal(40)
      expect(await refusal({ $push: { s: 1 } })).to.equal(2)
      expect(await c.findOne({ _id: 1 })).to.deep.equal({ _id: 1, s: 'x' })
    })
  })

  describe('findOneAndUpdate', () => {
    it('gives the document before or after, and nothing where there is none', async () => {
      await c.insertOne({ _id: 1, n: 1 })
      const step = { $inc: { n: 1 } }
      expect(await c.findOneAndUpdate({ _id: 1 }, step)).to.deep.equal({ _id: 1, n: 1 })
      expect(await c.findOneAndUpdate({ _id: 1 }, step, { returnDocument: 'after' })).to.deep.equal({ _id: 1, n: 3 })
      expect(await c.findOneAndUpdate({ _id: 2 }, step)).to.equal(null)
      const upserted = await c.findOneAndUpdate({ _id: 2 }, step, { upsert: true, returnDocument: 'after' })
      expect(upserted).to.deep.equal({ _id: 2, n: 1 })
      expect(await c.findOneAndDelete({ _id: 2 })).to.deep.equal({ _id: 2, n: 1 })
    })
  })

  describe('many writes at once', () => {
    it('stop at the first refusal, or go on where their order does not count', async () => {
      await c.createIndex({ u: 1 }, { unique: true })
      const documents = [
        { _id: 1, u: 1 },
        { _id: 2, u: 1 },
        { _id: 3, u: 2 },
      ]
      expect(await codeOf(c.insertMany(documents))).to.equal(11000)
      expect(await c.countDocuments()).to.equal(1)
      await c.deleteMany({})
      expect(await codeOf(c.insertMany(documents, { ordered: false }))).to.equal(11000)
      expect(await c.countDocuments()).to.equal(2)
    })

    it('may be of every kind', async () => {
      const outcome = await c.bulkWrite([
        { insertOne: { document: { _id: 1, n: 1 } } },
        { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 1 } } } },
        { updateOne: { filter: { _id: 2 }, update: { $set: { n: 5 } }, upsert: true } },
        { updateOne: { filter: { _id: 2 }, update: { $set: { m: 1 }, $unset: { n: 1 } } } },
        { updateMany: { filter: {}, update: { $set: { all: true } } } },
        { deleteOne: { filter: { _id: 1 } } },
      ])
      expect(outcome).to.include({ insertedCount: 1, upsertedCount: 1, deletedCount: 1, matchedCount: 4 })
      expect(await c.find().toArray()).to.deep.equal([{ _id: 2, m: 1, all: true }])
    })
  })

  describe('a search', () => {
    beforeEach(() => c.insertMany(range(250).map((n) => ({ _id: n, n: 249 - n, even: n % 2 === 0, day: new Date(n) }))))

    it('gives everything in batches', async () => {
      const cursor = c.find({}, { batchSize: 40 }).sort({ n: 1 })
      const found = await cursor.map(({ n }) => n).toArray()
      expect(found).to.deep.equal(range(250))
    })

    it('pages in order, with an index or without', async () => {
      const page = () =>
        c
          .find({ even: true })
          .sort({ day: -1 })
          .skip(10)
          .limit(5)
          .map(({ _id }) => _id)
          .toArray()
      const expected = [228, 226, 224, 222, 220]
      expect(await page()).to.deep.equal(expected)
      await c.createIndex({ even: 1, day: 1 })
      expect(await page()).to.deep.equal(expected)
    })

    it('counts, and counts by a field', async () => {
      expect(await c.countDocuments({ even: true })).to.equal(125)
      expect(await c.estimatedDocumentCount()).to.equal(250)
      const groups = c.aggregate([{ $match: { n: { $lt: 3 } } }, { $group: { _id: '$even', n: { $sum: 1 } } }])
      expect(await groups.toArray()).to.have.deep.members([
        { _id: false, n: 2 },
        { _id: true, n: 1 },
      ])
    })

    it('in a collection that is not there finds nothing', async () => {
      expect(await db.collection('nowhere').find().toArray()).to.deep.equal([])
      expect(await db.collection('nowhere').countDocuments()).to.equal(0)
      expect(await codeOf(db.collection('nowhere').listIndexes().toArray())).to.equal(26)
    })
  })

  it('makes collections and indexes, and none twice', async () => {
    await db.createCollection(c.collectionName)
    expect(await codeOf(db.command({ create: c.collectionName }))).to.be.oneOf([48, undefined])
    expect(await c.createIndex({ a: 1, b: -1 })).to.equal('a_1_b_-1')
    expect(await c.createIndex({ a: 1, b: -1 })).to.equal('a_1_b_-1')
    expect(await codeOf(c.createIndex({ a: 1, b: -1 }, { name: 'other' }))).to.equal(85)
    expect((await c.indexes()).map(({ name }) => name)).to.deep.equal(['_id_', 'a_1_b_-1'])
  })
})
