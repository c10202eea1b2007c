import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'chai'
import { MongoClient } from 'mongodb'
import { startEmbeddedStore } from '../../../../src/database/embedded/index.ts'
import { startTemporaryStore } from '../../../support/database.ts'
import type { StoreTask } from '../../../support/storeProcess.ts'

interface Thing {
  _id: string
  run?: string
  n?: number
  tags?: string[]
}
interface Counter {
  _id: string
  total: number
  by: Record<string, number>
}

const writesAtOnce = 4

/** Another process with the same store, ready. */
async function another(directory: string): Promise<ChildProcess> {
  const child = fork(new URL('../../../support/storeProcess.js', import.meta.url), [directory])
  await once(child, 'message')
  return child
}
async function ask(child: ChildProcess, task: StoreTask): Promise<unknown> {
  child.send(task)
  const [{ done }] = await once(child, 'message')
  return done
}
async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe('several processes on one embedded store', () => {
  it('see at once what another was told is kept', async () => {
    const store = await startTemporaryStore()
    const client = await MongoClient.connect(store.uri)
    const things = client.db().collection<Thing>('things')
    const child = await another(store.directory)
    for (let i = 0; i < 20; i++) {
      await things.insertOne({ _id: `mine-${i}` })
      expect(await ask(child, { count: {} })).to.equal(2 * i + 1)
      await ask(child, { insert: { _id: `theirs-${i}` } })
      expect(await things.countDocuments()).to.equal(2 * i + 2)
    }
    await kill(child)
    await client.close()
    await store.stop()
  })

  it('hold one another to a unique index that either has made', async () => {
    const store = await startTemporaryStore()
    const second = await startEmbeddedStore(store.directory)
    const clients = await Promise.all([store, second].map(({ uri }) => MongoClient.connect(uri)))
    const [mine, theirs] = clients.map((client) => client.db().collection('things'))
    await theirs?.insertOne({ key: 'first' })
    await mine?.createIndex({ key: 1 }, { unique: true })
    const race = Array.from({ length: 20 }, (_, i) => (i % 2 ? mine : theirs)?.insertOne({ key: 'second' }))
    const outcomes = await Promise.allSettled(race)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
    await Promise.all(clients.map((client) => client.close()))
    await second.stop()
    await store.stop()
  })

  it('lose nothing acknowledged when one of them is killed again and again', async function () {
    this.timeout(60_000)
    const store = await startTemporaryStore()
    const client = await MongoClient.connect(store.uri)
    const things = client.db().collection<Thing>('things')
    await things.createIndexes([{ key: { run: 1, n: 1 }, unique: true }, { key: { tags: 1 } }, { key: { n: -1 } }])
    const told = new Map<string, string[]>()
    const writer = async (run: string) => {
      const child = await another(store.directory)
      const kept: string[] = []
      told.set(run, kept)
      child.on('message', ({ done }: { done: string }) => kept.push(done))
      child.send({ writeAs: run, atOnce: writesAtOnce } satisfies StoreTask)
      return child
    }
    const steady = await Promise.all([writer('steady-1'), writer('steady-2')])
    for (let round = 0; round < 10; round++) {
      const victim = await writer(`victim-${round}`)
      while ((told.get(`victim-${round}`)?.length ?? 0) <= round * 3) await once(victim, 'message')
      await kill(victim)
    }
    await Promise.all(steady.map(kill))

    const keys = (found: Thing[]) => found.map(({ _id }) => _id).sort()
    const present = keys(await things.find().toArray())
    const lost = [...told.values()].flat().filter((key) => !present.includes(key))
    expect(lost).to.deep.equal([])
    // Read from each index: an entry without a document would be an error, a document without an entry missing.
    expect(keys(await things.find().sort({ n: -1 }).toArray())).to.deep.equal(present)
    expect(keys(await things.find({ tags: { $gte: '' } }).toArray())).to.deep.equal(present)
    expect(keys(await things.find({ run: { $in: [...told.keys()] } }).toArray())).to.deep.equal(present)
    expect(await things.estimatedDocumentCount()).to.equal(present.length)

    const counter = await client.db().collection<Counter>('counters').findOne({ _id: 'all' })
    const sum = Object.values(counter?.by ?? {}).reduce((a, b) => a + b, 0)
    expect(counter?.total).to.equal(sum)
    for (const [run, kept] of told) {
      expect(counter?.by[run], run).to.be.within(kept.length, kept.length + writesAtOnce)
    }
    await client.close()
    await store.stop()
  })
})
