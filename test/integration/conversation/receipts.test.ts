import { expect } from 'chai'
import type { StatementFile } from '../../../src/portfolio/submission/statementFile.ts'
import { temporaryFolder } from '../../support/database.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

const afterClose = '2027-08-21T10:00:00+08:00'
const operator = { by: 'operator', as: 'operator', via: 'cli' as const }

describe('the receipt statement, over signed LINE webhooks', () => {
  let school: TestSchool
  let student: Someone
  let office: Someone
  let entry: number

  beforeEach(async () => {
    school = await startSchool(afterClose)
    student = await school.someone('S1')
    office = await school.someone('R1')
    entry = await addSelected()
    await submit()
  })
  afterEach(() => school.close())

  async function addSelected(): Promise<number> {
    const id = await school.addEntry('S1', { selected: 'locked' })
    await school.services.selections.model.updateOne(
      { _id: 'S1:115:course' },
      {
        $setOnInsert: {
          student: 'S1',
          year: 115,
          kind: 'course',
          round: 1,
          lockedAt: new Date(0),
          lockedBy: 'student',
        },
        $push: { ticked: id },
      },
      { upsert: true },
    )
    return id
  }
  async function submit(): Promise<void> {
    const scope = { what: 'course-outcomes', year: 115, division: 'day' } as const
    const target = { path: `${temporaryFolder()}/a.zip`, except: [] }
    const made = await school.services.submissions.package(scope, target, operator, school.clock.now())
    expect(made.done).to.equal(true)
  }
  async function arrives(...ids: number[]): Promise<void> {
    const submission = await school.services.submissions.get(1)
    if (!submission) throw new Error('nothing was submitted')
    const lines = ids.map((key) => ({ student: 'S1', key, file: '', md5: '' }))
    const file: StatementFile = { lines, sha256: ids.join() }
    await school.services.receipts.import(submission, file, {
      ...{ actor: operator, now: school.clock.now(), isDryRun: false },
    })
  }
  const acts = async () =>
    (await school.services.record.model.find({ subject: 'submission:1' }).sort({ order: 1 }).lean()).map(
      ({ act, by, after }) => [act, by, after?.state ?? after?.outcome],
    )

  it('is confirmed by a guardian under a grant, for the student below whose statement the button stood', async () => {
    const { services, clock } = school
    await school.addPerson('G1', '王爸爸', ['guardian'])
    for (const id of ['S1', 'S2']) {
      await services.guardians.model.create({ _id: `G1:${id}`, guardian: 'G1', student: id, relation: '父' })
      await services.grants.add(
        { guardian: 'G1', student: id, until: '2027-08-31', isUnderAge: true },
        { actor: { by: 'R1', via: 'line' }, request: `grant of ${id}`, now: clock.now() },
      )
    }
    await arrives(entry)
    const guardian = await school.someone('G1')
    await guardian.says('看收訖明細')
    await guardian.presses('王小明')
    expect(await guardian.says('看收訖明細')).to.match(/1 筆，都相符/)
    await guardian.presses('林小美')
    expect(await guardian.presses('確認無誤')).to.match(/已確認收訖明細/)
    const act = await services.record.model.findOne({ act: 'confirm' }).lean()
    expect(act).to.include({ by: 'G1', as: 'guardian', onBehalfOf: 'S1' })
    expect(student.heard().at(-1)?.text).to.match(/王爸爸 代你確認收訖明細/)
  })

  it('is not there before the school has submitted', async () => {
    expect(await student.says('看收訖明細')).to.match(/0 份.*§九\(三\)/s)
    expect(await student.says('確認收訖')).to.match(/0 份/)
  })

  it('names each item, until when to answer and what silence means, and takes the word once', async () => {
    await arrives(entry)
    const shown = await student.says('看收訖明細')
    expect(shown).to.match(/115 學年 課程學習成果.*1 筆，都相符.*✓ #1 國文.*8\/28（六） 23:59 前確認.*視同確認/s)
    expect(await student.presses('確認無誤')).to.match(/已確認收訖明細/)
    expect(await acts()).to.deep.include(['confirm', 'S1', 'confirmed'])
    expect(await student.says('確認收訖')).to.match(/你已經確認/)
    expect((await acts()).filter(([act]) => act === 'confirm')).to.have.length(1)
  })

  it('is confirmed by saying so where all of it has arrived, and shown first where something is missing', async () => {
    const second = await addSelected()
    await submit()
    await arrives(entry)
    expect(await student.says('收訖明細都對')).to.match(/不符的地方.*1 筆不符.*✗ 少了 #2 國文/s)
    expect((await school.services.receipts.get(1, 'S1'))?.state).to.equal('open')
    await arrives(entry, second)
    expect(await student.says('收訖明細都對')).to.match(/2 筆，都相符，已記錄你的確認/)
  })

  it('is disputed with a reason; the office is told at once and says that the data is right', async () => {
    await arrives(entry)
    expect(await student.says('收訖明細有問題')).to.match(/有什麼問題/)
    expect(await student.says('少了數學那一件')).to.match(/已回報.*8\/24（二） 23:59 前查明.*國教署/s)
    expect(office.lastHeard().text).to.match(/101 王小明.*少了數學那一件.*8\/24/s)
    expect(await office.says('我的待辦')).to.match(/查明收訖明細的回報（提交 1、S1）/)
    expect(await student.says('確認收訖')).to.match(/你回報了問題/)
    await office.says('提交進度')
    await office.presses('看提交 1 的回報')
    expect(await office.presses('資料正確')).to.match(/已記錄查明結果/)
    expect(student.lastHeard().text).to.match(/資料正確.*8\/28（六） 23:59 前再看一次/s)
    expect(await student.presses('確認無誤')).to.match(/已確認/)
    expect(await acts()).to.deep.include(['resolve', 'R1', 'open'])
  })

  it('waits for the next revision where the student was right', async () => {
    await arrives(entry)
    await student.says('收訖明細少一件')
    expect(await office.says('提交進度')).to.match(/1 位回報問題待查.*三日內查明/s)
    await office.presses('看提交 1 的回報')
    expect(await office.presses('已更正')).to.match(/重新打包/)
    expect(student.lastHeard().text).to.match(/需要更正/)
    expect(await office.says('提交進度')).to.match(/1 位等更正後重新提交/)
    const second = await addSelected()
    await submit()
    await arrives(entry, second)
    expect(await student.says('看收訖明細')).to.match(/2 筆，都相符（提交第 2 版）.*請在/s)
  })

  it('says the same again to a message that is answered again, and does it once', async () => {
    await arrives(entry)
    const { receipts } = school.services
    const occasion = {
      actor: { by: 'S1', as: 'student', via: 'line' as const },
      request: 'm1',
      now: school.clock.now(),
    }
    const dispute = async () => {
      const { done, receipt } = { receipt: undefined, ...(await receipts.dispute(1, 'S1', '少一件', occasion)) }
      return { done, round: receipt?.round, dueAt: receipt?.dueAt }
    }
    expect(await dispute()).to.deep.equal(await dispute())
    expect((await acts()).filter(([act]) => act === 'dispute')).to.have.length(1)
  })

  it('is nobody else’s to confirm or dispute', async () => {
    await arrives(entry)
    const { receipts } = school.services
    for (const by of ['S2', 'T1', 'R1', 'D1']) {
      const occasion = { actor: { by, as: 'student', via: 'line' as const }, request: by, now: school.clock.now() }
      for (const said of [receipts.confirm(1, 'S1', occasion), receipts.dispute(1, 'S1', '少一件', occasion)])
        expect(await said).to.deep.equal({ done: false, refusal: { reason: 'noSuchReceipt' } })
    }
    const s1 = { actor: { by: 'S1', via: 'line' as const }, request: 'x', now: school.clock.now() }
    expect(await receipts.resolve(1, 'S1', 'data-right', s1)).to.have.nested.property('refusal.reason', 'notYours')
  })

  it('refuses a button about an earlier state, and shows how things stand', async () => {
    await arrives(entry)
    await student.says('看收訖明細')
    const old = student.lastHeard().buttons.find(({ label }) => label === '確認無誤')?.data
    await student.presses('回報問題')
    await student.presses('少一件')
    await school.line.deliver([school.line.event('postback', { postback: { data: old } }, student.user)])
    await school.settle()
    expect(
      student
        .heard()
        .slice(-2)
        .map(({ text }) => text)
        .join(),
    ).to.match(/又有變動.*你回報了問題/s)
  })

  it('is confirmed by the unit, and by no other office', async () => {
    await arrives(entry)
    await office.says('提交進度')
    expect(await office.presses('確認提交 1')).to.match(/提交 1 已確認/)
    expect(await office.says('我的待辦')).not.to.match(/提交單位確認/)
    await school.addPerson('A1', '訓育組長', ['activities'])
    const other = await school.someone('A1')
    expect(await other.says('提交進度')).to.match(/還沒有提交/)
    const press = (data: string) => school.line.event('postback', { postback: { data } }, other.user)
    await school.line.deliver([press('1a|submission.confirm|1'), press('1a|submission.reports|1')])
    await school.settle()
    expect(other.lastHeard().text).to.match(/不是你的單位提交的/)
  })

  it('is closed once the window has passed, also to who has left', async () => {
    await arrives(entry)
    await school.services.people.model.updateOne({ _id: 'S1' }, { $set: { leftOn: '2027-08-01' } })
    expect(await student.says('看收訖明細')).to.match(/請在 8\/28/)
    const confirm = student.lastHeard().buttons.find(({ label }) => label === '確認無誤')?.data
    school.clock.set('2027-08-29T00:00:00+08:00')
    await school.services.receipts.settleSilent(school.clock.now())
    expect(await student.says('看收訖明細')).to.match(/視同確認/)
    await school.line.deliver([school.line.event('postback', { postback: { data: confirm } }, student.user)])
    await school.settle()
    expect((await school.services.receipts.get(1, 'S1'))?.silent).to.equal(true)
  })

  it('checks in the chat what would be submitted', async () => {
    await office.says('提交進度')
    expect(await office.presses('預檢 課程學習成果')).to.match(/1 筆可以提交|預檢通過/)
    expect(await office.says('提交進度')).to.match(/第 1 版，1 筆、1 位學生/)
  })
})
