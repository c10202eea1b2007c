import type { Model } from 'mongoose'
import type { SchoolRecord } from '../school/record.ts'
import type { Entry, EntryAct } from './entry.ts'

/** Finishes what an entry's latest acts began: the record, then the telling. Safe to do again, by any process. */
export type Settle = (entry: number) => Promise<void>

/** Tells whom an act concerns; the same act again tells nobody twice. */
export type Tell = (entry: Entry, act: EntryAct) => Promise<void>

/** Takes a deleted entry out of the selection that held it; out of none where it is in none. */
export type Release = (entry: Entry, deleted: EntryAct) => Promise<void>

/**
 * An act is written into the entry itself, in the same write as the change; from there it goes to the record and to the
 * outbox, and only then out of the entry. A process that dies in between leaves it for the next one.
 */
export function createSettle(entries: Model<Entry>, record: SchoolRecord, tell: Tell, release: Release): Settle {
  return async function settle(id) {
    const entry = await entries.findById(id).lean()
    if (!entry?.hasUnsettled) return
    for (const act of entry.unsettled) {
      const { round: _, ...recorded } = act
      await record.append(recorded)
      await tell(entry, act)
      if (act.act === 'delete') await release(entry, act)
    }
    await entries.updateOne({ _id: id, round: entry.round }, { $set: { unsettled: [] }, $unset: { hasUnsettled: 1 } })
  }
}

/** Settles whatever a process left unsettled when it died. */
export async function settleAll(entries: Model<Entry>, settle: Settle): Promise<void> {
  for (const { _id } of await entries.find({ hasUnsettled: true }, { _id: 1 }).limit(1000).lean()) await settle(_id)
}
