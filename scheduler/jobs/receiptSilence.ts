import type { Job } from '../job.ts'

/** Counts receipt statements of which nothing was said to the end of their window as confirmed (視同確認). Source: R-10. */
export const receiptSilence: Job = {
  name: 'receipt-silence',
  cron: '*/5 * * * *',
  run: async ({ receipts, now }) => ({ confirmed: await receipts.settleSilent(now) }),
}
