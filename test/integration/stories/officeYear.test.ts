import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import type { EvaluationRow } from '../../../src/portfolio/evaluation.ts'
import type { ImportResult } from '../../../src/school/import/compareFile.ts'
import { openTestDatabase } from '../../support/database.ts'
import type { DiscordPerson } from '../../support/discordSchool.ts'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool } from '../../support/school.ts'
import { commandLineOn } from '../cli/commandLine.ts'
import { beginStory, type Story } from './story.ts'

const peopleHeader = 'id,name,roles,grade,class,division,subject,domain,status,left_on'
const leavingYears = { dayBefore: '2032-06-29T23:59:59+08:00', fiveYearsOn: '2032-06-30T10:00:00+08:00' }

/** Chapters of one story: each goes on where the one before ended. */
describe('the school year of the offices', () => {
  let story: Story
  let registrar: Someone
  let director: Someone
  let principal: DiscordPerson
  let student: Someone
  let teacher: Someone

  before(async () => {
    story = await beginStory('2026-09-07T09:00:00+08:00')
    const { school } = story
    registrar = await school.someone('R1')
    director = await school.someone('D1')
    student = await school.someone('S1')
    teacher = await school.someone('T1')
    await story.reach('2026-09-07T09:00:00+08:00')
  })
  after(() => story.end())

  const run = (...argv: string[]) => story.line.run(...argv)
  const dutyOf = async (office: string, id: string) =>
    (await story.line.json<{ id: string; doneBy: string | null }[]>('duties', '--office', office)).find(
      (duty) => duty.id === id,
    )

  it('begins with lists: looked at first, then brought in by whose they are, and codes on slips', async () => {
    const staff = await story.write('staff.csv', peopleHeader, 'P1,校長,principal,,,day,,,,')
    expect((await run('import', 'people', staff)).status).to.equal(0)
    principal = await story.discord.someone('P1')
    const pupils = await story.write('pupils.csv', peopleHeader, 'S3,轉學生,student,10,101,day,,,transferred-in,')
    const dry = await story.line.json<ImportResult>('import', 'people', pupils, '--as', 'R1', '--dry-run')
    expect(dry.added).to.equal(1)
    expect(await story.school.services.people.get('S3')).to.equal(undefined)
    expect((await run('import', 'people', pupils, '--as', 'T1')).status).to.equal(1)
    expect((await run('import', 'people', pupils, '--as', 'R1')).status).to.equal(0)
    expect(await story.acts('person:S3')).to.deep.equal(['import R1 registrar cli'])
    expect((await run('codes', '--class', '101', '--slips', story.path('slips.html'), '--as', 'R1')).status).to.equal(0)
    expect(await readFile(story.path('slips.html'), 'utf8')).to.include('轉學生')
    expect((await run('codes', '--person', 'T1', '--as', 'R1')).status).to.equal(1)
  })

  it('is reminded of the re-check on its last day, and does it in the chat or at the shell', async () => {
    await story.reach('2026-09-14T07:30:00+08:00')
    expect(registrar.lastHeard().text).to.match(/學籍資料檢核/)
    expect(await registrar.says('我的待辦')).to.match(/115-1 學籍資料檢核確認｜9\/14（一）/)
    expect(await registrar.presses('完成 115-1 學籍檢核')).to.match(/已完成/)
    const owed = await story.line.json<{ id: string }[]>('duties', '--office', 'registrar')
    const status = owed.find(({ id }) => id.endsWith(':S3'))?.id ?? ''
    expect((await run('duties', 'done', status, '--as', 'R1')).status).to.equal(0)
    expect(await story.acts('duty:115-1:registration:day')).to.deep.equal(['done R1 registrar line'])
    expect(await story.acts(`duty:${status}`)).to.deep.equal(['done R1 registrar cli'])
  })

  it('is told on a Monday that half the semester is over without a meeting, holds it and records it', async () => {
    await story.reach('2026-11-16T07:30:00+08:00')
    expect(director.lastHeard().text).to.match(/工作小組會議/)
    const minutes = ['--attendees', 'P1,D1,R1', '--business', '1,4', '--resolutions', '照案通過']
    const add = ['meetings', 'add', '--term', '115-1', '--date', '2026-11-16', ...minutes]
    expect((await run(...add, '--as', 'R1')).status).to.equal(1)
    expect((await run(...add, '--as', 'D1')).status).to.equal(0)
    expect(await dutyOf('principal', '115-1:meeting:principal')).to.include({ doneBy: 'D1' })
    await principal.says('你會做什麼')
    expect(await principal.presses('看會議紀錄')).to.match(/工作小組會議 1 次.*照案通過/s)
    expect(await story.acts('meeting:1')).to.deep.equal(['add D1 academic-director cli'])
  })

  it('schedules the teachers’ training, of which the teachers hear before', async () => {
    const training = ['--audience', 'teachers', '--date', '2026-11-20', '--title', '認證工作說明會']
    expect((await run('training', 'add', ...training, '--as', 'D1')).status).to.equal(0)
    await story.reach('2026-11-19T07:30:00+08:00')
    expect(teacher.lastHeard().text).to.match(/認證工作說明會/)
  })

  it('moves a window by an official notice: looked at first, then in force, and told to the students', async () => {
    const notice = (closes: string) =>
      `notices: [{ id: UP-115-1, applies: { term: 115-1, grade: 10, operation: course-upload }, closes: ${closes}, published: 2026-11-19 }]`
    const early = await story.write('early.yaml', notice('2027-02-02'))
    expect((await run('school', early, '--as', 'D1')).status).to.equal(1)
    const later = await story.write('later.yaml', notice('2027-02-08'))
    const question = '課程學習成果截止到什麼時候'
    const before = await student.says(question)
    expect(before).to.match(/2\/3/)
    const looked = await run('school', later, '--as', 'D1', '--dry-run')
    expect(looked.out).to.match(/notice:UP-115-1.*told: 3 students of grade 10, day.*Nothing was written/s)
    expect(await student.says(question)).to.equal(before)
    expect((await run('school', later, '--as', 'R1')).status).to.equal(1)
    expect((await run('school', later, '--as', 'D1')).status).to.equal(0)
    await story.school.settle()
    expect(student.lastHeard().text).to.match(/期程有變動.*2\/8.*原本.*2\/3.*公告 UP-115-1/s)
    expect(await story.acts('notice:UP-115-1')).to.deep.equal(['publish D1 academic-director cli'])
  })

  it('enters the grades from a file sent in the chat, shown as counts before they count', async () => {
    story.school.clock.set('2027-01-26T10:00:00+08:00')
    await student.sends(pdf(), '期末.pdf')
    await student.presses('國文')
    await student.says('期末報告')
    await student.presses('送出認證')
    await teacher.presses('認證通過')
    const preview = await registrar.sends(Buffer.from('course_id,student_id,score\nC1,S1,85\nC1,S2,90\n'), 'g.csv')
    expect(preview)
      .to.match(/2 列：新增 2/)
      .and.not.match(/85|王小明/)
    await registrar.presses('確認匯入')
    expect((await run('duties', 'done', '115-1:grades:day', '--as', 'R1')).status).to.equal(0)
    expect(await story.school.services.grades.model.countDocuments()).to.equal(2)
  })

  it('brings to the task force who did what in time, without a word of any student', async () => {
    story.school.clock.set('2027-02-20T10:00:00+08:00')
    const { out } = await run('evaluation', '--term', '115-1', '--as', 'D1', '--json')
    const rows = JSON.parse(out) as EvaluationRow[]
    expect(rows.find(({ unit }) => unit === 'registrar')).to.include({ dutiesOnTime: 2, dutiesLate: 0 })
    expect(rows.find(({ unit }) => unit === 'principal')).to.include({ dutiesOnTime: 0, dutiesLate: 1 })
    expect(rows.find(({ who }) => who === 'T1')).to.include({ certifiedOnTime: 1, certifiedLate: 0 })
    expect(out).not.to.match(/S1|王小明|期末報告/)
  })

  it('keeps a backup, from which another store gives the same answers', async () => {
    expect((await run('backup', story.path('backup'))).status).to.equal(0)
    const moved = await startSchool('2027-02-20T10:00:00+08:00', { filled: true })
    try {
      const there = commandLineOn(moved.services)
      expect((await there.run('restore', story.path('backup'))).status).to.equal(0)
      for (const list of ['entries', 'record', 'meetings', 'seats'])
        expect((await there.run(list, '--json')).out, list).to.equal((await run(list, '--json')).out)
      const again = await moved.someone('S1', { bound: false })
      expect(await again.says('我傳了哪些')).to.equal(await student.says('我傳了哪些'))
    } finally {
      await moved.close()
    }
  })

  it('lets nothing of a leaver go in the five years after, whoever asks', async () => {
    const left = await story.write('left.csv', peopleHeader, 'S1,王小明,student,10,101,day,,,left,2027-06-30')
    expect((await run('import', 'people', left, '--year', '115', '--as', 'R1')).status).to.equal(0)
    story.school.clock.set(leavingYears.dayBefore)
    expect(await story.line.json('retention', 'list')).to.deep.equal([])
    expect((await run('retention', 'propose', '--as', 'R1')).err).to.match(/nothing may be deleted/)
    await registrar.says('你會做什麼')
    await registrar.presses('保存期限與刪除')
    expect(registrar.buttons()).not.to.include('提出刪除')
    expect(await story.line.json<object[]>('entries', '--student', 'S1')).to.have.length(1)
  })

  it('deletes once five years are over, when one office proposes and 教務主任 approves', async () => {
    story.school.clock.set(leavingYears.fiveYearsOn)
    await registrar.says('你會做什麼')
    await registrar.presses('保存期限與刪除')
    expect(await registrar.presses('提出刪除')).to.match(/刪除提案 1 已提出/)
    expect((await story.school.services.people.get('S1'))?.name).to.equal('王小明')
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(director.lastHeard().text)?.[0] ?? ''
    const approve = (as: string) => run('retention', 'approve', '1', '--as', as, '--code', code)
    expect((await approve('R1')).status).to.equal(1)
    expect((await approve('D1')).out).to.match(/names, texts and files of 1 students \(S1\)/)
    expect(await story.line.json('entries', '--student', 'S1')).to.deep.equal([])
    expect((await story.school.services.people.get('S1'))?.name).to.equal('S1')
    const acts = await story.line.json<{ act: string; by: string }[]>(
      'record',
      '--person',
      'S1',
      '--since',
      '2032-06-30',
    )
    expect(acts.map(({ act, by }) => `${act} ${by}`)).to.deep.equal(['propose R1', 'approve D1', 'erase D1'])
  })

  it('does not bring what was deleted back with the old backup', async () => {
    expect((await run('backup', story.path('later'))).status).to.equal(0)
    const database = await openTestDatabase()
    const moved = await startSchool(leavingYears.fiveYearsOn, { on: database, filled: true })
    try {
      const there = commandLineOn(moved.services)
      const deletions = ['--deletions', `${story.path('later')}/deletions.json`]
      expect((await there.run('restore', story.path('backup'), ...deletions)).status).to.equal(0)
      expect(await there.json('entries', '--student', 'S1')).to.deep.equal([])
      expect((await moved.services.people.get('S1'))?.name).to.equal('S1')
      expect((await moved.services.people.get('S2'))?.name).to.equal('林小美')
    } finally {
      await moved.close()
    }
  })
})
