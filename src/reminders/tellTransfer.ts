import type { TellTransfer } from '../portfolio/transfer/transfers.ts'
import type { Outbox } from './outbox.ts'

/** The student is told what came from their former school. Source: R-11; contract.md, Behaviour (events). */
export function createTellTransfer(outbox: Outbox): TellTransfer {
  return ({ _id, student }) =>
    outbox.queue(`transfer:${_id}`, { person: student }, { kind: 'transfer-arrived', transfer: _id })
}
