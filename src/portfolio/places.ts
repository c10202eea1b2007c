import type { Model } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { isDuplicateKey } from '../errors.ts'
import { mayTakePlace, type Place } from '../regulation/quota.ts'
import type { Ruleset } from '../regulation/ruleset.ts'
import type { Entry, EntryKind } from './entry.ts'

/** The places that are counted together: a student's course outcomes of a semester, diverse performance of a school year. */
export interface Period {
  student: string
  kind: EntryKind
  period: string
}

/** What holds a place of the period. Source. */
export const holders = (period: Period) => ({ ...period, place: { $exists: true } })

/** Puts a new entry into the store in the lowest free place of its period. */
export type TakePlace = (
  period: Period,
  ruleset: Ruleset,
  /** The message that makes the entry: again, it finds the one that it made. */
  request: string,
  entryAt: (number: number, place: number) => Entry,
) => Promise<{ entry: Entry } | Extract<Place, { allowed: false }>>

/** The unique key of a place refuses whoever comes second, so that no race gives out one too many. Source. */
export function createTakePlace(entries: Model<Entry>, sequences: Sequences): TakePlace {
  return async function takePlace(period, ruleset, request, entryAt) {
    let number: number | undefined
    for (;;) {
      const taken = await entries.find(holders(period), { place: 1 }).lean()
      const room = mayTakePlace(period.kind, taken.length, ruleset)
      if (!room.allowed) return room
      const places = new Set(taken.map(({ place }) => place))
      let place = 1
      while (places.has(place)) place += 1
      number ??= await sequences.take('entry')
      try {
        const entry = await entries.create(entryAt(number, place))
        return { entry: entry.toObject() }
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const twin = await entries.findOne({ createdIn: request }).lean()
        if (twin) return { entry: twin }
      }
    }
  }
}
