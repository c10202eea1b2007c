import { createHash } from 'node:crypto'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromBuffer } from 'file-type'
import type { DateTime } from 'luxon'
import mongoose, { type Connection, Schema } from 'mongoose'
import type { EntryFile } from './entry.ts'

/** As much of a file as its type is told from. */
const headBytes = 4100
/** How many files are looked at together when all of them are. */
const batchFiles = 200

/** A file in the store, complete and hashed. */
export type StoredFile = Omit<EntryFile, 'role'>

/** A stored file with the message (or other request) that brought it. */
export type SentInFile = StoredFile & { request: string }

/** What the store keeps beside the bytes. `request` is the message that brought the file. */
interface FileDocument {
  _id: mongoose.Types.ObjectId
  filename: string
  length: number
  metadata: { request: string; type?: string; sha256?: string; md5?: string; storedAt?: Date }
}

/** Decides, from the type that the content shows, how many bytes are allowed; `undefined` refuses the type. */
export type LimitFor = (mediaType: string | undefined) => number | undefined

/** Why a file was not kept. `type` is what its content shows, if anything known. */
export type StoreRefusal = { refused: 'type' | 'tooLarge'; type?: string } | { refused: 'empty' }

/** Files by content: written and hashed first, referenced second. Nothing is returned as stored before every byte is durable. */
export interface Files {
  /**
   * Reads a stream to its end into the store.
   * The same request again returns the file that it stored before.
   * @throws what the stream throws.
   */
  store(
    bytes: Readable,
    name: string | undefined,
    request: string,
    limitFor: LimitFor,
    now: DateTime,
  ): Promise<StoredFile | StoreRefusal>
  /** The file that this request stored, if it did. */
  storedBy(request: string): Promise<StoredFile | undefined>
  open(id: string): Readable
  /** Reads every byte again. */
  verify(file: Pick<EntryFile, 'id' | 'sha256'>): Promise<'intact' | 'missing' | 'changed'>
  remove(id: string): Promise<void>
  /** Every whole file that was stored before then, with the message that brought it, in batches. */
  storedBefore(before: Date): AsyncGenerator<SentInFile[]>
  /**
   * Removes what uploads that ended in the middle have left. Resolves with how many there were.
   * Unit: `before` is real time, by which the store stamps an upload.
   */
  removeUnfinished(before: Date): Promise<number>
}

const schema = new Schema<FileDocument>({
  _id: Schema.Types.ObjectId,
  filename: String,
  length: Number,
  metadata: {
    request: { type: String, required: true },
    type: { type: String },
    sha256: { type: String },
    md5: { type: String },
    storedAt: { type: Date },
  },
})
schema.index({ 'metadata.request': 1 })

