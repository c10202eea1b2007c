import { type Connection, Schema } from 'mongoose'
import type { Held, Leases } from '../database/leases.ts'

/** What is known of one job: up to which of its dates it is done, and how the latest attempt went. */
export interface DoneRecord {
  /** The job's name. */
  _id: string
  /** The job counts from here: the clock when this store first met it. */
  since: Date
  /** The latest date of the job that is done. Never moves back, so that a clock that does re-runs nothing. */
  doneFor?: Date
  /** When that was, on our clock, how long it took, and what it did, in numbers. */
  doneAt?: Date
  tookMs?: number
  counts?: Record<string, number>
  /** Failed attempts in a row, and the real milliseconds before which there is no next one. */
  failures: number
  retryAt?: number
}

/** How a job stands, for the metrics. */
export interface JobStatus {
  name: string
  /** How long its latest date has been waiting to be done, in seconds of our clock; 0 when it is done. */
  lagSeconds: number
  /** When it was last done, in seconds of our clock since the epoch. */
  doneAtSeconds?: number
  /** Failed attempts in a row. */
  failures: number
  /** What it did when it was last done. */
  counts: Record<string, number>
}

const schema = new Schema<DoneRecord>({
  _id: { type: String, required: true },
  since: { type: Date, required: true },
  doneFor: Date,
  doneAt: Date,
  tookMs: Number,
  counts: Schema.Types.Mixed,
  failures: { type: Number, required: true },
  retryAt: Number,
})

/** Which job is done up to which date, for every process on the store. Source: contract.md, Behaviour (done-record). */
export interface DoneRecords {
  /** Counts these jobs from `now` on, where the store does not know them yet. */
  begin(jobs: readonly string[], now: Date): Promise<void>
  all(): Promise<Map<string, DoneRecord>>
  get(job: string): Promise<DoneRecord | undefined>
  /** The right to run a job, which ends by itself when the holder dies; `undefined` while another process runs it. */
  claim(job: string): Promise<Held | undefined>
  setDone(job: string, done: Required<Pick<DoneRecord, 'doneFor' | 'doneAt' | 'tookMs' | 'counts'>>): Promise<void>
  setFailed(job: string, retryAt: number): Promise<void>
}

export function createDoneRecords(connection: Connection, leases: Leases): DoneRecords {
  const model = connection.model<DoneRecord>('DoneRecord', schema, 'doneRecords')
  return {
    async begin(jobs, now) {
      const known = new Set((await model.find({}, { _id: 1 }).lean()).map(({ _id }) => _id))
      for (const job of jobs) {
        if (known.has(job)) continue
        await model.updateOne({ _id: job }, { $setOnInsert: { since: now, failures: 0 } }, { upsert: true })
      }
    },
    async all() {
      return new Map((await model.find().lean()).map((record) => [record._id, record]))
    },
    async get(job) {
      return (await model.findById(job).lean()) ?? undefined
    },
    claim: (job) => leases.take(`job:${job}`),
    async setDone(job, done) {
      await model.updateOne(
        { _id: job, $or: [{ doneFor: { $exists: false } }, { doneFor: { $lt: done.doneFor } }] },
        { $set: { ...done, failures: 0 }, $unset: { retryAt: 1 } },
      )
    },
    async setFailed(job, retryAt) {
      await model.updateOne({ _id: job }, { $set: { retryAt }, $inc: { failures: 1 } })
    },
  }
}
