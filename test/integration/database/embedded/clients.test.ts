import { EventEmitter, once } from 'node:events'
import { text } from 'node:stream/consumers'
import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import { expect } from 'chai'
import mongoose, { type Connection, Schema, type Types } from 'mongoose'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'

interface Student {
  number: string
  name: string
  seats: { term: string; seat: number }[]
  tags: Types.Array<string>
  counts: Map<string, number>
  at: Date
}

const schema = new Schema<Student>(
  {
    number: { type: String, required: true, unique: true },
    name: String,
    seats: [{ term: String, seat: Number }],
    tags: [String],
    counts: { type: Map, of: Number },
    at: Date,
  },
  { timestamps: true, optimisticConcurrency: true },
)

// What the product stands on, run unchanged; on whatever server MONGODB_URI names.
describe('mongoose, GridFS and Agenda', () => {
  let database: TestDatabase
  let connection: Connection
  before(async () => {
    database = await openTestDatabase()
    connection = await mongoose.createConnection(database.uri).asPromise()
  })
  after(async () => {
    await connection.close()
    await database.close()
  })

  describe('a mongoose model', () => {
    it('makes its indexes and finds nothing to change about them', async () => {
      const model = connection.model<Student>('Student', schema)
      await model.init()
      expect(await model.diffIndexes()).to.deep.equal({ toDrop: [], toCreate: [] })
    })

    it('saves documents, their arrays and maps', async () => {
      const model = connection.model<Student>('Student')
      const student = await model.create({
        number: '1',
        name: '王小明',
        tags: ['a', 'b'],
        seats: [{ term: '113-1', seat: 5 }],
      })
      student.tags.push('c')
      student.tags.pull('a')
      student.set('counts', new Map([['x', 1]]))
      student.seats.push({ term: '113-2', seat: 7 })
      await student.save()
      const first = student.seats[0]
      if (first) first.seat = 6
      student.set('at', undefined)
      await student.save()
      const read = await model.findOne({ number: '1' }).lean()
      expect(read).to.deep.include({ name: '王小明', tags: ['b', 'c'], counts: { x: 1 } })
      expect(read?.seats.map(({ seat }) => seat)).to.deep.equal([6, 7])
    })

    it('refuses to save over what another has saved meanwhile', async () => {
      const model = connection.model<Student>('Student')
      const [one, other] = [await model.findOne({ number: '1' }), await model.findOne({ number: '1' })]
      one?.set('name', '一')
      other?.set('name', '二')
      await one?.save()
      const refusal = await other?.save().catch((error: Error) => error)
      expect(refusal).to.have.property('name', 'VersionError')
    })
  })

  describe('GridFS', () => {
    it('keeps a file, gives a part of it, and removes it', async () => {
      const bucket = new mongoose.mongo.GridFSBucket(connection.getClient().db(database.name))
      const content = Buffer.alloc(700_000, '學習成果')
      const upload = bucket.openUploadStream('outcome.pdf', { metadata: { sha256: 'x' } })
      upload.end(content)
      await once(upload, 'finish')
      expect(await text(bucket.openDownloadStream(upload.id))).to.equal(content.toString())
      const part = bucket.openDownloadStream(upload.id, { start: 300_000, end: 300_012 })
      expect(await text(part)).to.equal(content.subarray(300_000, 300_012).toString())
      expect(await bucket.find({ filename: 'outcome.pdf' }).toArray()).to.have.length(1)
      await bucket.delete(upload.id)
      expect(await connection.collection('fs.chunks').countDocuments()).to.equal(0)
    })
  })

  describe('Agenda', () => {
    it('runs each of fifty jobs once, between two instances', async () => {
      const done: unknown[] = []
      const work = new EventEmitter()
      const instances = ['one', 'two'].map((name) => {
        const backend = new MongoBackend({ mongo: connection.getClient().db(database.name) })
        const agenda = new Agenda({ name, backend, processEvery: 100, defaultLockLifetime: 2_000 })
        agenda.define('count', async ({ attrs }) => {
          done.push(attrs.data)
          if (done.length === 50) work.emit('done')
        })
        return agenda
      })
      const [first] = instances
      await Promise.all(instances.map((agenda) => agenda.start()))
      const finished = once(work, 'done')
      await Promise.all(Array.from({ length: 50 }, (_, i) => first?.now('count', i)))
      await finished
      await Promise.all(instances.map((agenda) => agenda.drain()))
      expect(done.toSorted((a, b) => Number(a) - Number(b))).to.deep.equal(Array.from({ length: 50 }, (_, i) => i))
    })
  })
})
