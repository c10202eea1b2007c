import { expect } from 'chai'
import type { Notice } from '../../../src/regulation/notice.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

const inWindow = '2027-08-10T10:00:00+08:00'
const afterClose = '2027-08-21T00:00:00+08:00'

const courseNotice: Notice = {
  id: 'SEL-115',
  applies: { operation: 'course-selection', year: 115 },
  opens: '2027-08-01T00:00:00+08:00',
  closes: '2027-08-20T23:59:59+08:00',
  published: '2027-07-01',
}
const diverseNotice: Notice = {
  ...courseNotice,
  id: 'DIV-115',
  applies: { operation: 'diverse-selection', year: 115 },
}

describe('selecting, over signed LINE webhooks', () => {
  let school: TestSchool
  let student: Someone
  beforeEach(async () => {
    school = await startSchool(inWindow)
    student = await school.someone('S1')
    await school.announce(courseNotice)
  })
  afterEach(() => school.close())

  async function addOutcomes(count: number): Promise<void> {
    for (let made = 0; made < count; made += 1) await school.addEntry('S1')
  }
  async function addDiverse(count: number): Promise<void> {
    for (let made = 0; made < count; made += 1)
      await school.addEntry('S1', { kind: 'diverse', category: 'service', fields: { name: '淨灘' } })
  }
  const stateOf = async (id: number) => (await school.services.entries.findById(id).lean())?.selected
  const actsOn = async (filter: Record<string, unknown>) =>
    (await school.services.record.model.find(filter).sort({ order: 1 }).lean()).map(({ act }) => act)

  it('ticks, unticks and counts, and says until when it can be changed and where that stands', async () => {
    await addOutcomes(3)
    const first = await student.says('我要勾選')
    expect(first).to.match(/已勾選 0\/6 件.*8\/20（五） 23:59 前都可以改.*#1 國文（115-1）/s)
    expect(first).to.match(/補充規定 §六\(一\).*公告 SEL-115（2027-07-01）/s)
    expect(await student.presses('勾選 #2')).to.match(/#2 已勾選.*已勾選 1\/6 件.*✓ #2 國文/s)
    expect(await student.presses('勾選 #3')).to.match(/已勾選 2\/6 件/)
    expect(await student.presses('取消 #2')).to.match(/#2 已取消勾選.*已勾選 1\/6 件/s)
    expect([await stateOf(1), await stateOf(2), await stateOf(3)]).to.deep.equal(['no', 'no', 'ticked'])
    expect(await actsOn({ subject: 'entry:2' })).to.deep.equal(['select', 'unselect'])
  })

  it('refuses a seventh with the clause, and takes it once one is given up', async () => {
    await addOutcomes(7)
    await student.says('我要勾選')
    const seventh = student.lastHeard().buttons.find(({ label }) => label === '勾選 #7')?.data
    for (let id = 1; id <= 6; id += 1) await student.presses(`勾選 #${id}`)
    expect(student.buttons()).not.to.include('勾選 #7')
    const tap = () => school.line.event('postback', { postback: { data: seventh } }, student.user)
    await school.line.deliver([tap()])
    await school.settle()
    expect(student.lastHeard().text).to.match(/已滿 6 件，#7 沒有勾選.*§六\(一\)/s)
    await student.says('我要勾選')
    await student.presses('取消 #1')
    expect(await student.presses('勾選 #7')).to.match(/已勾選 6\/6 件/)
  })

  it('asks once before it locks, gives the receipt, and is final', async () => {
    await addOutcomes(2)
    await student.says('我要勾選')
    await student.presses('勾選 #2')
    expect(await student.presses('鎖定這 1 件')).to.match(/要鎖定.*不能再改.*#2 國文/s)
    const receipt = await student.presses('確定鎖定')
    expect(receipt).to.match(/勾選已鎖定.*已勾選 1\/6 件.*2027\/8\/10（二） 10:00.*✓ #2 國文.*還沒有進中央資料庫/s)
    expect(await student.presses('確定鎖定')).to.match(/已經回答過/)
    expect(await stateOf(2)).to.equal('locked')
    expect(await student.presses('勾選 #1')).to.match(/已經鎖定，不能再改/)
    expect(await student.says('我要勾選')).to.match(/勾選已鎖定/)
    expect(await student.says('還可以勾幾件')).to.match(/還可以勾選 0 件：115 學年已經鎖定/)
    expect(await actsOn({ subject: 'selection:S1:115:course' })).to.deep.equal(['lock'])
  })

  it('does not lock what its question did not list', async () => {
    await addOutcomes(2)
    await student.says('我要勾選')
    await student.presses('勾選 #1')
    await student.presses('鎖定這 1 件')
    await student.presses('勾選 #2')
    expect(await student.presses('確定鎖定')).to.match(/勾選又改過，沒有鎖定.*#1 國文.*#2 國文/s)
    expect(await stateOf(1)).to.equal('ticked')
    expect(await student.presses('確定鎖定')).to.match(/勾選已鎖定/)
  })

  it('locks at the close what is ticked, and tells its student once', async () => {
    await addOutcomes(2)
    await student.says('我要勾選')
    await student.presses('勾選 #1')
    expect(await school.services.selections.lockClosed(school.clock.now())).to.equal(0)
    school.clock.set(afterClose)
    expect(await student.presses('勾選 #2')).to.match(/截止.*截止時勾著的 1 件算數/s)
    expect(await school.services.selections.lockClosed(school.clock.now())).to.equal(1)
    expect(await school.services.selections.lockClosed(school.clock.now())).to.equal(0)
    await school.settle()
    const told = student.heard().filter(({ by, text }) => by === 'push' && text.includes('勾選已鎖定'))
    expect(told).to.have.length(1)
    expect(told[0]?.text).to.match(/2027\/8\/20（五） 23:59.*✓ #1 國文/s)
    expect(told[0]?.preview).not.to.contain('國文')
    expect(await stateOf(1)).to.equal('locked')
    expect(await student.says('我勾了哪些')).to.match(/勾選已鎖定.*✓ #1 國文/s)
  })

  it('keeps a certified outcome from being taken back while it is selected', async () => {
    const teacher = await school.someone('T1')
    await addOutcomes(1)
    await school.announce({
      id: 'CE-115-1',
      applies: { operation: 'certification', term: '115-1' },
      closes: '2027-08-31T23:59:59+08:00',
      published: '2027-07-01',
    })
    await student.says('我要勾選')
    await student.presses('勾選 #1')
    const { services } = school
    const occasion = {
      actor: { by: 'T1', as: 'teacher', via: 'line' as const },
      request: 'line:takeBack',
      now: school.clock.now(),
    }
    const taken = await services.outcomes.takeBack(1, '按錯了', occasion)
    expect(taken).to.nested.include({ done: false, 'refusal.refusal.reason': 'selected' })
    await student.presses('取消 #1')
    expect(await services.outcomes.takeBack(1, '按錯了', occasion)).to.include({ done: true })
    expect(await student.says('我要勾選')).to.match(/0 件可以勾選/)
    expect(teacher.heard()).to.be.empty
  })

  it('asks which kind where both are open, and keeps the two apart', async () => {
    await school.announce(diverseNotice)
    await addOutcomes(1)
    await addDiverse(1)
    expect(await student.says('我要勾選')).to.match(/要勾選哪一種.*課程學習成果：已勾選 0\/6.*多元表現：已勾選 0\/10/s)
    await student.presses('115 學年多元表現')
    expect(await student.presses('勾選 #2')).to.match(/已勾選 1\/10 件（115 學年多元表現）.*✓ #2 服務學習（淨灘）/s)
    expect(await student.says('我勾了哪些')).to.match(/115 學年多元表現已勾選 1\/10 件/)
    expect(await student.says('我勾了哪些課程成果')).to.match(/0 件/)
  })

  it('lets a deleted entry leave the selection that held it, until its window has closed', async () => {
    await school.announce(diverseNotice)
    await school.announce({
      id: 'DU-115',
      applies: { operation: 'diverse-upload', year: 115 },
      closes: '2027-08-31T23:59:59+08:00',
      published: '2027-07-01',
      basis: 'the authority',
    })
    await addDiverse(2)
    await student.says('我要勾選多元表現')
    await student.presses('勾選 #1')
    await student.presses('勾選 #2')
    const remove = (entry: number) =>
      school.services.diverse.remove(entry, {
        actor: { by: 'S1', as: 'student', via: 'line' },
        request: `line:delete:${entry}`,
        now: school.clock.now(),
      })
    expect(await remove(1)).to.include({ done: true })
    expect((await school.services.selections.get('S1', 115, 'diverse')).ticked).to.deep.equal([2])
    expect(await student.says('我勾了哪些')).to.match(/已勾選 1\/10 件/)
    school.clock.set(afterClose)
    expect(await remove(2)).to.nested.include({ done: false, 'refusal.refusal.reason': 'selected' })
  })

  it('pages where there is more than a page', async () => {
    await addOutcomes(18)
    expect(await student.says('我要勾選')).to.match(/共 18 件，這是第 1\/3 頁/)
    expect(await student.presses('下一頁')).to.match(/第 2\/3 頁/)
    expect(await student.presses('勾選 #12')).to.match(/#12 已勾選.*第 2\/3 頁/s)
  })

  it('says that the window is not announced, and nothing personal of another student', async () => {
    await addOutcomes(1)
    await student.says('我要勾選')
    const data = student.lastHeard().buttons.find(({ label }) => label === '勾選 #1')?.data
    const page = student.lastHeard().buttons.find(({ label }) => label === '鎖定這 0 件')?.data
    const other = await school.someone('S2')
    for (const each of [data, page]) {
      await school.line.deliver([school.line.event('postback', { postback: { data: each } }, other.user)])
      await school.settle()
      expect(other.lastHeard().text).to.match(/找不到這一件|只有學生本人/)
    }
    expect(await stateOf(1)).to.equal('no')
    expect(await other.says('我要勾選多元表現')).to.match(/多元表現勾選：尚未公告/)
  })

  it('leaves the selection of one who has left to the office, but not of a graduate', async () => {
    await addOutcomes(1)
    await school.services.people.model.updateOne({ _id: 'S1' }, { $set: { leftOn: '2027-06-30' } })
    expect(await student.says('我要勾選')).to.match(/已經離校，勾選由教務處註冊組/)
    await school.services.people.model.updateOne({ _id: 'S1' }, { $set: { 'years.0.grade': 12 } })
    await student.says('我要勾選')
    expect(await student.presses('勾選 #1')).to.match(/已勾選 1\/6 件/)
  })

  it('names no number left in the year of a status change, and refuses a seventh all the same', async () => {
    await addOutcomes(7)
    const change = { 'years.0.status': 'transferred-in', 'years.0.statusOn': '2026-09-15' }
    await school.services.people.model.updateOne({ _id: 'S1' }, { $set: change })
    const page = await student.says('我要勾選')
    expect(page).to.match(/已勾選 0 件.*學籍有異動.*由教務處註冊組，分機 123處理.*§七/s)
    expect(page).not.to.match(/\/6/)
    const seventh = student.lastHeard().buttons.find(({ label }) => label === '勾選 #7')?.data
    for (let id = 1; id <= 6; id += 1) await student.presses(`勾選 #${id}`)
    await school.line.deliver([school.line.event('postback', { postback: { data: seventh } }, student.user)])
    await school.settle()
    expect(student.lastHeard().text).to.match(/已滿 6 件/)
  })
})
