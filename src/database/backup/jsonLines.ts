import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Document, EJSON } from 'bson'

/** A file as it was written or read: its lines, its bytes, and the hash that proves it unchanged. */
export interface Hashed {
  lines: number
  bytes: number
  sha256: string
}

/** Writes documents into a new file, one a line, in canonical extended JSON, so that every type survives. */
export async function writeJsonLines(documents: AsyncIterable<Document>, file: string): Promise<Hashed> {
  let lines = 0
  async function* asLines(): AsyncGenerator<string> {
    for await (const document of documents) {
      lines += 1
      yield `${EJSON.stringify(document, { relaxed: false })}\n`
    }
  }
  return { ...(await writeHashed(Readable.from(asLines()), file)), lines }
}

/** Reads them back, one by one. */
export async function* readJsonLines(file: string): AsyncGenerator<Document> {
  const input = createReadStream(file, 'utf8')
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield EJSON.parse(line, { relaxed: false }) as Document
  }
}

/** Writes a stream into a new file that only its owner may read, and onto the disk. */
export async function writeHashed(bytes: Readable, file: string): Promise<Omit<Hashed, 'lines'>> {
  const hash = createHash('sha256')
  let count = 0
  const measure = new Transform({
    transform(chunk: Buffer | string, _encoding, done) {
      const buffer = Buffer.from(chunk)
      hash.update(buffer)
      count += buffer.length
      done(null, buffer)
    },
  })
  await pipeline(bytes, measure, createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true }))
  return { bytes: count, sha256: hash.digest('hex') }
}

/** Reads a file again. */
export async function hashFile(file: string): Promise<Hashed> {
  const hash = createHash('sha256')
  let bytes = 0
  let lines = 0
  for await (const chunk of createReadStream(file)) {
    const buffer = chunk as Buffer
    hash.update(buffer)
    bytes += buffer.length
    for (const byte of buffer) if (byte === 0x0a) lines += 1
  }
  return { lines, bytes, sha256: hash.digest('hex') }
}
