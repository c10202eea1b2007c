import type { Job } from '../job.ts'

/** Tells student and guardian of the grants whose last day has passed, before the first reminders. Source. */
export const grantEnd: Job = {
  name: 'grant-end',
  cron: '5 7 * * *',
  run: async ({ grants, now }) => ({ ended: await grants.tellEnded(now) }),
}
