import { expect } from 'chai'
import { type CommandLine, openCommandLine } from './commandLine.ts'

interface DutyRow {
  id: string
  office: string
  dueAt: string
  doneAt: string | null
  doneBy: string | null
}

describe('the offices’ commands', () => {
  let line: CommandLine
  beforeEach(async () => {
    line = await openCommandLine()
    await line.bring('people', 'people.csv')
    await line.bring(
      'people',
      [
        'id,name,roles,grade,class,division,subject,domain,status,left_on',
        'P01,校長,principal,,,day,,,,',
        'G10,甲,grade-representative,10,,day,,,,',
        'G11,乙,grade-representative,10,,day,,,,',
        'A03,進修部主任,continuing-director,,,continuing,,,,',
      ].join('\n'),
    )
    const school = await line.services.calendar.load()
    const terms = [
      { id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' },
      { id: '115-2', opens: '2027-02-11', ceremony: '2027-06-30' },
    ]
    const notices = [
      {
        id: 'SEL-115',
        applies: { operation: 'course-selection' as const, year: 115 },
        opens: '2027-08-01T00:00:00+08:00',
        closes: '2027-08-20T23:59:59+08:00',
        selfCheckOpens: '2027-07-25T00:00:00+08:00',
        published: '2027-07-01',
      },
    ]
    await line.services.calendar.replace({ ...school, calendar: { terms, notices } }, [], new Date(0))
  })
  afterEach(async () => {
    expect(line.leftOpen()).to.equal(0)
    await line.close()
  })

  describe('duties', () => {
    it('lists those of an office with due and done', async () => {
      const rows = await line.json<DutyRow[]>('duties', '--office', 'continuing-affairs')
      expect(rows.map(({ id }) => id)).to.deep.equal([
        '115-1:attendance:continuing',
        '115-1:club-officers:continuing',
        '115-1:officers:continuing',
        '115-1:registration:continuing',
        '115-1:grades:continuing',
      ])
      expect(rows[0]).to.deep.equal({
        id: '115-1:attendance:continuing',
        office: 'continuing-affairs',
        clause: '§五(五)',
        what: '115-1 出缺勤紀錄檢核確認（進修部）',
        dueAt: '2026-09-14T23:59:59.000+08:00',
        doneAt: null,
        doneBy: null,
      })
      expect((await line.run('duties', '--csv')).out).to.match(/^id,office,clause,what,dueAt,doneAt,doneBy\n/)
    })

    it('are done once, by the office alone, with who acted in the record', async () => {
      const id = '115-1:registration:day'
      expect(await line.run('duties', 'done', id)).to.include({ status: 2 })
      expect(await line.run('duties', 'done', id, '--as', 'T01')).to.include({ status: 1, out: '' })
      expect(await line.run('duties', 'done', 'nothing', '--as', 'A01')).to.include({ status: 1 })
      expect(await line.run('duties', 'done', id, '--as', 'A01')).to.include({ status: 0 })
      const again = await line.run('duties', 'done', id, '--as', 'A01')
      expect(again.status).to.equal(1)
      expect(again.err).to.match(/A01 has done 115-1:registration:day already, at 2026-10-14T10:00/)
      const [row] = await line.json<DutyRow[]>('duties', '--office', 'registrar')
      expect(row).to.include({ id, doneBy: 'A01' })
      const acts = await line.services.record.model.find({ subject: `duty:${id}` }).lean()
      expect(acts).to.have.length(1)
      expect(acts[0]).to.include({ act: 'done', by: 'A01', as: 'registrar', via: 'cli', osUser: 'chen' })
    })

    it('that a meeting fulfils are not done by saying so', async () => {
      const { status, err } = await line.run('duties', 'done', '115-1:meeting:principal', '--as', 'P01')
      expect(status).to.equal(1)
      expect(err).to.match(/is done once the thing itself is recorded/)
    })
  })

  describe('seats', () => {
    interface SeatRow {
      seat: string
      title: string
      person: string | null
    }
    const seatOf = async (name: string) => (await line.json<SeatRow[]>('seats')).find(({ seat }) => seat === name)

    it('are 19; a role’s only holder has its seat, and among several it is empty until somebody says who', async () => {
      expect(await line.json<SeatRow[]>('seats')).to.have.length(19)
      expect(await seatOf('principal')).to.deep.equal({ seat: 'principal', title: '校長（召集人）', person: 'P01' })
      expect(await seatOf('grade-representative-10')).to.include({ title: '高一導師代表', person: null })
      expect(await seatOf('library-director')).to.include({ person: null })
      expect(await line.run('seats', 'set', 'grade-representative-10', 'G11', '--as', 'D01')).to.include({ status: 0 })
      expect(await seatOf('grade-representative-10')).to.include({ person: 'G11' })
    })

    it('are given to holders of the role alone, by 教務主任 alone', async () => {
      expect(await line.run('seats', 'set', 'chairman', 'G11', '--as', 'D01')).to.include({ status: 2 })
      expect(await line.run('seats', 'set', 'principal', 'G11')).to.include({ status: 2 })
      const foreign = await line.run('seats', 'set', 'grade-representative-11', 'G11', '--as', 'D01')
      expect(foreign.status).to.equal(1)
      expect(foreign.err).to.match(/does not hold the role/)
      expect(await line.run('seats', 'set', 'grade-representative-10', 'G11', '--as', 'A01')).to.include({ status: 1 })
    })
  })

  describe('acting staff', () => {
    const add = (office: string, person: string, as: string, from = '2026-10-14', to = '2026-10-20') =>
      line.run('acting', 'add', office, person, '--from', from, '--to', to, '--as', as)

    it('act on the command line too, on behalf of the holder', async () => {
      expect(await line.run('duties', 'done', '115-1:registration:day', '--as', 'T02')).to.include({ status: 1 })
      expect(await add('registrar', 'T02', 'D01')).to.include({ status: 0 })
      expect(await line.run('duties', 'done', '115-1:registration:day', '--as', 'T02')).to.include({ status: 0 })
      const [act] = await line.services.record.model.find({ act: 'done' }).lean()
      expect(act).to.include({ by: 'T02', as: 'registrar', onBehalfOf: 'A01' })
      expect(await line.json('acting', 'list')).to.deep.equal([
        { id: 1, office: 'registrar', person: 'T02', holder: 'A01', from: '2026-10-14', to: '2026-10-20', ended: null },
      ])
      expect(await line.run('acting', 'end', '1', '--as', 'D01')).to.include({ status: 0 })
      expect(await line.run('acting', 'end', '1', '--as', 'D01')).to.include({ status: 1 })
      expect(await line.run('duties', '--as', 'T02')).to.include({ status: 1 })
    })

    it('are appointed by 教務主任, for 進修部 by its director too, and by nobody else', async () => {
      expect(await add('registrar', 'T02', 'A03')).to.include({ status: 1 })
      expect(await add('registrar', 'T02', 'A01')).to.include({ status: 1 })
      expect(await add('continuing-affairs', 'T02', 'A03')).to.include({ status: 0 })
    })

    it('keep nobody from their own office once they have left themselves', async () => {
      await add('registrar', 'T02', 'D01')
      const { acting, people, clock } = line.services
      const onDuty = async () => (await acting.onDuty('registrar', clock.now())).map(({ _id }) => _id)
      expect(await onDuty()).to.deep.equal(['T02'])
      await people.model.updateOne({ _id: 'T02' }, { $set: { leftOn: '2026-10-14' } })
      expect(await onDuty()).to.deep.equal(['A01'])
    })

    it('are refused for what is no office, for students, and for days that are over or backwards', async () => {
      expect(await add('teacher', 'T02', 'D01')).to.include({ status: 2 })
      expect(await add('registrar', 'T02', 'D01', '115/10/14')).to.include({ status: 2 })
      expect(await add('registrar', 'S1101', 'D01')).to.include({ status: 1 })
      expect(await add('registrar', 'A01', 'D01')).to.include({ status: 1 })
      expect(await add('registrar', 'T02', 'D01', '2026-10-14', '2026-10-13')).to.include({ status: 1 })
      expect(await add('registrar', 'T02', 'D01', '2026-10-01', '2026-10-13')).to.include({ status: 1 })
    })
  })

  describe('meetings', () => {
    const add = (change: Record<string, string> = {}) => {
      const flags = {
        term: '115-1',
        date: '2026-10-14',
        attendees: 'D01,P01',
        business: '4,1',
        resolutions: '照案通過',
        as: 'D01',
        ...change,
      }
      return line.run('meetings', 'add', ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]))
    }

    it('are recorded with date, attendance, business and resolutions, and end the duty to hold one', async () => {
      expect(await add()).to.include({ status: 0 })
      const [meeting] = await line.json<object[]>('meetings', '--term', '115-1')
      expect(meeting).to.deep.include({
        date: '2026-10-14',
        attendees: ['D01', 'P01'],
        business: [1, 4],
        recordedBy: 'D01',
      })
      expect(await line.json('meetings', '--term', '115-2')).to.deep.equal([])
      const [duty] = await line.json<DutyRow[]>('duties', '--office', 'principal')
      expect(duty).to.include({ doneBy: 'D01' })
    })

    it('fulfil the duty when the first is recorded, whichever was held first', async () => {
      await add({ date: '2026-10-13' })
      const [before] = await line.json<DutyRow[]>('duties', '--office', 'principal')
      await add({ date: '2026-10-01', as: 'P01' })
      const [after] = await line.json<DutyRow[]>('duties', '--office', 'principal')
      expect(after).to.deep.equal(before)
    })

    it('and seats are seen by who can have a seat and by the offices', async () => {
      for (const what of ['meetings', 'seats']) {
        expect(await line.run(what, '--as', 'S1101')).to.include({ status: 1, out: '' })
        expect(await line.run(what, '--as', 'G10')).to.include({ status: 0 })
        expect(await line.run(what, '--as', 'A01')).to.include({ status: 0 })
      }
    })

    it('are refused with what is wrong', async () => {
      expect(await add({ business: '7' })).to.include({ status: 2 })
      expect(await add({ term: '115' })).to.include({ status: 2 })
      expect(await add({ term: '120-1' })).to.include({ status: 1 })
      expect(await add({ date: '2026-10-15' })).to.include({ status: 1 })
      expect(await add({ date: '2026-07-01' })).to.include({ status: 1 })
      expect(await add({ attendees: 'D01,X99' })).to.include({ status: 1 })
      expect(await add({ resolutions: ' ' })).to.include({ status: 1 })
      expect(await add({ as: 'A01' })).to.include({ status: 1 })
      expect(await line.json('meetings')).to.deep.equal([])
    })
  })

  describe('schedule', () => {
    it('names every window of a semester with its source, grade 12’s apart where it differs', async () => {
      const rows = await line.json<Record<string, unknown>[]>('schedule', '--term', '115-2')
      const uploads = rows.filter(({ operation }) => operation === 'course-upload')
      expect(uploads.map(({ grade, closes }) => [grade, closes])).to.deep.equal([
        [10, '2027-07-14T23:59:59+08:00'],
        [11, '2027-07-14T23:59:59+08:00'],
        [12, null],
      ])
      expect(rows.find(({ operation }) => operation === 'course-selection')).to.deep.equal({
        operation: 'course-selection',
        label: '課程學習成果勾選',
        term: null,
        year: 115,
        grade: null,
        division: null,
        opens: '2027-08-01T00:00:00+08:00',
        closes: '2027-08-20T23:59:59+08:00',
        selfCheckOpens: '2027-07-25T00:00:00+08:00',
        selfCheckCloses: null,
        source: 'SEL-115',
      })
      expect(uploads[0]).to.include({ source: 'ruleset', term: '115-2' })
      expect(await line.run('schedule', '--term', '120-1')).to.include({ status: 1 })
    })
  })

  describe('training', () => {
    const add = (audience: string, as: string, date = '2026-10-20') =>
      line.run('training', 'add', '--audience', audience, '--date', date, '--title', '說明會', '--as', as)

    it('is scheduled by the office for whom §十 names it, in the semester that it lies in or prepares for', async () => {
      expect(await add('teachers', 'D01')).to.include({ status: 0 })
      expect(await add('continuing', 'A02', '2027-01-25')).to.include({ status: 0 })
      expect(await add('teachers', 'A02')).to.include({ status: 1 })
      expect(await add('parents', 'D01')).to.include({ status: 2 })
      expect(await add('students', 'D01', '2026-10-13')).to.include({ status: 1 })
      expect(await line.json('training', '--term', '115-2')).to.deep.equal([
        { id: 2, audience: 'continuing', date: '2027-01-25', title: '說明會', term: '115-2' },
      ])
      const coming = await line.services.training.upcoming(line.services.clock.now())
      expect(coming.map(({ date }) => date)).to.deep.equal(['2026-10-20', '2027-01-25'])
    })
  })

  it('bring an act into the record that a process left when it died', async () => {
    const { services } = line
    const append = services.record.append
    services.record.append = async () => {
      throw new Error('died')
    }
    expect(await line.run('seats', 'set', 'grade-representative-10', 'G11', '--as', 'D01')).to.include({ status: 1 })
    services.record.append = append
    expect(await services.record.model.countDocuments({ subject: 'seat:grade-representative-10' })).to.equal(0)
    await services.journal.settleAll()
    await services.journal.settleAll()
    expect(await services.record.model.countDocuments({ subject: 'seat:grade-representative-10' })).to.equal(1)
  })
})
