import { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import { type Clock, zone } from '../clock.ts'
import type { Sequences } from '../database/sequences.ts'
import { isDuplicateKey } from '../errors.ts'
import type { NextState } from './dialogue.ts'
import {
  type ChannelName,
  type Content,
  channelNames,
  type Inbound,
  type Place,
  type Received,
  type Reply,
} from './message.ts'

/** At most this much age is taken off the clock for a redelivered event. Source: contract.md, Behaviour. */
const maxAgeMs = 60 * 60 * 1000

/** What a message led to, stored before anything is said. */
export interface Answer {
  replies: Reply[]
  /** The outcome of an act is in it: it may go by push when its reply handle is dead. */
  tellsOutcome: boolean
  /** How the conversation goes on; absent when the message changed nothing in it. */
  next?: NextState
  /** Earlier answers, by inbox id, whose outcome this one repeats. */
  repeats?: string[]
  /** Messages of the outbox, by key, that came along, and how many of the last replies are theirs. */
  carries?: { keys: string[]; replies: number }
  /** Whose account it was once all this was done: nobody else is told by push. */
  heldBy?: string
  /** The message held a binding code: its text is not kept. */
  secret?: boolean
  /** The answer shows a binding code: it is not kept once it is said. */
  showsCode?: boolean
}

/**
 * `stored`: to be understood. `answered`: its answer is stored, not yet said.
 * `attempted`: one attempt to say it was begun, outcome unknown.
 * `done`: said, or nothing to say. `undelivered`: could not be said by reply; `fate` says what became of it.
 * `forgotten`: what was said is gone; the id stays, so that the same event again is still the same.
 */
const messageStates = ['stored', 'answered', 'attempted', 'done', 'undelivered', 'forgotten'] as const
export type MessageState = (typeof messageStates)[number]

/** A message as the inbox keeps it. */
export interface InboxMessage {
  /** `channel:eventId`. */
  _id: string
  channel: ChannelName
  eventId: string
  account?: string
  /** `channel:account` (or `channel:place`): whose messages are taken one after the other. */
  sender: string
  place: Place
  content: Content
  replyHandle?: string
  order: number
  at: Date
  state: MessageState
  answer?: Answer
  fate?: 'delivered' | 'pushed' | 'uncertain' | 'dropped'
}

const schema = new Schema<InboxMessage>(
  {
    _id: { type: String, required: true },
    channel: { type: String, enum: channelNames, required: true },
    eventId: { type: String, required: true },
    account: String,
    sender: { type: String, required: true },
    place: { type: Schema.Types.Mixed, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    replyHandle: String,
    order: { type: Number, required: true },
    at: { type: Date, required: true },
    state: { type: String, enum: messageStates, required: true },
    answer: Schema.Types.Mixed,
    fate: String,
  },
  // A press without slots keeps its empty slots.
  { minimize: false },
)
const open: MessageState[] = ['stored', 'answered', 'attempted']
const finished: MessageState[] = ['done', 'undelivered']
schema.index({ sender: 1, order: 1 })
schema.index({ state: 1, order: 1 })
schema.index({ state: 1, at: 1 })
schema.index({ channel: 1, at: 1 })
schema.index({ account: 1 }, { sparse: true })

/** Every message that reached us, unique by its event, kept until it is answered for good. */
export interface Inbox {
  readonly model: Model<InboxMessage>
  /** Stores messages; those that are there already stay as they are. Resolves with the senders of what is new. */
  store(messages: Inbound[]): Promise<string[]>
  /** The sender's oldest message that is not finished. */
  next(sender: string): Promise<InboxMessage | undefined>
  /** Senders with unfinished messages, longest waiting first. */
  waitingSenders(limit: number): Promise<string[]>
  setAnswer(id: string, answer: Answer): Promise<void>
  setAttempted(id: string): Promise<void>
  finish(id: string, state: 'done' | 'undelivered', fate: InboxMessage['fate'], answer?: Answer): Promise<void>
  /** What was heard on a network in the last hours before it fell silent, in any order. */
  heardLast(channel: ChannelName, hours: number): Promise<Pick<InboxMessage, 'place' | 'account' | 'eventId'>[]>
  /** Those of these messages that are not finished. */
  openAmong(ids: string[]): Promise<Set<string>>
  /** What was on its way when a backup was made is never said again. Resolves with how many there were. */
  markAllUncertain(): Promise<number>
  /** Drops what finished messages from before then, and their answers, said. Resolves with how many there were. Source: R-12. */
  forget(before: Date): Promise<number>
  /** Leaves nothing of what an account said, but what is not finished. Source: R-12. */
  erase(account: string): Promise<void>
}

export function createInbox(connection: Connection, sequences: Sequences, clock: Clock): Inbox {
  const model = connection.model<InboxMessage>('InboxMessage', schema, 'inbox')
  return {
    model,
    async store(messages) {
      const first = await sequences.take('inbox', messages.length)
      const now = clock.now()
      const documents = messages.map((message, index) => ({
        _id: `${message.channel}:${message.eventId}`,
        channel: message.channel,
        eventId: message.eventId,
        ...(message.account ? { account: message.account } : {}),
        sender: `${message.channel}:${message.place.kind === 'direct' ? (message.account ?? message.place.id) : message.place.id}`,
        place: message.place,
        content: message.content,
        ...(message.replyHandle ? { replyHandle: message.replyHandle } : {}),
        order: first + index,
        at: now.minus({ milliseconds: Math.min(message.ageMs ?? 0, maxAgeMs) }).toJSDate(),
        state: 'stored' as const,
      }))
      try {
        await model.insertMany(documents, { ordered: false })
      } catch (error) {
        // Those that were stored before are refused one by one; everything else is in.
        if (!isDuplicateKey(error)) throw error
      }
      return [...new Set(documents.map((document) => document.sender))]
    },
    async next(sender) {
      return (
        (await model
          .findOne({ sender, state: { $in: open } })
          .sort({ order: 1 })
          .lean()) ?? undefined
      )
    },
    async waitingSenders(limit) {
      const waiting = await model
        .find({ state: { $in: open } }, { sender: 1 })
        .sort({ order: 1 })
        .limit(limit)
        .lean()
      return [...new Set(waiting.map((message) => message.sender))]
    },
    async setAnswer(id, answer) {
      const blank = answer.secret ? { content: { kind: 'text', text: '' } } : {}
      await model.updateOne({ _id: id, state: 'stored' }, { $set: { state: 'answered', answer, ...blank } })
    },
    async setAttempted(id) {
      await model.updateOne({ _id: id }, { $set: { state: 'attempted' } })
    },
    async finish(id, state, fate, answer) {
      const blank = answer?.showsCode ? { 'answer.replies': [] } : {}
      await model.updateOne({ _id: id }, { $set: { state, fate, ...blank } })
    },
    async heardLast(channel, hours) {
      const last = await model.findOne({ channel }, { at: 1 }).sort({ at: -1 }).lean()
      if (!last) return []
      const since = new Date(last.at.getTime() - hours * 60 * 60 * 1000)
      return model.find({ channel, at: { $gte: since } }, { place: 1, account: 1, eventId: 1 }).lean()
    },
    async openAmong(ids) {
      const found = await model.find({ _id: { $in: ids }, state: { $in: open } }, { _id: 1 }).lean()
      return new Set(found.map(({ _id }) => _id))
    },
    async markAllUncertain() {
      const { modifiedCount } = await model.updateMany(
        { state: { $in: ['answered', 'attempted'] } },
        { $set: { state: 'undelivered', fate: 'uncertain' } },
      )
      return modifiedCount
    },
    async forget(before) {
      const { modifiedCount } = await model.updateMany(
        { state: { $in: finished }, at: { $lt: before } },
        {
          $set: { state: 'forgotten', content: { kind: 'other', what: 'forgotten' } },
          $unset: { answer: 1, replyHandle: 1 },
        },
      )
      return modifiedCount
    },
    async erase(account) {
      await model.deleteMany({ account, state: { $in: [...finished, 'forgotten'] } })
    },
  }
}

/** The answer without what came along from the outbox. */
export const ownReplies = ({ replies, carries }: Pick<Answer, 'replies' | 'carries'>): Reply[] =>
  replies.slice(0, replies.length - (carries?.replies ?? 0))

/** The message as handlers see it. */
export function received(message: InboxMessage): Received {
  const { _id, channel, eventId, account, place, content, replyHandle, order, at } = message
  return {
    id: _id,
    channel,
    eventId,
    ...(account ? { account } : {}),
    place,
    content,
    ...(replyHandle ? { replyHandle } : {}),
    order,
    at: DateTime.fromJSDate(at, { zone }),
  }
}
