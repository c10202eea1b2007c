import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Connection, Schema } from 'mongoose'

/** How long a question waits for its answer, in hours of our clock. */
export const dialogueLifetimeHours = 24

/** What the assistant is in the middle of with one account. Survives a restart. */
export interface Dialogue<Data = unknown> {
  /** Names this question: a button answers it once. */
  id: string
  /** Whose turn function goes on: `handIn`, `returnReason` … */
  name: string
  data: Data
  /** What was interrupted by this question, and goes on when it is answered. */
  back?: Dialogue
}

/** What a message leaves behind: the question now open, if any, and the one that it answered, if it did. */
export interface NextState {
  dialogue?: Dialogue
  answered?: string
}

/** What is remembered of a conversation between two messages. */
export interface Conversation {
  /** The account. */
  _id: string
  dialogue?: Dialogue
  expiresAt?: Date
  /** The order of the last message whose outcome is in here: an older one changes nothing. */
  order: number
  /** Questions already answered, latest last, for a second tap. */
  answered: string[]
  /** Answers that may not have arrived; they open the next one. */
  uncertain: string[]
}

const schema = new Schema<Conversation>({
  _id: { type: String, required: true },
  dialogue: { type: Schema.Types.Mixed },
  expiresAt: Date,
  order: { type: Number, required: true },
  answered: { type: [String], required: true },
  uncertain: { type: [String], required: true },
})
schema.index({ expiresAt: 1 }, { sparse: true })

/** The state of every conversation. */
export interface Conversations {
  load(account: string, now: DateTime): Promise<Conversation>
  /** Takes over what a message left behind: the next dialogue or none. Doing it again changes nothing. */
  advance(account: string, order: number, next: NextState, now: DateTime): Promise<void>
  /** Notes that an answer (by its inbox id) may not have arrived. */
  addUncertain(account: string, message: string): Promise<void>
  clearUncertain(account: string, messages: string[]): Promise<void>
  /** Drops the questions that nobody answered in time, with what was given so far. Resolves with how many there were. */
  dropExpired(now: DateTime): Promise<number>
  /** Forgets what an account was asked and told. Source: R-12. */
  erase(account: string): Promise<void>
  /** Every question that is still kept, expired or not. */
  openDialogues(): Promise<Dialogue[]>
}

export function createConversations(connection: Connection): Conversations {
  const model = connection.model<Conversation>('Conversation', schema, 'conversations')
  return {
    async load(account, now) {
      const known = await model.findById(account).lean()
      if (!known) return { _id: account, order: 0, answered: [], uncertain: [] }
      if (!known.expiresAt || known.expiresAt > now.toJSDate()) return known
      const { dialogue: _, ...rest } = known
      return rest
    },
    async advance(account, order, { dialogue, answered }, now) {
      const expiresAt = now.plus({ hours: dialogueLifetimeHours }).toJSDate()
      await model.updateOne({ _id: account }, { $setOnInsert: { order: 0 } }, { upsert: true })
      await model.updateOne(
        { _id: account, order: { $lt: order } },
        {
          $set: { order, ...(dialogue ? { dialogue, expiresAt } : {}) },
          ...(dialogue ? {} : { $unset: { dialogue: 1, expiresAt: 1 } }),
          ...(answered ? { $push: { answered: { $each: [answered], $slice: -20 } } } : {}),
        },
      )
    },
    async addUncertain(account, message) {
      await model.updateOne({ _id: account }, { $addToSet: { uncertain: message } }, { upsert: true })
    },
    async clearUncertain(account, messages) {
      await model.updateOne({ _id: account }, { $pull: { uncertain: { $in: messages } } })
    },
    async dropExpired(now) {
      const { modifiedCount } = await model.updateMany(
        { expiresAt: { $lte: now.toJSDate() } },
        { $unset: { dialogue: 1, expiresAt: 1 } },
      )
      return modifiedCount
    },
    async erase(account) {
      await model.deleteOne({ _id: account })
    },
    async openDialogues() {
      const asked = await model.find({ expiresAt: { $exists: true } }, { dialogue: 1 }).lean()
      return asked.flatMap(({ dialogue }) => dialogue ?? [])
    },
  }
}

/** Opens a question. */
export const openDialogue = <Data>(name: string, data: Data): Dialogue<Data> => ({
  id: randomBytes(6).toString('base64url'),
  name,
  data,
})

/**
 * How a conversation goes on. A question that comes in between keeps what it interrupted, and answering it by its button
 * goes back there; 「算了」 ends both.
 */
export function goOn(open: Dialogue | undefined, next: Dialogue | null | undefined, answered?: string): NextState {
  const done = answered === undefined ? {} : { answered }
  if (next === null) {
    const back = answered === undefined ? undefined : open?.back
    return back ? { dialogue: back, ...done } : done
  }
  if (next === undefined) return open ? { dialogue: open, ...done } : done
  const interrupts = open !== undefined && open.id !== next.id && open.name !== next.name && next.back === undefined
  return { dialogue: interrupts ? { ...next, back: open.back ?? open } : next, ...done }
}
