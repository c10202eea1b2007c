import type { Job } from '../job.ts'

/** How long chat texts are kept: transport, not portfolio. Source: R-12. */
const chatTextDays = 30

/** Lets go of what is over: unanswered questions, ended codes, files that nobody confirmed or took away, old chat texts. Source: R-12. */
export const expiry: Job = {
  name: 'expiry',
  cron: '0 2 * * *',
  async run({ conversations, codes, classLinks, uploads, arrivals, departures, inbox, outbox, now }) {
    const before = now.minus({ days: chatTextDays }).toJSDate()
    return {
      dialogues: await conversations.dropExpired(now),
      codes: await codes.dropEnded(now),
      linkCodes: await classLinks.dropEnded(before),
      uploads: await uploads.dropExpired(now),
      arrivals: await arrivals.dropExpired(now),
      departures: await departures.dropExpired(now),
      received: await inbox.forget(before),
      sent: await outbox.forget(before),
    }
  },
}
