import type { Clock } from '../clock.ts'
import { isDuplicateKey } from '../errors.ts'
import type { Draft } from './batched.ts'
import type { Outbox } from './outbox.ts'
import { type Parcel, parcelKey } from './parcel.ts'

/** Makes parcels: each is stored before it takes its messages, and opened once it has them all. */
export function createForming({ model, parcels }: Outbox, clock: Clock) {
  return { form, finish }

  /** Finishes what a process left when it died. */
  async function finish(): Promise<void> {
    for (const parcel of await parcels.find({ state: 'forming' }).lean()) await claim(parcel)
  }

  /** Stores a parcel, then takes its messages: whoever else had them at that moment keeps them. */
  async function form(batch: Draft[]): Promise<void> {
    const parcel = parcelOf(batch)
    if (!parcel) return
    try {
      await parcels.create(parcel)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      // The same messages went there before in vain, and are tried again: in the words of today.
      const { _id, ...fresh } = parcel
      const reopened = await parcels.updateOne(
        { _id, state: 'closed', 'fate.state': 'queued' },
        { $set: fresh, $unset: { fate: 1, firstTriedAt: 1, silent: 1 } },
      )
      if (reopened.matchedCount === 0) return
    }
    await claim(parcel)
  }

  function parcelOf(batch: Draft[]): Parcel | undefined {
    const [first] = batch
    if (!first) return undefined
    const messages = batch.flatMap((draft) => draft.messages)
    const keys = messages.map(({ _id }) => _id)
    const ends = messages.flatMap(({ expiresAt }) => expiresAt?.getTime() ?? [])
    return {
      _id: parcelKey(
        keys,
        batch.map(({ target }) => target.account),
      ),
      channel: first.target.channel,
      group: first.group,
      recipients: batch.map(({ to, target: { account, kind, lang, holder } }) => ({
        to,
        account,
        kind,
        lang,
        ...(holder?.person ? { person: holder.person } : {}),
      })),
      messages: keys,
      replies: first.replies,
      order: Math.min(...messages.map(({ order }) => order)),
      lastDay: messages.some(({ lastDay }) => lastDay),
      createdAt: clock.now().toJSDate(),
      ...(ends.length > 0 ? { expiresAt: new Date(Math.min(...ends)) } : {}),
      state: 'forming',
      tries: 0,
      unknown: false,
      readyAt: clock.realNow(),
    }
  }

  /** Opens a parcel if all of its messages are to be had; else lets them go again. Doing it again does no more. */
  async function claim({ _id, messages }: Pick<Parcel, '_id' | 'messages'>): Promise<void> {
    await model.updateMany(
      { _id: { $in: messages }, state: { $in: ['queued', 'waiting'] } },
      { $set: { state: 'packed', parcel: _id }, $unset: { why: 1, retryAt: 1, avoid: 1 } },
    )
    const mine = await model.countDocuments({ parcel: _id, state: 'packed' })
    await parcels.updateOne(
      { _id, state: 'forming' },
      { $set: mine === messages.length ? { state: 'open' } : { state: 'closing', fate: { state: 'queued' } } },
    )
  }
}
