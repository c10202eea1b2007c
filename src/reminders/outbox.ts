import { type Connection, type Model, Schema } from 'mongoose'
import type { Clock } from '../clock.ts'
import type { Language } from '../conversation/intent.ts'
import type { ChannelName, Reply } from '../conversation/message.ts'
import type { Sequences } from '../database/sequences.ts'
import { isDuplicateKey } from '../errors.ts'
import type { Addressee, Matter } from './matter.ts'
import { createParcelModel, type Parcel } from './parcel.ts'

/**
 * `queued`: to be sent. `packed`: in a parcel or a reply on its way. `sent`: said.
 * `waiting`: cannot be pushed now; comes with the person's next reply, or is tried again at `retryAt`.
 * `unreachable`: no network leads to them; comes with the person's next reply, unless it is a broadcast.
 * `uncertain`: it may have been said. `expired`: its moment passed first. `moot`: no longer true when its turn came.
 * `failed`: the network will never take it.
 */
export type OutboxState =
  | 'queued'
  | 'packed'
  | 'sent'
  | 'waiting'
  | 'unreachable'
  | 'uncertain'
  | 'expired'
  | 'moot'
  | 'failed'

/** How a message that nobody asked for at that moment behaves. Source: contract.md, Behaviour (three kinds of message). */
export type MessageGroup = 'event' | 'reminder' | 'broadcast'

/** A text that is the same for everyone it goes to, in one language or in each. */
export type PreparedText = Reply[] | Record<Language, Reply[]>

export interface QueueOptions {
  /** Absent: an event. */
  group?: MessageGroup
  /** On our clock: from then on it is not said any more. */
  expiresAt?: Date
  /** It may use the part of the month's messages that is kept for reminders of the last day. */
  lastDay?: boolean
  /** An event of which many hear the same: it may go to them together. Source: contract.md, Behaviour (multicast). */
  toMany?: boolean
  /** Said as it is; absent: the matter is put into words when its turn comes. */
  text?: PreparedText
}

/** A message to queue. */
export interface NewMessage {
  key: string
  addressee: Addressee
  matter: Matter
  options: QueueOptions
}

/** One thing to tell one addressee, once. */
export interface OutboxMessage extends QueueOptions {
  /** Unique: the matter, the occasion and the addressee. */
  _id: string
  /** `person:S1101`, `account:line:U…` or `group:line:C…`. */
  to: string
  matter: Matter
  group: MessageGroup
  order: number
  createdAt: Date
  state: OutboxState
  /** The parcel, or the reply (`reply:` and its inbox id), that carries or carried it. */
  parcel?: string
  /** Why it is in its state: a word or two, no text. */
  why?: string
  /** Real milliseconds from which a waiting one is tried again. */
  retryAt?: number
  /** The network that it does not try again until then. */
  avoid?: ChannelName
  /** It was sent together with others in vain, and goes by itself. */
  alone?: boolean
}

const schema = new Schema<OutboxMessage>({
  _id: { type: String, required: true },
  to: { type: String, required: true },
  matter: { type: Schema.Types.Mixed, required: true },
  group: { type: String, required: true },
  order: { type: Number, required: true },
  createdAt: { type: Date, required: true },
  state: { type: String, required: true },
  expiresAt: Date,
  lastDay: Boolean,
  toMany: Boolean,
  text: Schema.Types.Mixed,
  parcel: String,
  why: String,
  retryAt: Number,
  avoid: String,
  alone: Boolean,
})
schema.index({ state: 1, group: 1, order: 1 })
schema.index({ to: 1, state: 1, order: 1 })
schema.index({ state: 1, expiresAt: 1 })
schema.index({ parcel: 1 }, { sparse: true })
schema.index({ createdAt: 1 })

/** States in which a message is still to be said, and nobody is saying it. */
const idle: OutboxState[] = ['queued', 'waiting', 'unreachable']
const open: OutboxState[] = [...idle, 'packed']

