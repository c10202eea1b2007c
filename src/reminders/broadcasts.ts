import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Connection, Schema } from 'mongoose'
import type { Language } from '../conversation/intent.ts'
import type { Reply } from '../conversation/message.ts'
import type { Actor, SchoolRecord } from '../school/record.ts'
import type { Outbox } from './outbox.ts'

/** How long the confirm button of a preview works, in minutes of our clock. Source: contract.md, Behaviour. */
export const minutesToConfirm = 10

/** To everybody in person, or once to the class's group. */
export type BroadcastMode = 'persons' | 'group'

/** A message to many, as it was previewed. */
export interface Broadcast {
  _id: string
  by: string
  audience: string
  text: Record<Language, Reply[]>
  /** Who would get it in person. */
  recipients: string[]
  /** The class's group, such as `line:C…`. */
  group?: string
  /** The close that it reminds of: it is not said after it. */
  closesAt?: Date
  offeredAt: Date
  confirmBy: Date
  /** How it was sent, by which message, when; absent while it is only previewed. */
  mode?: BroadcastMode
  sentIn?: string
  sentAt?: Date
}

/** What became of it, person by person. */
export interface BroadcastReport {
  broadcast: Broadcast
  sent: number
  /** Still on its way, or held back for want of budget. */
  waiting: number
  uncertain: number
  unreachable: string[]
}

export type Confirmed =
  | { kind: 'sent'; broadcast: Broadcast }
  | { kind: 'already'; broadcast: Broadcast }
  | { kind: 'expired' }

const schema = new Schema<Broadcast>({
  _id: { type: String, required: true },
  by: { type: String, required: true },
  audience: { type: String, required: true },
  text: { type: Schema.Types.Mixed, required: true },
  recipients: { type: [String], required: true },
  group: String,
  closesAt: Date,
  offeredAt: { type: Date, required: true },
  confirmBy: { type: Date, required: true },
  mode: { type: String, enum: ['persons', 'group'] },
  sentIn: String,
  sentAt: Date,
})

/** Messages to many that somebody previews, confirms once, and asks the outcome of. */
export interface Broadcasts {
  offer(
    broadcast: Pick<Broadcast, 'audience' | 'text' | 'recipients' | 'group' | 'closesAt'>,
    by: string,
    now: DateTime,
  ): Promise<Broadcast>
  /** What somebody previewed. */
  offered(id: string, by: string): Promise<Broadcast | undefined>
  /** Queues it, once: the same message, or another press, finishes what it began. Undefined where the person previewed no such thing. */
  confirm(id: string, mode: BroadcastMode, actor: Actor, request: string, now: DateTime): Promise<Confirmed | undefined>
  report(id: string, by: string): Promise<BroadcastReport | undefined>
}

export function createBroadcasts(connection: Connection, outbox: Outbox, record: SchoolRecord): Broadcasts {
  const model = connection.model<Broadcast>('Broadcast', schema, 'broadcasts')
  return {
    async offer(what, by, now) {
      const broadcast: Broadcast = {
        ...what,
        _id: randomBytes(6).toString('base64url'),
        by,
        offeredAt: now.toJSDate(),
        confirmBy: now.plus({ minutes: minutesToConfirm }).toJSDate(),
      }
      await model.create(broadcast)
      return broadcast
    },
    offered: async (id, by) => (await model.findOne({ _id: id, by }).lean()) ?? undefined,
    async confirm(id, mode, actor, request, now) {
      const at = now.toJSDate()
      await model.updateOne(
        { _id: id, by: actor.by, mode: { $exists: false }, confirmBy: { $gte: at } },
        { $set: { mode, sentIn: request, sentAt: at } },
      )
      const broadcast = await model.findOne({ _id: id, by: actor.by }).lean()
      if (!broadcast) return undefined
      if (!broadcast.mode) return { kind: 'expired' }
      // Also for a second press: what failed after the first is done now, and nothing twice.
      await queue(broadcast)
      const { sentIn = request, sentAt = at } = broadcast
      await record.append({
        ...actor,
        _id: `${sentIn}:broadcast`,
        at: sentAt,
        act: 'broadcast',
        subject: `broadcast:${id}`,
        people: [],
        after: { audience: broadcast.audience, mode: broadcast.mode, recipients: broadcast.recipients.length },
      })
      return { kind: sentIn === request ? 'sent' : 'already', broadcast }
    },
    async report(id, by) {
      const broadcast = await model.findOne({ _id: id, by, mode: { $exists: true } }).lean()
      if (!broadcast) return undefined
      const to = broadcast.mode === 'group' ? ['group'] : broadcast.recipients
      const states = await outbox.statesOf(to.map((each) => keyOf(id, each)))
      const inState = (...wanted: string[]) =>
        to.filter((each) => wanted.includes(states.get(keyOf(id, each))?.state ?? 'queued'))
      return {
        broadcast,
        sent: inState('sent').length,
        waiting: inState('queued', 'packed', 'waiting').length,
        uncertain: inState('uncertain').length,
        unreachable: inState('unreachable', 'failed', 'expired', 'moot'),
      }
    },
  }

  async function queue({ _id, mode, text, recipients, group, closesAt }: Broadcast): Promise<void> {
    const options = { group: 'broadcast' as const, text, ...(closesAt ? { expiresAt: closesAt } : {}) }
    const matter = { kind: 'broadcast' as const, broadcast: _id }
    if (mode === 'group') {
      if (group) await outbox.queue(keyOf(_id, 'group'), { group }, matter, options)
      return
    }
    await outbox.queueAll(
      recipients.map((person) => ({ key: keyOf(_id, person), addressee: { person }, matter, options })),
    )
  }
}

const keyOf = (id: string, to: string) => `broadcast:${id}:${to}`
