import type { DateTime } from 'luxon'
import type { Clock } from '../src/clock.ts'
import { errorFacts, type Log } from '../src/log.ts'
import type { DoneRecord, DoneRecords, JobStatus } from '../src/reminders/doneRecords.ts'
import type { Job, Rooms } from './job.ts'
import { lastDate } from './lastDate.ts'

/** After the first failure; twice as long after each further one. Real time. */
const firstRetryMs = 15_000
const longestRetryMs = 10 * 60_000

/** `nothing`: not due, or another process is at it, or the process is to end. */
export type RunOutcome = 'done' | 'failed' | 'nothing'

/** Runs jobs when their dates have passed on our clock. Any number of processes may run one: each date is done once. */
export interface Runner {
  /** Counts jobs that the store does not know yet from now on. */
  begin(): Promise<void>
  /** Runs everything that is due; resolves when it has ended. */
  runDue(): Promise<void>
  /** Runs one job if it is due. */
  run(job: Job): Promise<RunOutcome>
  status(): Promise<JobStatus[]>
  /** Starts nothing more, asks what runs to stop, and waits for it. */
  stop(): Promise<void>
}

export interface RunnerDeps {
  jobs: readonly Job[]
  rooms: Rooms
  doneRecords: DoneRecords
  clock: Clock
  log: Log
}

export function createRunner({ jobs, rooms, doneRecords, clock, log }: RunnerDeps): Runner {
  const running = new Map<string, Promise<RunOutcome>>()
  const stopping = new AbortController()
  const { signal } = stopping

  return {
    async begin() {
      const now = clock.now()
      for (const job of jobs) await job.begin?.({ ...rooms, now, log, signal })
      const names = jobs.map(({ name }) => name)
      await doneRecords.begin(names, now.toJSDate())
    },
    async runDue() {
      try {
        const records = await doneRecords.all()
        const due = jobs.filter((job) => isDue(records.get(job.name), lastDate(job.cron, clock.now())))
        await Promise.all(due.map(run))
      } catch (error) {
        // The store closes while the process ends.
        if (!signal.aborted) log.error(errorFacts(error), 'looking for due jobs failed')
      }
    },
    run,
    async status() {
      const now = clock.now()
      const records = await doneRecords.all()
      return jobs.flatMap((job) => {
        const record = records.get(job.name)
        return record ? [statusOf(record, lastDate(job.cron, now), now)] : []
      })
    },
    async stop() {
      stopping.abort()
      await Promise.all(running.values())
    },
  }

  function run(job: Job): Promise<RunOutcome> {
    const known = running.get(job.name)
    if (known) return known
    const run = attempt(job).finally(() => running.delete(job.name))
    running.set(job.name, run)
    return run
  }

  /** The one catch of jobs. */
  async function attempt(job: Job): Promise<RunOutcome> {
    const now = clock.now()
    const date = lastDate(job.cron, now)
    const began = clock.realNow()
    const facts = () => ({ job: job.name, date: date.toISO(), ms: clock.realNow() - began })
    try {
      const held = signal.aborted ? undefined : await doneRecords.claim(job.name)
      if (!held) return 'nothing'
      try {
        // Read under the claim: whoever held it before may have done it.
        if (!isDue(await doneRecords.get(job.name), date) || signal.aborted) return 'nothing'
        const counts = await job.run({ ...rooms, now, log, signal })
        if (signal.aborted) return 'nothing'
        const tookMs = clock.realNow() - began
        await doneRecords.setDone(job.name, { doneFor: date.toJSDate(), doneAt: now.toJSDate(), tookMs, counts })
        log.info({ ...facts(), ...counts }, 'job done')
        return 'done'
      } finally {
        await held.release()
      }
    } catch (error) {
      log.error({ ...facts(), ...errorFacts(error) }, 'job failed')
      await retryLater(job).catch((another: unknown) => log.error({ ...facts(), ...errorFacts(another) }, 'job failed'))
      return 'failed'
    }
  }

  async function retryLater({ name }: Job): Promise<void> {
    const failures = (await doneRecords.get(name))?.failures ?? 0
    await doneRecords.setFailed(name, clock.realNow() + Math.min(longestRetryMs, firstRetryMs * 2 ** failures))
  }

  function isDue(record: DoneRecord | undefined, date: DateTime): boolean {
    if (!record || (record.retryAt ?? 0) > clock.realNow()) return false
    return date.toJSDate() > (record.doneFor ?? record.since)
  }
}

function statusOf(record: DoneRecord, date: DateTime, now: DateTime): JobStatus {
  const { _id: name, since, doneFor = since, doneAt, failures, counts = {} } = record
  return {
    name,
    lagSeconds: date.toJSDate() > doneFor ? now.diff(date).as('seconds') : 0,
    ...(doneAt ? { doneAtSeconds: doneAt.getTime() / 1000 } : {}),
    failures,
    counts,
  }
}
