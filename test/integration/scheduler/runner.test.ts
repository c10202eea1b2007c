import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { expect } from 'chai'
import type { Job } from '../../../scheduler/job.ts'
import { createRunner, type Runner } from '../../../scheduler/runner.ts'
import { readConfig } from '../../../src/config.ts'
import { openServices, type Services } from '../../../src/services.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { keepingLog, type Logged, silentLog } from '../../support/log.ts'

/** Someone's process: the same store, a clock of its own. */
interface Process {
  runner: Runner
  /** The dates for which the job ran here. */
  ran: string[]
  log: Logged[]
}

describe('the runner of jobs', () => {
  let database: TestDatabase
  let services: Services
  let clock: TestClock
  beforeEach(async () => {
    database = await openTestDatabase()
    clock = testClock('2026-10-14T07:00:00+08:00')
    const config = readConfig({ MONGODB_URI: database.uri, LICHENG_SECRET: 'a secret of the tests, long enough' })
    services = await openServices(config, clock, silentLog)
  })
  afterEach(async () => {
    await services.close()
    await database.close()
  })

  /** A process with one job at 07:30 on a school day; `work` is what the job does. */
  async function start(work: Job['run'] = async () => ({}), itsClock = clock): Promise<Process> {
    const ran: string[] = []
    const log: Logged[] = []
    const job: Job = {
      name: 'digests',
      cron: '30 7 * * *',
      async run(context) {
        ran.push(context.now.toFormat('MM-dd HH:mm'))
        return work(context)
      },
    }
    const { doneRecords } = services
    const runner = createRunner({ jobs: [job], rooms: services, doneRecords, clock: itsClock, log: keepingLog(log) })
    await runner.begin()
    return { runner, ran, log }
  }

  it('runs a job once when its time has passed', async () => {
    const { runner, ran } = await start()
    await runner.runDue()
    expect(ran).to.deep.equal([])
    clock.set('2026-10-14T07:30:00+08:00')
    await runner.runDue()
    await runner.runDue()
    expect(ran).to.deep.equal(['10-14 07:30'])
    clock.set('2026-10-15T07:31:00+08:00')
    await runner.runDue()
    expect(ran).to.deep.equal(['10-14 07:30', '10-15 07:31'])
  })

  it('counts a store without a done-record from its first start', async () => {
    clock.set('2026-10-14T10:00:00+08:00')
    const { runner, ran } = await start()
    await runner.runDue()
    expect(ran).to.deep.equal([])
  })

  it('runs what is due at once on a store that is opened with a later clock', async () => {
    await start()
    clock.set('2026-10-14T09:00:00+08:00')
    const { runner, ran } = await start()
    await runner.runDue()
    expect(ran).to.deep.equal(['10-14 09:00'])
  })

  it('catches up once after days of downtime', async () => {
    await start()
    clock.set('2026-10-19T12:00:00+08:00')
    const { runner, ran } = await start()
    await runner.runDue()
    await runner.runDue()
    expect(ran).to.deep.equal(['10-19 12:00'])
  })

  it('runs nothing again when the clock goes back', async () => {
    const { runner, ran } = await start()
    clock.set('2026-10-16T08:00:00+08:00')
    await runner.runDue()
    clock.set('2026-10-14T08:00:00+08:00')
    await runner.runDue()
    clock.set('2026-10-15T08:00:00+08:00')
    await runner.runDue()
    expect(ran).to.deep.equal(['10-16 08:00'])
  })

  it('lets one of two processes run it, whoever is first', async () => {
    const [here, there] = [await start(() => turn({})), await start(() => turn({}))]
    clock.set('2026-10-14T07:30:00+08:00')
    await Promise.all([here.runner.runDue(), there.runner.runDue(), here.runner.runDue(), there.runner.runDue()])
    await there.runner.runDue()
    expect([...here.ran, ...there.ran]).to.deep.equal(['10-14 07:30'])
  })

  it('holds for processes whose clocks differ by days', async () => {
    const ahead = testClock('2026-10-17T09:00:00+08:00')
    const [here, there] = [await start(), await start(undefined, ahead)]
    await there.runner.runDue()
    clock.set('2026-10-14T08:00:00+08:00')
    await here.runner.runDue()
    expect([...there.ran, ...here.ran]).to.deep.equal(['10-17 09:00'])
  })

  it('takes over from a process that died in the middle, when its claim has ended', async () => {
    const { runner, ran } = await start()
    clock.set('2026-10-14T07:30:00+08:00')
    const dead = { _id: 'job:digests' as never, holder: 'dead', until: clock.realNow() + 10_000 }
    await services.connection.collection('leases').insertOne(dead)
    await runner.runDue()
    expect(ran).to.deep.equal([])
    clock.advance({ seconds: 10 })
    await runner.runDue()
    expect(ran).to.have.length(1)
  })

  it('does a job anew whose process was told to stop in the middle', async () => {
    const { runner, ran } = await start(async ({ signal }) => {
      await once(signal, 'abort')
      return {}
    })
    clock.set('2026-10-14T07:30:00+08:00')
    const run = runner.runDue()
    while (ran.length === 0) await turn()
    await runner.stop()
    await run
    const next = await start()
    await next.runner.runDue()
    expect(next.ran).to.have.length(1)
    await runner.runDue()
    expect(next.ran, 'the stopped one starts nothing').to.have.length(1)
  })

  it('tries a job that failed again, later each time, and says so without its message', async () => {
    let isBroken = true
    const { runner, ran, log } = await start(async () => {
      if (isBroken) throw new Error('王小明的簡述')
      return { queued: 3 }
    })
    clock.set('2026-10-14T07:30:00+08:00')
    await runner.runDue()
    await runner.runDue()
    expect(ran).to.have.length(1)
    clock.advance({ seconds: 15 })
    await runner.runDue()
    clock.advance({ seconds: 15 })
    await runner.runDue()
    expect(ran).to.have.length(2)
    const [status] = await runner.status()
    expect(status).to.include({ name: 'digests', failures: 2, lagSeconds: 30 })
    isBroken = false
    clock.advance({ seconds: 15 })
    await runner.runDue()
    expect(ran).to.have.length(3)
    expect((await runner.status())[0]).to.deep.include({ failures: 0, lagSeconds: 0, counts: { queued: 3 } })
    expect(log.map(({ event }) => event)).to.deep.equal(['job failed', 'job failed', 'job done'])
    expect(log.at(-1)?.facts).to.include({ job: 'digests', date: '2026-10-14T07:30:00.000+08:00', queued: 3 })
    expect(JSON.stringify(log)).not.to.include('王小明')
  })

  it('does not hold up other jobs while one is long', async () => {
    let finish: (() => void) | undefined
    const ran: string[] = []
    const long: Job = {
      name: 'long',
      cron: '0 3 * * *',
      run: () =>
        new Promise((resolve) => {
          finish = () => resolve({})
        }),
    }
    const short: Job = {
      name: 'short',
      cron: '30 7 * * *',
      run: async () => {
        ran.push('short')
        return {}
      },
    }
    const runner = createRunner({
      jobs: [long, short],
      rooms: services,
      doneRecords: services.doneRecords,
      clock,
      log: silentLog,
    })
    await runner.begin()
    clock.set('2026-10-15T03:00:00+08:00')
    const first = runner.runDue()
    clock.set('2026-10-15T07:30:00+08:00')
    // The look itself ends with all that it started: the second one too waits for the long job.
    const second = runner.runDue()
    while (ran.length === 0 || !finish) await turn()
    finish()
    await Promise.all([first, second])
    expect(ran).to.deep.equal(['short'])
  })
})
