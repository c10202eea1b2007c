import type { Clock } from '../clock.ts'
import type { Reply } from '../conversation/message.ts'
import type { Leases } from '../database/leases.ts'
import type { Account } from '../identity/accounts.ts'
import { errorFacts, type Log } from '../log.ts'
import { batched, type Draft } from './batched.ts'
import { eachAtOnce } from './eachAtOnce.ts'
import { createForming } from './forming.ts'
import type { Matter } from './matter.ts'
import type { Networks } from './networks.ts'
import { type Outbox, type OutboxMessage, textIn } from './outbox.ts'
import type { FindRoute, Target } from './routes.ts'

/** Pushes of events to one person in an hour of our clock; the next is one card with a count, and then the hour must pass. Source: contract.md, Behaviour. */
const maxEventsPerHour = 10
/** An event older than this was held back. */
const heldBackMinutes = 5
/** Real time until what cannot go out now is tried again. */
const retryAfterMs = { 'over budget': 6 * 60 * 60_000, 'network down': 30_000, 'too many this hour': 5 * 60_000 }
/** So many events, and so many others, in one round: thousands of reminders do not keep an event waiting. */
const maxMessages = 500
const addresseesAtOnce = 8

/** Puts matters into words for one account, all of them in as few replies as `together` asks; leaves out what is no longer true. */
export type PutIntoWords = (
  messages: { key: string; matter: Matter }[],
  account: Account,
  together: boolean,
) => Promise<{ replies: Reply[]; told: string[] }[]>

export interface PackingDeps {
  outbox: Outbox
  leases: Leases
  clock: Clock
  log: Log
  networks: Networks
  findRoute: FindRoute
  putIntoWords: PutIntoWords
}

/** Makes parcels of everything that is queued, in words as things stand now. One process packs at a time. */
export function createPacking({ outbox, leases, clock, log, networks, findRoute, putIntoWords }: PackingDeps) {
  const { model, parcels } = outbox
  const forming = createForming(outbox, clock)

  return async function pack(): Promise<void> {
    const held = await leases.take('pack')
    if (!held) return
    try {
      await forming.finish()
      const queued = [...(await next({ $eq: 'event' })), ...(await next({ $ne: 'event' }))]
      const drafts: Draft[] = []
      await eachAtOnce(addresseesAtOnce, byAddressee(queued), async (messages) => {
        try {
          drafts.push(...(await draftsFor(messages)))
        } catch (error) {
          log.error({ ...errorFacts(error), message: messages[0]?._id }, 'packing for one addressee failed')
        }
      })
      drafts.sort((a, b) => orderOf(a) - orderOf(b))
      for (const batch of batched(drafts, maxTogether)) await forming.form(batch)
    } finally {
      await held.release()
    }
  }

  async function next(group: { $eq: 'event' } | { $ne: 'event' }): Promise<OutboxMessage[]> {
    return model.find({ state: 'queued', group }).sort({ order: 1 }).limit(maxMessages).lean()
  }

  async function draftsFor(messages: OutboxMessage[]): Promise<Draft[]> {
    const [first] = messages
    if (!first) return []
    const route = await findRoute(first.to, first.avoid)
    if (!route.target) {
      await park(messages, route.why)
      return []
    }
    const { target } = route
    const unprepared = messages.filter(({ text }) => !text)
    if (!target.holder) await outbox.park(keysOf(unprepared), 'failed', 'no text for a group')
    return [
      ...messages.flatMap((message) => prepared(message, target)),
      ...(await reminderDrafts(
        unprepared.filter(({ group }) => group !== 'event'),
        target,
      )),
      ...(await eventDrafts(
        unprepared.filter(({ group }) => group === 'event'),
        target,
      )),
    ]
  }

  function prepared(message: OutboxMessage, target: Target): Draft[] {
    const replies = textIn(message, target.lang)
    return replies ? [{ to: message.to, target, group: message.group, messages: [message], replies }] : []
  }

  /** Reminders are not counted against the hour: the plan sees to it that there is one a day. */
  async function reminderDrafts(messages: OutboxMessage[], target: Target): Promise<Draft[]> {
    const [first] = messages
    if (!first) return []
    const drafts = await worded(messages, target, false)
    const lastDay = drafts.find((draft) => draft.messages.some((message) => message.lastDay))
    if (!lastDay) return drafts
    const kept = (await outbox.waitingFor(first.to)).filter(({ why }) => why === 'over budget')
    for (const { replies, messages: told } of await worded(kept, target, kept.length > 2)) {
      lastDay.replies = [...lastDay.replies, ...replies]
      lastDay.messages = [...lastDay.messages, ...told]
    }
    return drafts
  }

  async function eventDrafts(messages: OutboxMessage[], target: Target): Promise<Draft[]> {
    const [first] = messages
    if (!first) return []
    const hourAgo = clock.now().minus({ hours: 1 }).toJSDate()
    const recent = await parcels.countDocuments({
      'recipients.to': first.to,
      createdAt: { $gt: hourAgo },
      group: 'event',
      'fate.state': { $ne: 'queued' },
    })
    if (recent > maxEventsPerHour) {
      await park(messages, 'too many this hour')
      return []
    }
    return worded(messages, target, recent + messages.length > maxEventsPerHour || wereHeldBack(messages))
  }

  /** What had to wait for the hour, or for a server that was down, comes as one card. */
  function wereHeldBack(messages: OutboxMessage[]): boolean {
    const since = clock.now().minus({ minutes: heldBackMinutes }).toJSDate()
    return messages.length > 1 && messages.some(({ createdAt }) => createdAt < since)
  }

  async function worded(messages: OutboxMessage[], target: Target, together: boolean): Promise<Draft[]> {
    if (messages.length === 0 || !target.holder) return []
    const byKey = new Map(messages.map((message) => [message._id, message]))
    const words = await putIntoWords(
      messages.map(({ _id, matter }) => ({ key: _id, matter })),
      target.holder,
      together,
    )
    const told = new Set(words.flatMap((each) => each.told))
    const untrue = messages.filter(({ _id }) => !told.has(_id))
    await outbox.park(keysOf(untrue), 'moot', 'no longer true')
    return words.map(({ replies, told: keys }) => {
      const said = keys.flatMap((key) => byKey.get(key) ?? [])
      return { to: messages[0]?.to ?? '', target, group: said[0]?.group ?? 'event', messages: said, replies }
    })
  }

  async function park(
    messages: OutboxMessage[],
    why: keyof typeof retryAfterMs | 'unbound' | 'unreachable',
  ): Promise<void> {
    const keys = keysOf(messages)
    if (why === 'unbound' || why === 'unreachable') return outbox.park(keys, 'unreachable', why)
    return outbox.park(keys, 'waiting', why, clock.realNow() + retryAfterMs[why])
  }

  function maxTogether({ target }: Draft): number {
    return networks.get(target.channel)?.multicast?.max ?? 1
  }
}

const keysOf = (messages: readonly OutboxMessage[]) => messages.map(({ _id }) => _id)
const orderOf = ({ messages }: Draft) => messages[0]?.order ?? 0

/** Messages by whom they are for, and which network they avoid, in order. */
function byAddressee(messages: OutboxMessage[]): OutboxMessage[][] {
  const groups = new Map<string, OutboxMessage[]>()
  for (const message of messages) {
    const key = `${message.to} ${message.avoid ?? ''}`
    const group = groups.get(key)
    if (group) group.push(message)
    else groups.set(key, [message])
  }
  return [...groups.values()]
}