/** How many are stored at once. */
const queuedAtOnce = 500

/** What this process has done so far, for the metrics. */
export type Tally = Record<'queued' | 'sent' | 'failed', number>

/** Everything that is to be told unasked, each thing once. */
export interface Outbox {
  readonly model: Model<OutboxMessage>
  readonly parcels: Model<Parcel>
  readonly tally: Tally
  /** Queues a message; the same key again changes nothing. */
  queue(key: string, addressee: Addressee, matter: Matter, options?: QueueOptions): Promise<void>
  /** Queues many in the order given; those whose key is there already stay as they are. */
  queueAll(messages: readonly NewMessage[]): Promise<void>
  /** Called after each `queue`, in this process. */
  onQueued(listener: () => void): void
  /** What became of messages so far, by key. */
  statesOf(keys: string[]): Promise<Map<string, Pick<OutboxMessage, 'to' | 'state' | 'why' | 'parcel'>>>
  /** Lets expire whose moment has passed, and puts back into the queue what has waited long enough. */
  advance(): Promise<void>
  /** What waits for the next reply to one who is addressed by any of these. */
  waitingFor(...to: string[]): Promise<OutboxMessage[]>
  /** Takes messages out of everyone else's hands, for the reply to an inbox message. False when not all were to be had: then none is taken. */
  claimForReply(keys: string[], message: string): Promise<boolean>
  /** What became of the messages that a reply carried; `waiting`: they were not said. */
  settleReply(message: string, state: 'sent' | 'uncertain' | 'waiting' | 'failed'): Promise<void>
  /** Moves messages that nobody is saying into another state. */
  park(keys: string[], state: OutboxState, why: string, retryAt?: number): Promise<void>
  /** Whatever was still to be said may have been said since: after a restore nothing of it goes out. */
  markAllUncertain(): Promise<number>
  /** Drops the texts that were sent before then; what was told stays known by its key. Resolves with how many there were. Source: R-12. */
  forget(before: Date): Promise<number>
  /** Leaves nothing of what an addressee was told or is to be told, but what is on its way. Source: R-12. */
  erase(to: string): Promise<void>
  /** Messages queued, on their way or waiting. */
  pending(): Promise<number>
}

export function addressOf(addressee: Addressee): string {
  if ('person' in addressee) return `person:${addressee.person}`
  return 'account' in addressee ? `account:${addressee.account}` : `group:${addressee.group}`
}

