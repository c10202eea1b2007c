import { expect } from 'chai'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('binding a chat account, over signed LINE webhooks', () => {
  let school: TestSchool
  let newcomer: Someone
  const codeFor = (person: string) => school.services.codes.issue(person, 'operator', school.clock.now())
  beforeEach(async () => {
    school = await startSchool()
    newcomer = await school.someone('N', { bound: false })
  })
  afterEach(() => school.close())

  it('begins with the privacy notice', async () => {
    await school.line.follows(newcomer.user)
    await school.settle()
    const heard = newcomer
      .heard()
      .map(({ text }) => text)
      .join('\n')
    expect(heard)
      .to.match(/個人資料告知事項/)
      .and.match(/個人資料保護法第 8 條/)
      .and.match(/綁定碼/)
  })

  it('takes the code alone, says who was bound and how to unbind, and gives the notice with an unasked code', async () => {
    const answer = await newcomer.says((await codeFor('S1')).toLowerCase().replace('-', ''))
    expect(answer).to.match(/已綁定：王小明.*101 班學生.*解除綁定/s)
    expect(answer).to.match(/個人資料告知事項/)
    expect(await newcomer.says('我是誰')).to.match(/王小明/)
  })

  it('does not repeat the notice that came with the welcome', async () => {
    await school.line.follows(newcomer.user)
    await school.settle()
    expect(await newcomer.says('嗨')).not.to.match(/個人資料告知事項/)
    expect(await newcomer.says(await codeFor('S1'))).not.to.match(/個人資料告知事項/)
  })

  it('answers nothing personal before', async () => {
    expect(await newcomer.says('還剩幾件')).to.match(/先知道你是誰/)
    expect(await newcomer.says('#1 認證通過')).to.match(/先知道你是誰/)
    expect(await newcomer.says('截止到什麼時候')).to.match(/2\/3/)
  })

  it('tells a wrong, a used, an expired and a voided code apart', async () => {
    const other = await school.someone('O', { bound: false })
    expect(await newcomer.says('綁定 K7QF-39MX')).to.match(/不對/)
    const used = await codeFor('S1')
    await newcomer.says(used)
    expect(await other.says(used)).to.match(/用過了/)
    const old = await codeFor('S2')
    await codeFor('S2')
    expect(await other.says(old)).to.match(/作廢/)
    const late = await codeFor('S2')
    school.clock.advance({ days: 30 })
    expect(await other.says(late)).to.match(/過期/)
  })

  it('refuses even a right code for a while after twenty wrong ones', async () => {
    for (let count = 0; count < 20; count += 1) await newcomer.says('綁定 K7QF-39MX')
    const code = await codeFor('S1')
    expect(await newcomer.says(code)).to.match(/打錯太多次/)
    school.clock.advance({ minutes: 16 })
    expect(await newcomer.says(code)).to.match(/已綁定：王小明/)
  })

  it('replaces the account that the person used before, and tells it', async () => {
    const before = await school.someone('S1')
    expect(await newcomer.says(await codeFor('S1'))).to.match(/另一個帳號已經解除/)
    expect(before.lastHeard().text).to.match(/綁定已經解除/)
    expect(await before.says('還剩幾件')).to.match(/先知道你是誰/)
  })

  it('asks before another person’s code replaces a binding, and uses the code only then', async () => {
    const account = await school.someone('S1')
    const code = await codeFor('S2')
    expect(await account.says(code)).to.match(/現在是 王小明。要改成 林小美 嗎/)
    expect(await account.presses('維持不變')).to.match(/還是 王小明/)
    await account.says(code)
    expect(await account.presses('改綁定')).to.match(/已綁定：林小美/)
  })

  it('unbinds after one question', async () => {
    const account = await school.someone('S1')
    expect(await account.says('解除綁定')).to.match(/要解除 王小明 的綁定嗎/)
    expect(await account.presses('解除綁定')).to.match(/已解除綁定/)
    expect(await account.says('我是誰')).to.match(/不知道你是誰/)
  })

  it('tells 教務主任 of a newly bound staff account, and keeps it in the record', async () => {
    const director = await school.someone('D1')
    await newcomer.says(await codeFor('T1'))
    expect(director.lastHeard().text).to.match(/教職員帳號新綁定：陳老師（T1）/)
    const [act] = await school.services.record.model.find({ act: 'bind', subject: 'person:T1' }).lean()
    expect(act).to.include({ by: 'T1', via: 'line' })
  })

  it('says nothing personal in a group, and takes neither codes nor files there', async () => {
    const group = school.line.group('101', [newcomer.user])
    const code = await codeFor('S1')
    await school.line.says(newcomer.user, code, group)
    await school.line.says(newcomer.user, '還剩幾件', group)
    await school.settle()
    expect(school.line.heard(group)).to.be.empty
    await school.line.says(newcomer.user, '歷程 還剩幾件', group)
    await school.settle()
    expect(school.line.heard(group).at(-1)?.text).to.match(/一對一/)
    expect(await newcomer.says(code)).to.match(/已綁定：王小明/)
  })

  it('keeps no binding code in the inbox', async () => {
    const code = await codeFor('S1')
    await newcomer.says(code)
    const kept = JSON.stringify(await school.services.inbox.model.find().lean())
    expect(kept).not.to.include(code)
  })

  it('keeps none that was said in a group either', async () => {
    const code = await codeFor('S1')
    await school.line.says(newcomer.user, code, school.line.group('101', [newcomer.user]))
    await school.settle()
    expect(JSON.stringify(await school.services.inbox.model.find().lean())).not.to.include(code)
  })

  it('tells an account that it was replaced when it can be reached again', async () => {
    const before = await school.someone('S1')
    await school.line.blocks(before.user)
    await school.settle()
    await newcomer.says(await codeFor('S1'))
    await school.line.follows(before.user)
    await school.settle()
    const heard = before.heard().map(({ text }) => text)
    expect(heard.filter((text) => /綁定已經解除/.test(text))).to.have.lengthOf(1)
    await before.says('嗨')
    expect(before.lastHeard().text).not.to.match(/綁定已經解除/)
  })

  it('has told the account that it replaces before it does, so that nothing lost in between keeps it quiet', async () => {
    const before = await school.someone('S1')
    const { accounts } = school.services
    const { bind } = accounts
    accounts.bind = async (...args) => {
      await bind(...args)
      throw new Error('lost')
    }
    await newcomer.says(await codeFor('S1'))
    expect(before.lastHeard().text).to.match(/綁定已經解除/)
  })

  it('leaves the next holder of an account nothing of what was begun for the one before', async () => {
    const account = await school.someone('S1')
    await account.sends(pdf())
    await account.says(await codeFor('S2'))
    await account.presses('改綁定')
    const { dialogue } = await school.services.conversations.load(`line:${account.user}`, school.clock.now())
    expect(dialogue).to.equal(undefined)
    expect(await account.presses('國文')).to.match(/問題|重新/)
    expect(await school.services.entries.countDocuments()).to.equal(0)
  })

  it('repeats an outcome that may not have arrived to nobody but whom it was for', async () => {
    const account = await school.someone('S1')
    await account.sends(pdf())
    await account.presses('國文')
    school.line.fails('reply', 'serverError')
    await account.says('心得')
    await school.services.accounts.unbind(`line:${account.user}`, 'S1')
    expect(await account.says('嗨')).not.to.match(/可能沒有送到/)
    await school.services.accounts.bind(`line:${account.user}`, 'S1', school.clock.now().toJSDate())
    expect(await account.says('我是誰')).to.match(/可能沒有送到/)
  })

  it('speaks English when asked', async () => {
    const account = await school.someone('S1')
    expect(await account.says('speak English please')).to.match(/English/)
    expect(await account.says('how many can I still upload'))
      .to.match(/9/)
      .and.not.match(/[\u4e00-\u9fff]{4}/)
  })
})
