import { randomUUID } from 'node:crypto'
import { MongoBackend, type MongoBackendConfig } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import { createExpressMiddleware } from 'agendash'
import { zone } from '../src/clock.ts'
import { errorFacts } from '../src/log.ts'
import type { JobStatus } from '../src/reminders/doneRecords.ts'
import { jobs as everyJob } from './jobs/index.ts'
import { createRunner, type RunnerDeps } from './runner.ts'

/** How often the clock is looked at, beside the dates that Agenda knows. Source: contract.md, Behaviour (at least every 15 s). */
const usualLookEveryMs = 10_000
/** A lock of a process that died holds nobody up for longer; what runs longer renews its own. */
const lockLifetimeMs = 10_000
const touchEveryMs = 3_000
/** Within what a stopping server has. Source: contract.md, Behaviour (SIGTERM). */
const drainWithinMs = 5_000
/** The job that looks at the clock for all others. */
const look = 'look-at-the-clock'

/** What wakes the jobs, and shows them. */
export interface Scheduler {
  /** Begins to run what is due, at once and from then on. */
  start(): Promise<void>
  /** Agendash. It asks nobody who they are and takes orders: what stands before it must. */
  dashboard: ReturnType<typeof createExpressMiddleware>
  status(): Promise<JobStatus[]>
  /** Starts nothing more and waits for what runs. */
  stop(): Promise<void>
}

export interface SchedulerDeps extends Omit<RunnerDeps, 'jobs'> {
  /** The open database that Agenda keeps its own jobs in. */
  db: Extract<MongoBackendConfig, { mongo: unknown }>['mongo']
  /** Tests give their own, and have less patience. */
  jobs?: RunnerDeps['jobs']
  lookEveryMs?: number
}

/**
 * Agenda only wakes: at each job's own dates by the real clock, so that Agendash shows them, and every few seconds to look at
 * ours, which decides. A job that is woken twice, or by two processes, runs once all the same.
 */
export async function createScheduler({
  db,
  jobs = everyJob,
  lookEveryMs = usualLookEveryMs,
  ...deps
}: SchedulerDeps): Promise<Scheduler> {
  const collection = 'agendaJobs'
  const name = `licheng-${randomUUID()}`
  const runner = createRunner({ ...deps, jobs })
  const agenda = new Agenda({
    name,
    backend: new MongoBackend({ mongo: db, collection }),
    processEvery: lookEveryMs,
    defaultLockLifetime: lockLifetimeMs,
  })
  agenda.on('error', (error) => deps.log.warn(errorFacts(error), 'agenda stumbled'))
  await agenda.ready

  return {
    dashboard: createExpressMiddleware(agenda),
    status: runner.status,
    async start() {
      await runner.begin()
      agenda.define(look, async () => void runner.runDue())
      for (const job of jobs) {
        agenda.define(job.name, async (entry) => {
          // A lock that expires in the middle would have Agenda wake the job a second time, and call this run failed.
          const renewal = setInterval(() => void entry.touch().catch(() => undefined), touchEveryMs)
          try {
            if ((await runner.run(job)) === 'failed') throw new Error('The log says why.')
          } finally {
            clearInterval(renewal)
          }
        })
      }
      await agenda.start()
      await agenda.every(lookEveryMs, look)
      for (const { cron, name } of jobs) await agenda.every(cron, name, undefined, { timezone: zone })
      void runner.runDue()
    },
    async stop() {
      const stopped = runner.stop()
      await agenda.drain(drainWithinMs)
      await stopped
      // Draining leaves what was locked ahead of its time locked until the lock expires (agenda 6.2.6).
      await db
        .collection(collection)
        .updateMany({ lastModifiedBy: name, lockedAt: { $ne: null } }, { $set: { lockedAt: null } })
    },
  }
}
