import type { Outbox } from './outbox.ts'
import type { Fate, Parcel } from './parcel.ts'
import type { PushBudgets } from './pushBudget.ts'

const maxParcels = 500

/** Ends a parcel, and lets its messages know. True when they look for another way now. */
export type Close = (parcel: Parcel, fate: Fate) => Promise<boolean>

/**
 * The end of a parcel is written into it first; from there it goes to the budget and to its messages, and only then is the
 * parcel closed. A process that dies in between leaves it for the next one.
 */
export function createClosing({ model, parcels, tally }: Outbox, budgets: PushBudgets) {
  return { close, settleClosing }

  async function close(parcel: Parcel, fate: Fate): Promise<boolean> {
    await parcels.updateOne({ _id: parcel._id, state: 'open' }, { $set: { state: 'closing', fate } })
    await settle({ ...parcel, fate })
    return fate.state === 'queued'
  }

  /** Finishes what a process left when it died. */
  async function settleClosing(): Promise<void> {
    for (const parcel of await parcels.find({ state: 'closing' }).limit(maxParcels).lean()) await settle(parcel)
  }

  /** Safe to do again, by any process. */
  async function settle({ _id, fate }: Parcel): Promise<void> {
    if (!fate) return
    const { state } = fate
    if (state === 'sent' || state === 'uncertain') await budgets.spend(_id)
    else await budgets.release(_id)
    const settled = await model.updateMany({ parcel: _id, state: 'packed' }, { $set: fate })
    if (state === 'sent' || state === 'failed') tally[state] += settled.modifiedCount
    await parcels.updateOne({ _id, state: 'closing' }, { $set: { state: 'closed' } })
  }
}
