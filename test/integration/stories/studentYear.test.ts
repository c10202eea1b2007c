import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import type { Comparison } from '../../../src/portfolio/submission/submission.ts'
import type { DiscordPerson } from '../../support/discordSchool.ts'
import { pdf } from '../../support/files.ts'
import { openZip } from '../../support/openZip.ts'
import type { Someone } from '../../support/school.ts'
import { beginStory, type Story } from './story.ts'

/** Chapters of one story: each goes on where the one before ended. */
describe('the school year of a student', () => {
  let story: Story
  let student: Someone
  let studentInDiscord: DiscordPerson
  let classmate: Someone
  let teacher: DiscordPerson
  let director: Someone
  let registrar: Someone

  before(async () => {
    story = await beginStory('2026-09-02T10:00:00+08:00')
    const { school, discord } = story
    student = await school.someone('S1', { bound: false })
    studentInDiscord = await discord.someone('S1', { bound: false })
    classmate = await school.someone('S2')
    teacher = await discord.someone('T1')
    director = await school.someone('D1')
    registrar = await school.someone('R1')
    await teacher.says('你會做什麼')
  })
  after(() => story.end())

  const entry = (id: number) => story.school.services.entries.findById(id).lean()
  const package115 = (name: string, ...more: string[]) =>
    story.line.json<{ submission: number; revision: number; entries: number }>(
      ...['submit', 'package', '--year', '115', '--out', story.path(name), ...more],
    )

  it('begins with a code: one account in LINE, one in Discord, and nothing personal before', async () => {
    expect(await student.says('還剩幾件')).to.match(/綁定碼/)
    expect(await student.says(await story.codeFor('S1'))).to.match(/王小明.*個人資料/s)
    expect(await studentInDiscord.uses('left')).to.match(/綁定碼.*個人資料/s)
    expect(await studentInDiscord.uses('bind', { code: await story.codeFor('S1') })).to.match(/王小明.*Discord/s)
    expect(await student.says('還剩幾件')).to.match(/還可以上傳 9 件/)
  })

  it('makes a draft in LINE, which the morning digest says is not sent', async () => {
    await story.reach('2027-01-26T20:00:00+08:00')
    await student.sends(pdf(), '赤壁賦.pdf')
    await student.presses('國文')
    expect(await student.says('讀完《赤壁賦》之後的心得')).to.match(/#1 已存成草稿，還沒送出/)
    await story.reach('2027-01-27T07:30:00+08:00')
    expect(student.lastHeard().text).to.match(/1 件草稿還沒送出：#1 國文.*還有 7 天.*表一/s)
    expect(student.lastHeard().preview).not.to.match(/赤壁賦/)
  })

  it('sends it from the digest, and the teacher is asked in Discord, where the teacher writes', async () => {
    expect(await student.presses('送出認證')).to.match(/#1 已送出認證.*陳老師/s)
    expect(teacher.heard().at(-1)?.text).to.match(/王小明（101）.*國文.*赤壁賦/s)
  })

  it('is returned with a reason, edits, sends again and is certified', async () => {
    await teacher.presses('退回')
    expect(await teacher.presses('簡述與作品不符')).to.match(/#1 已退回/)
    expect(student.lastHeard().text).to.match(/#1 被退回.*簡述與作品不符/s)
    await student.says('修改 #1')
    await student.presses('改簡述')
    expect(await student.says('比較〈赤壁賦〉兩篇的水月')).to.match(/#1 改好了，現在是草稿/)
    await student.presses('送出認證')
    expect(await teacher.presses('認證通過')).to.match(/#1 認證通過/)
    expect(student.lastHeard().text).to.match(/#1 認證通過.*國文.*陳老師/s)
    expect(await story.acts('entry:1')).to.deep.equal([
      'create S1 student line',
      'send S1 student line',
      'return T1 teacher discord',
      'edit S1 student line',
      'send S1 student line',
      'certify T1 teacher discord',
    ])
  })

  it('records diverse performance in the second semester, which nobody certifies', async () => {
    story.school.clock.set('2027-05-10T16:00:00+08:00')
    await student.says('登錄多元表現')
    await student.presses('作品成果')
    await student.says('詩集、2027-05-01\n簡述：十首詩')
    expect(await student.presses('登錄')).to.match(/#2 已登錄.*還可以登錄 29 件/s)
  })

  it('learns from an official notice when to select', async () => {
    story.school.clock.set('2027-07-01T09:00:00+08:00')
    expect(await student.says('我要勾選')).to.match(/尚未公告/)
    for (const operation of ['課程學習成果勾選', '多元表現勾選']) {
      await director.says('我的待辦')
      for (const choice of ['公告／改期程', operation, '115 學年', '全部年級', '兩部都是'])
        await director.presses(choice)
      await director.says('2027-08-01 2027-08-20')
      expect(await director.presses('確認公告')).to.match(/已公告.*2 位學生/s)
      expect(student.lastHeard().text).to.match(/期程有變動.*勾選.*8\/20/s)
    }
  })

  it('ticks in LINE and locks in Discord; whoever only ticked is locked by the close', async () => {
    await story.school.addEntry('S2')
    story.school.clock.set('2027-08-10T10:00:00+08:00')
    await student.says('我要勾選課程成果')
    expect(await student.presses('勾選 #1')).to.match(/已勾選 1\/6 件/)
    await student.says('我要勾選多元表現')
    expect(await student.presses('勾選 #2')).to.match(/已勾選 1\/10 件/)
    story.school.clock.advance({ minutes: 5 })
    await studentInDiscord.uses('select', { kind: 'course' })
    await studentInDiscord.presses('鎖定這 1 件')
    expect(await studentInDiscord.presses('確定鎖定')).to.match(/勾選已鎖定.*#1 國文.*還沒有進中央資料庫/s)
    await classmate.says('我要勾選課程成果')
    await classmate.presses('勾選 #3')
    await story.reach('2027-08-21T00:00:00+08:00')
    expect(classmate.lastHeard().text).to.match(/勾選已鎖定.*#3 國文/s)
    expect(studentInDiscord.heard().at(-1)?.text).to.match(/勾選已鎖定.*#2 作品成果/s)
    expect([(await entry(1))?.selected, (await entry(2))?.selected, (await entry(3))?.selected]).to.deep.equal(
      Array(3).fill('locked'),
    )
    expect(await story.acts('selection:S1:115:course')).to.deep.equal(['lock S1 student discord'])
    expect(await story.acts('selection:S1:115:diverse')).to.deep.equal(['lock system system job'])
  })

  it('is submitted by 註冊組 from the command line, with what was selected and nothing else', async () => {
    await story.reach('2027-08-21T10:00:00+08:00')
    const made = await package115('outcomes.zip', '--what', 'course-outcomes', '--as', 'R1')
    expect(made).to.include({ submission: 1, revision: 1, entries: 2 })
    expect(await story.acts('submission:1')).to.deep.equal(['submit R1 registrar cli'])
    const parts = await openZip(story.path('outcomes.zip'))
    const rows = parse(parts.get('course-outcomes.csv') ?? '', { columns: true }) as Record<string, string>[]
    expect(rows.map(({ 學號, 課程學習成果簡述 }) => [學號, 課程學習成果簡述])).to.deep.equal([
      ['S1', '比較〈赤壁賦〉兩篇的水月'],
      ['S2', '心得'],
    ])
  })

  it('finds in the receipt statement a file that has changed, and disputes it, with three days to look into it', async () => {
    const changed = await statement('f'.repeat(32))
    expect(await bring(changed)).to.deep.include({ changed: [1] })
    await story.school.settle()
    expect(await student.says('看收訖明細')).to.match(/1 筆不符.*#1 國文/s)
    await student.presses('回報問題')
    expect(await student.says('這不是我的檔案')).to.match(/已回報.*8\/24（二） 23:59 前查明/s)
    expect(registrar.lastHeard().text).to.match(/101 王小明.*這不是我的檔案.*8\/24/s)
    const [duty] = (await duties()).filter(({ id }) => id.includes('S1'))
    expect(duty).to.deep.include({ dueAt: '2027-08-24T23:59:59.000+08:00', doneAt: null })
  })

  it('is answered in time: the statement is corrected, the student looks again and confirms, and so does the unit', async () => {
    await story.reach('2027-08-23T09:00:00+08:00')
    expect(await bring(await statement())).to.deep.include({ changed: [], matched: 2 })
    const resolve = ['resolve', 'S1', '--submission', '1', '--outcome', 'data-right', '--as', 'R1']
    expect((await story.line.run('receipts', ...resolve)).status).to.equal(0)
    await story.school.settle()
    expect(student.lastHeard().text).to.match(/資料正確/)
    expect(await studentInDiscord.uses('receipt')).to.match(/1 筆，都相符/)
    expect(await studentInDiscord.presses('確認無誤')).to.match(/已確認收訖明細/)
    const confirm = ['confirm', '--submission', '1', '--as', 'R1']
    expect((await story.line.run('receipts', ...confirm)).status).to.equal(0)
    await story.reach('2027-08-31T07:30:00+08:00')
    const [status] = await story.line.json<{ unit: object; students: object[] }[]>('receipts', 'status')
    expect(status?.unit).to.deep.include({ state: 'confirmed', by: 'R1' })
    expect(status?.students).to.have.length(2)
    expect(status?.students[0]).to.deep.include({ student: 'S1', state: 'confirmed', silent: false })
    expect(status?.students[1]).to.deep.include({ student: 'S2', state: 'confirmed', silent: true })
  })

  it('goes on in grade 11, and last year’s entries stay those of class 101', async () => {
    const people = await story.write(
      'people.csv',
      'id,name,roles,grade,class,division,subject,domain,status,left_on',
      ...['S1,王小明,student,11,201,day,,,enrolled,', 'S2,林小美,student,11,202,day,,,enrolled,'],
    )
    expect((await story.line.run('import', 'people', people, '--year', '116', '--as', 'R1')).status).to.equal(0)
    const term = await story.write('term.yaml', 'terms: { 116-1: { opens: 2027-08-30, ceremony: 2028-01-20 } }')
    expect((await story.line.run('school', term, '--as', 'D1')).status).to.equal(0)
    await story.school.addPerson('A1', '訓育組長', ['activities'])
    story.school.clock.set('2027-09-10T10:00:00+08:00')
    expect(await student.says('課程學習成果還剩幾件')).to.match(/116-1.*還可以上傳 9 件|還可以上傳 9 件.*116-1/s)
    const ofEleven = ['--what', 'diverse', '--year', '115', '--grade', '11', '--out', story.path('eleven.zip')]
    expect((await story.line.run('submit', 'package', ...ofEleven, '--as', 'A1')).err).to.match(/nothing to submit/)
    expect(await package115('ten.zip', '--what', 'diverse', '--grade', '10', '--as', 'A1')).to.include({ entries: 1 })
    const views = await story.line.json<{ id: number; state: string; selected: string }[]>('entries', '--student', 'S1')
    expect(views.map(({ id, state, selected }) => [id, state, selected])).to.deep.equal([
      [1, 'certified', 'locked'],
      [2, 'recorded', 'locked'],
    ])
    expect(await student.says('我是誰')).to.match(/201/)
    expect(await student.says('我的檔案還在嗎')).to.match(/1 個檔案都在/)
  })

  const duties = () =>
    story.line.json<{ id: string; dueAt: string; doneAt: string | null }[]>('duties', '--office', 'registrar')
  const bring = (file: string) =>
    story.line.json<Comparison>('receipts', 'import', file, '--submission', '1', '--as', 'R1')

  /** The statement of the central database: as submitted, or with another hash for the file of #1. */
  async function statement(md5?: string): Promise<string> {
    const own = (await entry(1))?.files[0]?.md5
    return story.write(
      'statement.csv',
      'student_id,entry_id,file,md5',
      `S1,1,files/1-document.pdf,${md5 ?? own}`,
      'S2,3,,',
    )
  }
})
