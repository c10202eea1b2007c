import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { MongoClient } from 'mongodb'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const program = fileURLToPath(new URL('../../../src/main.js', import.meta.url))

describe('the compiled command', () => {
  let database: TestDatabase
  let folder: string
  beforeEach(async () => {
    database = await openTestDatabase()
    folder = await mkdtemp(path.join(tmpdir(), 'licheng-test-'))
  })
  afterEach(async () => {
    await database.close()
    await rm(folder, { recursive: true })
  })

  function start(...argv: string[]): ChildProcess {
    return spawn(process.execPath, [program, ...argv], {
      env: {
        PATH: process.env.PATH,
        MONGODB_URI: database.uri,
        LICHENG_SECRET: 'a secret of the tests, long enough',
        LICHENG_NOW: '2026-10-14T10:00:00+08:00',
      },
    })
  }

  async function run(argv: string[], input = '') {
    const child = start(...argv)
    const { stdin, stdout, stderr } = child
    if (!stdin || !stdout || !stderr) throw new Error('no pipes')
    stdin.end(input)
    const [out, err] = await Promise.all([text(stdout), text(stderr), once(child, 'close')])
    return { status: child.exitCode, out, err }
  }

  it('imports, and says so on standard output alone', async () => {
    const { status, out, err } = await run(['import', 'people', 'test/fixtures/school/people.csv', '--json'])
    expect({ status, err }).to.deep.equal({ status: 0, err: '' })
    expect(JSON.parse(out)).to.include({ kind: 'people', added: 11 })
  })

  it('exits 1 when it fails and 2 when it is used wrongly', async () => {
    const failed = await run(['import', 'people', 'test/fixtures/school/people-big5.csv', '--json'])
    expect(failed.status).to.equal(1)
    expect(JSON.parse(failed.out)).to.have.nested.property('errors[0].row', 1)
    expect((await run(['import', 'people'])).status).to.equal(2)
  })

  it('reads utterances from standard input, one a line, and answers as many lines', async () => {
    const { status, out } = await run(['intent'], '還剩幾件\n\nspeak English please')
    const lines = out.trimEnd().split('\n')
    expect(status).to.equal(0)
    expect(lines.map((line) => JSON.parse(line).intent)).to.deep.equal(['quota.remaining', 'unknown', 'language.set'])
  })

  it('that is killed while it imports leaves all of its file or nothing, and each person in the record once', async () => {
    const header = 'id,name,roles,grade,class,division,subject,domain,status,left_on'
    const rows = Array.from({ length: 1100 }, (_, index) => `S${index},學生,student,10,101,day,,,enrolled,`)
    const file = path.join(folder, 'people.csv')
    await writeFile(file, [header, ...rows, ''].join('\n'))
    const client = await MongoClient.connect(database.uri)
    const count = (collection: string) => client.db().collection(collection).countDocuments()
    try {
      const child = start('import', 'people', file)
      const died = once(child, 'close')
      while ((await count('people')) === 0 && child.exitCode === null) await count('importRows')
      child.kill('SIGKILL')
      await died
      expect(await count('people')).to.be.greaterThan(0)
      // In ten seconds it would have run out by itself.
      await client.db().collection('leases').deleteMany({})
      const { out } = await run(['import', 'people', file, '--json'])
      expect(JSON.parse(out)).to.include({ added: 0, unchanged: 1100 })
      expect([await count('people'), await count('acts'), await count('importRows')]).to.deep.equal([1100, 1100, 0])
    } finally {
      await client.close()
    }
  }).timeout(60_000)
})
