import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { MongoClient } from 'mongodb'
import { startEmbeddedStore } from '../../../../src/database/embedded/index.ts'
import { Storage } from '../../../../src/database/embedded/storage.ts'
import { OperatorError } from '../../../../src/errors.ts'
import { startTemporaryStore, temporaryFolder } from '../../../support/database.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777
const socketOf = (uri: string) => decodeURIComponent(uri.replace(/^mongodb:\/\/([^/]+).*$/, '$1'))

/** Why the store does not open. */
async function refusal(directory: string): Promise<string> {
  return await startEmbeddedStore(directory).then(
    () => 'it opened',
    (error) => (error instanceof OperatorError ? error.message : String(error)),
  )
}

describe('opening the embedded store', () => {
  it('makes folders and files that nobody else can read', async () => {
    const { directory, uri, stop } = await startTemporaryStore()
    const store = join(directory, 'store')
    for (const folder of [store, join(store, 'sockets')]) expect(modeOf(folder)).to.equal(0o700)
    for (const file of [join(store, 'data.mdb'), join(store, 'lock.mdb'), socketOf(uri)]) {
      expect(modeOf(file)).to.equal(0o600)
    }
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

  it('removes the sockets of processes that were killed, and its own in the end', async () => {
    const directory = temporaryFolder()
    const sockets = join(directory, 'store', 'sockets')
    const child = fork(new URL('../../../support/storeProcess.js', import.meta.url), [directory])
    await once(child, 'message')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const left = readdirSync(sockets)
    expect(left).to.have.length(1)
    const { uri, stop } = await startEmbeddedStore(directory)
    expect(readdirSync(sockets).map((name) => join(sockets, name))).to.deep.equal([socketOf(uri)])
    await stop()
    expect(readdirSync(sockets)).to.deep.equal([])
  })

  it('puts the socket into a private temporary folder where the path would be too long', async () => {
    const { uri, stop } = await startEmbeddedStore(join(temporaryFolder(), 'a'.repeat(100)))
    const folder = dirname(socketOf(uri))
    expect(modeOf(folder)).to.equal(0o700)
    await (await MongoClient.connect(uri)).close()
    await stop()
    expect(existsSync(folder)).to.equal(false)
  })

  it('ends only after the writes under way are on the disk', async () => {
    const { directory, uri, stop } = await startTemporaryStore()
    const client = await MongoClient.connect(uri)
    const things = client.db().collection('things')
    await things.insertOne({ n: 0 })
    const writes = Array.from({ length: 20 }, (_, n) =>
      things.insertOne({ n }).then(
        () => 1,
        () => 0,
      ),
    )
    await stop()
    await client.close()
    const kept = (await Promise.all(writes)).reduce<number>((sum, one) => sum + one, 1)
    const again = await startEmbeddedStore(directory)
    const reader = await MongoClient.connect(again.uri)
    expect(await reader.db().collection('things').countDocuments()).to.be.at.least(kept)
    await reader.close()
    await again.stop()
  })

  it('says what is wrong and what to do when it cannot', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(await refusal(join(folder, 'file'))).to.match(/cannot be opened: .*ENOTDIR.* set DATA_DIR to another folder/)
    mkdirSync(join(folder, 'store'))
    writeFileSync(join(folder, 'store', 'data.mdb'), Buffer.alloc(8192, 7))
    expect(await refusal(folder)).to.match(/MDB_INVALID.* no store of this version/)
  })

  it('refuses a store that was written in another format', async () => {
    const folder = temporaryFolder()
    const storage = new Storage(join(folder, 'store'))
    const version = Buffer.of(0x00, 0x01)
    await storage.write(() => storage.put(version, Buffer.of(1)))
    await storage.close()
    expect(await refusal(folder)).to.match(
      /MDB_VERSION_MISMATCH: format 1 - the file there is no store of this version/,
    )
  })

  it('says that its file was cut short, and what to do, and opens it once it is whole', async () => {
    const { directory, uri, stop } = await startTemporaryStore()
    const client = await MongoClient.connect(uri)
    const bytes = 'x'.repeat(10_000)
    await client
      .db()
      .collection('c')
      .insertMany(Array.from({ length: 50 }, (_, n) => ({ n, bytes })))
    await client.close()
    await stop()
    const data = join(directory, 'store', 'data.mdb')
    copyFileSync(data, join(directory, 'whole.mdb'))
    truncateSync(data, statSync(data).size / 2)
    expect(await refusal(directory)).to.match(/the end of \S+data\.mdb is lost - move the folder away .* restore DIR/)
    copyFileSync(join(directory, 'whole.mdb'), data)
    await (await startEmbeddedStore(directory)).stop()
  })
})
