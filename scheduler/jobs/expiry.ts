import type { Job } from '../job.ts'

/** How long chat texts are kept: transport, not portfolio. Source: R-12. */
const chatTextDays = 30

/** Lets go of what is over: unanswered questions, ended binding codes, lists that nobody confirmed, old chat texts. Source: R-12. */
export const expiry: Job = {
  name: 'expiry',
  cron: '0 2 * * *',
  async run({ conversations, codes, uploads, inbox, outbox, now }) {
    const before = now.minus({ days: chatTextDays }).toJSDate()
    return {
      dialogues: await conversations.dropExpired(now),
      codes: await codes.dropEnded(now),
      uploads: await uploads.dropExpired(now),
      received: await inbox.forget(before),
      sent: await outbox.forget(before),
    }
  },
}
