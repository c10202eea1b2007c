import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { loadDemo } from '../../../src/school/demo.ts'
import type { ImportResult } from '../../../src/school/import/compareFile.ts'
import { type CommandLine, openCommandLine } from './commandLine.ts'

const fixture = (name: string) => `test/fixtures/school/${name}`

describe('the command line', () => {
  let line: CommandLine
  let folder: string
  beforeEach(async () => {
    line = await openCommandLine()
    folder = await mkdtemp(path.join(tmpdir(), 'licheng-test-'))
  })
  afterEach(async () => {
    expect(line.leftOpen(), 'a command closes the store that it opened').to.equal(0)
    await line.close()
    await rm(folder, { recursive: true })
  })

  async function file(name: string, text: string): Promise<string> {
    const at = path.join(folder, name)
    await writeFile(at, text)
    return at
  }

  async function bringSchool(): Promise<void> {
    for (const kind of ['people', 'courses', 'enrolments', 'guardians'] as const) await line.bring(kind, `${kind}.csv`)
  }

  describe('used wrongly', () => {
    for (const argv of [
      [],
      ['impotr'],
      ['import'],
      ['import', 'teachers', 'x.csv'],
      ['import', 'people', 'x.csv', 'y.csv'],
      ['import', 'people', 'x.csv', '--year', '2026'],
      ['import', 'people', fixture('people.csv'), '--replace'],
      ['import', 'people', 'x.csv', '--force'],
      ['school'],
      ['codes', '--role', 'boss'],
      ['codes', '--csv', '--slips', 'x.html'],
      ['unbind', 'S1101'],
      ['unbind', 'S1101', '--as', 'A01', '--channel', 'fax'],
      ['record', '--since', '116/1/20'],
      ['record', '--entry', 'twelve'],
      ['entries', '--term', '115'],
      ['receipts', 'status', '--submission', 'one'],
      ['retention', 'approve', 'one', '--as', 'D01', '--code', 'AAAA-3333'],
    ]) {
      it(`as “licheng ${argv.join(' ')}” exits 2 and says what was wrong`, async () => {
        const { status, out, err } = await line.run(...argv)
        expect(status).to.equal(2)
        expect(out).to.equal('')
        expect(err).to.match(/^(error|Usage): /)
      })
    }

    it('names the ISO form of a date of the Republic’s calendar', async () => {
      expect((await line.run('record', '--since', '116/1/20')).err).to.match(/2027-01-20/)
    })
  })

  it('has help for every command, which exits 0', async () => {
    const { out, status } = await line.run('--help')
    expect(status).to.equal(0)
    const names = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => `${name}`).filter((name) => name !== 'help')
    expect(names).to.include.members(['start', 'import', 'school', 'codes', 'bindings', 'unbind', 'record', 'intent'])
    for (const name of names) expect((await line.run(name, '--help')).status, name).to.equal(0)
  })

  it('may be told who acts, by every command', async () => {
    expect(await line.run('intent', '--as', 'A01')).to.include({ status: 0, err: '' })
    expect(await line.run('start', '--as', 'A01')).to.include({ status: 0, err: '' })
  })

  it('answers an unexpected failure with one line, and no stack', async () => {
    line.services.calendar.load = async () => {
      throw Object.assign(new Error('secret detail'), { code: 'ELOST' })
    }
    const { status, out, err } = await line.run('school', fixture('people.csv'))
    expect(status).to.equal(1)
    expect(out).to.equal('')
    expect(err).to.equal('Unexpected failure (ELOST); the log line says where.\n')
  })

  describe('import', () => {
    it('prints its result as JSON in one line', async () => {
      const { status, out } = await line.run('import', 'people', fixture('people.csv'), '--json')
      expect(status).to.equal(0)
      expect(out.trimEnd()).to.not.include('\n')
      expect(JSON.parse(out)).to.deep.equal({
        kind: 'people',
        rows: 11,
        added: 11,
        changed: [],
        unchanged: 0,
        missing: [],
        droppedOut: [],
      })
    })

    it('prints its errors as JSON and exits 1', async () => {
      const bad = await file('bad.csv', 'course_id,student_id\nC1,S1\n')
      const { status, out } = await line.run('import', 'enrolments', bad, '--json')
      expect(status).to.equal(1)
      expect(JSON.parse(out)).to.deep.equal({
        errors: [
          { row: 2, column: 'course_id', message: 'C1 is unknown: import courses first.' },
          { row: 2, column: 'student_id', message: 'S1 is unknown: import people first.' },
        ],
      })
    })

    it('says the same in words, errors on standard error', async () => {
      expect((await line.run('import', 'people', fixture('people.csv'))).out).to.equal(
        'people: 11 rows, 11 added, 0 changed, 0 unchanged, 0 dropped out.\n',
      )
      const big5 = await line.run('import', 'people', fixture('people-big5.csv'))
      expect(big5).to.include({ status: 1, out: '' })
      expect(big5.err).to.match(/^row 1: This file is Big5.*\nNothing was imported: 1 error\.\n$/)
    })

    it('shows first who drops out', async () => {
      await bringSchool()
      const short = await file('short.csv', 'course_id,student_id\n1151-101-CHI,S1102\n')
      const { out, err } = await line.run('import', 'enrolments', short, '--replace')
      expect(err).to.equal('These drop out, and their entries stay: 1151-101-CHI:S1101\n')
      expect(out).to.match(/1 dropped out/)
    })

    it('writes nothing on a dry run', async () => {
      const { added } = await line.json<ImportResult>('import', 'people', fixture('people.csv'), '--dry-run')
      expect(added).to.equal(11)
      expect(await line.services.people.model.countDocuments()).to.equal(0)
    })

    it('of a file that is not there exits 1 and names it', async () => {
      const { status, err } = await line.run('import', 'people', 'nowhere.csv')
      expect(status).to.equal(1)
      expect(err).to.match(/^nowhere\.csv is not there/)
    })

    it('by someone takes their office, and is theirs in the record', async () => {
      await bringSchool()
      const refused = await line.run('import', 'people', fixture('people.csv'), '--as', 'T01')
      expect(refused).to.include({ status: 1 })
      expect(refused.err).to.match(/T01 may not do this; it takes one of: registrar/)
      expect((await line.run('import', 'people', fixture('people.csv'), '--as', 'nobody')).status).to.equal(1)
      const more = await file(
        'more.csv',
        'id,name,roles,grade,class,division,subject,domain,status,left_on\nS1109,新生,student,10,101,day,,,enrolled,\n',
      )
      expect((await line.run('import', 'people', more, '--as', 'A01')).status).to.equal(0)
      const [act] = await line.json<object[]>('record', '--person', 'S1109')
      expect(act).to.include({
        act: 'import',
        subject: 'person:S1109',
        by: 'A01',
        as: 'registrar',
        via: 'cli',
        osUser: 'chen',
      })
    })

    it('by an office of 進修部 is of its students alone', async () => {
      await bringSchool()
      const outcome = await line.run('import', 'people', fixture('people.csv'), '--as', 'A02')
      expect(outcome.status).to.equal(1)
      expect(outcome.err).to.match(/row 2, division/)
    })
  })

  describe('school', () => {
    it('prints what changes as JSON, and how many students it concerns', async () => {
      await bringSchool()
      const { changes, affected } = await line.json<{ changes: { what: string }[]; affected: number }>(
        'school',
        'school.example.yaml',
      )
      expect(changes.map(({ what }) => what)).to.include.members(['school', 'term:115-1', 'notice:SEL-115-course'])
      expect(affected).to.equal(4)
      expect(await line.json('school', 'school.example.yaml')).to.deep.equal({ changes: [], affected: 0 })
    })

    it('refuses what is wrong, and exits 1', async () => {
      const wrong = await file('wrong.yaml', 'term: {}\nwebsite: x\n')
      const { status, err, out } = await line.run('school', wrong)
      expect({ status, out }).to.deep.equal({ status: 1, out: '' })
      expect(err).to.match(/website: .*\nterm: this key is unknown\.\nNothing was changed\.\n$/)
    })

    it('is 教務主任’s; the director of 進修部 publishes notices for the division alone', async () => {
      await bringSchool()
      const director = await file(
        'director.csv',
        'id,name,roles,grade,class,division,subject,domain,status,left_on\nD09,進修部主任,continuing-director,,,continuing,,,,\n',
      )
      await line.run('import', 'people', director)
      expect((await line.run('school', 'school.example.yaml', '--as', 'A01')).status).to.equal(1)
      expect((await line.run('school', 'school.example.yaml', '--as', 'D09')).status).to.equal(1)
      expect((await line.run('school', 'school.example.yaml', '--as', 'D01')).status).to.equal(0)
      const notice = (id: string, division: string) =>
        `notices: [{ id: ${id}, applies: { operation: course-selection, year: 115, division: ${division} }, closes: 2027-08-25, published: 2027-07-02 }]`
      const own = await file('own.yaml', notice('E1', 'continuing'))
      const foreign = await file('foreign.yaml', notice('E2', 'day'))
      expect((await line.run('school', own, '--as', 'D09')).status).to.equal(0)
      expect((await line.run('school', foreign, '--as', 'D09')).err).to.match(/notice:E2: D09 publishes notices/)
      const taken = await file('taken.yaml', notice('SEL-115-course', 'continuing'))
      expect((await line.run('school', taken, '--as', 'D09')).status).to.equal(1)
    })
  })

  describe('codes', () => {
    beforeEach(bringSchool)

    const codesIn = (csv: string) =>
      csv
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(','))

    it('without a filter are for everyone, in CSV with a column for the code and one for the number', async () => {
      const { out, err } = await line.run('codes', '--csv')
      expect(out.split('\n', 1)[0]).to.equal('id,name,class,code,expiresOn')
      expect(codesIn(out)).to.have.lengthOf(13)
      expect(new Set(codesIn(out).map(([, , , code]) => code)).size).to.equal(13)
      expect(
        codesIn(out).every(([, , , code = '', until]) => /^\w{4}-\w{4}$/.test(code) && until === '2026-11-13'),
      ).to.equal(true)
      expect(err).to.equal('Live codes voided: 0.\n')
    })

    it('are for whom the filters name', async () => {
      const ids = async (...flags: string[]) =>
        codesIn((await line.run('codes', '--csv', ...flags)).out).map(([id]) => id)
      expect(await ids('--class', '101')).to.deep.equal(['S1101', 'S1102'])
      expect(await ids('--class', '101', '--role', 'homeroom')).to.deep.equal(['T01'])
      expect(await ids('--class', '101', '--role', 'guardian')).to.deep.equal(['P01'])
      expect(await ids('--role', 'registrar')).to.deep.equal(['A01'])
      expect(await ids('--person', 'T02')).to.deep.equal(['T02'])
    })

    it('can be used once, and void the ones before', async () => {
      const { codes, clock } = line.services
      const [[, , , first = ''] = []] = codesIn((await line.run('codes', '--csv', '--person', 'S1101')).out)
      expect(await codes.check(codes.seal(first), clock.now(), 'm1')).to.deep.equal({ kind: 'good', person: 'S1101' })
      expect((await line.run('codes', '--csv', '--person', 'S1101')).err).to.equal('Live codes voided: 1.\n')
      expect(await codes.check(codes.seal(first), clock.now(), 'm1')).to.deep.equal({ kind: 'voided' })
    })

    it('with --new leave out who is bound or holds a live code, and void none', async () => {
      await line.run('codes', '--person', 'S1101')
      await line.services.accounts.seen('line', 'U1', new Date(0))
      await line.services.accounts.bind('line:U1', 'S1102', new Date(0))
      const { out, err } = await line.run('codes', '--csv', '--new')
      expect(codesIn(out)).to.have.lengthOf(11)
      expect(codesIn(out).map(([id]) => id)).to.not.include.members(['S1101'])
      expect(codesIn(out).map(([id]) => id)).to.not.include.members(['S1102'])
      expect(err).to.equal('')
    })

    it('are for someone who has left only when named', async () => {
      const gone = await file(
        'gone.csv',
        'id,name,roles,grade,class,division,subject,domain,status,left_on\nS1102,李小華,student,10,101,day,,,left,2026-10-01\n',
      )
      await line.run('import', 'people', gone)
      expect((await line.run('codes', '--csv', '--class', '101')).out).to.not.include('S1102')
      expect((await line.run('codes', '--csv', '--person', 'S1102')).out).to.include('S1102')
    })

    it('on slips are in a file that nobody else may read', async () => {
      const slips = await file('slips.html', 'an older file')
      const { out, status } = await line.run('codes', '--slips', slips)
      expect(status).to.equal(0)
      expect(out).to.match(/^13 slips are in/)
      expect((await stat(slips)).mode & 0o777).to.equal(0o600)
      const page = await readFile(slips, 'utf8')
      expect(page).to.include('王小明').and.not.include('an older file')
      expect(page.match(/<section>/g)).to.have.lengthOf(4)
    })

    it('on slips that cannot be written are not issued at all', async () => {
      await line.run('codes', '--person', 'S1101')
      const { status, err } = await line.run('codes', '--slips', path.join(folder, 'no', 'such.html'))
      expect(status).to.equal(1)
      expect(err).to.match(/cannot be written/)
      const { codes, clock } = line.services
      expect(await codes.liveFor(['S1101', 'S1102'], clock.now())).to.deep.equal(new Set(['S1101']))
    })

    it('by someone are of those whose codes are theirs to issue, and in the record without the code', async () => {
      const { out, err } = await line.run('codes', '--csv', '--as', 'A01')
      expect(codesIn(out).map(([id]) => id)).to.have.members(['S1101', 'S1102', 'S1201', 'P01'])
      expect(err).to.match(/^Left out, because their codes are not A01's to issue: 9\.\n/)
      expect((await line.run('codes', '--person', 'T01', '--as', 'A01')).status).to.equal(1)
      expect((await line.run('codes', '--person', 'M01', '--as', 'M01')).status).to.equal(1)
      const acts = await line.json<{ act: string }[]>('record', '--person', 'S1101')
      expect(acts.at(-1)).to.deep.include({
        act: 'issueCode',
        subject: 'person:S1101',
        by: 'A01',
        as: 'registrar',
        after: { expiresOn: '2026-11-13' },
      })
      const [[, , , code = ''] = []] = codesIn(out)
      expect(JSON.stringify(await line.services.record.model.find().lean())).to.not.include(code)
    })
  })

  describe('bindings and unbind', () => {
    beforeEach(async () => {
      await bringSchool()
      const at = line.services.clock.now().toJSDate()
      for (const [account, channel, person] of [
        ['U1', 'line', 'S1101'],
        ['1', 'discord', 'S1101'],
        ['U2', 'line', 'T01'],
      ] as const) {
        await line.services.accounts.seen(channel, account, at)
        await line.services.accounts.bind(`${channel}:${account}`, person, at)
      }
    })

    it('shows who is bound where, since when, and no chat id', async () => {
      const { out } = await line.run('bindings', '--json')
      expect(JSON.parse(out)).to.have.deep.members([
        { id: 'S1101', name: '王小明', class: '101', channel: 'line', since: '2026-10-14T10:00:00.000+08:00' },
        { id: 'S1101', name: '王小明', class: '101', channel: 'discord', since: '2026-10-14T10:00:00.000+08:00' },
        { id: 'T01', name: '林老師', class: '101', channel: 'line', since: '2026-10-14T10:00:00.000+08:00' },
      ])
      expect((await line.run('bindings', '--class', '101', '--csv')).out.trim().split('\n')).to.have.lengthOf(3)
      expect(await line.json('bindings', '--as', 'T03')).to.deep.equal([])
    })

    it('ends a binding in one network, or in all', async () => {
      expect(await line.json('unbind', 'S1101', '--channel', 'line', '--as', 'A01')).to.deep.equal({
        id: 'S1101',
        unbound: ['line'],
      })
      const { out } = await line.run('unbind', 'S1101', '--as', 'T01')
      expect(out).to.equal('S1101 is no longer bound in discord.\n')
      expect(await line.run('unbind', 'S1101', '--as', 'T01')).to.include({ status: 1, err: 'S1101 is not bound.\n' })
      const acts = await line.json<{ act: string }[]>('record', '--person', 'S1101')
      expect(acts.slice(-2)).to.have.deep.nested.property('[0].before.channel', 'line')
      expect(acts.at(-1)).to.deep.include({ act: 'unbind', by: 'T01', as: 'homeroom', before: { channel: 'discord' } })
    })

    it('is refused to who may not, and of nobody known', async () => {
      expect((await line.run('unbind', 'T01', '--as', 'A01')).err).to.equal("The binding of T01 is not A01's to end.\n")
      expect((await line.run('unbind', 'S1101', '--as', 'T02')).status).to.equal(1)
      expect((await line.run('unbind', 'S9', '--as', 'A01')).err).to.equal('Nobody here has the number S9.\n')
      expect(await line.services.accounts.ofPerson('T01')).to.have.lengthOf(1)
    })
  })

  describe('record', () => {
    it('shows acts in their order, of a person, and since a day', async () => {
      await bringSchool()
      const all = await line.json<{ subject: string }[]>('record')
      expect(all).to.have.lengthOf(20)
      expect(all[0]).to.deep.equal({
        at: '2026-10-14T10:00:00.000+08:00',
        act: 'import',
        subject: 'person:S1101',
        by: 'operator',
        as: 'operator',
        onBehalfOf: null,
        via: 'cli',
        osUser: 'root',
        before: null,
        after: {
          roles: 'student',
          grade: 10,
          class: '101',
          division: 'day',
          status: 'enrolled',
          status_on: '2026-10-14',
          left_on: null,
        },
      })
      const ofStudent = await line.json<{ subject: string }[]>('record', '--person', 'S1102')
      expect(ofStudent.map(({ subject }) => subject)).to.deep.equal(['person:S1102', 'enrolment:1151-101-CHI:S1102'])
      expect(await line.json('record', '--since', '2026-10-14')).to.have.lengthOf(20)
      expect(await line.json('record', '--since', '2026-10-15')).to.have.lengthOf(0)
      expect(await line.json('record', '--entry', '#12')).to.have.lengthOf(0)
    })

    it('shows of an entry what was done to several at once, such as locking a selection', async () => {
      const act = { at: new Date(0), people: ['S1'], by: 'S1', as: 'student', via: 'line' as const }
      const subject = 'selection:S1:115:course'
      await line.services.record.append({ ...act, act: 'select', subject: 'entry:12' })
      await line.services.record.append({ ...act, act: 'lock', subject, after: { entries: [3, 12] } })
      const ofEntry = await line.json<{ act: string }[]>('record', '--entry', '#12', '--person', 'S1')
      expect(ofEntry.map(({ act: name }) => name)).to.deep.equal(['select', 'lock'])
      expect(await line.json('record', '--entry', '1')).to.deep.equal([])
    })

    it('is 教務主任’s to read', async () => {
      await bringSchool()
      expect((await line.run('record', '--as', 'A01')).status).to.equal(1)
      expect((await line.run('record', '--as', 'D01', '--csv')).out.split('\n', 1)[0]).to.match(/^at,act,subject/)
    })
  })

  describe('on a demo store', () => {
    it('refuses a school’s real data, and says how to begin empty', async () => {
      await loadDemo(line.services, line.services.clock.now())
      for (const argv of [
        ['import', 'people', fixture('people.csv')],
        ['school', 'school.example.yaml'],
        ['restore', folder],
      ]) {
        const { status, err } = await line.run(...argv)
        expect(status).to.equal(1)
        expect(err).to.match(/demo school.*DATA_DIR/)
      }
    })
  })
})
