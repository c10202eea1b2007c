import { expect } from 'chai'
import type { EvaluationRow } from '../../../src/portfolio/evaluation.ts'
import type { DiscordPerson } from '../../support/discordSchool.ts'
import { pdf } from '../../support/files.ts'
import type { Someone } from '../../support/school.ts'
import { beginStory, type Story } from './story.ts'

const peopleHeader = 'id,name,roles,grade,class,division,subject,domain,status,left_on'

/** Chapters of one story: each goes on where the one before ended. */
describe('the school year of a teacher', () => {
  let story: Story
  let teacher: Someone
  let colleague: DiscordPerson
  let student: Someone
  let classmate: DiscordPerson

  before(async () => {
    story = await beginStory('2026-10-14T10:00:00+08:00')
    const { school, discord } = story
    await school.addPerson('T2', '李老師', ['teacher'])
    await school.addPerson('E1', '教學組長', ['curriculum'])
    teacher = await school.someone('T1')
    colleague = await discord.someone('T2')
    student = await school.someone('S1')
    classmate = await discord.someone('S2')
    await colleague.says('你會做什麼')
    await story.reach('2026-10-14T10:00:00+08:00')
  })
  after(() => story.end())

  const stateOf = async (id: number) => (await story.school.services.entries.findById(id).lean())?.state
  /** Hands in and sends, in LINE or in Discord alike. */
  async function sendOne(by: Someone | DiscordPerson, course = '國文'): Promise<void> {
    await by.sends(pdf())
    await by.presses(course)
    await by.says(`${course}課的學習單`)
    expect(await by.presses('送出認證')).to.match(/已送出認證/)
  }

  it('hears at once of what is sent, from either network, with the file a button away', async () => {
    await sendOne(student)
    expect(teacher.lastHeard().by).to.equal('push')
    expect(teacher.lastHeard().text).to.match(/王小明（101）.*國文課的學習單/s)
    expect(teacher.buttons()).to.include.members(['認證通過', '退回', '開啟文件檔'])
    await sendOne(student, '數學')
    await sendOne(classmate)
    expect(teacher.lastHeard().text).to.match(/林小美（101）/)
  })

  it('reads one digest in the morning before they fall due, and certifies all of them by one question', async () => {
    const before = teacher.heard().length
    await story.reach('2026-10-20T07:30:00+08:00')
    expect(teacher.heard().length).to.equal(before + 1)
    expect(teacher.lastHeard().text).to.match(/3 件.*10\/21/s)
    expect(await teacher.says('全部認證通過')).to.match(/這 3 件/)
    expect(await teacher.presses('認證這 3 件')).to.match(/已認證 3 件/)
    expect(student.lastHeard().text).to.match(/認證通過/)
    expect(classmate.heard().at(-1)?.text).to.match(/#3 認證通過/)
  })

  it('is told of what is late, and certifies it all the same: the evaluation says so', async () => {
    await sendOne(student)
    await story.reach('2026-10-28T07:30:00+08:00')
    expect(teacher.lastHeard().text).to.match(/1 件已過認證期限：#4 國文/)
    expect(await teacher.says('#4 認證通過')).to.match(/#4 認證通過/)
    const rows = await story.line.json<EvaluationRow[]>('evaluation', '--term', '115-1', '--as', 'D1')
    expect(rows.find(({ who, unit }) => who === 'T1' && unit === 'teacher')).to.include({
      ...{ certifiedOnTime: 3, certifiedLate: 1, returned: 0, waiting: 0 },
    })
  })

  it('takes back what was pressed by mistake, with a reason that the student reads', async () => {
    await sendOne(student)
    await teacher.presses('認證通過')
    await teacher.presses('收回決定')
    expect(await teacher.says('按錯件了')).to.match(/決定已收回/)
    expect(student.lastHeard().text).to.match(/#5 的決定被收回.*按錯件了/s)
    await teacher.says('退回 #5 簡述與作品不符')
    expect(student.lastHeard().text).to.match(/#5 被退回/)
    expect(await story.acts('entry:5')).to.deep.equal([
      'create S1 student line',
      'send S1 student line',
      'certify T1 teacher line',
      'takeBack T1 teacher line',
      'return T1 teacher line',
    ])
  })

  it('names a colleague before a long leave, whom nobody appoints before there is consent', async () => {
    story.school.clock.set('2026-12-14T10:00:00+08:00')
    expect(await teacher.says('請李老師代理認證')).to.match(/已經問 李老師/)
    expect(colleague.heard().at(-1)?.text).to.match(/請你代理認證.*陳老師/s)
    const appoint = ['proxies', 'appoint', 'T1', 'T2', '--as', 'E1']
    expect((await story.line.run(...appoint)).err).to.match(/has to consent first/)
    expect(await colleague.presses('同意代理')).to.match(/謝謝你同意/)
    expect(teacher.lastHeard().text).to.match(/李老師 同意代理/)
    const [first] = await story.line.json<{ person: string; rank: number; consent: string }[]>('proxies', 'T1')
    expect(first).to.include({ person: 'T2', rank: 1, consent: 'given' })
    expect((await story.line.run(...appoint)).status).to.equal(0)
    await story.school.settle()
    expect(colleague.heard().at(-1)?.text).to.match(/你開始代理認證/)
  })

  it('is stood in for: the colleague is asked in Discord, and certifies on the teacher’s behalf', async () => {
    await sendOne(student, '數學')
    expect(colleague.heard().at(-1)?.text).to.match(/王小明（101）.*數學/s)
    expect(await colleague.presses('認證通過')).to.match(/#6 認證通過/)
    const act = await story.school.services.record.model.findOne({ subject: 'entry:6', act: 'certify' }).lean()
    expect(act).to.include({ by: 'T2', onBehalfOf: 'T1', via: 'discord' })
  })

  it('leaves with an account that is kept until a day, and certifies until then and no longer', async () => {
    const keep = ['accounts', 'keep', 'T1', '--until', '2027-01-31', '--as', 'E1']
    expect((await story.line.run(...keep)).status).to.equal(0)
    const left = await story.write('people.csv', peopleHeader, 'T1,陳老師,teacher,,,day,,,,2026-12-31')
    expect((await story.line.run('import', 'people', left)).status).to.equal(0)
    story.school.clock.set('2027-01-12T10:00:00+08:00')
    await sendOne(classmate)
    expect(await teacher.says('#7 認證通過')).to.match(/#7 認證通過/)
    await sendOne(classmate, '數學')
    story.school.clock.set('2027-02-01T10:00:00+08:00')
    expect(await teacher.says('#8 認證通過')).not.to.match(/#8 認證通過/)
    expect(await stateOf(8)).to.equal('pending')
    expect(await colleague.says('#8 認證通過')).to.match(/#8 認證通過/)
  })
})
