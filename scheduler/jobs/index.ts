import type { Job } from '../job.ts'
import { expiry } from './expiry.ts'
import { grantEnd } from './grantEnd.ts'
import { integrityAudit } from './integrityAudit.ts'
import { orphanSweep } from './orphanSweep.ts'
import { receiptSilence } from './receiptSilence.ts'
import { reminders } from './reminders.ts'
import { selectionClose } from './selectionClose.ts'

/** Every job there is. */
export const jobs: readonly Job[] = [
  reminders,
  selectionClose,
  receiptSilence,
  grantEnd,
  expiry,
  orphanSweep,
  integrityAudit,
]
