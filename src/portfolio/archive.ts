import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { PassThrough, type Readable, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { EntryFile } from './entry.ts'
import type { Files } from './files.ts'

/** A stored file that is no longer what its receipt says. */
export class ChangedFile extends Error {
  readonly path: string
  constructor(path: string) {
    super(`the file ${path} is not as it was received`)
    this.name = 'ChangedFile'
    this.path = path
  }
}

/** A stored file with its place in an archive. */
export interface ArchivedFile {
  path: string
  file: Pick<EntryFile, 'id' | 'bytes' | 'md5' | 'sha256'>
}

/** A ZIP before it is written: one text, the stored files, and the manifest that names them all. */
export interface Archive {
  textPath: string
  text: Buffer
  files: readonly ArchivedFile[]
  manifest: string
}

/** The first instant that a ZIP can name, in whatever zone it is made: the same data gives the same bytes. */
const entryOptions = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compress: false }

/**
 * Makes an archive while it is read: the stored files one after the other, each compared with its hash on the way. The stream
 * ends in a ChangedFile where one is another. Nothing is compressed: the files are already, and no version of a compressor
 * decides the bytes.
 */
export function streamArchive(
  { textPath, text, files: packed, manifest }: Archive,
  files: Files,
): { bytes: Readable; size: Promise<number>; sha256(): string } {
  const zip = new ZipFile()
  const hash = createHash('sha256')
  const bytes = hashing(hash)
  let current: PassThrough | undefined
  const fail = (error: unknown) => bytes.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.once('error', fail)
  zip.addBuffer(text, textPath, entryOptions)
  for (const each of packed) {
    zip.addReadStreamLazy(each.path, { ...entryOptions, size: each.file.bytes }, (give) => {
      const checked = new PassThrough()
      current = checked
      const read = async () => pipeline(files.open(each.file.id), comparing(each), checked)
      read().catch((error: unknown) => fail(isLost(error) ? new ChangedFile(each.path) : error))
      give(null, checked)
    })
  }
  zip.addBuffer(Buffer.from(manifest), 'manifest.json', entryOptions)
  // The types leave out what the callback is given: the size, which is known because every part's is.
  const size = new Promise<number>((resolve) =>
    zip.end({ forceZip64Format: false, comment: '' }, (known = 0) => resolve(known)),
  )
  pipeline(zip.outputStream, bytes).catch(() => undefined)
  // Whoever stops reading in the middle lets go of the stored file that is being read.
  bytes.once('close', () => current?.destroy())
  return { bytes, size, sha256: () => hash.digest('hex') }
}

/**
 * Writes an archive to a file that nobody else may read.
 *
 * @returns the SHA-256 of the whole.
 * @throws ChangedFile, and leaves the file unfinished.
 */
export async function writeArchive(archive: Archive, files: Files, path: string): Promise<string> {
  const { bytes, sha256 } = streamArchive(archive, files)
  await pipeline(bytes, createWriteStream(path, { mode: 0o600 }))
  await flush(path)
  return sha256()
}

/**
 * Reads an archive through without keeping it.
 *
 * @returns the SHA-256 of the whole.
 * @throws ChangedFile
 */
export async function hashArchive(archive: Archive, files: Files): Promise<string> {
  const { bytes, sha256 } = streamArchive(archive, files)
  await pipeline(bytes, new Writable({ write: (_chunk, _encoding, done) => done() }))
  return sha256()
}

/** What the manifest says of each part. */
export interface Part {
  path: string
  bytes: number
  md5: string
  sha256: string
}

export const partOf = (path: string, bytes: Buffer): Part => ({
  path,
  bytes: bytes.length,
  md5: createHash('md5').update(bytes).digest('hex'),
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

export const partOfFile = ({ path, file: { bytes, md5, sha256 } }: ArchivedFile): Part => ({ path, bytes, md5, sha256 })

/** What the store says of a file whose bytes are not there, or not all of them. */
const isLost = (error: unknown) =>
  error instanceof Error && /FileNotFound|ChunkIsMissing|ChunkIsWrongSize/.test(error.message)

const hashing = (hash: ReturnType<typeof createHash>) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })

/** Passes a file on and ends in an error where its bytes are not those of its receipt. */
function comparing({ path, file }: ArchivedFile): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush: (done) => (hash.digest('hex') === file.sha256 ? done() : done(new ChangedFile(path))),
  })
}

/** Until the bytes are on the disk, nothing may say that they are. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
