import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import { OperatorError } from '../../errors.ts'
import { dateOf } from '../../regulation/schoolTime.ts'
import type { Acting } from '../acting.ts'
import { madeOnce, type SchoolOccasion } from '../journal.ts'
import type { People } from '../people.ts'
import { hasLeft, onBehalfOf, type Person } from '../person.ts'
import type { Actor } from '../record.ts'
import type { Role } from '../roles.ts'
import { type ImportErrors, type ImportKind, type ImportResult, importKinds } from './compareFile.ts'
import { type Columns, csvRows } from './csv.ts'
import { decodeText } from './decodeText.ts'
import type { Imports } from './imports.ts'
import { type Keeping, keepersOf, keepingOf } from './keepers.ts'
import { FileRefusal, type RowError } from './rowError.ts'

/** How long a file may be handed over and confirmed, in minutes. Source: R-4. */
export const uploadLifetimeMinutes = 30

/** The largest file that is taken: a semester's absences of a large school. */
export const maxUploadBytes = 4 * 2 ** 20

/** How many rows an import added, changed, left as they were and took away. */
export interface Counts {
  rows: number
  added: number
  changed: number
  unchanged: number
  droppedOut: number
}

/** A file on its way in: handed over on a page or in a chat, looked at, and applied once when its sender confirms. */
export interface Upload {
  _id: string
  /** The message that asked for it. */
  request: string
  person: string
  kind: ImportKind
  until: Date
  /** What was handed over last and may be confirmed, until it is applied or too late. */
  csv?: string
  /** Of `csv`: what is confirmed is what was looked at. */
  sha256?: string
  replace?: boolean
  /** What it did, and the request that confirmed it. */
  applied?: Counts & { request: string }
}

/** An upload that may still be used, by whom, and in which offices. */
export interface OpenUpload {
  upload: Upload
  holder: Person
  keeping: Keeping
}

export type UploadRefusal =
  /** Unknown, somebody else's, or too late. */
  | { reason: 'gone' }
  /** The holder keeps no such files now. */
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'applied'; kind: ImportKind; counts: Counts }
  /** Another file was handed over since it was looked at. */
  | { reason: 'otherFile' }
  /** Another import goes on and on. */
  | { reason: 'busy' }

export type Looked =
  | { done: true; kind: ImportKind; sha256: string; outcome: ImportResult | ImportErrors }
  | { done: false; refusal: UploadRefusal }
export type Applied =
  | { done: true; kind: ImportKind; outcome: Counts | ImportErrors }
  | { done: false; refusal: UploadRefusal }

/** Files that the offices bring in by page or chat: looked at first, then confirmed; all or nothing. Source: R-4. */
export interface Uploads {
  /** Makes room for one file; the same request finds the same. */
  begin(kind: ImportKind, occasion: SchoolOccasion): Promise<Upload>
  /** Whether the person may still use it. */
  find(id: string, person: string, now: DateTime): Promise<OpenUpload | UploadRefusal>
  /** Keeps a file in the place of an earlier one, and says what it would change. */
  look(id: string, bytes: Buffer, occasion: SchoolOccasion, options?: { replace?: boolean }): Promise<Looked>
  /** Carries out what was looked at, once. */
  apply(id: string, sha256: string, occasion: SchoolOccasion): Promise<Applied>
  /** The one of these kinds that a file is by its first row; what is wrong where it cannot be read at all. */
  kindOf(bytes: Buffer, kinds: readonly ImportKind[]): Promise<ImportKind | undefined | ImportErrors>
  /** Drops what nobody confirmed in time. */
  dropExpired(now: DateTime): Promise<number>
}

const countsFields = { rows: Number, added: Number, changed: Number, unchanged: Number, droppedOut: Number }

const schema = new Schema<Upload>({
  _id: { type: String, required: true },
  request: { type: String, required: true },
  person: { type: String, required: true },
  kind: { type: String, enum: importKinds, required: true },
  until: { type: Date, required: true },
  csv: String,
  sha256: String,
  replace: Boolean,
  applied: { type: { ...countsFields, request: String }, _id: false },
})
schema.index({ request: 1 }, { unique: true })
schema.index({ until: 1 })

