import { DateTime } from 'luxon'
import type { TellReceipt } from '../portfolio/submission/receipts.ts'
import type { Acting } from '../school/acting.ts'
import type { Outbox } from './outbox.ts'

/** The submitting office is told of a report at once, the student of what came of it. Source: R-10, contract.md, Behaviour (events). */
export function createTellReceipt(outbox: Outbox, acting: Acting): TellReceipt {
  return async function tellReceipt({ _id: receipt, student }, { _id: key, act, at }, office) {
    if (act === 'resolve') await outbox.queue(key, { person: student }, { kind: 'receipt-resolved', receipt, act: key })
    if (act !== 'dispute') return
    for (const { _id } of await acting.onDuty(office, DateTime.fromJSDate(at))) {
      await outbox.queue(`${key}:${_id}`, { person: _id }, { kind: 'receipt-disputed', receipt, act: key })
    }
  }
}
