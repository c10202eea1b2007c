import { expect } from 'chai'
import { givenRows } from '../../../src/school/import/csv.ts'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('an event on its way to a teacher', () => {
  let school: TestSchool
  let student: Someone
  let teacher: Someone
  beforeEach(async () => {
    school = await startSchool()
    student = await school.someone('S1')
    teacher = await school.someone('T1')
    await student.sends(pdf())
    await student.presses('國文')
    await student.says('心得')
  })
  afterEach(() => school.close())

  const heard = () => teacher.heard().filter(({ text }) => /請認證：王小明/.test(text)).length
  const states = async () => (await school.services.outbox.model.find().lean()).map(({ state }) => state)

  /** The request is stopped by the month's limit, three times, and then waits. */
  async function sendWithoutBudget(): Promise<void> {
    school.line.network.monthlyLimit = 0
    await student.presses('送出認證')
    for (let count = 0; count < 3; count += 1) {
      school.clock.advance({ seconds: 5 })
      await school.settle()
    }
  }

  it('is said once when LINE acts and the answer is lost: the retry key makes the second attempt a success', async () => {
    school.line.fails('push', 'lostAnswer')
    await student.presses('送出認證')
    expect(heard()).to.equal(1)
    school.clock.advance({ minutes: 2 })
    await school.settle()
    expect(heard()).to.equal(1)
    expect(await states()).to.deep.equal(['sent'])
  })

  it('is tried again after LINE was down', async () => {
    school.line.fails('push', 'serverError', 3)
    await student.presses('送出認證')
    expect(heard()).to.equal(0)
    for (let count = 0; count < 3; count += 1) {
      school.clock.advance({ minutes: 2 })
      await school.settle()
    }
    expect(heard()).to.equal(1)
  })

  it('waits when the month’s messages are used up, is counted, and comes with the next reply', async () => {
    await sendWithoutBudget()
    expect(heard()).to.equal(0)
    expect(await school.services.outbox.pending()).to.equal(1)
    expect(await (await fetch(`${school.url}/metrics`)).text()).to.match(/licheng_outbox_pending 1/)
    expect(await teacher.says('我是誰')).to.match(/陳老師.*請認證：王小明/s)
    expect(await school.services.outbox.pending()).to.equal(0)
  })

  it('that waits is not lost when the reply that brings it along cannot be said, and is said once', async () => {
    await sendWithoutBudget()
    school.line.fails('reply', 'rateLimit', 3)
    await teacher.says('我是誰')
    expect(heard()).to.equal(0)
    expect(await school.services.outbox.pending()).to.equal(1)
    await teacher.says('我是誰')
    await teacher.says('我是誰')
    expect(heard()).to.equal(1)
    expect(await states()).to.deep.equal(['sent'])
  })

  it('that came along with a reply of unknown outcome is uncertain, and is not repeated', async () => {
    await sendWithoutBudget()
    school.line.fails('reply', 'serverError')
    await teacher.says('我是誰')
    await teacher.says('我是誰')
    expect(heard()).to.equal(0)
    expect(await states()).to.deep.equal(['uncertain'])
  })

  it('is not brought along by a reply once it has gone another way', async () => {
    await sendWithoutBudget()
    const { claimForReply } = school.services.outbox
    const [message] = await school.services.outbox.waitingFor('person:T1')
    expect(await claimForReply([message?._id ?? ''], 'line:e1')).to.equal(true)
    expect(await claimForReply([message?._id ?? ''], 'line:e1')).to.equal(true)
    expect(await claimForReply([message?._id ?? ''], 'line:e2')).to.equal(false)
    expect(await states()).to.deep.equal(['packed'])
  })

  it('is not said when the student took it back before its turn', async () => {
    school.line.fails('push', 'serverError')
    await teacher.says('你會做什麼')
    const account = `line:${teacher.user}`
    await school.services.accounts.unbind(account, 'T1')
    await student.presses('送出認證')
    await student.presses('撤回')
    await school.services.accounts.bind(account, 'T1', school.clock.now().toJSDate())
    expect(await teacher.says('我是誰')).not.to.match(/請認證/)
    expect(heard()).to.equal(0)
  })

  it('arrives without a sound between 22:00 and 07:00', async () => {
    school.clock.set('2026-10-14T22:30:00+08:00')
    await student.presses('送出認證')
    expect(teacher.lastHeard().silent).to.equal(true)
  })

  /** A file of courses says who teaches 國文. */
  async function taughtBy(teacher_id: string): Promise<void> {
    const course = {
      course_id: 'C1',
      term: '115-1',
      name: '國文',
      subject: '國文',
      domain: '',
      grade: '',
      credits: '4',
    }
    const actor = { by: 'operator', as: 'operator', via: 'cli' as const }
    const rows = givenRows([{ ...course, division: 'day', teacher_id }])
    await school.services.imports.run('courses', rows, { actor, now: school.clock.now() })
    await school.settle()
  }

  it('moves to the new teacher with the course, and both are told', async () => {
    await student.presses('送出認證')
    await school.addPerson('T2', '李老師', ['teacher'])
    const successor = await school.someone('T2')
    await taughtBy('T2')
    const told = successor
      .heard()
      .map(({ text }) => text)
      .join('\n')
    expect(told)
      .to.match(/「國文」現在由你任課/)
      .and.match(/請認證：王小明/)
    expect(teacher.lastHeard().text).to.match(/換了人/)
    expect(await teacher.presses('認證通過')).to.match(/只有這門課的任課教師/)
    expect(await successor.presses('認證通過')).to.match(/#1 認證通過/)
  })

  it('moves as often as the course does, and each time both are told', async () => {
    await school.addPerson('T2', '李老師', ['teacher'])
    const successor = await school.someone('T2')
    for (const id of ['T2', 'T1', 'T2']) await taughtBy(id)
    expect(successor.heard().filter(({ text }) => /「國文」現在由你任課/.test(text))).to.have.lengthOf(2)
    expect(teacher.heard().filter(({ text }) => /「國文」的任課教師換了人/.test(text))).to.have.lengthOf(2)
  })
})

describe('an answer that had to be pushed', () => {
  let school: TestSchool
  let student: Someone
  beforeEach(async () => {
    school = await startSchool()
    student = await school.someone('S1')
    await student.sends(pdf())
    await student.presses('國文')
    // The reply handle dies, and the push that takes its place is held up.
    school.line.fails('reply', 'rateLimit', 3)
    school.line.fails('push', 'rateLimit')
    await student.says('心得')
  })
  afterEach(() => school.close())

  const draftsHeard = () => student.heard().filter(({ text }) => /已存成草稿/.test(text)).length

  it('reaches the one who asked', async () => {
    expect(draftsHeard()).to.equal(0)
    school.clock.advance({ minutes: 2 })
    await school.settle()
    expect(draftsHeard()).to.equal(1)
  })

  it('is said once, where the process died just after it was handed over', async () => {
    school.clock.advance({ minutes: 2 })
    await school.settle()
    const { inbox } = school.services
    const { finish } = inbox
    inbox.finish = () => Promise.reject(new Error('the process died'))
    school.line.fails('reply', 'rateLimit', 3)
    await student.says('送出 #1')
    inbox.finish = finish
    await school.settle()
    await student.says('我是誰')
    const heard = student.heard().filter(({ text }) => /已送出/.test(text))
    expect(heard).to.have.lengthOf(1)
    expect(heard[0]?.by).to.equal('push')
  })

  it('reaches nobody when the account has passed to somebody else', async () => {
    const account = `line:${student.user}`
    await school.services.accounts.bind(account, 'S2', school.clock.now().toJSDate())
    school.clock.advance({ minutes: 2 })
    await school.settle()
    expect(draftsHeard()).to.equal(0)
    const [message] = await school.services.outbox.model.find().lean()
    expect(message?.state).to.equal('moot')
  })
})
