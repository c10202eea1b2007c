import { createHash } from 'node:crypto'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Clock } from '../clock.ts'
import type { Reply } from '../conversation/message.ts'
import type { Sequences } from '../database/sequences.ts'
import { isDuplicateKey } from '../errors.ts'
import type { Addressee, Matter } from './matter.ts'

/**
 * `queued`: to be sent. `packed`: in a parcel on its way. `sent`: said.
 * `waiting`: cannot be pushed now; comes with the person's next reply, or is tried again at `retryAt`.
 * `uncertain`: it may have been said. `moot`: no longer true when its turn came. `failed`: the network will never take it.
 */
export type OutboxState = 'queued' | 'packed' | 'sent' | 'waiting' | 'uncertain' | 'moot' | 'failed'

/** One thing to tell one addressee, once. */
export interface OutboxMessage {
  /** Unique: the matter, the occasion and the addressee. */
  _id: string
  /** `person:S1101` or `account:line:U…`: whose messages are delivered one after the other. */
  to: string
  matter: Matter
  order: number
  createdAt: Date
  state: OutboxState
  parcel?: string
  /** Why it waits or failed: a word, no text. */
  why?: string
  /** Real milliseconds from which a waiting one is tried again. */
  retryAt?: number
}

/** What is sent in one push: one or several messages, in words, to one account. Stored before its first attempt and repeated unchanged. */
export interface Parcel {
  /** Also the key that the network is told, so that a repeated attempt says nothing twice. */
  _id: string
  to: string
  account: string
  messages: string[]
  replies: Reply[]
  createdAt: Date
  state: 'open' | 'sent' | 'uncertain' | 'given up'
  tries: number
  /** Real milliseconds: of the first attempt, and before which no next one is made. */
  firstTriedAt?: number
  readyAt: number
}

const outboxSchema = new Schema<OutboxMessage>({
  _id: { type: String, required: true },
  to: { type: String, required: true },
  matter: { type: Schema.Types.Mixed, required: true },
  order: { type: Number, required: true },
  createdAt: { type: Date, required: true },
  state: { type: String, required: true },
  parcel: String,
  why: String,
  retryAt: Number,
})
outboxSchema.index({ state: 1, order: 1 })
outboxSchema.index({ to: 1, state: 1, order: 1 })
outboxSchema.index({ createdAt: 1 })

const parcelSchema = new Schema<Parcel>({
  _id: { type: String, required: true },
  to: { type: String, required: true },
  account: { type: String, required: true },
  messages: { type: [String], required: true },
  replies: { type: Schema.Types.Mixed, required: true },
  createdAt: { type: Date, required: true },
  state: { type: String, required: true },
  tries: { type: Number, required: true },
  firstTriedAt: Number,
  readyAt: { type: Number, required: true },
})
parcelSchema.index({ state: 1, readyAt: 1 })
parcelSchema.index({ to: 1, createdAt: 1 })
parcelSchema.index({ messages: 1 })

/** Everything that is to be told unasked, each thing once. */
export interface Outbox {
  readonly model: Model<OutboxMessage>
  readonly parcels: Model<Parcel>
  /** Queues a message; the same key again changes nothing. */
  queue(key: string, addressee: Addressee, matter: Matter): Promise<void>
  /** Called after each `queue`, in this process. */
  onQueued(listener: () => void): void
  /** What waits for the addressee's next reply. */
  waitingFor(to: string): Promise<OutboxMessage[]>
  /** Marks messages as said with a reply. */
  setCarried(keys: string[]): Promise<void>
  /** Messages queued, on their way or waiting. */
  pending(): Promise<number>
}

export const addressOf = (addressee: Addressee) =>
  'person' in addressee ? `person:${addressee.person}` : `account:${addressee.account}`

/** A parcel's key from what it carries and where it goes. */
export const parcelKey = (messages: string[], account: string) =>
  createHash('sha256')
    .update([account, ...messages].join('\n'))
    .digest('base64url')

export function createOutbox(connection: Connection, sequences: Sequences, clock: Clock): Outbox {
  const model = connection.model<OutboxMessage>('OutboxMessage', outboxSchema, 'outbox')
  const parcels = connection.model<Parcel>('Parcel', parcelSchema, 'parcels')
  const listeners: (() => void)[] = []
  return {
    model,
    parcels,
    async queue(key, addressee, matter) {
      if (await model.exists({ _id: key })) return
      const order = await sequences.take('outbox')
      try {
        await model.create({
          _id: key,
          to: addressOf(addressee),
          matter,
          order,
          createdAt: clock.now().toJSDate(),
          state: 'queued',
        })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      for (const listener of listeners) listener()
    },
    onQueued(listener) {
      listeners.push(listener)
    },
    waitingFor: (to) => model.find({ to, state: 'waiting' }).sort({ order: 1 }).limit(100).lean(),
    async setCarried(keys) {
      await model.updateMany({ _id: { $in: keys }, state: 'waiting' }, { $set: { state: 'sent', why: 'with a reply' } })
    },
    pending: () => model.countDocuments({ state: { $in: ['queued', 'packed', 'waiting'] } }),
  }
}
