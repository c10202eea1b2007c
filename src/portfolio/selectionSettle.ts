import type { Model } from 'mongoose'
import type { SchoolRecord } from '../school/record.ts'
import type { Entry } from './entry.ts'
import type { ActOnSelection, Selection } from './selection.ts'

/** Tells a student that the close has locked what they had ticked; the same again tells nobody twice. */
export type TellLocked = (selection: Selection) => Promise<void>

/** Finishes what a selection's latest acts began. Safe to do again, by any process. */
export type SettleSelection = (id: string) => Promise<void>

/**
 * A selection and its entries are several documents, so one of them decides. The selection does: the limit, the lock and the
 * act are one write in it. From there its state is copied into the entries, where it keeps a certified outcome from being
 * taken back and a record from being changed. The copy goes only into an entry that can still be selected; each entry keeps
 * the selection's round that it was copied from, so that a slow process cannot bring an old state back, and counts its own
 * round up, so that whoever judged it before must judge again. Where a teacher's taking back or a student's deletion was
 * faster, the entry leaves the selection, and the act that ticked it never was.
 */
export function createSettleSelection(
  selections: Model<Selection>,
  entries: Model<Entry>,
  record: SchoolRecord,
  tellLocked: TellLocked,
): SettleSelection {
  return async function settle(id) {
    for (;;) {
      const selection = await selections.findById(id).lean()
      if (!selection?.hasUnsettled) return
      const lost = await copyToEntries(selection)
      if (lost.length > 0) {
        await drop(selection, lost)
        continue
      }
      for (const { entries: _, ...act } of selection.unsettled) await record.append(act)
      if (selection.unsettled.some(isLockByClose)) await tellLocked(selection)
      const settled = await selections.updateOne(
        { _id: id, round: selection.round },
        { $set: { unsettled: [] }, $unset: { hasUnsettled: 1 } },
      )
      if (settled.modifiedCount === 1) return
    }
  }

  /** Copies the selection's state into the entries of its latest acts; the result are those that can no longer be selected. */
  async function copyToEntries({ kind, ticked, lockedAt, round, unsettled }: Selection): Promise<number[]> {
    const concerned = [...new Set(unsettled.flatMap((act) => act.entries))]
    const held = concerned.filter((entry) => ticked.includes(entry))
    const isOlder = { selectionRound: { $not: { $gte: round } } }
    const copy = (selected: Entry['selected']) => ({ $set: { selected, selectionRound: round }, $inc: { round: 1 } })
    await entries.updateMany(
      { _id: { $in: held }, state: kind === 'course' ? 'certified' : 'recorded', hidden: false, ...isOlder },
      copy(lockedAt ? 'locked' : 'ticked'),
    )
    await entries.updateMany({ _id: { $in: concerned }, ...isOlder }, copy('no'))
    const lost = await entries.find({ _id: { $in: held }, selected: 'no' }, { _id: 1 }).lean()
    return lost.map(({ _id }) => _id)
  }

  /** Takes entries out that can no longer be selected, if the selection is still as it was read. */
  async function drop({ _id, round, ticked, unsettled }: Selection, lost: number[]): Promise<void> {
    const isKept = (entry: number) => !lost.includes(entry)
    await selections.updateOne(
      { _id, round },
      {
        $set: {
          ticked: ticked.filter(isKept),
          unsettled: unsettled.flatMap((act) => without(act, isKept)),
          round: round + 1,
        },
        $unset: { changedIn: 1 },
      },
    )
  }
}

const isLockByClose = ({ act, by }: ActOnSelection) => act === 'lock' && by === 'system'

/** What remains of an act: nothing of a tick that was lost, a lock of what is left. */
function without(act: ActOnSelection, isKept: (entry: number) => boolean): ActOnSelection[] {
  const entries = act.entries.filter(isKept)
  if (act.act === 'select' && entries.length === 0) return []
  return [{ ...act, entries, ...(act.act === 'lock' ? { after: { entries } } : {}) }]
}

/** Settles whatever a process left unsettled when it died. */
export async function settleAllSelections(selections: Model<Selection>, settle: SettleSelection): Promise<void> {
  for (const { _id } of await selections.find({ hasUnsettled: true }, { _id: 1 }).limit(1000).lean()) await settle(_id)
}
