import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { publishSchool } from '../../../src/school/publishSchool.ts'
import { readSchoolFile } from '../../../src/school/schoolFile.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'
import { commandLineOn } from '../cli/commandLine.ts'
import { operator } from '../school/openStore.ts'

const moved = (more = '') =>
  `notices: [{ id: UP-115-1, applies: { term: 115-1, grade: 10, operation: course-upload }, closes: 2027-02-08, published: 2026-10-14${more} }]`
const ceremony = 'terms: { 115-1: { opens: 2026-08-31, ceremony: 2027-01-22 } }'

describe('official changes of the school’s dates', () => {
  let school: TestSchool
  let student: Someone
  let older: Someone
  let teacher: Someone
  beforeEach(async () => {
    school = await startSchool()
    await school.addPerson('S3', '張大文', ['student'], { grade: 11, classes: ['201'] })
    student = await school.someone('S1')
    older = await school.someone('S3')
    teacher = await school.someone('T1')
  })
  afterEach(() => school.close())

  async function publish(yaml: string): Promise<void> {
    const { calendar, people, clock } = school.services
    const read = readSchoolFile(yaml)
    if ('problems' in read) throw new Error(read.problems.join('\n'))
    const plan = await publishSchool(read.file, calendar, people, { actor: operator, now: clock.now() })
    if ('problems' in plan) throw new Error(plan.problems.join('\n'))
    await school.settle()
  }
  async function guardianActingFor(student: string): Promise<Someone> {
    const { guardians, grants } = school.services
    await school.addPerson('G1', '王爸爸', ['guardian'])
    await guardians.model.create({ _id: `G1:${student}`, guardian: 'G1', student, relation: '父' })
    const guardian = await school.someone('G1')
    const occasion = { actor: { by: 'R1', via: 'line' as const }, request: 'a grant', now: school.clock.now() }
    await grants.add({ guardian: 'G1', student, until: '2026-12-31', isUnderAge: true }, occasion)
    await school.settle()
    return guardian
  }
  const heardBy = ({ heard }: Someone) => heard().map(({ text }) => text)

  it('are told at once to the students of that grade and to nobody else, with the notice and the dates before', async () => {
    await publish(moved())
    expect(heardBy(student)).to.have.lengthOf(1)
    expect(heardBy(student)[0]).to.match(
      /1 個期程有變動[\s\S]*高一[\s\S]*2\/8[\s\S]*原本[\s\S]*2\/3[\s\S]*公告 UP-115-1/,
    )
    expect([...heardBy(older), ...heardBy(teacher)]).to.deep.equal([])
  })

  it('are told once per version, and not at all by a file that changes nothing', async () => {
    await publish(moved())
    await publish(moved())
    expect(heardBy(student)).to.have.lengthOf(1)
    await publish(moved().replace('2027-02-08', '2027-02-09'))
    expect(heardBy(student)).to.have.lengthOf(2)
  })

  it('of the ceremony reach every grade, and the teachers of that semester for certification', async () => {
    await publish(ceremony)
    expect(heardBy(student)[0]).to.match(/2 個期程有變動[\s\S]*2\/5[\s\S]*2\/12/)
    expect(heardBy(older)).to.have.lengthOf(1)
    expect(heardBy(teacher)[0]).to.match(/認證（115-1 日間部）[\s\S]*2\/12/)
    expect(heardBy(teacher)[0]).to.not.contain('上傳')
  })

  it('of the certification close move when what waits is due, and leave what is decided as it was judged', async () => {
    school.clock.set('2027-02-05T10:00:00+08:00')
    const sent = { sentAt: school.clock.now().toJSDate(), dueAt: new Date('2027-02-10T23:59:59+08:00') }
    const waiting = await school.addEntry('S1', { ...sent, state: 'pending' })
    const certified = await school.addEntry('S1', sent)
    const due = async (id: number) => (await school.services.entries.findById(id).lean())?.dueAt
    const close = (day: string) =>
      publish(
        `notices: [{ id: CERT, applies: { term: 115-1, operation: certification }, closes: ${day}, published: 2027-02-05 }]`,
      )
    await close('2027-02-20')
    expect(await due(waiting)).to.deep.equal(new Date('2027-02-12T10:00:00+08:00'))
    await close('2027-02-06')
    expect(await due(waiting)).to.deep.equal(new Date('2027-02-06T23:59:59+08:00'))
    expect(await due(certified)).to.deep.equal(sent.dueAt)
  })

  it('wait for those who are not bound, and are not told any more once they are undone', async () => {
    await publish(moved())
    const late = await school.someone('S2')
    expect(await late.says('還剩幾件')).to.contain('期程有變動')
    await publish(moved(', withdrawn: 2026-10-14'))
    expect(heardBy(late).at(-1)).to.match(/2\/3[\s\S]*原本[\s\S]*2\/8/)
  })

  it('go to those who hear the same in one batch', async () => {
    const other = await school.someone('S2')
    await publish(moved())
    expect(heardBy(other)).to.deep.equal(heardBy(student))
    const parcels = await school.services.outbox.parcels.find().lean()
    expect(parcels.map(({ recipients }) => recipients.map(({ to }) => to))).to.deep.equal([['person:S1', 'person:S2']])
  })

  it('reach the homeroom teacher of the class, and the guardian who acts for a student', async () => {
    await school.addPerson('H1', '林導師', ['teacher', 'homeroom'], { classes: ['101'] })
    const homeroom = await school.someone('H1')
    const guardian = await guardianActingFor('S1')
    await publish(moved())
    expect(heardBy(homeroom)).to.deep.equal(heardBy(student).slice(-1))
    expect(heardBy(guardian).at(-1)).to.equal(heardBy(student).at(-1))
  })

  it('that a withdrawal brings on a later day are told in the morning of that day, once', async () => {
    await publish(moved(', withdrawn: 2026-10-20'))
    for (const [time, times] of [
      ['07:29', 1],
      ['07:30', 2],
      ['07:31', 2],
    ] as const) {
      school.clock.set(`2026-10-20T${time}:00+08:00`)
      await school.services.calendar.settle(school.clock.now().toJSDate())
      await school.settle()
      expect(heardBy(student), time).to.have.lengthOf(times)
    }
    expect(heardBy(student)[1]).to.match(/2\/3[\s\S]*原本[\s\S]*2\/8/)
  })

  it('that a withdrawal would have brought are not told when the notice is kept after all', async () => {
    await publish(moved(', withdrawn: 2026-10-20'))
    await publish(moved())
    school.clock.set('2026-10-20T08:00:00+08:00')
    await school.services.calendar.settle(school.clock.now().toJSDate())
    await school.settle()
    expect(heardBy(student)).to.have.lengthOf(1)
  })

  it('reach the rest after a crash in the middle, and nobody twice', async () => {
    await publish(moved())
    const { calendar, outbox } = school.services
    const { version } = await calendar.load()
    const [told] = await outbox.model.find({ to: 'person:S1', 'matter.kind': 'window-moved' }).lean()
    if (told?.matter.kind !== 'window-moved') throw new Error('S1 was not told')
    await outbox.model.deleteOne({ to: 'person:S2' })
    const now = school.clock.now().toJSDate()
    const untold = [{ version, at: now, changes: told.matter.changes }]
    await calendar.model.updateOne({ _id: 'school' }, { $set: { untold } })
    await calendar.settle(now)
    await calendar.settle(now)
    await school.settle()
    expect(heardBy(student)).to.have.lengthOf(1)
    expect(await outbox.model.countDocuments({ 'matter.kind': 'window-moved' })).to.equal(2)
    expect((await calendar.model.findById('school').lean())?.untold).to.deep.equal([])
  })

  it('are shown by a dry run with whom they are told to and when those are reminded, and change nothing', async () => {
    const file = path.join(tmpdir(), `notices-${process.pid}.yaml`)
    await writeFile(file, moved())
    const { status, out } = await commandLineOn(school.services).run('school', file, '--dry-run')
    await rm(file)
    await school.settle()
    expect(status).to.equal(0)
    expect(out).to.contain(
      'reminders:course-upload 115-1: 2027-01-20, 2027-01-27, 2027-01-31, 2027-02-02, 2027-02-03' +
        ' → 2027-01-25, 2027-02-01, 2027-02-05, 2027-02-07, 2027-02-08\n',
    )
    expect(out).to.contain('told: 2 students of grade 10, day\n2 changes; a window moves for 2 enrolled students.')
    expect(heardBy(student)).to.deep.equal([])
    expect((await school.services.calendar.load()).calendar.notices).to.deep.equal([])
  })

  it('are nobody’s news where dates are entered for the first time', async () => {
    await publish('terms: { 116-1: { opens: 2027-08-30, ceremony: 2028-01-20 } }')
    expect([...heardBy(student), ...heardBy(teacher)]).to.deep.equal([])
  })
})
