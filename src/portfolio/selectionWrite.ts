import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { isDuplicateKey } from '../errors.ts'
import type { SelectionAct } from '../regulation/selection.ts'
import type { Actor } from '../school/record.ts'
import type { ActOnSelection, Selection } from './selection.ts'

/** What is done to a selection. `unlock`: a change after the close, in a window that a notice has opened again. */
export interface SelectionDeed {
  act: SelectionAct | 'unlock'
  entries: number[]
  actor: Actor
  now: DateTime
}

export const withTicked = (selection: Selection, entry: number, isTicked: boolean): Selection => ({
  ...selection,
  ticked: [...selection.ticked.filter((ticked) => ticked !== entry), ...(isTicked ? [entry] : [])],
})

export const locked = (
  { closesWith: _, ...selection }: Selection,
  lockedBy: NonNullable<Selection['lockedBy']>,
  at: DateTime,
): Selection => ({ ...selection, lockedBy, lockedAt: at.toJSDate() })

export const unlocked = ({ lockedAt: _at, lockedBy: _by, ...selection }: Selection, closesWith: string): Selection => ({
  ...selection,
  closesWith,
})

/**
 * Writes the next state of a selection and the acts that made it in one document, if it still is as it was read; undefined
 * when another writer came in between.
 */
export async function writeSelection(
  model: Model<Selection>,
  next: Selection,
  deeds: SelectionDeed[],
  request?: string,
): Promise<Selection | undefined> {
  const { _id, student, year, kind, round: before, unsettled: _, changedIn: _request, ...state } = next
  const round = before + 1
  const acts = deeds.map((deed) => actOf(next, round, deed))
  const set = { ...state, round, hasUnsettled: true, ...(request ? { changedIn: request } : {}) }
  if (before === 0) {
    try {
      return (await model.create({ ...set, _id, student, year, kind, unsettled: acts })).toObject()
    } catch (error) {
      if (isDuplicateKey(error, '_id_')) return undefined
      throw error
    }
  }
  const gone = (['lockedAt', 'lockedBy', 'closesWith', 'changedIn'] as const).filter((field) => !(field in set))
  const written = await model
    .findOneAndUpdate(
      { _id, round: before },
      {
        $set: set,
        $unset: Object.fromEntries(gone.map((field) => [field, 1])),
        $push: { unsettled: { $each: acts } },
      },
      { returnDocument: 'after' },
    )
    .lean()
  return written ?? undefined
}

/** An act as the selection keeps it until it is settled. Ticking is an act on the entry, locking one on the selection. */
function actOf(
  { _id, student }: Selection,
  round: number,
  { act, entries, actor, now }: SelectionDeed,
): ActOnSelection {
  const isOfEntry = act === 'select' || act === 'unselect'
  return {
    _id: `${_id}:${round}:${act}`,
    at: now.toJSDate(),
    act,
    subject: isOfEntry ? `entry:${entries[0]}` : `selection:${_id}`,
    people: [...new Set([student, actor.by])],
    ...actor,
    ...(isOfEntry ? { before: { selected: act === 'select' ? 'no' : 'ticked' } } : {}),
    after: isOfEntry ? { selected: act === 'select' ? 'ticked' : 'no' } : { entries },
    entries,
  }
}
