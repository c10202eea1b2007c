import type { DateTime } from 'luxon'
import { type Receipt, standingAt } from './receipt.ts'
import type { Submission } from './submission.ts'

/** How far the students of a submission are with their statements. */
export interface ReceiptCounts {
  open: number
  confirmed: number
  /** Of those confirmed, by letting the window pass. */
  silent: number
  /** Reports without an outcome yet. */
  investigating: number
  /** Reports that were right: the next revision is owed. */
  awaitingRevision: number
}

export function countsOf({ _id }: Submission, receipts: readonly Receipt[], now: DateTime): ReceiptCounts {
  const own = receipts.filter(({ submission }) => submission === _id)
  const standings = own.map((receipt) => standingAt(receipt, now))
  const disputed = own.filter(({ state }) => state === 'disputed')
  const awaitingRevision = disputed.filter((receipt) => receipt.awaitsRevision).length
  return {
    open: standings.filter(({ state }) => state === 'open').length,
    confirmed: standings.filter(({ state }) => state === 'confirmed').length,
    silent: standings.filter(({ silent }) => silent).length,
    investigating: disputed.length - awaitingRevision,
    awaitingRevision,
  }
}
