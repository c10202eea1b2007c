import type { Clock } from '../clock.ts'
import type { Channel, PushOutcome } from '../conversation/channel.ts'
import type { ChannelName, Reply } from '../conversation/message.ts'
import { isQuietAt } from '../conversation/quietHours.ts'
import type { Leases } from '../database/leases.ts'
import { isDuplicateKey } from '../errors.ts'
import type { Account, Accounts } from '../identity/accounts.ts'
import { errorFacts, type Log } from '../log.ts'
import type { Matter } from './matter.ts'
import { type Outbox, type OutboxMessage, type Parcel, parcelKey } from './outbox.ts'

/** Pushes to one addressee in an hour of our clock; the next is one card with a count, and then the hour must pass. Source: contract.md, Behaviour. */
const maxPushesPerHour = 10
/** An event older than this was held back. */
const heldBackMinutes = 5
/** Attempts that the monthly limit stops before a message waits. Source: contract.md, Behaviour. */
const maxTriesOverBudget = 3
/** What waits for budget is tried again after this long, in real time. */
const budgetRetryMs = 6 * 60 * 60 * 1000
/** A retry key is good for 24 h from the first attempt; after that repeating could say it twice. */
const retryKeyLifetimeMs = 23 * 60 * 60 * 1000
const pollMs = 2_000
const addresseesAtOnce = 8

/** Puts matters into words for one account, all of them in as few replies as `together` asks; leaves out what is no longer true. */
export type PutIntoWords = (
  messages: { key: string; matter: Matter }[],
  account: Account,
  together: boolean,
) => Promise<{ replies: Reply[]; told: string[] }[]>

export interface DeliveryDeps {
  outbox: Outbox
  accounts: Accounts
  leases: Leases
  clock: Clock
  log: Log
  channels: ReadonlyMap<ChannelName, Channel>
  putIntoWords: PutIntoWords
  /** Part of the month's paid messages kept for reminders of the last day. */
  lastDayShare: number
}

