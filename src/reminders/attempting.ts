import type { Clock } from '../clock.ts'
import type { Channel, PushOutcome } from '../conversation/channel.ts'
import { isQuietAt } from '../conversation/quietHours.ts'
import { type Accounts, accountId } from '../identity/accounts.ts'
import { errorFacts, type Log } from '../log.ts'
import type { Close } from './closing.ts'
import { eachAtOnce } from './eachAtOnce.ts'
import type { Networks } from './networks.ts'
import type { Outbox } from './outbox.ts'
import type { Fate, Parcel } from './parcel.ts'
import type { PushBudgets } from './pushBudget.ts'

/** Attempts that the monthly limit stops before a message looks for another way. Source: contract.md, Behaviour. */
const maxTriesOverBudget = 3
/** A process that dies in an attempt leaves the parcel to the others after this long, in real time: longer than any network takes. */
const attemptMs = 15_000
/** Of events, and of all else: thousands of reminders do not keep an event waiting. */
const parcelsAtOnce = 4
const maxParcels = 200

export interface AttemptingDeps {
  outbox: Outbox
  accounts: Accounts
  clock: Clock
  log: Log
  networks: Networks
  budgets: PushBudgets
  close: Close
  /** Part of the month's paid messages kept for reminders of the last day. */
  lastDayShare: number
}

/** Brings parcels on their way: each attempt is marked before it is made. Any number of processes may do so at once. */
export interface Attempting {
  /** Takes apart what surely was not said by a network that is down, or gone, so that it finds another way. */
  unpackStranded(): Promise<void>
  /** Attempts what is due; true when some of it looks for another way now. */
  attemptDue(isStopped: () => boolean): Promise<boolean>
}

