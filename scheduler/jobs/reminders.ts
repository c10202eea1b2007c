import type { Job } from '../job.ts'

/** Queues the digests of 07:30 and the last calls of what closes today; between them it finds nothing. Source: contract.md, Behaviour. */
export const reminders: Job = {
  name: 'reminders',
  cron: '*/5 * * * *',
  begin: ({ reminders: room, now }) => room.begin(now),
  run: async ({ reminders: room, now }) => ({ digests: await room.queueDue(now) }),
}
