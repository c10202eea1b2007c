import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { MongoClient } from 'mongodb'
import { startEmbeddedStore } from '../../../../src/database/embedded/index.ts'
import { startTemporaryStore, temporaryFolder } from '../../../support/database.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777
const socketOf = (uri: string) => decodeURIComponent(new URL(uri).host)
const failureOf = (directory: string) => startEmbeddedStore(directory).then(
  () => undefined,
  (error: Error) => error.message,
)

describe('opening the embedded store', () => {
  it('makes folders and files that nobody else can read', async () => {
    const { directory, uri, stop } = await startTemporaryStore()
    const store = join(directory, 'store')
    for (const folder of [store, join(store, 'sockets')]) expect(modeOf(folder)).to.equal(0o700)
    for (const file of [join(store, 'data.mdb'), join(store, 'lock.mdb'), socketOf(uri)]) expect(modeOf(file)).to.equal(0o600)
    await stop()
  })

  it('finds again what was there before', async () => {
    const first = await startTemporaryStore()
    const client = await MongoClient.connect(first.uri)
    await client.db().collection('c').createIndex({ n: 1 }, { unique: true, sparse: true })
    await client.db().collection('c').insertOne({ n: 1 })
    await client.close()
    await first.stop()
    const second = await startEmbeddedStore(first.directory)
    const again = await MongoClient.connect(second.uri)
    expect(await again.db().collection('c').countDocuments()).to.equal(1)
    expect((await again.db().collection('c').indexes())[1]).to.include({ name: 'n_1', unique: true, sparse: true })
    await again.close()
    await second.stop()
  })

  it('takes its socket away when it stops, and those of processes that died when it starts', async () => {
    const { directory, uri, stop } = await startTemporaryStore()
    const sockets = dirname(socketOf(uri))
    await stop()
    expect(readdirSync(sockets)).to.deep.equal([])
    const dead = createServer().listen(join(sockets, 'dead.sock'))
    await once(dead, 'listening')
  })
})