export function createAttempting(deps: AttemptingDeps): Attempting {
  const { accounts, clock, log, networks, budgets, close } = deps
  const { parcels } = deps.outbox

  return {
    async unpackStranded() {
      const stranded = await parcels
        .find({ state: 'open', channel: { $nin: networks.up() } })
        .limit(maxParcels)
        .lean()
      for (const parcel of stranded) {
        const fate = await reasonToStop(parcel)
        if (fate) await close(parcel, fate)
        else if (!parcel.unknown) await close(parcel, { state: 'queued', why: 'network down' })
      }
    },
    async attemptDue(isStopped) {
      const [events, others] = [await due({ $eq: 'event' }), await due({ $ne: 'event' })]
      // What is due today has the first claim on the month's messages, in the order of the queue.
      for (const parcel of others) if (parcel.lastDay) await isAffordable(parcel)
      const requeued = await Promise.all([attemptAll(events, isStopped), attemptAll(others, isStopped)])
      return requeued.includes(true)
    },
  }

  async function due(group: { $eq: 'event' } | { $ne: 'event' }): Promise<Parcel[]> {
    return parcels
      .find({ state: 'open', group, channel: { $in: networks.up() }, readyAt: { $lte: clock.realNow() } })
      .sort({ lastDay: -1, order: 1 })
      .limit(maxParcels)
      .lean()
  }

  async function attemptAll(due: readonly Parcel[], isStopped: () => boolean): Promise<boolean> {
    let requeued = false
    await eachAtOnce(parcelsAtOnce, byAddressee(due), async (ofOne) => {
      for (const parcel of ofOne) {
        if (isStopped()) return
        if (await attempt(parcel)) requeued = true
      }
    })
    return requeued
  }

  /** One attempt at most; true when the messages look for another way now. */
  async function attempt(parcel: Parcel): Promise<boolean> {
    const channel = networks.get(parcel.channel)
    if (!channel) return false
    try {
      const fate = await reasonToStop(parcel)
      if (fate) return await close(parcel, fate)
      if (!(await isAffordable(parcel))) return await close(parcel, await overBudget(parcel))
      if (!(await networks.permit(parcel.channel))) return false
      const begun = await begin(parcel)
      if (begun) return await conclude(begun, await send(channel, begun))
      networks.withdraw(parcel.channel)
    } catch (error) {
      networks.withdraw(parcel.channel)
      log.error({ ...errorFacts(error), parcel: parcel._id }, 'delivery of one parcel failed')
    }
    return false
  }

  /** Why no further attempt is made, if so. */
  async function reasonToStop(parcel: Parcel): Promise<Fate | undefined> {
    const { unknown, firstTriedAt, expiresAt } = parcel
    const repeatableForMs = networks.get(parcel.channel)?.repeatableForMs ?? Number.POSITIVE_INFINITY
    const over = (why: string): Fate =>
      unknown ? { state: 'uncertain', why: 'outcome unknown' } : { state: 'queued', why }
    if (unknown && clock.realNow() - (firstTriedAt ?? 0) > repeatableForMs) return over('outcome unknown')
    if (expiresAt && expiresAt <= clock.now().toJSDate()) return over('its moment passed')
    return (await isForOthersNow(parcel)) ? over('account changed hands') : undefined
  }

  /** Whether one of its accounts is bound to somebody else, or to nobody any more. */
  async function isForOthersNow({ channel, recipients }: Parcel): Promise<boolean> {
    const direct = recipients.filter(({ kind }) => kind === 'direct')
    const ids = direct.map(({ account }) => accountId(channel, account))
    const known = await accounts.model.find({ _id: { $in: ids } }, { person: 1, account: 1 }).lean()
    const holders = new Map(known.map(({ account, person }) => [account, person]))
    return direct.some(({ account, person }) => holders.get(account) !== person)
  }

  /** Whether the month's messages suffice; then as many as it takes are set aside. */
  async function isAffordable({ _id, channel: name, recipients, lastDay }: Parcel): Promise<boolean> {
    const channel = networks.get(name)
    const [first] = recipients
    if (!channel || !first) return true
    const cost = first.kind === 'group' ? ((await channel.groupSize?.(first.account)) ?? 1) : recipients.length
    return budgets.hold(channel, _id, cost, lastDay ? 0 : deps.lastDayShare)
  }

  /** Takes the parcel for one attempt; undefined when another process has it. */
  async function begin(parcel: Parcel): Promise<Parcel | undefined> {
    const now = clock.realNow()
    const marks = {
      unknown: true,
      firstTriedAt: parcel.firstTriedAt ?? now,
      silent: parcel.silent ?? isQuietAt(clock.now()),
      readyAt: now + attemptMs,
    }
    const begun = await parcels.updateOne(
      { _id: parcel._id, state: 'open', tries: parcel.tries, readyAt: { $lte: now } },
      { $set: marks, $inc: { tries: 1 } },
    )
    return begun.modifiedCount === 1 ? { ...parcel, ...marks, tries: parcel.tries + 1 } : undefined
  }

  async function send(
    channel: Channel,
    { _id, channel: name, recipients, replies, silent }: Parcel,
  ): Promise<PushOutcome> {
    const to = recipients.map(({ account, kind, lang }) => ({ channel: name, id: account, kind, lang }))
    const options = { key: _id, silent: silent ?? false }
    const [only] = to
    try {
      return only && to.length === 1
        ? await channel.push(only, replies, options)
        : ((await channel.multicast?.send(to, replies, options)) ?? { kind: 'refused', why: 'no multicast' })
    } catch (error) {
      log.error({ ...errorFacts(error), parcel: _id }, 'a push failed')
      return { kind: 'later', afterMs: attemptMs }
    }
  }

  async function conclude(parcel: Parcel, outcome: PushOutcome): Promise<boolean> {
    networks.report(parcel.channel, outcome.kind !== 'later' && outcome.kind !== 'uncertain')
    switch (outcome.kind) {
      case 'sent':
        return close(parcel, { state: 'sent' })
      case 'uncertain':
        return close(parcel, { state: 'uncertain', why: 'outcome unknown' })
      case 'later':
        return putOff(parcel, outcome.afterMs, outcome.unsaid ?? false)
      case 'unreachable':
        return close(parcel, await unreachable(parcel))
      case 'overBudget':
        await budgets.doubt(parcel.channel)
        if (parcel.tries < maxTriesOverBudget) return putOff(parcel, 1_000, true)
        return close(parcel, await overBudget(parcel))
      case 'refused':
        log.error({ parcel: parcel._id, why: outcome.why }, 'push refused')
        return close(parcel, together(parcel) ?? { state: 'failed', why: 'refused' })
    }
  }

  async function putOff({ _id }: Parcel, afterMs: number, unsaid: boolean): Promise<false> {
    const readyAt = clock.realNow() + afterMs
    const anew = { $set: { readyAt, unknown: false }, $unset: { firstTriedAt: 1, silent: 1 } }
    await parcels.updateOne({ _id, state: 'open' }, unsaid ? anew : { $set: { readyAt } })
    return false
  }

  async function unreachable(parcel: Parcel): Promise<Fate> {
    const [first] = parcel.recipients
    if (first?.kind === 'group') return { state: 'unreachable', why: 'unreachable' }
    if (first && parcel.recipients.length === 1)
      await accounts.update(accountId(parcel.channel, first.account), { unreachable: true })
    return together(parcel) ?? { state: 'queued', why: 'unreachable' }
  }

  async function overBudget(parcel: Parcel): Promise<Fate> {
    if (await budgets.isFirstToWarn(parcel.channel))
      log.warn(
        { channel: parcel.channel },
        'monthly messages used up or kept for the last day: messages wait for a reply',
      )
    return together(parcel) ?? { state: 'queued', why: 'over budget', avoid: parcel.channel }
  }

  /** What many could not be told at once each is told alone: one unknown account spoils it for all. */
  function together({ recipients }: Parcel): Fate | undefined {
    return recipients.length > 1 ? { state: 'queued', alone: true } : undefined
  }
}

/** Parcels to one chat go one after the other. */
function byAddressee(parcels: readonly Parcel[]): Parcel[][] {
  const groups = new Map<string, Parcel[]>()
  for (const parcel of parcels) {
    const [first, second] = parcel.recipients
    const key = first && !second ? first.to : parcel._id
    const group = groups.get(key)
    if (group) group.push(parcel)
    else groups.set(key, [parcel])
  }
  return [...groups.values()]
}
