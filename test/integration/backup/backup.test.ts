import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { expect } from 'chai'
import { runCli } from '../../../src/cli/index.ts'
import { readConfig } from '../../../src/config.ts'
import { openServices } from '../../../src/services.ts'
import { testClock } from '../../support/clock.ts'
import { openTestDatabase, startTemporaryStore, type TestDatabase, temporaryFolder } from '../../support/database.ts'
import { pdf } from '../../support/files.ts'
import { silentLog } from '../../support/log.ts'
import { seventhWeek, startSchool, type TestSchool } from '../../support/school.ts'

const secret = 'a secret of the tests, long enough'

/** What several people ask, and read: the same before and after. */
const questions: readonly [string, string][] = [
  ['S1', '還剩幾件'],
  ['S1', '我傳了哪些'],
  ['S1', '我的檔案還在嗎'],
  ['S1', '我是誰'],
  ['S2', '還剩幾件'],
  ['S2', '我勾了哪些'],
  ['T1', '還有幾件要認證'],
  ['R1', '我的待辦'],
  ['D1', '截止到什麼時候'],
]

/** A database that outlives the school on it. */
const keeping = (uri: string): TestDatabase => ({ uri, name: '', close: async () => undefined })

async function answersOf(school: TestSchool): Promise<string[]> {
  const answers: string[] = []
  for (const [id, question] of questions) {
    const person = await school.someone(id, { bound: false })
    answers.push(`${id} ${question} → ${await person.says(question)}`)
  }
  return answers
}

