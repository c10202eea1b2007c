import { createHash } from 'node:crypto'
import { type Connection, type Model, Schema } from 'mongoose'
import { type Language, languages } from '../conversation/intent.ts'
import { type ChannelName, channelNames, type Reply } from '../conversation/message.ts'
import type { MessageGroup, OutboxState } from './outbox.ts'

/** One chat that a parcel goes to. */
export interface ParcelRecipient {
  /** The addressee, as the outbox names them. */
  to: string
  /** The network's own id of the account or the group. Never logged. */
  account: string
  kind: 'direct' | 'group'
  lang: Language
  /** Who held the account when the parcel was made: to anybody else it does not go. */
  person?: string
}

/** What becomes of a parcel's messages once it is over; `queued`: they look for another way. */
export interface Fate {
  state: Extract<OutboxState, 'sent' | 'uncertain' | 'failed' | 'unreachable' | 'queued'>
  why?: string
  /** The network that they do not try again for now. */
  avoid?: ChannelName
  /** They are not sent together with others again. */
  alone?: true
}

/**
 * One or several messages, in words, to one chat, or the same words to many. Stored before its first attempt, and
 * repeated unchanged.
 *
 * `forming`: its messages are being claimed. `open`: to be attempted. `closing`: over, its messages do not know yet. `closed`.
 */
export interface Parcel {
  /** Also the key that the network is told, so that a repeated attempt says nothing twice. */
  _id: string
  channel: ChannelName
  group: MessageGroup
  recipients: ParcelRecipient[]
  messages: string[]
  replies: Reply[]
  /** The lowest order of its messages. */
  order: number
  lastDay: boolean
  createdAt: Date
  /** On our clock: from then on it is not begun any more. */
  expiresAt?: Date
  state: 'forming' | 'open' | 'closing' | 'closed'
  fate?: Fate
  tries: number
  /** An attempt was begun whose outcome is not known: it may have been said. */
  unknown: boolean
  /** Real milliseconds: of the first attempt that may have been heard, and before which no next one is made. */
  firstTriedAt?: number
  readyAt: number
  /** Whether it arrives without a sound, decided with the first attempt. */
  silent?: boolean
}

const recipientSchema = new Schema<ParcelRecipient>(
  {
    to: { type: String, required: true },
    account: { type: String, required: true },
    kind: { type: String, enum: ['direct', 'group'], required: true },
    lang: { type: String, enum: languages, required: true },
    person: String,
  },
  { _id: false },
)

const schema = new Schema<Parcel>({
  _id: { type: String, required: true },
  channel: { type: String, enum: channelNames, required: true },
  group: { type: String, required: true },
  recipients: { type: [recipientSchema], required: true },
  messages: { type: [String], required: true },
  replies: { type: Schema.Types.Mixed, required: true },
  order: { type: Number, required: true },
  lastDay: { type: Boolean, required: true },
  createdAt: { type: Date, required: true },
  expiresAt: Date,
  state: { type: String, required: true },
  fate: Schema.Types.Mixed,
  tries: { type: Number, required: true },
  unknown: { type: Boolean, required: true },
  firstTriedAt: Number,
  readyAt: { type: Number, required: true },
  silent: Boolean,
})
schema.index({ state: 1, group: 1, readyAt: 1 })
schema.index({ 'recipients.to': 1, createdAt: 1 })
schema.index({ createdAt: 1 })

export const createParcelModel = (connection: Connection): Model<Parcel> =>
  connection.model<Parcel>('Parcel', schema, 'parcels')

/** A parcel's key from what it carries and where it goes. */
export const parcelKey = (messages: readonly string[], accounts: readonly string[]) =>
  createHash('sha256')
    .update([...accounts, ...messages].join('\n'))
    .digest('base64url')
