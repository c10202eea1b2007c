import { expect } from 'chai'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('certifying, over signed LINE webhooks', () => {
  let school: TestSchool
  let student: Someone
  let teacher: Someone
  beforeEach(async () => {
    school = await startSchool()
    student = await school.someone('S1')
    teacher = await school.someone('T1')
  })
  afterEach(() => school.close())

  /** One entry sent for certification by the student. */
  async function sendOne(by = student, course = '國文'): Promise<void> {
    await by.sends(pdf())
    await by.presses(course)
    await by.says('心得')
    await by.presses('送出認證')
  }

  it('acts once on a double tap, and answers the second with who decided and when', async () => {
    await sendOne()
    const data = teacher.lastHeard().buttons.find(({ label }) => label === '認證通過')?.data
    const tap = () => school.line.event('postback', { postback: { data } }, teacher.user)
    await school.line.deliver([tap(), tap()])
    await school.settle()
    const answers = teacher
      .heard()
      .slice(-2)
      .map(({ text }) => text)
    expect(answers[0]).to.match(/#1 認證通過/)
    expect(answers[1]).to.match(/#1 已由陳老師於 10\/14（三） 10:00 認證/)
    expect(student.heard().filter(({ text }) => /#1 認證通過/.test(text))).to.have.length(1)
    const acts = await school.services.record.model.find({ subject: 'entry:1' }).sort({ order: 1 }).lean()
    expect(acts.map(({ act }) => act)).to.deep.equal(['create', 'send', 'certify'])
  })

  it('returns with a common reason, and the student edits and sends again', async () => {
    await sendOne()
    expect(await teacher.presses('退回')).to.match(/理由是/)
    expect(await teacher.presses('簡述與作品不符')).to.match(/#1 已退回/)
    expect(student.lastHeard().text).to.match(/#1 被退回.*簡述與作品不符/s)
    expect(student.lastHeard().preview).not.to.match(/簡述與作品不符/)
    expect(await student.says('送出認證 #1')).to.match(/被退回之後還沒有修改/)
    await student.says('修改 #1')
    await student.presses('改簡述')
    expect(await student.says('讀後心得')).to.match(/#1 改好了，現在是草稿/)
    expect(await student.presses('送出認證')).to.match(/#1 已送出認證/)
    expect(teacher.lastHeard().text).to.match(/讀後心得/)
  })

  it('takes a typed reason, with the return or after it', async () => {
    await sendOne()
    await sendOne(student, '數學')
    expect(await teacher.says('退回 #1 檔案打不開')).to.match(/#1 已退回/)
    expect(student.lastHeard().text).to.match(/檔案打不開/)
    expect(await teacher.says('退回 #2')).to.match(/理由是/)
    expect(await teacher.says('這不是我出的題目')).to.match(/#2 已退回/)
    expect(student.lastHeard().text).to.match(/這不是我出的題目/)
  })

  it('asks one question about several, decides what it listed, and names what came later', async () => {
    const other = await school.someone('S2')
    await sendOne()
    await sendOne(student, '數學')
    expect(await teacher.says('全部認證通過')).to.match(/這 2 件.*#1.*#2/s)
    await sendOne(other)
    const answer = await teacher.presses('認證這 2 件')
    expect(answer).to.match(/已認證 2 件/)
    expect(answer).to.match(/1 件是之後才送來的/)
    expect((await school.services.outcomes.get(3))?.state).to.equal('pending')
    expect(await teacher.presses('認證這 2 件')).to.match(/已經回答過/)
  })

  it('lets a decision be taken back with a reason, recorded and told', async () => {
    await sendOne()
    await teacher.presses('認證通過')
    await teacher.presses('收回決定')
    expect(await teacher.says('按錯了')).to.match(/決定已收回/)
    expect(student.lastHeard().text).to.match(/#1 的決定被收回.*按錯了/s)
    expect((await school.services.outcomes.get(1))?.state).to.equal('pending')
  })

  it('warns before a return that is final, and tells 教務主任', async () => {
    const director = await school.someone('D1')
    await sendOne()
    school.clock.set('2027-02-05T09:00:00+08:00')
    expect(await teacher.says('退回 #1 檔案打不開')).to.match(/上傳已截止.*最後的決定/s)
    expect((await school.services.outcomes.get(1))?.state).to.equal('pending')
    expect(await teacher.presses('確定退回')).to.match(/#1 已退回/)
    expect(director.lastHeard().text).to.match(/截止後退回：#1/)
  })

  it('refuses whoever does not teach the course, and a student who presses the button', async () => {
    await school.addPerson('T2', '李老師', ['teacher'])
    const stranger = await school.someone('T2')
    await sendOne()
    expect(await stranger.says('#1 認證通過')).to.match(/只有這門課的任課教師可以認證/)
    const other = await school.someone('S2')
    expect(await other.says('#1 認證通過')).to.match(/由任課教師來做/)
    expect((await school.services.outcomes.get(1))?.state).to.equal('pending')
  })

  it('refuses after the close of certification, with the date', async () => {
    await sendOne()
    school.clock.set('2027-02-11T00:00:00+08:00')
    expect(await teacher.says('#1 認證通過')).to.match(/2\/10（三） 23:59 截止.*表一/s)
  })

  it('makes one card with a count of many requests in a short time', async () => {
    const other = await school.someone('S2')
    for (let count = 0; count < 9; count += 1) {
      await sendOne()
      await sendOne(other, '數學')
    }
    const pushes = teacher.heard().filter(({ by }) => by === 'push')
    expect(pushes.length).to.be.at.most(11)
    school.clock.advance({ hours: 1, seconds: 1 })
    await school.settle()
    expect(teacher.lastHeard().text).to.match(/\d+ 件新的認證申請/)
    expect(await teacher.says('還有幾件要認證')).to.match(/18 件等你認證/)
  })

  it('hands nothing of it to a teacher whose course is another’s by then', async () => {
    await school.line.blocks(teacher.user)
    await school.settle()
    await sendOne()
    await school.services.courses.model.updateOne({ _id: 'C1' }, { $set: { teachers: ['D1'] } })
    await school.line.follows(teacher.user)
    await school.settle()
    const heard = teacher.heard().map(({ text }) => text)
    expect(heard).not.to.be.empty
    expect(heard.join('\n')).not.to.match(/請認證|王小明/)
  })

  it('hands what could not be pushed to the next reply', async () => {
    await school.line.blocks(teacher.user)
    await school.settle()
    await sendOne()
    expect(teacher.heard()).to.be.empty
    await school.line.follows(teacher.user)
    await school.settle()
    expect(
      teacher
        .heard()
        .map(({ text }) => text)
        .join('\n'),
    ).to.match(/請認證：王小明/)
    expect(await school.services.outbox.pending()).to.equal(0)
  })
})
