import { expect } from 'chai'
import type { Counts, Job } from '../../../scheduler/job.ts'
import { expiry } from '../../../scheduler/jobs/expiry.ts'
import { jobs } from '../../../scheduler/jobs/index.ts'
import { integrityAudit } from '../../../scheduler/jobs/integrityAudit.ts'
import { lastDate } from '../../../scheduler/lastDate.ts'
import { pdf } from '../../support/files.ts'
import { keepingLog, type Logged } from '../../support/log.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'

describe('the jobs', () => {
  let school: TestSchool
  let log: Logged[]
  beforeEach(async () => {
    school = await startSchool()
    log = []
  })
  afterEach(() => school.close())

  const run = (job: Job, signal = new AbortController().signal): Promise<Counts> =>
    job.run({ ...school.services, now: school.clock.now(), log: keepingLog(log), signal })

  it('have a name of their own and dates that are understood', () => {
    expect(new Set(jobs.map(({ name }) => name)).size).to.equal(jobs.length)
    for (const { cron } of jobs) expect(lastDate(cron, school.clock.now()).isValid).to.equal(true)
  })

  it('change nothing when they are done a second time', async () => {
    for (const job of jobs) await run(job)
    for (const job of jobs) {
      const counts = await run(job)
      expect(
        Object.values(counts).every((count) => count === 0),
        job.name,
      ).to.equal(true)
    }
  })

  describe('the nightly audit', () => {
    const loseFiles = () => school.services.connection.collection('files.files').deleteMany({})

    it('finds a file that is missing or changed, and says which, without a name', async () => {
      const student = await school.someone('S1')
      await student.sends(pdf(), '我的心得.pdf')
      await student.presses('國文')
      await student.says('讀後心得')
      expect(await run(integrityAudit)).to.deep.equal({ problems: 0 })
      await loseFiles()
      expect(await run(integrityAudit)).to.deep.equal({ problems: 1 })
      expect(log).to.have.length(1)
      expect(log[0]).to.deep.include({ level: 'error', event: 'a stored file is not what was received' })
      expect(log[0]?.facts).to.deep.include({ entry: 1, problem: 'missing' })
      expect(JSON.stringify(log)).not.to.include('心得')
    })

    it('is told once to whoever runs the product, until another file is damaged', async () => {
      await school.addPerson('A1', '管理員', ['admin'])
      const admin = await school.someone('A1')
      const student = await school.someone('S1')
      for (const [course, bytes] of [
        ['國文', 2_000],
        ['數學', 3_000],
      ] as const) {
        await student.sends(pdf(bytes))
        await student.presses(course)
        await student.says('讀後心得')
      }
      const files = school.services.connection.collection('files.files')
      const smallestFirst = { sort: { length: 1 } } as const
      for (const losesOne of [true, false, true]) {
        if (losesOne) await files.findOneAndDelete({}, smallestFirst)
        await run(integrityAudit)
        await school.settle()
      }
      const heard = admin.heard().map(({ text }) => text)
      expect(heard).to.have.lengthOf(2)
      expect(heard[0]).to.match(/1 個檔案[\s\S]*#1[\s\S]*audit/)
      expect(heard[1]).to.match(/2 個檔案[\s\S]*#1、#2/)
      expect(heard.join()).not.to.match(/心得|王小明/)
    })

    it('ends between two files when the process does', async () => {
      const student = await school.someone('S1')
      await student.sends(pdf())
      await student.presses('國文')
      await student.says('讀後心得')
      await loseFiles()
      expect(await run(integrityAudit, AbortSignal.abort())).to.deep.equal({ problems: 0 })
    })
  })

  describe('what is over', () => {
    it('goes: a question that nobody answered for a day, with what was given', async () => {
      const student = await school.someone('S1')
      await student.sends(pdf())
      school.clock.advance({ hours: 23 })
      expect((await run(expiry)).dialogues).to.equal(0)
      school.clock.advance({ hours: 2 })
      expect((await run(expiry)).dialogues).to.equal(1)
      expect(await school.services.conversations.openDialogues()).to.deep.equal([])
    })

    it('goes: a code that would have linked a group to a class, when no message can name it any more', async () => {
      await school.services.classLinks.issue('101', 115, 'T1', school.clock.now())
      school.clock.advance({ days: 30 })
      expect((await run(expiry)).linkCodes).to.equal(0)
      school.clock.advance({ hours: 1 })
      expect((await run(expiry)).linkCodes).to.equal(1)
    })

    it('goes: chat texts after thirty days, while the same event again stays the same', async () => {
      const student = await school.someone('S1')
      await student.says('還剩幾件')
      const { model, store } = school.services.inbox
      const before = await model.findOne().lean()
      school.clock.advance({ days: 30 })
      expect((await run(expiry)).received).to.equal(0)
      school.clock.advance({ minutes: 1 })
      expect((await run(expiry)).received).to.equal(1)
      const after = await model.findById(before?._id).lean()
      expect(after).to.include({ _id: before?._id, state: 'forgotten' })
      expect(after).not.to.have.any.keys('answer', 'replyHandle')
      expect(JSON.stringify(after)).not.to.include('還剩')
      const { channel, eventId = '', place } = before ?? {}
      if (!channel || !place) throw new Error('nothing was stored')
      await store([{ channel, eventId, place, content: { kind: 'text', text: '還剩幾件' } }])
      expect(await model.countDocuments()).to.equal(1)
      expect(await school.services.inbox.waitingSenders(10)).to.deep.equal([])
    })

    it('stays: a message that is not answered yet, however old', async () => {
      const place = { kind: 'direct', id: 'U9' } as const
      await school.services.inbox.store([
        { channel: 'line', eventId: 'e9', account: 'U9', place, content: { kind: 'text', text: '還剩幾件' } },
      ])
      school.clock.advance({ days: 40 })
      expect((await run(expiry)).received).to.equal(0)
      expect(await school.services.inbox.waitingSenders(10)).to.deep.equal(['line:U9'])
    })

    it('goes: the texts of what was pushed, while nothing is said twice', async () => {
      await school.someone('S1')
      const { outbox } = school.services
      await outbox.queue('k1', { person: 'S1' }, { kind: 'teacher-changed', course: 'C1', gained: true })
      await school.settle()
      expect(await outbox.parcels.countDocuments()).to.equal(1)
      school.clock.advance({ days: 31 })
      expect((await run(expiry)).sent).to.equal(1)
      await outbox.queue('k1', { person: 'S1' }, { kind: 'teacher-changed', course: 'C1', gained: true })
      await school.settle()
      expect(await outbox.parcels.countDocuments()).to.equal(0)
    })

    it('goes: a binding code, a month after its end, until when it is answered as what it was', async () => {
      const { codes } = school.services
      const code = await codes.issue('S1', 'R1', school.clock.now())
      const check = async () => (await codes.check(codes.seal(code), school.clock.now(), 'm1')).kind
      school.clock.advance({ days: 59 })
      expect((await run(expiry)).codes).to.equal(0)
      expect(await check()).to.equal('expired')
      school.clock.advance({ days: 2 })
      expect((await run(expiry)).codes).to.equal(1)
      expect(await check()).to.equal('wrong')
    })

    it('goes: a list that an office brought and nobody confirmed in time', async () => {
      const { uploads } = school.services
      const occasion = { actor: { by: 'R1', via: 'line' as const }, request: 'm1', now: school.clock.now() }
      await uploads.begin('grades', occasion)
      expect((await run(expiry)).uploads).to.equal(0)
      school.clock.advance({ minutes: 31 })
      expect((await run(expiry)).uploads).to.equal(1)
    })
  })
})
