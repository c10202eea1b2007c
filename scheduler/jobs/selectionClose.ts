import type { Job } from '../job.ts'

/** Locks what is ticked where the window has closed, and has its receipts sent. Source: R-8. */
export const selectionClose: Job = {
  name: 'selection-close',
  cron: '*/5 * * * *',
  run: async ({ selections, now }) => ({ locked: await selections.lockClosed(now) }),
}
