import { OperatorError } from '../errors.ts'
import type { School } from '../school/calendar.ts'

/**
 * A demo store takes no school's real data.
 *
 * Source: contract.md, Two commands on a fresh machine.
 * @throws OperatorError on a demo store.
 */
export function refuseDemo({ demo }: School): void {
  if (!demo) return
  throw new OperatorError(
    'demo-store',
    'This store holds the demo school and stays one. To begin empty, name another folder in DATA_DIR (or another database in MONGODB_URI).',
  )
}