export function createUploads(connection: Connection, imports: Imports, people: People, acting: Acting): Uploads {
  const model: Model<Upload> = connection.model<Upload>('Upload', schema, 'uploads')
  const uploads: Uploads = {
    begin(kind, { actor, request, now }) {
      const until = now.plus({ minutes: uploadLifetimeMinutes }).toJSDate()
      return madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = randomBytes(9).toString('base64url')
          return (await model.create({ _id, request, person: actor.by, kind, until })).toObject()
        },
      )
    },
    async find(id, person, now) {
      const upload = await model.findById(id).lean()
      if (!upload || upload.person !== person || upload.until <= now.toJSDate()) return { reason: 'gone' }
      const holder = await holderOf(upload, now)
      const keeping = holder && keepingOf(upload.kind, holder)
      if (!keeping) return { reason: 'notYours', may: keepersOf(upload.kind) }
      if (upload.applied) return { reason: 'applied', kind: upload.kind, counts: upload.applied }
      return { upload, holder, keeping }
    },
    async look(id, bytes, { actor, now }, { replace = false } = {}) {
      const found = await uploads.find(id, actor.by, now)
      if ('reason' in found) return { done: false, refusal: found }
      const { kind } = found.upload
      const outcome = await imports.run(kind, rowsOf(bytes), { ...optionsOf(found, actor, replace), now, dryRun: true })
      const sha256 = createHash('sha256').update(bytes).update(String(replace)).digest('hex')
      // A file with errors is never confirmed, and may be no text at all.
      const kept = 'errors' in outcome ? undefined : { csv: bytes.toString(), sha256, replace }
      const change = kept ? { $set: kept } : { $unset: { csv: 1, sha256: 1 } }
      await model.updateOne({ _id: id, applied: { $exists: false } }, change)
      return { done: true, kind, sha256, outcome }
    },
    async apply(id, sha256, { actor, request, now }) {
      const known = await model.findById(id).lean()
      if (known?.person === actor.by && known.applied?.request === request)
        return { done: true, kind: known.kind, outcome: known.applied }
      const found = await uploads.find(id, actor.by, now)
      if ('reason' in found) return { done: false, refusal: found }
      const { kind, csv, replace = false, sha256: looked } = found.upload
      if (csv === undefined || looked !== sha256) return { done: false, refusal: { reason: 'otherFile' } }
      const options = { ...optionsOf(found, actor, replace), now }
      const outcome = await unlessBusy(() => imports.run(kind, rowsOf(Buffer.from(csv)), options))
      if (!outcome) return { done: false, refusal: { reason: 'busy' } }
      if ('errors' in outcome) return { done: true, kind, outcome }
      const counts = countsOf(outcome)
      const applied = { ...counts, request }
      await model.updateOne({ _id: id, applied: { $exists: false } }, { $set: { applied }, $unset: { csv: 1 } })
      return { done: true, kind, outcome: counts }
    },
    async kindOf(bytes, kinds) {
      const errors = await encodingErrors(bytes)
      if (errors) return { errors: [...errors] }
      for (const kind of kinds) if (await fits(bytes, imports.columns(kind))) return kind
      return undefined
    },
    async dropExpired(now) {
      const { deletedCount } = await model.deleteMany({ until: { $lte: now.toJSDate() } })
      return deletedCount
    },
  }
  return uploads

  async function holderOf({ person: id }: Upload, now: DateTime): Promise<Person | undefined> {
    const known = await people.get(id)
    return known && !hasLeft(known, dateOf(now)) ? acting.withOffices(known, now) : undefined
  }
}

/** What a page or a chat brings is never about staff: their roles come from the operator. */
function optionsOf({ holder, keeping }: OpenUpload, actor: SchoolOccasion['actor'], replace: boolean) {
  const [role] = keeping.offices
  const as: Actor = { ...actor, as: role, ...onBehalfOf(holder, role) }
  return { ...keeping, actor: as, studentsAlone: true, replace }
}

const rowsOf = (bytes: Buffer) => csvRows(Readable.from([bytes]))

/** What an import did, in numbers. */
export const countsOf = ({ rows, added, changed, unchanged, droppedOut }: ImportResult): Counts => ({
  rows,
  added,
  changed: changed.length,
  unchanged,
  droppedOut: droppedOut.length,
})

async function unlessBusy<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OperatorError && error.code === 'import-busy') return undefined
    throw error
  }
}

async function encodingErrors(bytes: Buffer): Promise<readonly RowError[] | undefined> {
  try {
    for await (const _ of decodeText(Readable.from([bytes]))) {
      // Only whether it can be read to its end is asked.
    }
    return undefined
  } catch (error) {
    if (error instanceof FileRefusal) return error.errors
    throw error
  }
}

/** Whether the first row names the columns that this kind of file has. */
async function fits(bytes: Buffer, columns: Columns): Promise<boolean> {
  try {
    await rowsOf(bytes)(columns)[Symbol.asyncIterator]().next()
    return true
  } catch (error) {
    if (error instanceof FileRefusal) return false
    throw error
  }
}
