import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { temporaryFolder } from '../support/database.ts'
import { FakeLine } from '../support/fakeLine/fakeLine.ts'
import type { Call } from '../support/fakeLine/faults.ts'
import { pdf } from '../support/files.ts'
import { licheng, type ServerProcess, startServer } from '../support/server.ts'

const student = 'S1101'
const teacher = 'T01'
const course = '國語文'

describe('a server that is killed', () => {
  let line: FakeLine
  let env: Record<string, string>
  let servers: ServerProcess[]
  beforeEach(async function () {
    this.timeout(60_000)
    servers = []
    line = await FakeLine.start(Date.now())
    const folder = temporaryFolder()
    copyFileSync('school.example.yaml', path.join(folder, 'school.yaml'))
    env = {
      DATA_DIR: path.join(folder, 'data'),
      SCHOOL_FILE: path.join(folder, 'school.yaml'),
      LINE_CHANNEL_SECRET: line.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: line.accessToken,
      LINE_API_URL: line.apiUrl,
      LINE_DATA_API_URL: line.dataApiUrl,
    }
    for (const kind of ['people', 'courses', 'enrolments']) {
      const { status, stderr } = await licheng(['import', kind, `test/fixtures/school/${kind}.csv`], env)
      expect(status, stderr).to.equal(0)
    }
    await serve()
    for (const person of [student, teacher]) {
      const { stdout } = await licheng(['codes', '--person', person, '--csv'], env)
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(stdout)?.[0] ?? ''
      await line.says(line.user(person), code)
      expect((await line.next(line.user(person))).text).to.match(/已綁定/)
      await line.next(line.user(person))
    }
  })
  afterEach(async function () {
    this.timeout(60_000)
    await Promise.all(servers.map((server) => server.stop()))
    await line.close()
  })

  /** Starts one more server on the same store; LINE's webhooks go to it. */
  async function serve(): Promise<ServerProcess> {
    const server = await startServer(env)
    servers.push(server)
    line.webhookUrl = `${server.url}/line/webhook`
    return server
  }

  /** Has the next call of that kind arrive at LINE and get no answer while `act` is done. */
  async function duringCall(call: Call, act: () => Promise<number>): Promise<void> {
    const reached = new Promise<void>((resolve) => line.holds(call, resolve))
    expect(await act()).to.equal(200)
    await reached
  }

  async function killAndRestart(): Promise<void> {
    await Promise.all(servers.splice(0).map((server) => server.kill()))
    await serve()
  }

  it('while it takes a file, asks for it again by itself', async () => {
    const user = line.user(student)
    await duringCall('content', () => line.sends(user, { bytes: pdf(), name: '心得.pdf' }))
    await killAndRestart()
    expect((await line.next(user, 20_000)).text).to.match(/心得\.pdf.*哪一門課/s)
  }).timeout(60_000)

  it('between 200 and the reply, still answers, once', async () => {
    const user = line.user(student)
    await duringCall('reply', () => line.says(user, '還剩幾件'))
    await killAndRestart()
    expect((await line.next(user, 20_000)).text).to.match(/還可以上傳 9 件/)
    await line.says(user, '我是誰')
    expect((await line.next(user, 20_000)).text).to.match(/王小明/)
  }).timeout(60_000)

  it('loses no draft that it acknowledged, and ends within ten seconds with status 0 when asked to', async () => {
    const user = line.user(student)
    await line.sends(user, { bytes: pdf(), name: '心得.pdf' })
    await line.next(user)
    await line.presses(user, course)
    await line.next(user)
    await line.says(user, '讀後心得')
    expect((await line.next(user)).text).to.match(/#1 已存成草稿/)
    await killAndRestart()
    const { stdout } = await licheng(['entries', '--student', student, '--json'], env)
    expect(JSON.parse(stdout)).to.have.length(1)
    expect((await licheng(['audit', '--json'], env)).stdout.trim()).to.equal('[]')
    const [server] = servers.splice(0)
    expect(await server?.stop()).to.equal(0)
  }).timeout(60_000)

  it('beside another on the same store, gives nine places to thirty who race for them', async () => {
    const first = servers[0]
    const second = await serve()
    const user = line.user(student)
    // Thirty descriptions for thirty dialogues cannot race in one chat: the places are raced for by commands of the store.
    const { raceForPlaces } = await import('../support/raceForPlaces.ts')
    const given = await raceForPlaces(env, student, 30)
    expect(given).to.equal(9)
    await line.says(user, '還剩幾件')
    expect((await line.next(user)).text).to.match(/還可以上傳 0 件|已滿 9 件/)
    expect(first?.url).not.to.equal(second.url)
  }).timeout(90_000)
})
