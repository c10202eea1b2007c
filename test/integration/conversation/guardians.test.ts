import { expect } from 'chai'
import type { Occasion } from '../../../src/portfolio/entryAct.ts'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('guardians who act for students, over signed LINE webhooks', () => {
  let school: TestSchool
  let student: Someone
  let guardian: Someone
  let registrar: Someone
  beforeEach(async () => {
    school = await startSchool()
    await school.addPerson('G1', '王爸爸', ['guardian'])
    for (const id of ['S1', 'S2']) {
      await school.services.guardians.model.create({ _id: `G1:${id}`, guardian: 'G1', student: id, relation: '父' })
    }
    student = await school.someone('S1')
    guardian = await school.someone('G1')
    registrar = await school.someone('R1')
  })
  afterEach(() => school.close())

  const lastOf = ({ heard }: Someone) => heard().at(-1)?.text ?? ''
  const recorded = (subject: string) => school.services.record.model.find({ subject }).sort({ order: 1 }).lean()
  const occasion = (by: string, request: string): Occasion => ({
    actor: { by, as: 'student', via: 'line' },
    request,
    now: school.clock.now(),
  })
  const grant = (id = 'S1', until = '2026-10-20') =>
    school.services.grants.add(
      { guardian: 'G1', student: id, until, isUnderAge: true },
      { actor: { by: 'R1', via: 'line' }, request: `grant of ${id} to ${until}`, now: school.clock.now() },
    )
  const handIn = async () => {
    await guardian.sends(pdf())
    await guardian.presses('國文')
    return guardian.says('我的期末報告')
  }

  it('get public answers only, where nobody has approved anything', async () => {
    expect(await guardian.says('還剩幾件')).to.match(/沒有核准你代為處理.*註冊組.*§九\(三\)/s)
    expect(await guardian.says('我傳了哪些')).to.match(/沒有核准/)
    expect(await guardian.says('截止到什麼時候')).to.match(/1\/20|2\/3/)
    expect(await guardian.sends(pdf())).not.to.match(/哪一門課/)
    expect(await school.services.entries.countDocuments()).to.equal(0)
  })

  it('are approved by 註冊組 step by step, for a student under age, and both are told', async () => {
    await registrar.says('你會做什麼')
    expect(await registrar.presses('核准法定代理人')).to.match(/要為哪一位學生核准/)
    expect(await registrar.says('S9')).to.match(/沒有學號「S9」/)
    expect(await registrar.says('s1')).to.match(/王爸爸 可以代辦到哪一天/)
    expect(await registrar.presses('7 天')).to.match(/未成年/)
    expect(await registrar.presses('未成年，核准')).to.match(/已核准到 2026\/10\/21/)
    expect(lastOf(student)).to.match(/法定代理人可以代你辦理.*王爸爸.*10\/21/s)
    expect(lastOf(guardian)).to.match(/你可以代學生辦理.*王小明/s)
    const [act] = await recorded('grant:1')
    expect(act).to.include({ act: 'grant', by: 'R1', as: 'registrar' })
    expect(act?.after).to.deep.equal({ guardian: 'G1', student: 'S1', until: '2026-10-21', underAge: true })
  })

  it('hand in, send and withdraw for the student, who is told of each act, and the record names both', async () => {
    await grant()
    expect(await handIn()).to.match(/草稿/)
    expect(lastOf(student)).to.match(/王爸爸 代你新增一件（#1）/)
    expect(await guardian.presses('送出認證')).to.match(/#1/)
    expect(lastOf(student)).to.match(/王爸爸 代你送出認證（#1）/)
    const entry = await school.services.outcomes.get(1)
    expect(entry).to.include({ student: 'S1', createdBy: 'G1', state: 'pending' })
    expect((await recorded('entry:1')).map(({ act, by, as, onBehalfOf }) => [act, by, as, onBehalfOf])).to.deep.equal([
      ['create', 'G1', 'guardian', 'S1'],
      ['send', 'G1', 'guardian', 'S1'],
    ])
    expect(await guardian.says('還剩幾件')).to.match(/8/)
    expect(await guardian.says('把 #1 收回來')).to.match(/#1/)
    expect((await school.services.outcomes.get(1))?.state).to.equal('draft')
    expect(lastOf(student)).to.match(/王爸爸 代你撤回（#1）/)
  })

  it('select, lock and open the files, and delete nothing', async () => {
    await grant()
    const id = await school.addEntry('S1')
    await school.announce({
      id: 'SEL',
      applies: { operation: 'course-selection', year: 115 },
      opens: '2026-10-01T00:00:00+08:00',
      closes: '2026-10-31T23:59:59+08:00',
      published: '2026-09-01',
    })
    await guardian.says('我要勾選課程學習成果')
    expect(await guardian.presses(`勾選 #${id}`)).to.match(/1/)
    expect((await recorded(`entry:${id}`)).at(-1)).to.include({ act: 'select', as: 'guardian', onBehalfOf: 'S1' })
    expect(lastOf(student)).to.match(/王爸爸 代你勾選/)
    const draft = await school.addEntry('S1', { state: 'draft', everSent: false, place: 1 })
    expect(await guardian.says(`刪除 #${draft}`)).to.match(/只有|刪除要由學生本人/)
    expect((await school.services.outcomes.remove(draft, occasion('G1', 'r1'))).done).to.equal(false)
    expect((await school.services.outcomes.get(draft))?.hidden).to.equal(false)
  })

  it('act only until the day that was set, and both are told that it is over', async () => {
    await grant()
    await handIn()
    school.clock.set('2026-10-20T23:59:59+08:00')
    expect((await school.services.outcomes.send(1, occasion('G1', 'r1'))).done).to.equal(true)
    school.clock.set('2026-10-21T00:00:00+08:00')
    expect((await school.services.outcomes.withdraw(1, occasion('G1', 'r2'))).done).to.equal(false)
    expect(await guardian.says('我傳了哪些')).to.match(/沒有核准/)
    expect(await school.services.grants.tellEnded(school.clock.now())).to.equal(1)
    expect(await school.services.grants.tellEnded(school.clock.now())).to.equal(0)
    await school.settle()
    expect(lastOf(student)).to.match(/王爸爸 不能再代你辦理/)
    expect(lastOf(guardian)).to.match(/你不能再代 王小明 辦理/)
  })

  it('stop at once where it is revoked, or where they are the guardian no longer', async () => {
    await grant()
    await grant('S2')
    await registrar.says('你會做什麼')
    await registrar.presses('核准法定代理人')
    expect(await registrar.presses('撤銷：王爸爸')).to.match(/已撤銷/)
    expect(await school.services.grants.liveOf('G1', school.clock.now())).to.have.length(1)
    await school.services.guardians.model.deleteMany({ guardian: 'G1' })
    expect(await school.services.grants.liveOf('G1', school.clock.now())).to.be.empty
    const { sees } = school.services.grants
    expect([await sees('G1', 'S1', school.clock.now()), await sees('S1', 'S1', school.clock.now())]).to.deep.equal([
      false,
      true,
    ])
  })

  it('of several students say for whom, and change over by a button', async () => {
    await grant()
    await grant('S2')
    await school.addEntry('S1', { state: 'draft', description: '甲', place: 1 })
    expect(await guardian.says('還剩幾件')).to.match(/要為哪一位學生辦理/)
    expect(await guardian.presses('王小明')).to.match(/接下來都是為 王小明 辦理/)
    expect(await guardian.says('還剩幾件')).to.match(/以下為 王小明 辦理.*8/s)
    await guardian.presses('林小美')
    expect(await guardian.says('還剩幾件')).to.match(/以下為 林小美 辦理.*9/s)
  })

  it('go on for nobody else by themselves, where the student for whom something was begun is theirs no longer', async () => {
    await grant()
    await guardian.sends(pdf())
    await grant('S2', '2026-10-30')
    school.clock.set('2026-10-21T08:00:00+08:00')
    await guardian.says('我傳了哪些')
    await guardian.sends(pdf())
    await guardian.presses('林小美')
    expect(await guardian.says('我的期末報告')).not.to.match(/草稿/)
    expect(await school.services.entries.countDocuments()).to.equal(0)
  })

  it('are not told that it is over while another grant for the same student goes on', async () => {
    await grant()
    await grant('S1', '2026-10-30')
    school.clock.set('2026-10-21T08:00:00+08:00')
    expect(await school.services.grants.tellEnded(school.clock.now())).to.equal(1)
    await school.settle()
    expect(lastOf(student)).not.to.match(/不能再代你辦理/)
  })

  it('are no one else’s, and nothing of them is told to a guardian of another', async () => {
    await grant()
    await school.addPerson('G2', '林媽媽', ['guardian'])
    const other = await school.someone('G2')
    const id = await school.addEntry('S1', { state: 'draft', place: 1 })
    expect(await other.says(`送出 #${id}`)).to.match(/沒有核准/)
    expect((await school.services.outcomes.send(id, occasion('G2', 'r1'))).done).to.equal(false)
    expect(await school.services.grants.guardiansOf(['S1', 'S2'], school.clock.now())).to.deep.equal(
      new Map([['S1', ['G1']]]),
    )
  })

  it('do not do anything twice when a message is answered again', async () => {
    await grant()
    const again = await grant()
    expect(again).to.deep.include({ done: true })
    expect(await school.services.grants.list()).to.have.length(1)
    const draft = { student: (await school.services.people.get('S1')) ?? expect.fail(), course: 'C1' }
    const add = () =>
      school.services.outcomes.add({ ...draft, description: '心得', files: [] }, occasion('G1', 'the same message'))
    expect([(await add()).done, (await add()).done]).to.deep.equal([true, true])
    expect(await school.services.entries.countDocuments()).to.equal(1)
    await school.settle()
    expect(student.heard().filter(({ text }) => /代你新增一件/.test(text))).to.have.length(1)
  })
})