/** Sends what the outbox holds. Any number of processes may run one. */
export interface Delivery {
  start(): void
  /** Delivers everything that is due now; resolves when it has been attempted. */
  run(): Promise<void>
  stop(): Promise<void>
}

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { outbox, accounts, leases, clock, log, channels } = deps
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  const delivery: Delivery = {
    start() {
      outbox.onQueued(() => void delivery.run())
      timer = setInterval(() => void delivery.run(), pollMs)
      void delivery.run()
    },
    run() {
      if (stopped) return running ?? Promise.resolve()
      again = true
      running ??= (async () => {
        try {
          while (again && !stopped) {
            again = false
            await round()
          }
        } catch (error) {
          log.error(errorFacts(error), 'delivery failed')
        } finally {
          running = undefined
        }
      })()
      return running
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
  return delivery

  async function round(): Promise<void> {
    const addressees = await due()
    for (let at = 0; at < addressees.length && !stopped; at += addresseesAtOnce) {
      await Promise.all(addressees.slice(at, at + addresseesAtOnce).map(deliverTo))
    }
  }

  /** Addressees with something to send now. */
  async function due(): Promise<string[]> {
    const now = clock.realNow()
    const [queued, open] = await Promise.all([
      outbox.model.find({ state: 'queued' }, { to: 1 }).sort({ order: 1 }).limit(500).lean(),
      outbox.parcels
        .find({ state: 'open', readyAt: { $lte: now } }, { to: 1 })
        .limit(500)
        .lean(),
      outbox.model.updateMany(
        { state: 'waiting', retryAt: { $lte: now } },
        { $set: { state: 'queued' }, $unset: { retryAt: 1 } },
      ),
    ])
    return [...new Set([...queued, ...open].map(({ to }) => to))]
  }

  async function deliverTo(to: string): Promise<void> {
    const held = await leases.take(`deliver:${to}`)
    if (!held) return
    try {
      const now = clock.realNow()
      for (const parcel of await outbox.parcels.find({ to, state: 'open', readyAt: { $lte: now } }).lean())
        await attempt(parcel)
      for (const parcel of await pack(to)) await attempt(parcel)
    } catch (error) {
      log.error({ ...errorFacts(error), to }, 'delivery to one addressee failed')
    } finally {
      await held.release()
    }
  }

  /** Makes parcels of what is queued for an addressee, as many as the hour still allows. */
  async function pack(to: string): Promise<Parcel[]> {
    const queued = await unpacked(to)
    if (queued.length === 0) return []
    const account = await chooseAccount(to)
    if (!account) {
      await wait(
        queued.map(({ _id }) => _id),
        'unbound',
      )
      return []
    }
    const hourAgo = clock.now().minus({ hours: 1 }).toJSDate()
    const recent = await outbox.parcels.countDocuments({ to, createdAt: { $gt: hourAgo } })
    if (recent > maxPushesPerHour) return []
    const together = recent + queued.length > maxPushesPerHour || wereHeldBack(queued)
    const worded = await deps.putIntoWords(
      queued.map(({ _id, matter }) => ({ key: _id, matter })),
      account,
      together,
    )
    const told = new Set(worded.flatMap((words) => words.told))
    await settle(
      queued.map(({ _id }) => _id).filter((key) => !told.has(key)),
      'moot',
    )
    const parcels: Parcel[] = []
    for (const words of worded) parcels.push(await storeParcel(to, account, words))
    return parcels
  }

  /** What had to wait for the hour, or for a server that was down, comes as one card. */
  function wereHeldBack(queued: OutboxMessage[]): boolean {
    const since = clock.now().minus({ minutes: heldBackMinutes }).toJSDate()
    return queued.length > 1 && queued.some(({ createdAt }) => createdAt < since)
  }

  /** Queued messages that no parcel carries: after a crash between the two writes, the parcel is the truth. */
  async function unpacked(to: string): Promise<OutboxMessage[]> {
    const queued = await outbox.model.find({ to, state: 'queued' }).sort({ order: 1 }).limit(200).lean()
    const carried = await outbox.parcels.find({ messages: { $in: queued.map(({ _id }) => _id) }, state: 'open' }).lean()
    for (const parcel of carried) await markPacked(parcel)
    const inParcel = new Set(carried.flatMap(({ messages }) => messages))
    return queued.filter(({ _id }) => !inParcel.has(_id))
  }

  async function storeParcel(
    to: string,
    account: Account,
    words: { replies: Reply[]; told: string[] },
  ): Promise<Parcel> {
    const parcel: Parcel = {
      _id: parcelKey(words.told, account._id),
      to,
      account: account._id,
      messages: words.told,
      replies: words.replies,
      createdAt: clock.now().toJSDate(),
      state: 'open',
      tries: 0,
      readyAt: clock.realNow(),
    }
    try {
      await outbox.parcels.create(parcel)
    } catch (error) {
      // The same messages went to the same account before (they waited, and are tried again): the key still guards them.
      if (!isDuplicateKey(error)) throw error
      await outbox.parcels.updateOne(
        { _id: parcel._id },
        { $set: { state: 'open', readyAt: parcel.readyAt, tries: 0 }, $unset: { firstTriedAt: 1 } },
      )
    }
    await markPacked(parcel)
    return (await outbox.parcels.findById(parcel._id).lean()) ?? parcel
  }

  async function markPacked(parcel: Parcel): Promise<void> {
    await outbox.model.updateMany({ _id: { $in: parcel.messages } }, { $set: { state: 'packed', parcel: parcel._id } })
  }

  async function attempt(parcel: Parcel): Promise<void> {
    const account = await accounts.model.findById(parcel.account).lean()
    const channel = account && channels.get(account.channel)
    if (!account || !channel) return giveUp(parcel, 'no channel')
    const firstTriedAt = parcel.firstTriedAt ?? clock.realNow()
    if (clock.realNow() - firstTriedAt > retryKeyLifetimeMs) return finish(parcel, 'uncertain')
    if (parcel.tries === 0 && (await isKeptForLastDay(channel))) return after(parcel, account, { kind: 'overBudget' })
    await outbox.parcels.updateOne({ _id: parcel._id }, { $inc: { tries: 1 }, $set: { firstTriedAt } })
    const recipient = { channel: account.channel, id: account.account, kind: 'direct' as const, lang: account.lang }
    const outcome = await channel.push(recipient, parcel.replies, { key: parcel._id, silent: isQuietAt(clock.now()) })
    await after({ ...parcel, tries: parcel.tries + 1 }, account, outcome)
  }

  async function after(parcel: Parcel, account: Account, outcome: PushOutcome): Promise<void> {
    switch (outcome.kind) {
      case 'sent':
        return finish(parcel, 'sent')
      case 'uncertain':
        return finish(parcel, 'uncertain')
      case 'later':
        await outbox.parcels.updateOne({ _id: parcel._id }, { $set: { readyAt: clock.realNow() + outcome.afterMs } })
        return
      case 'unreachable':
        await accounts.update(account._id, { unreachable: true })
        return giveUp(parcel, 'unreachable')
      case 'overBudget':
        if (parcel.tries > 0 && parcel.tries < maxTriesOverBudget) {
          await outbox.parcels.updateOne({ _id: parcel._id }, { $set: { readyAt: clock.realNow() + 1_000 } })
          return
        }
        log.warn({ channel: account.channel }, 'monthly message limit reached: messages wait for a reply')
        return giveUp(parcel, 'over budget')
      case 'refused':
        log.error({ parcel: parcel._id, why: outcome.why }, 'push refused')
        await outbox.parcels.updateOne({ _id: parcel._id }, { $set: { state: 'given up' } })
        await settle(parcel.messages, 'failed')
    }
  }

  async function finish(parcel: Parcel, state: 'sent' | 'uncertain'): Promise<void> {
    await outbox.parcels.updateOne({ _id: parcel._id }, { $set: { state } })
    await settle(parcel.messages, state)
  }

  /** This account cannot be reached by push: another network takes over, or the messages wait for the next reply. */
  async function giveUp(parcel: Parcel, why: string): Promise<void> {
    await outbox.parcels.updateOne({ _id: parcel._id }, { $set: { state: 'given up' } })
    const other = await chooseAccount(parcel.to, parcel.account)
    if (!other) return wait(parcel.messages, why)
    await outbox.model.updateMany({ _id: { $in: parcel.messages } }, { $set: { state: 'packed' } })
    const messages = await outbox.model
      .find({ _id: { $in: parcel.messages } })
      .sort({ order: 1 })
      .lean()
    const worded = await deps.putIntoWords(
      messages.map(({ _id, matter }) => ({ key: _id, matter })),
      other,
      messages.length > 1,
    )
    for (const words of worded) await attempt(await storeParcel(parcel.to, other, words))
  }

  async function wait(keys: string[], why: string): Promise<void> {
    const retry = why === 'over budget' ? { retryAt: clock.realNow() + budgetRetryMs } : {}
    await outbox.model.updateMany({ _id: { $in: keys } }, { $set: { state: 'waiting', why, ...retry } })
  }

  async function settle(keys: string[], state: 'sent' | 'uncertain' | 'moot' | 'failed'): Promise<void> {
    if (keys.length > 0) await outbox.model.updateMany({ _id: { $in: keys } }, { $set: { state } })
  }

  /** One network: the one last written in, unless nothing reaches it. Source: contract.md, Behaviour. */
  async function chooseAccount(to: string, not?: string): Promise<Account | undefined> {
    const [kind, id] = [to.slice(0, to.indexOf(':')), to.slice(to.indexOf(':') + 1)]
    const known = kind === 'person' ? await accounts.ofPerson(id) : await accounts.model.find({ _id: id }).lean()
    return known
      .filter((account) => !account.unreachable && account._id !== not && channels.has(account.channel))
      .sort((a, b) => (b.lastWroteAt?.getTime() ?? 0) - (a.lastWroteAt?.getTime() ?? 0))[0]
  }

  async function isKeptForLastDay(channel: Channel): Promise<boolean> {
    // A network that does not say how much is left is asked by sending.
    const budget = await channel.budget?.().catch(() => undefined)
    if (budget?.limit === undefined) return false
    return budget.limit - budget.used <= budget.limit * deps.lastDayShare
  }
}
