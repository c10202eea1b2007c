import { once } from 'node:events'
import { expect } from 'chai'
import { createScheduler, type Scheduler } from '../../../scheduler/index.ts'
import type { Job } from '../../../scheduler/job.ts'
import { readConfig } from '../../../src/config.ts'
import { openServices, type Services } from '../../../src/services.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { keepingLog, type Logged } from '../../support/log.ts'

describe('the scheduler', () => {
  let database: TestDatabase
  let services: Services
  let clock: TestClock
  let schedulers: Scheduler[]
  const lines: Logged[] = []
  const log = keepingLog(lines)
  beforeEach(async () => {
    database = await openTestDatabase()
    clock = testClock('2026-10-14T07:00:00+08:00')
    schedulers = []
    lines.length = 0
    const config = readConfig({ MONGODB_URI: database.uri, LICHENG_SECRET: 'a secret of the tests, long enough' })
    services = await openServices(config, clock, log)
  })
  afterEach(async () => {
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()))
    expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).to.deep.equal([])
    await services.close()
    await database.close()
  })

  async function start(job: Job): Promise<Scheduler> {
    const { connection, doneRecords } = services
    if (!connection.db) throw new Error('no database')
    const deps = { db: connection.db, rooms: services, doneRecords, clock, log, jobs: [job], lookEveryMs: 100 }
    const scheduler = await createScheduler(deps)
    schedulers.push(scheduler)
    await scheduler.start()
    return scheduler
  }

  /** A job at 07:30 that tells of each run. */
  function morningJob() {
    const runs = new EventTarget()
    let count = 0
    const job: Job = {
      name: 'digests',
      cron: '30 7 * * *',
      async run() {
        count += 1
        runs.dispatchEvent(new Event('run'))
        return {}
      },
    }
    return { job, count: () => count, nextRun: () => once(runs, 'run') }
  }

  const agendaJobs = () => services.connection.collection('agendaJobs').find().sort({ name: 1 }).toArray()

  it('runs what fell due while nobody was there as soon as it starts', async () => {
    const { job, nextRun, count } = morningJob()
    await start(job)
    await schedulers.pop()?.stop()
    clock.set('2026-10-14T08:00:00+08:00')
    const run = nextRun()
    await start(job)
    await run
    expect(count()).to.equal(1)
  })

  it('looks at the school’s clock by itself, whatever the real one says', async () => {
    const { job, nextRun } = morningJob()
    await start(job)
    const run = nextRun()
    clock.set('2026-10-14T07:30:00+08:00')
    await run
  })

  it('runs each date once where two work on one store', async () => {
    const { job, nextRun, count } = morningJob()
    await Promise.all([start(job), start(job)])
    for (const day of ['14', '15', '16']) {
      const run = nextRun()
      clock.set(`2026-10-${day}T07:30:00+08:00`)
      await run
      const lag = async () => (await schedulers[0]?.status())?.[0]?.lagSeconds
      while ((await lag()) !== 0);
    }
    expect(count()).to.equal(3)
  })

  it('has Agenda know every job by its name and dates, in Taipei’s time', async () => {
    await start(morningJob().job)
    const known = (await agendaJobs()).map(({ name, repeatInterval, repeatTimezone }) => [
      name,
      repeatInterval,
      repeatTimezone,
    ])
    expect(known).to.deep.equal([
      ['digests', '30 7 * * *', 'Asia/Taipei'],
      ['look-at-the-clock', 100, null],
    ])
  })

  it('asks what runs to end when it stops, waits for it, and leaves nothing locked', async () => {
    let ended = false
    const begun = new EventTarget()
    const job: Job = {
      name: 'audit',
      cron: '0 3 * * *',
      async run({ signal }) {
        begun.dispatchEvent(new Event('run'))
        await once(signal, 'abort')
        ended = true
        return {}
      },
    }
    const scheduler = await start(job)
    const run = once(begun, 'run')
    clock.set('2026-10-15T03:00:00+08:00')
    await run
    await scheduler.stop()
    expect(ended).to.equal(true)
    expect((await agendaJobs()).map(({ lockedAt }) => lockedAt)).to.deep.equal([null, null])
  })
})
