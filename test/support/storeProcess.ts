import { MongoClient } from 'mongodb'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'

/** What a process of its own is asked to do with the store, and answers by `{ done }`. */
export type StoreTask =
  | { readonly insert: Record<string, unknown> }
  | { readonly count: Record<string, unknown> }
  /** Writes without end, `atOnce` at a time, telling of each key that is acknowledged, until the process is killed. */
  | { readonly writeAs: string; readonly atOnce: number }

const store = await startEmbeddedStore(process.argv[2] ?? '')
const client = await MongoClient.connect(store.uri)
const things = client.db().collection<{ _id: string }>('things')
const counters = client.db().collection<{ _id: string }>('counters')

async function write(run: string, first: number, step: number): Promise<never> {
  for (let n = first; ; n += step) {
    const key = `${run}-${n}`
    await things.insertOne({ _id: key, run, n, tags: [run, key] } as { _id: string })
    await counters.updateOne({ _id: 'all' }, { $inc: { total: 1, [`by.${run}`]: 1 } }, { upsert: true })
    process.send?.({ done: key })
  }
}

async function perform(task: StoreTask): Promise<unknown> {
  if ('insert' in task) return (await things.insertOne(task.insert as { _id: string })).insertedId
  if ('count' in task) return await things.countDocuments(task.count)
  const { writeAs, atOnce } = task
  return await Promise.all(Array.from({ length: atOnce }, (_, i) => write(writeAs, i, atOnce)))
}

process.on('message', async (task: StoreTask) => {
  process.send?.({ done: await perform(task) })
})
process.send?.({ done: 'ready' })
