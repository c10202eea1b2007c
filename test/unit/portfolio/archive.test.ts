import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import { type Archive, ChangedFile, hashArchive, partOfFile, streamArchive } from '../../../src/portfolio/archive.ts'
import type { Files } from '../../../src/portfolio/files.ts'

const hash = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex')

/** A store of these files and nothing else. */
const holding = (stored: Record<string, Buffer>): Files => ({
  ...({} as Files),
  open(id) {
    const bytes = stored[id]
    if (!bytes) throw new Error(`FileNotFound: ${id}`)
    return Readable.from([bytes])
  },
})

describe('an archive', () => {
  const bytes = Buffer.from('%PDF the work')
  const file = { id: 'f1', bytes: bytes.length, md5: hash('md5', bytes), sha256: hash('sha256', bytes) }
  const archive: Archive = {
    ...{ textPath: 'a.csv', text: Buffer.from('學號\n'), manifest: '{}' },
    files: [{ path: 'files/1-document.pdf', file }],
  }

  it('says how long it is before its first byte, and is the same bytes each time', async () => {
    const files = holding({ f1: bytes })
    const { bytes: stream, size, sha256 } = streamArchive(archive, files)
    const announced = await size
    const whole = await buffer(stream)
    expect(whole.length).to.equal(announced)
    const made = sha256()
    expect(made).to.equal(hash('sha256', whole))
    expect(await hashArchive(archive, files)).to.equal(made)
  })

  it('ends in an error where a stored file is another, shorter or gone', async () => {
    for (const stored of [{ f1: Buffer.from('%PDF the walk') }, { f1: Buffer.from('%PDF') }, {}] as Record<
      string,
      Buffer
    >[]) {
      const failed = await hashArchive(archive, holding(stored)).catch((error: unknown) => error)
      expect(failed).to.be.instanceOf(ChangedFile).with.property('path', 'files/1-document.pdf')
    }
  })

  it('names each stored file in its manifest by size and hashes alone', () => {
    expect(archive.files.map(partOfFile)).to.deep.equal([
      { path: 'files/1-document.pdf', bytes: bytes.length, md5: file.md5, sha256: file.sha256 },
    ])
  })
})
