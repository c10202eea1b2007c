import { sweepOrphans } from '../../src/portfolio/sweepOrphans.ts'
import type { Job } from '../job.ts'

/** A question lives a day after the last word in it; twice that is long enough for every clock. */
const unusedDays = 2
/** An upload takes a minute. Real time. */
const unfinishedMs = 24 * 60 * 60 * 1000

/** Removes files that were sent and never used, and what interrupted uploads left. Source: R-12. */
export const orphanSweep: Job = {
  name: 'orphan-sweep',
  cron: '30 2 * * *',
  async run({ now, clock, signal, ...rooms }) {
    const unused = await sweepOrphans(rooms, now.minus({ days: unusedDays }).toJSDate(), signal)
    const unfinished = await rooms.files.removeUnfinished(new Date(clock.realNow() - unfinishedMs))
    return { unused, unfinished }
  },
}
