import { copyFileSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { checkEnd } from '../../../../src/database/embedded/dataFile.ts'
import { Storage } from '../../../../src/database/embedded/storage.ts'
import { temporaryFolder } from '../../../support/database.ts'

const keyOf = (n: number) => Buffer.from(`k${String(n).padStart(6, '0')}`)

describe('the file of the store', () => {
  let storage: Storage
  let directory: string
  let path: string
  beforeEach(() => {
    directory = temporaryFolder()
    path = join(directory, 'data.mdb')
    storage = new Storage(directory)
  })
  afterEach(() => storage.close())

  const put = (from: number, count: number, bytes: number) => {
    for (let n = from; n < from + count; n++) storage.put(keyOf(n), Buffer.alloc(bytes, n))
  }
  const remove = (from: number, count: number) => {
    for (let n = from; n < from + count; n++) storage.remove(keyOf(n))
  }
  /** Whether the file is taken for whole when it is cut to so many bytes. */
  const isWhole = (bytes: number): boolean => {
    const copy = join(directory, 'copy')
    copyFileSync(path, copy)
    truncateSync(copy, bytes)
    try {
      checkEnd(copy)
      return true
    } catch (error) {
      expect(error).to.have.property('message').that.contains(`the end of ${copy} is lost`)
      return false
    }
  }
  const pageBytes = () => readFileSync(path).readUInt32LE(48)
  const size = () => statSync(path).size
  /** How far lmdb says that its pages reach. */
  const claimedBytes = () => {
    const file = readFileSync(path)
    const lastPages = [0, pageBytes()].map((meta) => Number(file.readBigUInt64LE(meta + 144)))
    return (Math.max(...lastPages) + 1) * pageBytes()
  }

  it('is whole when it is new', () => expect(isWhole(size())).to.equal(true))

  it('has lost its end when one page of a document is gone, or one page of a large value', async () => {
    await storage.write(() => put(0, 200, 1_000))
    expect(isWhole(size())).to.equal(true)
    expect(isWhole(size() - pageBytes())).to.equal(false)
    expect(isWhole(size() / 2)).to.equal(false)
    await storage.write(() => put(200, 1, 300_000))
    expect(isWhole(size())).to.equal(true)
    expect(isWhole(size() - 1)).to.equal(false)
    expect(isWhole(2 * pageBytes())).to.equal(false)
  })

  it('is whole though it ends before the last page, where that page was taken and given back at once', async () => {
    for (let round = 0; round < 7; round++) await storage.write(() => put(0, 200, 1_000 + round))
    await storage.write(() => {
      put(1_000, 2_000, 1_000)
      remove(1_000, 2_000)
    })
    expect(size()).to.be.lessThan(claimedBytes())
    expect(isWhole(size())).to.equal(true)
    expect(isWhole(size() / 2)).to.equal(false)
    await storage.close()
    storage = new Storage(directory)
    expect([...storage.keys({ low: keyOf(0), high: keyOf(999_999) })]).to.have.length(200)
  })
})
