import type { DateTime } from 'luxon'
import type { Acting } from '../school/acting.ts'
import type { Outbox } from './outbox.ts'

/** Files that are not what was received, as the nightly audit found them. */
export interface Damage {
  /** How many there are. */
  count: number
  /** The first of the entries that hold them. */
  entries: number[]
  /** Stands for all that was found: the same again is no news. */
  fingerprint: string
}

export type TellDamaged = (damage: Damage, now: DateTime) => Promise<void>

/** Whoever runs the product is told of damaged files once, until others are found. Source: contract.md, audit. */
export function createTellDamaged(outbox: Outbox, acting: Acting): TellDamaged {
  return async function tellDamaged({ count, entries, fingerprint }, now) {
    for (const { _id } of await acting.onDuty('admin', now)) {
      const key = `files-damaged:${fingerprint}:${_id}`
      await outbox.queue(key, { person: _id }, { kind: 'files-damaged', count, entries })
    }
  }
}
