import path from 'node:path'
import { expect } from 'chai'
import { temporaryFolder } from '../../support/database.ts'
import { type ServerProcess, startServer } from '../../support/server.ts'

describe('servers on one store', () => {
  let env: Record<string, string>
  const servers: ServerProcess[] = []
  beforeEach(() => {
    const folder = temporaryFolder()
    env = { DATA_DIR: path.join(folder, 'data'), SCHOOL_FILE: path.join(folder, 'school.yaml') }
  })
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.kill())))

  async function serve(now: string, role = 'all'): Promise<ServerProcess> {
    const server = await startServer({ ...env, LICHENG_NOW: now, ROLE: role })
    servers.push(server)
    return server
  }
  const jobsIn = ({ log }: ServerProcess) => log.filter((line) => line.includes('"job"'))

  it('do once what the clock has passed while nobody was there, leave it to those that work, and end with status 0', async () => {
    expect(await (await serve('2026-10-14T07:00:00+08:00')).stop()).to.equal(0)
    const web = await serve('2026-10-15T07:31:00+08:00', 'web')
    const worker = await serve('2026-10-15T07:31:00+08:00', 'worker')
    const date = '2026-10-15T03:00:00.000+08:00'
    expect(await worker.logs('job done', { job: 'integrity-audit', date })).to.include({ problems: 0 })
    await worker.logs('job done', { job: 'reminders', date: '2026-10-15T07:30:00.000+08:00' })
    expect(await worker.stop()).to.equal(0)
    expect(await web.stop()).to.equal(0)
    expect(jobsIn(web)).to.deep.equal([])
    const earlier = await serve('2026-10-15T03:00:00+08:00')
    expect(await earlier.stop()).to.equal(0)
    expect(jobsIn(earlier)).to.deep.equal([])
  }).timeout(90_000)
})
