import { DateTime } from 'luxon'
import { type Connection, Schema } from 'mongoose'
import type { Channel, PushBudget } from '../conversation/channel.ts'
import type { ChannelName } from '../conversation/message.ts'
import { isDuplicateKey } from '../errors.ts'

/** How long a network's own figure is taken as it was told; our own messages are counted in between. Real time. */
const freshForMs = 60_000
/** A figure older than this is not shown to anyone. Real time. */
const staleAfterMs = 15 * 60_000
/** The network's months and days are Japan's. Source: LINE's statistics by day (UTC+9). */
const networkZone = 'Asia/Tokyo'

/** Messages set aside for a parcel before it is attempted. */
interface Hold {
  /** The parcel. */
  key: string
  count: number
}

/** A network's paid messages of one month: what it told, and what we have set aside since. */
interface BudgetMonth {
  /** Such as `line:2026-10`. */
  _id: string
  /** Absent: unlimited. */
  limit?: number
  /** What is neither used nor set aside. */
  free?: number
  holds: Hold[]
  /** Real milliseconds. */
  askedAt: number
  /** Goes up with every change, so that a figure asked for before it is not written after it. */
  version: number
  /** The log has said that the month's messages are used up. */
  warned?: boolean
}

const holdSchema = new Schema<Hold>(
  { key: { type: String, required: true }, count: { type: Number, required: true } },
  { _id: false },
)
const schema = new Schema<BudgetMonth>({
  _id: { type: String, required: true },
  limit: Number,
  free: Number,
  holds: { type: [holdSchema], required: true },
  askedAt: { type: Number, required: true },
  version: { type: Number, required: true },
  warned: Boolean,
})
schema.index({ 'holds.key': 1 })

/** A network whose messages may cost something. */
type Paid = Pick<Channel, 'name' | 'budget'>

/** The paid messages of the month, shared by every process: set aside before they are sent, so that none is spent twice. */
export interface PushBudgets {
  /** Asks the network anew where its figure is old. Never fails: a network that does not tell is asked by sending. */
  refresh(channel: Paid): Promise<void>
  /**
   * Sets messages aside for a parcel, unless fewer than `kept` of the limit, a share from 0 to 1, would remain.
   * Asking again for the same parcel sets nothing more aside.
   */
  hold(channel: Paid, parcel: string, count: number, kept: number): Promise<boolean>
  /** The parcel's messages were sent, or may have been. */
  spend(parcel: string): Promise<void>
  /** The parcel's messages were surely not sent. */
  release(parcel: string): Promise<void>
  /** The network contradicts what we believe is left: it is asked again before the next parcel. */
  doubt(network: ChannelName): Promise<void>
  /** True once a month, for whoever is first to say in the log that messages wait for want of budget. */
  isFirstToWarn(network: ChannelName): Promise<boolean>
  /** How many messages are left this month; undefined where that is unlimited, or not known of late. */
  left(network: ChannelName): Promise<number | undefined>
}

export function createPushBudgets(connection: Connection, realNow: () => number): PushBudgets {
  const model = connection.model<BudgetMonth>('BudgetMonth', schema, 'pushBudgets')
  /** When this process last asked, answered or not; and what it is asking just now. */
  const askedAt = new Map<ChannelName, number>()
  const asking = new Map<ChannelName, Promise<void>>()
  const monthOf = (network: ChannelName) =>
    `${network}:${DateTime.fromMillis(realNow(), { zone: networkZone }).toFormat('yyyy-MM')}`
  const load = (network: ChannelName) => model.findById(monthOf(network)).lean()

  return {
    refresh,
    async hold(channel, parcel, count, kept) {
      if (!channel.budget) return true
      await refresh(channel)
      const month = await load(channel.name)
      if (month?.limit === undefined || month.holds.some(({ key }) => key === parcel)) return true
      const held = await model.updateOne(
        { _id: month._id, free: { $gte: count + month.limit * kept }, 'holds.key': { $ne: parcel } },
        { $inc: { free: -count, version: 1 }, $push: { holds: { key: parcel, count } } },
      )
      return held.modifiedCount === 1 || (await model.exists({ _id: month._id, 'holds.key': parcel })) !== null
    },
    async spend(parcel) {
      await model.updateMany({ 'holds.key': parcel }, { $pull: { holds: { key: parcel } }, $inc: { version: 1 } })
    },
    async release(parcel) {
      for (const { _id, holds } of await model.find({ 'holds.key': parcel }).lean()) {
        const count = holds.find(({ key }) => key === parcel)?.count ?? 0
        await model.updateOne(
          { _id, 'holds.key': parcel },
          { $pull: { holds: { key: parcel } }, $inc: { free: count, version: 1 } },
        )
      }
    },
    async doubt(network) {
      askedAt.delete(network)
      await model.updateOne({ _id: monthOf(network) }, { $set: { askedAt: 0 } })
    },
    async isFirstToWarn(network) {
      try {
        await model.updateOne(
          { _id: monthOf(network), warned: { $ne: true } },
          { $set: { warned: true }, $setOnInsert: { holds: [], askedAt: 0, version: 0 } },
          { upsert: true },
        )
        return true
      } catch (error) {
        // It is warned already: the upsert then finds the month's key taken.
        if (!isDuplicateKey(error)) throw error
        return false
      }
    },
    async left(network) {
      const month = await load(network)
      if (month?.free === undefined || realNow() - month.askedAt > staleAfterMs) return undefined
      return Math.max(0, month.free)
    },
  }

  async function refresh(channel: Paid): Promise<void> {
    const { name } = channel
    const begun = asking.get(name) ?? ask(channel).finally(() => asking.delete(name))
    asking.set(name, begun)
    // Where it fails, what is known stands.
    await begun.catch(() => undefined)
  }

  async function ask(channel: Paid): Promise<void> {
    const now = realNow()
    if (!channel.budget || now - (askedAt.get(channel.name) ?? 0) < freshForMs) return
    const known = await load(channel.name)
    if (known && now - known.askedAt < freshForMs) return
    askedAt.set(channel.name, now)
    const told = await channel.budget().catch(() => undefined)
    if (told) await note(monthOf(channel.name), known, told, now)
  }

  /** Writes what the network told, unless something was set aside or sent while it was asked: then our own count stands. */
  async function note(_id: string, known: BudgetMonth | null, told: PushBudget, now: number): Promise<void> {
    const held = (known?.holds ?? []).reduce((sum, { count }) => sum + count, 0)
    const figures = told.limit === undefined ? {} : { limit: told.limit, free: told.limit - told.used - held }
    if (!known) return create({ _id, holds: [], askedAt: now, version: 0, ...figures })
    await model.updateOne(
      { _id, version: known.version },
      {
        $set: { askedAt: now, ...figures },
        $inc: { version: 1 },
        ...(told.limit === undefined ? { $unset: { limit: 1, free: 1 } } : {}),
      },
    )
  }

  async function create(month: BudgetMonth): Promise<void> {
    try {
      await model.create(month)
    } catch (error) {
      // Another process asked at the same moment.
      if (!isDuplicateKey(error)) throw error
    }
  }
}