export function createOutbox(connection: Connection, sequences: Sequences, clock: Clock): Outbox {
  const model = connection.model<OutboxMessage>('OutboxMessage', schema, 'outbox')
  const parcels = createParcelModel(connection)
  const tally: Tally = { queued: 0, sent: 0, failed: 0 }
  const listeners: (() => void)[] = []

  return {
    model,
    parcels,
    tally,
    async queue(key, addressee, matter, options = {}) {
      if (await model.exists({ _id: key })) return
      const order = await sequences.take('outbox')
      try {
        await model.create(queuedMessage({ key, addressee, matter, options }, order))
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return
      }
      tally.queued += 1
      for (const listener of listeners) listener()
    },
    async queueAll(messages) {
      for (let at = 0; at < messages.length; at += queuedAtOnce) {
        await insertFresh(messages.slice(at, at + queuedAtOnce))
      }
      for (const listener of listeners) listener()
    },
    onQueued(listener) {
      listeners.push(listener)
    },
    async statesOf(keys) {
      const found = await model.find({ _id: { $in: keys } }, { to: 1, state: 1, why: 1, parcel: 1 }).lean()
      return new Map(found.map(({ _id, ...state }) => [_id, state]))
    },
    async advance() {
      await model.updateMany(
        { state: { $in: idle }, expiresAt: { $lte: clock.now().toJSDate() } },
        { $set: { state: 'expired', why: 'its moment passed' }, $unset: { retryAt: 1 } },
      )
      await model.updateMany(
        { state: 'waiting', retryAt: { $lte: clock.realNow() } },
        { $set: { state: 'queued' }, $unset: { retryAt: 1, avoid: 1 } },
      )
    },
    waitingFor: (...to) =>
      model
        .find({ to: { $in: to }, state: { $in: ['waiting', 'unreachable'] }, group: { $ne: 'broadcast' } })
        .sort({ order: 1 })
        .limit(100)
        .lean(),
    async claimForReply(keys, message) {
      const parcel = `reply:${message}`
      await model.updateMany(
        { _id: { $in: keys }, state: { $in: ['waiting', 'unreachable'] } },
        { $set: { state: 'packed', parcel } },
      )
      if ((await model.countDocuments({ parcel, state: 'packed' })) === keys.length) return true
      await model.updateMany({ parcel, state: 'packed' }, { $set: { state: 'waiting' } })
      return false
    },
    async settleReply(message, state) {
      const settled = await model.updateMany(
        { parcel: `reply:${message}`, state: 'packed' },
        { $set: { state, ...(state === 'waiting' ? {} : { why: 'with a reply' }) } },
      )
      if (state === 'sent' || state === 'failed') tally[state] += settled.modifiedCount
    },
    async park(keys, state, why, retryAt) {
      if (keys.length === 0) return
      await model.updateMany(
        { _id: { $in: keys }, state: { $in: idle } },
        { $set: { state, why, ...(retryAt === undefined ? {} : { retryAt }) } },
      )
    },
    async markAllUncertain() {
      const why = 'restored from a backup'
      await parcels.updateMany(
        { state: { $in: ['forming', 'open', 'closing'] } },
        { $set: { state: 'closing', fate: { state: 'uncertain', why } } },
      )
      const marked = await model.updateMany({ state: { $in: open } }, { $set: { state: 'uncertain', why } })
      return marked.modifiedCount
    },
    async forget(before) {
      await model.updateMany(
        { createdAt: { $lt: before }, state: { $in: idle }, text: { $exists: true } },
        { $set: { state: 'expired', why: 'too old' } },
      )
      await model.updateMany({ createdAt: { $lt: before }, text: { $exists: true } }, { $unset: { text: 1 } })
      return (await parcels.deleteMany({ createdAt: { $lt: before }, state: 'closed' })).deletedCount
    },
    async erase(to) {
      await model.deleteMany({ to, state: { $ne: 'packed' } })
      await parcels.deleteMany({ 'recipients.to': to, state: 'closed' })
    },
    pending: () => model.countDocuments({ state: { $in: ['queued', 'packed', 'waiting'] } }),
  }

  function queuedMessage({ key, addressee, matter, options }: NewMessage, order: number): OutboxMessage {
    return {
      ...options,
      _id: key,
      to: addressOf(addressee),
      matter,
      group: options.group ?? 'event',
      order,
      createdAt: clock.now().toJSDate(),
      state: 'queued',
    }
  }

  async function insertFresh(messages: readonly NewMessage[]): Promise<void> {
    const known = await model.find({ _id: { $in: messages.map(({ key }) => key) } }, { _id: 1 }).lean()
    const there = new Set(known.map(({ _id }) => _id))
    const fresh = messages.filter(({ key }) => !there.has(key))
    if (fresh.length === 0) return
    const first = await sequences.take('outbox', fresh.length)
    try {
      await model.insertMany(
        fresh.map((message, index) => queuedMessage(message, first + index)),
        { ordered: false },
      )
    } catch (error) {
      // Another process queues the same at this moment: each is there once.
      if (!isDuplicateKey(error)) throw error
    }
    tally.queued += fresh.length
  }
}

/** The prepared text in a language; undefined where the matter is put into words. */
export const textIn = ({ text }: OutboxMessage, lang: Language): Reply[] | undefined =>
  Array.isArray(text) ? text : text?.[lang]