export function createFiles(connection: Connection): Files {
  const db = connection.db
  if (!db) throw new Error('createFiles needs an open connection')
  const bucket = new mongoose.mongo.GridFSBucket(db, { bucketName: 'files' })
  const chunks = db.collection('files.chunks')
  const model = connection.model<FileDocument>('StoredFile', schema, 'files.files')

  const asStored = ({ _id, filename, length, metadata }: FileDocument): StoredFile | undefined => {
    const { type, sha256, md5, storedAt } = metadata
    if (!type || !sha256 || !md5 || !storedAt) return undefined
    return { id: _id.toString(), name: filename, type, bytes: length, sha256, md5, storedAt }
  }

  const files: Files = {
    async store(bytes, name, request, limitFor, now) {
      const already = await files.storedBy(request)
      if (already) {
        bytes.destroy()
        return already
      }
      const { head, ended } = await readHead(bytes)
      if (head.length === 0) return { refused: 'empty' }
      const kind = await fileTypeFromBuffer(head)
      const maxBytes = limitFor(kind?.mime)
      if (!kind || maxBytes === undefined) {
        bytes.destroy()
        return { refused: 'type', ...(kind ? { type: kind.mime } : {}) }
      }
      const upload = bucket.openUploadStream(name ?? `${request.slice(-8)}.${kind.ext}`, { metadata: { request } })
      const sha256 = createHash('sha256')
      const md5 = createHash('md5')
      let count = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          count += chunk.length
          if (count > maxBytes) return done(new TooLarge())
          sha256.update(chunk)
          md5.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(rejoin(head, ended ? undefined : bytes), measure, upload)
      } catch (error) {
        await upload.abort().catch(() => undefined)
        if (error instanceof TooLarge) return { refused: 'tooLarge', type: kind.mime }
        throw error
      }
      const facts = {
        type: kind.mime,
        sha256: sha256.digest('hex'),
        md5: md5.digest('hex'),
        storedAt: now.toJSDate(),
      }
      await model.updateOne({ _id: upload.id }, { $set: { metadata: { request, ...facts } } })
      return { id: upload.id.toString(), name: upload.filename, bytes: count, ...facts }
    },
    async storedBy(request) {
      for (const file of await model.find({ 'metadata.request': request }).lean()) {
        const stored = asStored(file)
        if (stored) return stored
      }
      return undefined
    },
    open: (id) => bucket.openDownloadStream(new mongoose.Types.ObjectId(id)),
    async verify({ id, sha256 }) {
      const hash = createHash('sha256')
      try {
        for await (const chunk of files.open(id)) hash.update(chunk as Buffer)
      } catch (error) {
        if (error instanceof Error && /FileNotFound|ChunkIsMissing|ChunkIsWrongSize/.test(error.message))
          return 'missing'
        throw error
      }
      return hash.digest('hex') === sha256 ? 'intact' : 'changed'
    },
    async remove(id) {
      await bucket.delete(new mongoose.Types.ObjectId(id)).catch((error: unknown) => {
        if (!(error instanceof Error && /FileNotFound|File not found/.test(error.message))) throw error
      })
    },
    async *storedBefore(before) {
      let batch: SentInFile[] = []
      for await (const file of model
        .find({ 'metadata.storedAt': { $lt: before } })
        .lean()
        .cursor()) {
        const stored = asStored(file)
        if (stored) batch.push({ ...stored, request: file.metadata.request })
        if (batch.length < batchFiles) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    },
    async removeUnfinished(before) {
      const begunBefore = mongoose.Types.ObjectId.createFromTime(Math.floor(before.getTime() / 1000))
      const unhashed = await model.find({ _id: { $lt: begunBefore }, 'metadata.storedAt': { $exists: false } }).lean()
      for (const { _id } of unhashed) await files.remove(_id.toString())
      let removed = unhashed.length
      for await (const ids of withChunks(begunBefore)) {
        const whole = new Set((await model.find({ _id: { $in: ids } }, { _id: 1 }).lean()).map(({ _id }) => `${_id}`))
        const bare = ids.filter((id) => !whole.has(`${id}`))
        await chunks.deleteMany({ files_id: { $in: bare } })
        removed += bare.length
      }
      return removed
    },
  }
  return files

  /** The ids of files of which there are chunks, in order and in batches, read off the index one by one. */
  async function* withChunks(before: mongoose.Types.ObjectId): AsyncGenerator<mongoose.Types.ObjectId[]> {
    let batch: mongoose.Types.ObjectId[] = []
    for (let last = mongoose.Types.ObjectId.createFromTime(0); ; ) {
      const [next] = await chunks
        .find<{ files_id: mongoose.Types.ObjectId }>(
          { files_id: { $gt: last, $lt: before } },
          { projection: { files_id: 1 } },
        )
        .sort({ files_id: 1, n: 1 })
        .limit(1)
        .toArray()
      if (next) batch.push(next.files_id)
      if (batch.length > 0 && (!next || batch.length >= batchFiles)) {
        yield batch
        batch = []
      }
      if (!next) return
      last = next.files_id
    }
  }
}

class TooLarge extends Error {}

/** The first bytes of a stream, at most what its type is told from; the stream is paused and goes on after them. */
async function readHead(bytes: Readable): Promise<{ head: Buffer; ended: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= headBytes) return { head: Buffer.concat(chunks), ended: false }
  }
  return { head: Buffer.concat(chunks), ended: true }
}

function rejoin(head: Buffer, rest: Readable | undefined): Readable {
  const whole = new PassThrough()
  whole.write(head)
  if (!rest) return whole.end()
  rest.once('error', (error) => whole.destroy(error))
  return rest.pipe(whole)
}