/** Runs a command on a database, as a shell would. */
async function licheng(database: { uri: string }, argv: string[], key = secret) {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const status = await runCli(argv, {
    stdin: Readable.from([]),
    stdout: out,
    stderr: err,
    log: silentLog,
    osUser: 'chen',
    open: () =>
      openServices(readConfig({ MONGODB_URI: database.uri, LICHENG_SECRET: key }), testClock(seventhWeek), silentLog),
    registerLineMenus: async () => ({ created: [], unchanged: [] }),
    registerDiscordCommands: async () => [],
    bench: async () => [],
    start: async () => undefined,
  })
  return { status, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

describe('a backup', () => {
  /** An embedded store: a school that outgrows one machine moves from there to whatever database the suite runs on. */
  let embedded: Awaited<ReturnType<typeof startTemporaryStore>>
  let school: TestSchool
  let target: TestDatabase
  let dir: string
  before(async () => {
    embedded = await startTemporaryStore()
    school = await startSchool(seventhWeek, { on: keeping(embedded.uri) })
    const [student, teacher] = [await school.someone('S1'), await school.someone('T1')]
    for (const [id] of questions) await school.someone(id)
    for (const subject of ['國文', '數學']) {
      await student.sends(pdf(subject === '國文' ? 2_000 : 300_000))
      await student.presses(subject)
      await student.says(`${subject}課的專題報告`)
      await student.presses('送出認證')
    }
    await teacher.says('#1 認證通過')
    await school.services.outbox.queue('left:over', { person: 'S2' }, { kind: 'decision', entry: 1, round: 1 })
    dir = join(temporaryFolder(), 'backup')
    target = await openTestDatabase()
  })
  after(async () => {
    await school.close()
    await target.close()
    await embedded.stop()
  })
  const source = () => embedded

  it('holds every document and file, for its owner alone, and is read again', async () => {
    const { status, out } = await licheng(source(), ['backup', dir, '--json'])
    expect(status).to.equal(0)
    expect(JSON.parse(out)).to.deep.include({ files: 2 })
    expect((await stat(dir)).mode & 0o777).to.equal(0o700)
    for (const file of await readdir(join(dir, 'files')))
      expect((await stat(join(dir, 'files', file))).mode & 0o777).to.equal(0o600)
    expect(await readFile(join(dir, 'manifest.json'), 'utf8')).not.to.include(secret)
  })

  it('is not made into a folder that holds something', async () => {
    expect(await licheng(source(), ['backup', dir])).to.deep.include({ status: 1 })
  })

  it('is not made where there is a file', async () => {
    const { status, err } = await licheng(source(), ['backup', join(dir, 'manifest.json')])
    expect(status).to.equal(1)
    expect(err).to.match(/manifest\.json cannot be made or is no folder/)
  })

  it('gives, restored elsewhere, every answer that the bot gave before', async () => {
    const before = await answersOf(school)
    const { status, out, err } = await licheng(target, ['restore', dir, '--json'])
    expect({ status, err }).to.deep.equal({ status: 0, err: '' })
    expect(JSON.parse(out)).to.deep.include({ files: 2, sameSecret: true })
    const restored = await startSchool(seventhWeek, { on: keeping(target.uri), filled: true })
    try {
      expect(await answersOf(restored)).to.deep.equal(before)
      expect((await licheng(target, ['audit'])).status).to.equal(0)
    } finally {
      await restored.close()
    }
  })

  it('says nothing again that was on its way: it is listed as uncertain', async () => {
    const services = await openServices(
      readConfig({ MONGODB_URI: target.uri, LICHENG_SECRET: secret }),
      testClock(seventhWeek),
      silentLog,
    )
    const left = await services.outbox.model.findById('left:over').lean()
    await services.close()
    expect(left).to.deep.include({ state: 'uncertain', why: 'restored from a backup' })
  })

  it('goes on counting where it was: no number is given twice', async () => {
    const restored = await startSchool(seventhWeek, { on: keeping(target.uri), filled: true })
    try {
      expect(await restored.addEntry('S2')).to.equal(3)
    } finally {
      await restored.close()
    }
  })

  it('is refused by a store that holds something', async () => {
    const { status, err } = await licheng(target, ['restore', dir])
    expect(status).to.equal(1)
    expect(err).to.match(/holds something already/)
  })

  it('fills a store on which a server has only been started', async () => {
    const started = await openTestDatabase()
    const config = readConfig({ MONGODB_URI: started.uri, LICHENG_SECRET: secret })
    const services = await openServices(config, testClock(seventhWeek), silentLog)
    await services.reminders.queueDue(services.clock.now())
    await services.close()
    expect(await licheng(started, ['restore', dir])).to.include({ status: 0, err: '' })
    await started.close()
  })

  it('says so when another secret ends live codes and links', async () => {
    const other = await openTestDatabase()
    const { status, err } = await licheng(other, ['restore', dir], 'another secret of the tests, long enough')
    await other.close()
    expect(status).to.equal(0)
    expect(err).to.match(/LICHENG_SECRET/)
  })

  it('keeps everybody out of a store that a restore left half full', async () => {
    const half = await openTestDatabase()
    const services = await openServices(
      readConfig({ MONGODB_URI: half.uri, LICHENG_SECRET: secret }),
      testClock(seventhWeek),
      silentLog,
    )
    await services.connection
      .collection<{ _id: string; state: string }>('restores')
      .insertOne({ _id: 'restore', state: 'begun' })
    await services.close()
    expect(await licheng(half, ['record'])).to.deep.include({ status: 1 })
    expect((await licheng(half, ['record'])).err).to.match(/interrupted/)
    await half.close()
  })

  describe('that is not whole', () => {
    let empty: TestDatabase
    beforeEach(async () => {
      empty = await openTestDatabase()
    })
    afterEach(() => empty.close())

    async function spoilt(spoil: (copy: string) => Promise<void>) {
      const copy = join(temporaryFolder(), 'copy')
      await mkdir(copy)
      expect((await licheng(source(), ['backup', join(copy, 'b')])).status).to.equal(0)
      await spoil(join(copy, 'b'))
      return licheng(empty, ['restore', join(copy, 'b')])
    }

    it('is refused before anything is written: a changed file', async () => {
      const outcome = await spoilt(async (copy) => {
        const [file = ''] = await readdir(join(copy, 'files'))
        await appendFile(join(copy, 'files', file), 'x')
      })
      expect(outcome.status).to.equal(1)
      expect(outcome.err).to.match(/not what was written/)
    })

    it('is refused before anything is written: a missing file', async () => {
      const outcome = await spoilt(async (copy) => {
        const [file = ''] = await readdir(join(copy, 'files'))
        await rm(join(copy, 'files', file))
      })
      expect(outcome.err).to.match(/missing/)
    })

    it('is refused before anything is written: a line less', async () => {
      const outcome = await spoilt(async (copy) => {
        const file = join(copy, 'collections/entries.jsonl')
        const lines = (await readFile(file, 'utf8')).split('\n')
        await writeFile(file, lines.slice(1).join('\n'))
      })
      expect(outcome.err).to.match(/entries\.jsonl is not what was written/)
    })

    it('is refused before anything is written: no manifest', async () => {
      expect((await spoilt((copy) => rm(join(copy, 'manifest.json')))).err).to.match(/no finished backup/)
    })
  })
})
