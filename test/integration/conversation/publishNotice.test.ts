import { expect } from 'chai'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('publishing dates in chat', () => {
  let school: TestSchool
  let director: Someone
  let student: Someone
  beforeEach(async () => {
    school = await startSchool()
    await school.addPerson('S3', '張大文', ['student'], { grade: 11, classes: ['201'] })
    await school.addPerson('A9', '進修部主任', ['continuing-director'], { division: 'continuing' })
    director = await school.someone('D1')
    student = await school.someone('S1')
  })
  afterEach(() => school.close())

  async function begins(someone: Someone, ...choices: string[]): Promise<string> {
    await someone.says('我的待辦')
    let said = await someone.presses('公告／改期程')
    for (const choice of choices) said = await someone.presses(choice)
    return said
  }
  const uploadOfTenth = () => begins(director, '課程學習成果上傳', '115-1', '10 年級', '日間部')
  const noticesNow = async () => (await school.services.calendar.load()).calendar.notices
  const published = () => school.services.record.model.find({ act: 'publish' }).lean()

  it('shows whom a notice concerns, what moves and when they are reminded, before anything is changed', async () => {
    expect(await uploadOfTenth()).to.contain('截止')
    expect(await director.says('2027/2/8 17:00')).to.match(
      /還沒公告：會影響2 位學生[\s\S]*2\/8（一） 17:00[\s\S]*原本[\s\S]*2\/3[\s\S]*1\/25[\s\S]*原本：1\/20[\s\S]*§四/,
    )
    expect(await noticesNow()).to.deep.equal([])
  })

  it('publishes once it is confirmed, tells the students and records who did it', async () => {
    await uploadOfTenth()
    await director.says('2027/2/8 17:00')
    expect(await director.presses('確認公告')).to.match(/已公告 115-1-course-upload-10-day-20261014[\s\S]*2 位學生/)
    expect(student.lastHeard().text).to.match(/1 個期程有變動[\s\S]*2\/8/)
    expect(await noticesNow()).to.deep.include({
      id: '115-1-course-upload-10-day-20261014',
      applies: { operation: 'course-upload', term: '115-1', grade: 10, division: 'day' },
      closes: '2027-02-08T17:00:00+08:00',
      published: '2026-10-14',
    })
    expect((await published()).map(({ by, as, via }) => [by, as, via])).to.deep.equal([
      ['D1', 'academic-director', 'line'],
    ])
  })

  it('does it once, however often it is confirmed', async () => {
    await uploadOfTenth()
    await director.says('2027-02-08')
    await director.presses('確認公告')
    expect(await director.presses('確認公告')).to.contain('已經回答過')
    expect(await published()).to.have.lengthOf(1)
  })

  it('refuses a close below the national floor, with what would be allowed and whose rule it is', async () => {
    await uploadOfTenth()
    expect(await director.says('2027-02-01')).to.match(/不能公告[\s\S]*2\/3[\s\S]*國教署/)
    expect(await noticesNow()).to.deep.equal([])
  })

  it('refuses a year of the Republic’s calendar with the day that it is, and goes on', async () => {
    await uploadOfTenth()
    expect(await director.says('116/2/8')).to.contain('2027-02-08')
    expect(await director.says('隨便')).to.contain('讀不出日期')
    expect(await director.says('2027-02-08')).to.contain('還沒公告')
  })

  it('of another ceremony shows the closes that follow from it', async () => {
    await begins(director, '改休業式', '115-1')
    expect(await director.says('2027/1/22')).to.match(/3 位學生、1 位老師[\s\S]*2\/5[\s\S]*2\/12/)
    expect(await director.presses('確認公告')).to.contain('已改 115-1 的休業式')
    expect((await school.services.calendar.load()).calendar.terms.find(({ id }) => id === '115-1')?.ceremony).to.equal(
      '2027-01-22',
    )
  })

  it('opens a selection from one date to another, and withdraws it again', async () => {
    await begins(director, '課程學習成果勾選', '115 學年', '全部年級', '兩部都是')
    await director.says('2027-08-01 2027-08-20')
    await director.presses('確認公告')
    const [made] = await noticesNow()
    expect(made).to.include({ opens: '2027-08-01T00:00:00+08:00', closes: '2027-08-20T23:59:59+08:00' })
    await begins(director, '撤回公告', made?.id ?? '')
    expect(await director.presses('確認公告')).to.contain('已撤回')
    expect((await noticesNow())[0]?.withdrawn).to.equal('2026-10-14')
    expect(student.lastHeard().text).to.match(/尚未公告；原本：8\/1|尚未公告；原本：2027/)
  })

  it('is for 進修部 alone where its director publishes, and for nobody else', async () => {
    const other = await school.someone('A9')
    await begins(other, '課程學習成果上傳', '115-1', '全部年級')
    await other.says('2027-02-08')
    await other.presses('確認公告')
    expect((await noticesNow())[0]?.applies.division).to.equal('continuing')
    await school.services.people.model.updateOne({ _id: 'A9' }, { $set: { roles: ['teacher'] } })
    expect(await other.presses('公告／改期程')).to.contain('沒有這個身分')
  })
})
