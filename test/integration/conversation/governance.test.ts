import { expect } from 'chai'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('the offices at work, over signed LINE webhooks', () => {
  let school: TestSchool
  let director: Someone
  let registrar: Someone
  beforeEach(async () => {
    school = await startSchool()
    director = await school.someone('D1')
    registrar = await school.someone('R1')
  })
  afterEach(() => school.close())

  const recorded = (subject: string) => school.services.record.model.find({ subject }).sort({ order: 1 }).lean()

  describe('duties', () => {
    it('are listed with their dates and the clause, late ones with the days', async () => {
      expect(await registrar.says('我的待辦'))
        .to.match(/3 項待辦/)
        .and.match(/114-2 學業成績登錄｜7\/14（二） 前，已逾期 92 天/)
        .and.match(/115-1 學籍資料檢核確認｜9\/14（一） 前，已逾期 30 天/)
        .and.match(/115-1 學業成績登錄｜2027\/2\/3（三） 前，還有 112 天/)
        .and.match(/補充規定 §五\(二\)1、§五\(一\)1/)
    })

    it('are done by one button, once, and the second who presses learns who was first', async () => {
      await school.addPerson('R2', '李組員', ['registrar'])
      const colleague = await school.someone('R2')
      await colleague.says('我的待辦')
      await registrar.says('我的待辦')
      expect(await registrar.presses('完成 115-1 學籍檢核')).to.match(/已完成：115-1 學籍資料檢核確認.*還有 2 項/s)
      expect(await colleague.presses('完成 115-1 學籍檢核')).to.match(/註冊組長 已在 10\/14（三） 10:00 確認完成/)
      const acts = await recorded('duty:115-1:registration:day')
      expect(acts).to.have.length(1)
      expect(acts[0]).to.include({ act: 'done', by: 'R1', as: 'registrar', via: 'line' })
      expect(await registrar.says('我的待辦')).to.match(/已完成 1 項/)
    })

    it('are not for who lost the office since the button came', async () => {
      await registrar.says('我的待辦')
      await school.services.people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['teacher'] } })
      expect(await registrar.presses('完成 115-1 學籍檢核')).to.match(/由註冊組確認，你的帳號現在沒有這個身分/)
      expect(await recorded('duty:115-1:registration:day')).to.be.empty
    })

    it('of 進修部 all belong to its own office', async () => {
      await school.addPerson('E1', '教導組長', ['continuing-affairs'], { division: 'continuing' })
      const evening = await school.someone('E1')
      expect(await evening.says('我的待辦'))
        .to.match(/6 項待辦/)
        .and.match(/出缺勤紀錄檢核確認（進修部）/)
      expect(await evening.presses('完成 115-1 幹部檢核')).to.match(/已完成.*校級、班級幹部紀錄檢核確認（進修部）/s)
    })

    it('of the offices are seen by 教務主任 as counts, and a teacher is told whose they are', async () => {
      await registrar.says('我的待辦')
      await registrar.presses('完成 115-1 學籍檢核')
      expect(await director.says('我的待辦')).to.match(/註冊組：2 項未完成，1 項逾期/)
      const teacher = await school.someone('T1')
      expect(await teacher.says('我的待辦')).to.match(/沒有等你認證的成果/)
    })

    it('say that a button of another semester is gone', async () => {
      await registrar.says('我的待辦')
      school.clock.set('2027-03-01T10:00:00+08:00')
      expect(await registrar.presses('完成 115-1 學籍檢核')).to.match(/已經不在清單上/)
    })
  })

  describe('acting staff', () => {
    const actFor = async (dates: string, name = '陳老師') => {
      await director.says('我的待辦')
      await director.presses('安排代理人')
      await director.presses('註冊組')
      await director.says(name)
      return director.says(dates)
    }

    it('have the rights and duties of the office between two dates, both included, and act for its holder', async () => {
      const teacher = await school.someone('T1')
      expect(await actFor('10/15-10/16')).to.match(/陳老師 代理註冊組.*10\/15.*10\/16.*§九\(一\)/s)
      expect(await teacher.says('我的待辦')).to.match(/沒有等你認證的成果/)
      school.clock.set('2026-10-15T00:00:00+08:00')
      expect(await teacher.says('我的待辦')).to.match(/3 項待辦.*你代理註冊組/s)
      expect(await teacher.says('我是誰')).to.match(/任課教師、代理註冊組/)
      await teacher.says('我的待辦')
      school.clock.set('2026-10-16T23:59:59+08:00')
      expect(await teacher.presses('完成 115-1 學籍檢核')).to.match(/已完成/)
      const [act] = await recorded('duty:115-1:registration:day')
      expect(act).to.include({ by: 'T1', as: 'registrar', onBehalfOf: 'R1' })
      school.clock.set('2026-10-17T00:00:00+08:00')
      expect(await teacher.says('我的待辦')).to.match(/沒有等你認證的成果/)
    })

    it('may take a decision back while they act for an office, and not before', async () => {
      const { services, clock } = school
      await school.addPerson('T2', '吳老師', ['teacher'])
      const student = await school.someone('S1')
      const teacher = await school.someone('T1')
      await student.sends(pdf())
      await student.presses('國文')
      await student.says('我的期末報告')
      await student.presses('送出認證')
      await teacher.presses('認證通過')
      const judged = () =>
        services.outcomes.judge('takeBack', 1, {
          actor: { by: 'T2', as: 'registrar', via: 'line' },
          request: 'a press',
          now: clock.now(),
        })
      expect((await judged()).done).to.equal(false)
      await actFor('10/14', '吳老師')
      expect((await judged()).done).to.equal(true)
    })

    it('are known by the roles that they have, and in the holder’s place', async () => {
      await actFor('10/14')
      const { services, clock } = school
      const now = clock.now()
      const teacher = await services.people.get('T1')
      expect(teacher && (await services.acting.rolesOf(teacher, now))).to.deep.equal([
        { role: 'teacher' },
        { role: 'registrar', onBehalfOf: 'R1' },
      ])
      expect((await services.acting.onDuty('registrar', now)).map(({ _id }) => _id)).to.deep.equal(['T1'])
    })

    it('lose the office at once when 教務主任 ends it', async () => {
      const teacher = await school.someone('T1')
      await actFor('10/14-10/31')
      expect(await teacher.says('我的待辦')).to.match(/項待辦/)
      await director.says('我的待辦')
      expect(await director.presses('結束代理：陳老師')).to.match(/權限已收回/)
      expect(await teacher.says('我的待辦')).to.match(/沒有等你認證的成果/)
      expect((await recorded('acting:1')).map(({ act }) => act)).to.deep.equal(['add', 'end'])
    })

    it('are told that they begin and that it ended early, and so is whose office it is, once', async () => {
      const teacher = await school.someone('T1')
      const heard = (someone: Someone) => someone.heard().map(({ text }) => text)
      await actFor('10/14-10/31')
      expect(heard(teacher).at(-1)).to.match(/請你代理註冊組.*10\/14.*10\/31.*§九\(一\)/s)
      expect(heard(registrar).at(-1)).to.match(/陳老師 代理註冊組.*待辦通知 陳老師，不再通知你/s)
      await director.says('我的待辦')
      await director.presses('結束代理：陳老師')
      expect(heard(teacher).at(-1)).to.match(/你代理註冊組提早結束，權限已收回/)
      expect(heard(registrar).at(-1)).to.match(/陳老師 代理註冊組提早結束，待辦回到你這裡/)
      const told = heard(teacher).length
      await school.services.journal.settleAll()
      await school.settle()
      expect(heard(teacher)).to.have.length(told)
    })

    it('are staff, for an office that they do not hold, on days to come', async () => {
      await director.says('我的待辦')
      await director.presses('安排代理人')
      await director.presses('註冊組')
      expect(await director.says('查無此人')).to.match(/沒有「查無此人」/)
      await director.says('S1')
      expect(await director.says('10/20')).to.match(/只有教職員/)
      expect(await actFor('10/13')).to.match(/已經過了/)
      expect(await actFor('10/31-10/20')).to.match(/結束的日子比開始早/)
      expect(await school.services.appointments.list()).to.be.empty
    })
  })

  describe('the task force', () => {
    beforeEach(async () => {
      await school.addPerson('P1', '校長', ['principal'])
      await school.addPerson('G1', '甲老師', ['teacher', 'grade-representative'], { grade: 10 })
      await school.addPerson('G2', '乙老師', ['teacher', 'grade-representative'], { grade: 10 })
    })

    it('says which of its 19 seats are empty, and 教務主任 chooses among several', async () => {
      expect(await director.says('我的待辦')).to.match(/19 席，16 席空缺：/)
      expect(await director.presses('看工作小組席次'))
        .to.match(/校長（召集人）.*校長/s)
        .and.match(/高一導師代表.*空缺：2 人可選/s)
      await director.presses('指定高一導師代表')
      expect(await director.presses('乙老師')).to.match(/高一導師代表：乙老師.*還有 15 席空缺/s)
      const [act] = await recorded('seat:grade-representative-10')
      expect(act).to.deep.include({ act: 'set', by: 'D1', after: { person: 'G2' } })
    })

    it('empties a seat again when its holder leaves the role', async () => {
      const { services, clock } = school
      await services.people.model.updateOne({ _id: 'P1' }, { $set: { leftOn: '2026-10-14' } })
      const [first] = await services.seats.list(clock.now())
      expect(first?.person).to.equal(undefined)
    })

    it('has its meeting recorded step by step, and that duty is then done', async () => {
      expect(await director.says('我的待辦')).to.match(/115-1 召開工作小組會議｜11\/10/)
      expect(await director.presses('記錄工作小組會議')).to.match(/哪一天/)
      expect(await director.says('10/20')).to.match(/還沒到/)
      expect(await director.presses('昨天')).to.match(/3 人出席，0 人缺席/)
      expect(await director.presses('校長')).to.match(/2 人出席，1 人缺席.*缺席：校長/s)
      expect(await director.presses('缺席 1 人，下一步')).to.match(/議決了哪幾類/)
      await director.presses('作業期程與分工')
      await director.presses('學校平臺運作')
      expect(await director.presses('選好了')).to.match(/決議是什麼/)
      expect(await director.says('取消原訂的說明會，改到 11 月。')).to.match(/已記錄 115-1 工作小組會議.*2 人/s)
      const [meeting] = await school.services.meetings.ofTerm('115-1')
      expect(meeting).to.deep.include({
        date: '2026-10-13',
        attendees: ['D1', 'R1'],
        business: [1, 3],
        resolutions: '取消原訂的說明會，改到 11 月。',
      })
      expect(JSON.stringify(await recorded('meeting:1'))).to.not.include('說明會')
      expect(await director.says('我的待辦')).to.not.match(/召開工作小組會議/)
    })

    it('has what was recorded put right, part by part, by whoever records meetings; the record keeps what stood before', async () => {
      await school.services.meetings.add(
        { term: '115-1', date: '2026-10-13', attendees: ['D1', 'R1'], business: [1], resolutions: '十一月辦理' },
        { actor: { by: 'P1', via: 'line' }, request: 'a message', now: school.clock.now() },
      )
      const correct = async (part: string) => {
        await director.says('你會做什麼')
        await director.presses('看會議紀錄')
        await director.presses('更正 2026/10/13（二） 的紀錄')
        return director.presses(part)
      }
      await correct('日期')
      expect(await director.says('10/12')).to.match(/已更正 115-1 工作小組會議.*10\/12.*2 人/s)
      await director.says('你會做什麼')
      await director.presses('看會議紀錄')
      await director.presses('更正 2026/10/12（一） 的紀錄')
      await director.presses('出席')
      await director.presses('校長')
      expect(await director.presses('全員出席')).to.match(/已更正.*3 人/s)
      const [meeting] = await school.services.meetings.ofTerm('115-1')
      expect(meeting).to.deep.include({ date: '2026-10-12', business: [1], resolutions: '十一月辦理' })
      expect(meeting?.attendees).to.have.members(['D1', 'R1', 'P1'])
      const [, moved, attended] = await recorded('meeting:1')
      expect(moved).to.include({ act: 'correct', by: 'D1', as: 'academic-director' })
      expect([moved?.before, moved?.after]).to.deep.equal([{ date: '2026-10-13' }, { date: '2026-10-12' }])
      expect(attended?.before).to.deep.equal({ attendees: ['D1', 'R1'] })
    })

    it('shows its seats and minutes to who sits in it, and to nobody else', async () => {
      const member = await school.someone('G1')
      await member.says('你會做什麼')
      expect(await member.presses('看會議紀錄')).to.match(/工作小組會議 0 次.*還沒有記錄/s)
      await school.services.people.model.updateOne({ _id: 'G1' }, { $set: { roles: ['teacher'] } })
      expect(await member.presses('看會議紀錄')).to.match(/席次由教務主任指定/)
      const student = await school.someone('S1')
      await student.says('你會做什麼')
      expect(student.buttons()).to.not.include('看會議紀錄')
    })

    it('refuses to have a meeting recorded by anybody else', async () => {
      await director.says('我的待辦')
      await school.services.people.model.updateOne({ _id: 'D1' }, { $set: { roles: ['library-director'] } })
      expect(await director.presses('記錄工作小組會議')).to.match(/會議由教務主任、校長記錄/)
    })

    it('stops asking about a meeting when whoever began has lost the office since, and records nothing', async () => {
      await director.says('我的待辦')
      await director.presses('記錄工作小組會議')
      await director.presses('昨天')
      await director.presses('全員出席')
      await director.presses('作業期程與分工')
      await director.presses('選好了')
      await school.services.people.model.updateOne({ _id: 'D1' }, { $set: { roles: ['teacher'] } })
      expect(await director.says('照案通過')).to.match(/會議由教務主任、校長記錄/)
      expect(await director.says('照案通過')).to.not.match(/會議/)
      expect(await school.services.meetings.list()).to.be.empty
    })
  })

  describe('training', () => {
    it('is scheduled in chat by who may, and shows among what is coming', async () => {
      await school.addPerson('I1', '資料組長', ['guidance-data'])
      const guidance = await school.someone('I1')
      await guidance.says('我的待辦')
      await guidance.presses('安排研習')
      expect(guidance.buttons()).to.deep.equal(['學生', '學生、親師', '取消'])
      await guidance.presses('學生、親師')
      expect(await guidance.says('10/1')).to.match(/已經過了/)
      expect(await guidance.says('10/20')).to.match(/名稱/)
      expect(await guidance.says('學習歷程檔案說明會')).to.match(/已排定：學習歷程檔案說明會.*115-1.*§十/s)
      expect(await guidance.says('我的待辦')).to.match(/近期研習：2026\/10\/20（二） 學習歷程檔案說明會/)
      const [act] = await recorded('training:1')
      expect(act?.after).to.deep.equal({ audience: 'families', date: '2026-10-20', term: '115-1' })
    })
  })

  it('shows 教務主任 which operations still lack a period of self-checking', async () => {
    await director.says('我的待辦')
    expect(await director.presses('自我檢核期間')).to.match(/9 項作業還沒訂自我檢核期間.*§四/s)
  })
})
