import { expect } from 'chai'
import { wordingIn } from '../../../src/conversation/wording/index.ts'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('proxies for teachers who cannot certify, over signed LINE webhooks', () => {
  let school: TestSchool
  let teacher: Someone
  let colleague: Someone
  let curriculum: Someone
  beforeEach(async () => {
    school = await startSchool()
    await school.addPerson('T2', '王大明', ['teacher'])
    await school.addPerson('K1', '教學組長', ['curriculum'])
    teacher = await school.someone('T1')
    colleague = await school.someone('T2')
    curriculum = await school.someone('K1')
  })
  afterEach(() => school.close())

  const recorded = (subject: string) => school.services.record.model.find({ subject }).sort({ order: 1 }).lean()
  const lastOf = ({ heard }: Someone) => heard().at(-1)?.text ?? ''
  /** 王小明 sends an outcome of 國文 for certification. */
  const sendEntry = async () => {
    const student = await school.someone('S1')
    await student.sends(pdf())
    await student.presses('國文')
    await student.says('我的期末報告')
    await student.presses('送出認證')
    return student
  }
  const appointed = async () => {
    await teacher.says('請王老師代理認證')
    await colleague.presses('同意代理')
    await curriculum.presses('指派 王大明')
  }

  it('are named by the teacher, asked, and appointed by 教學組, each told of it', async () => {
    expect(await teacher.says('請王老師代理認證')).to.match(/已經問 王大明 了/)
    expect(lastOf(colleague)).to.match(/有老師請你代理認證.*陳老師.*同意碼.*§九\(二\)/s)
    expect(await colleague.presses('同意代理')).to.match(/謝謝你同意/)
    expect(lastOf(teacher)).to.match(/王大明 同意代理 陳老師/)
    expect(await curriculum.says('我的待辦')).to.match(/指派代理認證教師（T1）/)
    expect(await curriculum.presses('指派 王大明')).to.match(/王大明 開始代理認證.*陳老師 的課/s)
    expect(lastOf(colleague)).to.match(/你開始代理認證.*陳老師/s)
    expect(lastOf(teacher)).to.match(/王大明 代理認證/)
    expect(await curriculum.says('我的待辦')).not.to.match(/指派代理認證教師/)
    expect((await recorded('nomination:T1:T2')).map(({ act, by, as }) => [act, by, as])).to.deep.equal([
      ['nominate', 'T1', 'teacher'],
      ['consent', 'T2', 'teacher'],
    ])
    const [act] = await recorded('proxy:1')
    expect(act).to.include({ act: 'appoint', by: 'K1', as: 'curriculum' })
    expect(act?.after).to.include({ scope: 'teacher', of: 'T1', proxy: 'T2', rank: 1 })
  })

  it('certify and return in the teacher’s place, and the record says so', async () => {
    await appointed()
    const student = await sendEntry()
    expect(lastOf(colleague)).to.match(/王小明.*國文/s)
    expect(await colleague.says('還有幾件要認證')).to.match(/王小明/)
    expect(await colleague.presses('認證通過')).to.match(/#1/)
    expect(lastOf(student)).to.match(/王大明/)
    const act = (await recorded('entry:1')).at(-1)
    expect(act).to.include({ act: 'certify', by: 'T2', as: 'teacher', onBehalfOf: 'T1' })
  })

  it('are asked what waits already when they are appointed, and nothing once it has ended', async () => {
    await sendEntry()
    await appointed()
    expect(lastOf(colleague)).to.match(/王小明.*國文/s)
    const press = () => colleague.presses('認證通過')
    await curriculum.says('請人代理認證')
    await curriculum.says('陳老師')
    expect(await curriculum.presses('結束：王大明')).to.match(/到此為止/)
    expect(lastOf(colleague)).to.match(/不用再代理認證/)
    expect(await press()).not.to.match(/已認證/)
    expect((await school.services.outcomes.get(1))?.state).to.equal('pending')
    expect(await colleague.says('還有幾件要認證')).to.match(/0 件/)
  })

  it('are named to the student beside the teacher while the entry waits, and no longer once it has ended', async () => {
    await appointed()
    const student = await sendEntry()
    expect(lastOf(student)).to.match(/已通知陳老師、王大明（代理）/)
    const viewed = async () => {
      const entry = await school.services.outcomes.get(1)
      const [view] = entry ? await school.services.viewEntries([entry]) : []
      if (!view) throw new Error('an entry that was sent')
      return view
    }
    const waiting = await viewed()
    expect(waiting).to.deep.include({ teachers: ['陳老師'], proxies: ['王大明'] })
    expect(wordingIn['zh-TW'].entries.card(waiting).lines).to.deep.include({
      label: '可認證',
      value: '陳老師、王大明（代理）',
    })
    await curriculum.says('請人代理認證')
    await curriculum.says('T1')
    await curriculum.presses('結束：王大明')
    expect(await viewed())
      .to.deep.include({ teachers: ['陳老師'] })
      .and.not.have.property('proxies')
  })

  it('may decline, and then are not appointed as the one named', async () => {
    await teacher.says('請王老師代理認證')
    await colleague.presses('不方便')
    expect(lastOf(teacher)).to.match(/王大明 不方便/)
    expect(await colleague.presses('同意代理')).to.match(/已經回覆過了（不同意）/)
    expect(await school.services.nominations.get('T1:T2')).to.include({ consent: 'declined' })
    expect(await school.services.certifiers.isProxy('T2')).to.equal(false)
  })

  it('are asked anew by the teacher once it has ended, and not while they have yet to answer', async () => {
    await appointed()
    await curriculum.says('請人代理認證')
    await curriculum.says('T1')
    await curriculum.presses('結束：王大明')
    expect(await teacher.says('請王老師代理認證')).to.match(/已經問 王大明 了/)
    const asked = { consent: 'asked', round: 2 }
    expect(await school.services.nominations.get('T1:T2')).to.include(asked)
    await teacher.says('請王老師代理認證')
    expect(await school.services.nominations.get('T1:T2')).to.include(asked)
    expect(await colleague.presses('同意代理')).to.match(/謝謝你同意/)
  })

  it('are offered to 教學組 with the reason for each rank, and only those who may are given the buttons', async () => {
    await school.addPerson('T3', '林老師', ['teacher'])
    await school.addCourse('C3', { teachers: ['T3'] })
    await curriculum.says('請人代理認證')
    expect(await curriculum.says('C1')).to.match(
      /國文（C1）：2 位人選.*第 3 順位 林老師.*同科.*第 5 順位 教學組長.*§九\(二\)/s,
    )
    expect(await curriculum.presses('指派 林老師')).to.match(/林老師 開始代理認證/)
    await school.services.people.model.updateOne({ _id: 'K1' }, { $set: { roles: ['teacher'] } })
    expect(await curriculum.presses('指派 教學組長')).to.match(/這件事由教學組、教務主任來做/)
  })

  it('of one name are told apart by buttons, and one who is not here is not found', async () => {
    await school.addPerson('T4', '王小美', ['teacher'])
    expect(await teacher.says('請王老師代理認證')).to.match(/是哪一位/)
    expect(await teacher.presses('王小美 T4')).to.match(/已經問 王小美 了/)
    expect(await teacher.says('請孫老師代理認證')).to.match(/找不到「孫老師」/)
  })

  it('certify without being teachers, and ask of certification nothing before', async () => {
    expect(await curriculum.says('還有幾件要認證')).to.match(/沒有這個身分/)
    await curriculum.says('請人代理認證')
    await curriculum.says('陳老師')
    await curriculum.presses('指派 教學組長')
    await sendEntry()
    expect(await curriculum.says('還有幾件要認證')).to.match(/王小明/)
  })

  describe('a teacher who leaves', () => {
    const leave = () => school.services.people.model.updateOne({ _id: 'T1' }, { $set: { leftOn: '2026-10-15' } })

    it('certifies no more from that day, and is asked nothing', async () => {
      await sendEntry()
      await leave()
      school.clock.set('2026-10-15T08:00:00+08:00')
      expect(await teacher.presses('認證通過')).not.to.match(/已認證/)
      expect((await school.services.outcomes.get(1))?.state).to.equal('pending')
    })

    it('goes on certifying until the day for which 教學組 keeps the account', async () => {
      await sendEntry()
      await leave()
      await curriculum.says('請人代理認證')
      await curriculum.says('T1')
      expect(await curriculum.presses('帳號保留 30 天')).to.match(/保留到 2026\/11\/14/)
      school.clock.set('2026-11-14T23:00:00+08:00')
      const judged = () =>
        school.services.outcomes.judge('certify', 1, {
          actor: { by: 'T1', as: 'teacher', via: 'line' },
          request: 'a press',
          now: school.clock.now(),
        })
      expect((await judged()).done).to.equal(true)
      school.clock.set('2026-11-15T00:00:00+08:00')
      expect((await judged()).done).to.equal(false)
      const act = (await recorded('person:T1')).at(-1)
      expect(act).to.include({ act: 'keep', by: 'K1', as: 'curriculum' })
      expect(act?.after).to.deep.equal({ until: '2026-11-14' })
    })
  })
})
