import { expect } from 'chai'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('what somebody has to do, asked by themselves', () => {
  let school: TestSchool
  let student: Someone
  beforeEach(async () => {
    school = await startSchool()
    student = await school.someone('S1')
  })
  afterEach(() => school.close())

  it('is nothing for a student who has nothing open', async () => {
    expect(await student.says('我的待辦')).to.match(/^0 件/)
    expect(student.buttons()).to.include('截止日期')
  })

  it('is for a student what can still be done about drafts and what came back, until when', async () => {
    await student.sends(pdf())
    await student.presses('國文')
    await student.says('讀後心得')
    await school.addEntry('S1', { state: 'returned', decidedAt: school.clock.now().toJSDate() })
    await school.addEntry('S1', { state: 'pending', sentAt: school.clock.now().toJSDate() })
    const heard = await student.says('我還有哪些任務快到期')
    expect(heard).to.match(
      /還沒完成：2 件[\s\S]*1 件草稿還沒送出：#1 國文，2027\/2\/3[\s\S]*1 件被退回、還沒修改：#2 國文/,
    )
    expect(student.buttons()).to.include.members(['送出認證', '看被退回的'])
    school.clock.set('2027-06-01T08:00:00+08:00')
    expect(await student.says('我的待辦')).to.match(/^0 件/)
  })

  it('is for a teacher what waits to be certified, and for an office its duties', async () => {
    const teacher = await school.someone('T1')
    await school.addEntry('S1', { state: 'pending', sentAt: school.clock.now().toJSDate() })
    expect(await teacher.says('我的待辦')).to.match(/請認證：王小明/)
    const registrar = await school.someone('R1')
    expect(await registrar.says('我的待辦')).not.to.match(/等你認證/)
  })

  it('is nobody’s who is none of these, and names no long list of offices', async () => {
    await school.addPerson('K1', '吳諮詢', ['counsellor'])
    const counsellor = await school.someone('K1')
    expect(await counsellor.says('提交進度')).to.match(/這件事由學校處室來做/)
  })
})
