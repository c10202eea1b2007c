import { expect } from 'chai'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('reminders in LINE', () => {
  let school: TestSchool
  let student: Someone
  let teacher: Someone
  beforeEach(async () => {
    school = await startSchool('2027-01-26T10:00:00+08:00')
    await school.services.reminders.begin(school.clock.now())
    student = await school.someone('S1')
    teacher = await school.someone('T1')
  })
  afterEach(() => school.close())

  async function handIn(description = '心得'): Promise<void> {
    await student.sends(pdf())
    await student.presses('國文')
    await student.says(description)
  }

  /** What each of them heard when the scheduler looked at the clock at these instants. */
  async function heardAt(who: Someone, ...instants: string[]): Promise<string[]> {
    const before = who.heard().length
    for (const instant of instants) {
      school.clock.set(`${instant}+08:00`)
      await school.services.reminders.queueDue(school.clock.now())
      await school.settle()
    }
    return who
      .heard()
      .slice(before)
      .map(({ text }) => text)
  }

  it('say how many drafts are not sent, until when, and offer to send them', async () => {
    await handIn()
    const [told, ...more] = await heardAt(student, '2027-01-27T07:30', '2027-01-27T12:00', '2027-01-28T07:30')
    expect(told).to.match(/1 件草稿還沒送出：#1 國文，2\/3（三） 23:59（還有 7 天） 截止/)
    expect(told).to.match(/依據：補充規定 表一/)
    expect(more).to.deep.equal([])
    expect(await student.presses('送出認證')).to.match(/#1 已送出認證/)
    expect(await heardAt(student, '2027-01-31T07:30', '2027-02-03T07:30', '2027-02-03T18:00')).to.deep.equal([])
  })

  it('come once more at 18:00 of the last day to who has still not sent, and to no one else', async () => {
    await handIn()
    const told = await heardAt(student, '2027-02-03T07:30', '2027-02-03T17:55', '2027-02-03T18:00', '2027-02-03T21:00')
    expect(told).to.have.length(2)
    for (const each of told) expect(each).to.match(/今天到期：1 件.*今天 23:59 截止/s)
  })

  it('keep what the student wrote off the lock screen', async () => {
    await handIn('很私人的心得')
    await heardAt(student, '2027-02-03T07:30')
    expect(student.lastHeard().text).not.to.match(/很私人/)
  })

  it('say to a teacher in one message what is new, and drop what was decided before they go out', async () => {
    await handIn()
    await student.presses('送出認證')
    await handIn()
    await student.presses('送出認證')
    school.clock.set('2027-01-27T07:30:00+08:00')
    await school.services.reminders.queueDue(school.clock.now())
    const now = school.clock.now()
    const actor = { by: 'T1', as: 'teacher', via: 'line' as const }
    await school.services.outcomes.certify(1, { actor, request: 'test:certify', now })
    await school.settle()
    expect(teacher.lastHeard().text).to.match(/提醒：1 件.*1 件新送來等你認證：#2 國文/s)
  })

  it('are not sent at all when everything was seen to', async () => {
    await handIn()
    await student.presses('送出認證')
    school.clock.set('2027-01-27T07:30:00+08:00')
    await school.services.reminders.queueDue(school.clock.now())
    const actor = { by: 'T1', as: 'teacher', via: 'line' as const }
    await school.services.outcomes.certify(1, { actor, request: 'test:certify', now: school.clock.now() })
    const before = teacher.heard().length
    await school.settle()
    expect(teacher.heard()).to.have.length(before)
    const states = await school.services.outbox.model.find({ group: 'reminder', to: 'person:T1' }, { state: 1 }).lean()
    expect(states.map(({ state }) => state)).to.deep.equal(['moot'])
  })

  it('stop when they are turned off, save on the last day', async () => {
    await handIn()
    await student.says('關掉提醒')
    expect(await heardAt(student, '2027-01-27T07:30', '2027-02-02T07:30')).to.deep.equal([])
    expect(await heardAt(student, '2027-02-03T07:30')).to.have.length(1)
  })

  it('are queued once by two schedulers at once, and by one that starts again', async () => {
    await handIn()
    school.clock.set('2027-01-27T07:30:05+08:00')
    const now = school.clock.now()
    const { reminders, outbox } = school.services
    await Promise.all([reminders.queueDue(now), reminders.queueDue(now)])
    await reminders.queueDue(now)
    expect(await outbox.model.countDocuments({ group: 'reminder', to: 'person:S1' })).to.equal(1)
  })

  it('are not said again by a clock that was set back', async () => {
    await handIn()
    expect(await heardAt(student, '2027-01-27T07:30', '2027-01-26T07:00', '2027-01-27T07:30')).to.have.length(1)
  })

  it('that were missed for a day are caught up once', async () => {
    await handIn()
    expect(await heardAt(student, '2027-01-28T10:00', '2027-01-28T10:05', '2027-01-29T07:30')).to.have.length(1)
  })

  it('come to a guardian as long as the grant lasts, by the student’s name', async () => {
    const { guardians, grants, clock } = school.services
    await school.addPerson('G1', '王媽媽', ['guardian'])
    await guardians.model.create({ _id: 'G1:S1', guardian: 'G1', student: 'S1', relation: '母' })
    const occasion = {
      actor: { by: 'R1', as: 'registrar', via: 'line' as const },
      request: 'test:grant',
      now: clock.now(),
    }
    const granted = await grants.add({ guardian: 'G1', student: 'S1', until: '2027-02-01', isUnderAge: true }, occasion)
    expect(granted.done).to.equal(true)
    const guardian = await school.someone('G1')
    await handIn()
    await school.settle()
    const [told, ...more] = await heardAt(guardian, '2027-01-27T07:30')
    expect(told).to.match(/王小明：1 件草稿還沒送出：#1 國文/)
    expect(more).to.deep.equal([])
    expect(await heardAt(guardian, '2027-02-02T07:30', '2027-02-03T07:30')).to.deep.equal([])
  })

  it('that reach nobody are known to the homeroom teacher’s list', async () => {
    await handIn()
    school.line.network.monthlyLimit = 0
    await heardAt(student, '2027-02-03T07:30')
    for (let count = 0; count < 5; count += 1) {
      school.clock.advance({ seconds: 5 })
      await school.settle()
    }
    expect(await school.services.reminders.unreached(['S1', 'S2'], school.clock.now())).to.deep.equal(['S1'])
  })
})
