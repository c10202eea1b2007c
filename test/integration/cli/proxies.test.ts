import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { type CommandLine, openCommandLine } from './commandLine.ts'

describe('the commands for proxies, kept accounts and guardians’ grants', () => {
  let line: CommandLine
  let folder: string
  beforeEach(async () => {
    line = await openCommandLine()
    folder = await mkdtemp(path.join(tmpdir(), 'licheng-test-'))
    await line.bring('people', 'people.csv')
    await line.bring(
      'people',
      [
        'id,name,roles,grade,class,division,subject,domain,status,left_on',
        'K01,教學組長,curriculum,,,day,,,,',
        'T04,吳老師,teacher,,,day,國文,語文,,',
        'T05,高老師,teacher|domain-convener,,,day,英文,語文,,',
        'T06,許老師,teacher,,,day,,,,',
      ].join('\n'),
    )
    await line.bring('courses', 'courses.csv')
    await line.bring(
      'courses',
      [
        'course_id,term,name,subject,domain,grade,credits,division,teacher_id',
        '1151-102-CHI,115-1,國語文,國文,語文,10,4,day,T06',
      ].join('\n'),
    )
    await line.bring('guardians', 'guardians.csv')
    const school = await line.services.calendar.load()
    const terms = [{ id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' }]
    await line.services.calendar.replace({ ...school, calendar: { terms, notices: [] } }, [], new Date(0))
  })
  afterEach(async () => {
    expect(line.leftOpen()).to.equal(0)
    await rm(folder, { recursive: true })
    await line.close()
  })

  describe('proxies', () => {
    it('proposes in the order of the regulation, with the reason for each rank', async () => {
      const inOrder = [
        { person: 'T06', rank: 2, reason: 'same-subject-and-grade', consent: null },
        { person: 'T04', rank: 3, reason: 'same-subject', consent: null },
        { person: 'T05', rank: 4, reason: 'domain-convener', consent: null },
        { person: 'K01', rank: 5, reason: 'curriculum', consent: null },
      ]
      expect(await line.json('proxies', '1151-101-CHI')).to.deep.equal(inOrder)
      const forTeacher = await line.json<{ person: string }[]>('proxies', 'T01')
      expect(forTeacher.map(({ person }) => person)).to.deep.equal(['T06', 'T04', 'T05', 'A02', 'K01'])
      expect(await line.run('proxies', 'nothing')).to.include({ status: 1, out: '' })
    })

    it('appoints by the offices that may, once, and ends it', async () => {
      const appoint = (as: string) => line.run('proxies', 'appoint', '1151-101-CHI', 'T04', '--as', as)
      expect(await line.run('proxies', 'appoint', '1151-101-CHI', 'T04')).to.include({ status: 2 })
      expect(await appoint('A01')).to.include({ status: 1, out: '' })
      expect(await appoint('A02')).to.include({ status: 1, out: '' })
      expect(await appoint('K01')).to.include({ status: 0 })
      expect(await appoint('D01')).to.include({ status: 0 })
      const rows = await line.json<{ id: number; proxy: string; rank: number }[]>('proxies')
      expect(rows).to.have.length(1)
      expect(rows[0]).to.include({ id: 1, proxy: 'T04', rank: 3 })
      expect(await line.services.certifiers.coveredBy('T04', line.services.clock.now())).to.deep.equal({
        courses: ['1151-101-CHI'],
        entries: [],
      })
      expect(await line.run('proxies', 'appoint', '1151-101-CHI', 'M01', '--as', 'K01')).to.include({ status: 1 })
      expect(await line.run('proxies', 'end', '1', '--as', 'K01')).to.include({ status: 0 })
      expect(await line.run('proxies', 'end', '1', '--as', 'K01')).to.include({ status: 1 })
      expect(await line.json('proxies')).to.deep.equal([])
    })

    it('appoints for 進修部 by its own offices alone', async () => {
      const appoint = (as: string) => line.run('proxies', 'appoint', '1151-901-CHI', 'T04', '--as', as)
      expect(await appoint('K01')).to.include({ status: 1 })
      expect(await appoint('D01')).to.include({ status: 1 })
      expect(await appoint('A02')).to.include({ status: 0 })
    })

    it('appoints whoever the teacher named only with their consent, which a right code stands for once', async () => {
      const { nominations, consentCodes, clock, record } = line.services
      const named = await nominations.nominate('T02', {
        actor: { by: 'T01', via: 'line' },
        request: 'a message',
        now: clock.now(),
      })
      expect(named.done).to.equal(true)
      expect((await line.json<object[]>('proxies', 'T01'))[0]).to.deep.equal({
        person: 'T02',
        rank: 1,
        reason: 'named',
        consent: 'asked',
      })
      const appoint = (...more: string[]) => line.run('proxies', 'appoint', 'T01', 'T02', ...more, '--as', 'K01')
      expect((await appoint()).err).to.match(/has to consent first/)
      expect((await appoint('--code', 'AAAA-AAAA')).err).to.match(/code is wrong/)
      expect(await appoint('--code', consentCodes.of('T01:T02:1').toLowerCase())).to.include({ status: 0 })
      const acts = await record.model.find({ subject: 'nomination:T01:T02' }).sort({ order: 1 }).lean()
      expect(acts.map(({ act, by, via }) => [act, by, via])).to.deep.equal([
        ['nominate', 'T01', 'line'],
        ['consent', 'T02', 'cli'],
      ])
    })

    it('puts the task force’s own list in the place of the default, and takes it back', async () => {
      const order = async (text: string, as = 'K01') => {
        const file = path.join(folder, 'order.csv')
        await writeFile(file, text)
        return line.run('proxies', 'order', file, '--as', as)
      }
      const header = 'subject,grade,rank,teacher_id'
      expect(await order(`${header}\n國文,10,1,T02`, 'A01')).to.include({ status: 1 })
      expect((await order(`${header}\n國文,9,0,T99`)).err)
        .to.match(/row 2, grade/)
        .and.match(/row 2, rank/)
      expect((await order(`${header}\n國文,10,1,S1101`)).err).to.match(/row 2, teacher_id: S1101 is no teacher/)
      expect(await order(`${header}\n國文,10,2,T04\n國文,,1,T02`)).to.include({ status: 0 })
      expect(await line.json('proxies', '1151-101-CHI')).to.deep.equal([
        { person: 'T02', rank: 1, reason: 'task-force', consent: null },
        { person: 'T04', rank: 2, reason: 'task-force', consent: null },
      ])
      expect((await line.json<{ person: string }[]>('proxies', '1151-101-MAT'))[0]?.person).not.to.equal('T02')
      expect(await order(header)).to.include({ status: 0 })
      expect((await line.json<{ person: string }[]>('proxies', '1151-101-CHI'))[0]).to.include({ person: 'T06' })
    })
  })

  it('accounts keep: by the offices that may, for a teacher, until a day to come', async () => {
    const keep = (teacher: string, until: string, as: string) =>
      line.run('accounts', 'keep', teacher, '--until', until, '--as', as)
    expect(await keep('T01', '2026-12-31', 'A01')).to.include({ status: 1 })
    expect(await keep('S1101', '2026-12-31', 'K01')).to.include({ status: 1 })
    expect(await keep('T01', '2026-10-13', 'K01')).to.include({ status: 1 })
    expect(await keep('T01', '115/12/31', 'K01')).to.include({ status: 2 })
    expect(await keep('T01', '2026-12-31', 'K01')).to.include({ status: 0 })
    expect(await line.services.keptAccounts.untilOf('T01')).to.equal('2026-12-31')
  })

  describe('grants', () => {
    const add = (guardian: string, student: string, as: string, ...more: string[]) =>
      line.run('grants', 'add', guardian, '--student', student, '--until', '2026-10-31', '--as', as, ...more)

    it('are given by the student’s own office to their guardian, on the word that they are under age', async () => {
      expect(await add('P01', 'S1101', 'A01')).to.include({ status: 2 })
      expect(await add('P01', 'S1101', 'A02', '--under-age')).to.include({ status: 1 })
      expect(await add('P02', 'S1101', 'A01', '--under-age')).to.include({ status: 1 })
      expect(await add('P02', 'S9101', 'A01', '--under-age')).to.include({ status: 1 })
      expect(await add('P02', 'S9101', 'A02', '--under-age')).to.include({ status: 0 })
      expect(await add('P01', 'S1101', 'A01', '--under-age')).to.include({ status: 0 })
      expect(await line.json('grants', 'list')).to.deep.equal([
        { id: 2, guardian: 'P01', student: 'S1101', until: '2026-10-31', revoked: false },
        { id: 1, guardian: 'P02', student: 'S9101', until: '2026-10-31', revoked: false },
      ])
      const listed = async (as: string) =>
        (await line.json<{ id: number }[]>('grants', 'list', '--as', as)).map(({ id }) => id)
      expect([await listed('A01'), await listed('A02')]).to.deep.equal([[2], [1]])
      const [act] = await line.services.record.model.find({ subject: 'grant:2' }).lean()
      expect(act).to.include({ act: 'grant', by: 'A01', as: 'registrar', via: 'cli', osUser: 'chen' })
    })

    it('are revoked once, by the same office', async () => {
      await add('P01', 'S1101', 'A01', '--under-age')
      expect(await line.run('grants', 'revoke', '1', '--as', 'A02')).to.include({ status: 1 })
      expect(await line.run('grants', 'revoke', '1', '--as', 'A01')).to.include({ status: 0 })
      expect(await line.run('grants', 'revoke', '1', '--as', 'A01')).to.include({ status: 1 })
      expect((await line.json<{ revoked: boolean }[]>('grants', 'list'))[0]?.revoked).to.equal(true)
      expect(await line.run('grants', 'revoke', '9', '--as', 'A01')).to.include({ status: 1 })
    })
  })
})
