import { expect } from 'chai'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('a homeroom teacher and the class, over signed LINE webhooks', () => {
  let school: TestSchool
  let homeroom: Someone
  let student: Someone
  const acts = (act: string) => school.services.record.model.find({ act }).sort({ order: 1 }).lean()
  beforeEach(async () => {
    school = await startSchool()
    await school.addPerson('H1', '林導師', ['teacher', 'homeroom'], { classes: ['101'] })
    await school.addPerson('S3', '趙同學', ['student'], { grade: 10, classes: ['102'] })
    homeroom = await school.someone('H1')
    student = await school.someone('S1')
  })
  afterEach(() => school.close())

  describe('who still has something open', () => {
    it('is named by state, and nobody is counted or ranked', async () => {
      await school.addEntry('S1', { state: 'draft' })
      await school.addEntry('S1', { state: 'draft' })
      await school.addEntry('S2', { state: 'returned', reason: '檔案打不開' })
      const heard = await homeroom.says('我們班還有誰沒送出')
      expect(heard).to.match(/草稿還沒送出\n王小明/)
      expect(await homeroom.says('班級進度')).to.match(/被退回還沒修改\n林小美.*還沒綁定\n林小美/s)
      expect(heard).not.to.match(/2 件|檔案打不開/)
    })

    it('is told of nobody where nothing is open', async () => {
      await school.someone('S2')
      expect(await homeroom.says('班級進度')).to.match(/沒有人有待處理的事/)
    })

    it('is not told of another class, and not to a teacher without one', async () => {
      expect(await homeroom.says('102 班還有誰沒送出')).to.match(/102 班不是你的導師班/)
      const teacher = await school.someone('T1')
      expect(await teacher.says('班級進度')).to.match(/導師/)
    })
  })

  describe('a broadcast', () => {
    const preview = async () => {
      const heard = await homeroom.says('提醒全班上傳截止')
      return /哪一個截止日/.test(heard) ? homeroom.presses('課程學習成果上傳 115-1') : heard
    }

    it('shows the exact text, who gets it, who does not and what it costs, and says nothing before it is confirmed', async () => {
      expect(await preview()).to.match(
        /要傳給 101 班嗎.*課程學習成果上傳（115-1）2027\/2\/3（三） 23:59 截止.*收得到 1 人\nLINE 1.*收不到 1 人\n林小美.*LINE 會用掉 1 則/s,
      )
      expect(student.heard()).to.have.lengthOf(0)
    })

    it('goes out once, to the class alone, and tells who could not be reached', async () => {
      const other = await school.someone('S3')
      await preview()
      expect(await homeroom.presses('傳給個人（LINE 1 則）')).to.match(/正在傳給 1 人/)
      expect(student.lastHeard().text).to.match(/【提醒】課程學習成果上傳.*由你自己決定/s)
      expect(other.heard()).to.have.lengthOf(0)
      expect(await homeroom.presses('看結果')).to.match(/已傳給 1 人/)
      expect(await homeroom.presses('傳給個人（LINE 1 則）')).to.match(/已經傳過/)
      expect(student.heard()).to.have.lengthOf(1)
      expect(await acts('broadcast')).to.have.lengthOf(1)
      expect((await acts('broadcast'))[0]).to.deep.include({
        by: 'H1',
        as: 'homeroom',
        after: { audience: 'class:101', mode: 'persons', recipients: 1 },
      })
    })

    it('that the store refused in the middle is finished by a second press', async () => {
      await preview()
      const { outbox } = school.services
      const { queueAll } = outbox
      outbox.queueAll = () => Promise.reject(new Error('the store is away'))
      expect(await homeroom.presses('傳給個人（LINE 1 則）')).not.to.match(/正在傳/)
      outbox.queueAll = queueAll
      expect(await homeroom.presses('傳給個人（LINE 1 則）')).to.match(/已經傳過/)
      expect(student.lastHeard().text).to.match(/【提醒】課程學習成果上傳/)
      expect(await acts('broadcast')).to.have.lengthOf(1)
    })

    it('cannot be confirmed after ten minutes, nor by who is homeroom teacher no more', async () => {
      await preview()
      school.clock.advance({ minutes: 11 })
      expect(await homeroom.presses('傳給個人（LINE 1 則）')).to.match(/過了 10 分鐘/)
      await preview()
      await school.services.people.model.updateOne({ _id: 'H1' }, { $set: { roles: ['teacher'] } })
      expect(await homeroom.presses('傳給個人（LINE 1 則）')).to.match(/不歸你/)
      expect(student.heard()).to.have.lengthOf(0)
    })

    it('counts who blocked the bot as not reached', async () => {
      await school.services.accounts.update(`line:${student.user}`, { unreachable: true })
      expect(await preview()).to.match(/收得到 0 人.*收不到 2 人/s)
      expect(homeroom.buttons()).to.deep.equal(['自己貼到群組（免費）'])
    })

    it('always offers the text for LINE, to be posted by hand', async () => {
      await preview()
      const button = homeroom.lastHeard().buttons.find(({ label }) => label === '自己貼到群組（免費）')
      const url = new URL(String(button?.uri))
      expect(`${url.origin}${url.pathname}`).to.equal('https://line.me/R/share')
      expect(url.searchParams.get('text'))
        .to.match(/^【提醒】/)
        .and.have.length.at.most(100)
    })

    it('goes by grade or to everyone for the offices, without the names of who is missed', async () => {
      await school.addPerson('A1', '訓育組長', ['activities'])
      const activities = await school.someone('A1')
      expect(await activities.says('提醒大家上傳截止')).to.match(/要提醒誰/)
      const heard = await activities.presses('日間部高一')
      const shown = /哪一個截止日/.test(heard) ? await activities.presses('課程學習成果上傳 115-1') : heard
      expect(shown).to.match(/要傳給日間部高一嗎.*收不到 2 人\n未綁定或封鎖/s)
      expect(shown).not.to.match(/林小美|趙同學/)
    })
  })

  describe('the class group', () => {
    const group = () => school.line.group('101 班群', [homeroom.user, student.user])
    async function linked() {
      await homeroom.says('班級進度')
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await homeroom.presses('連結班群'))?.[0] ?? ''
      const id = group()
      await school.line.says(homeroom.user, code, id)
      await school.settle()
      return id
    }

    it('is linked by a one-use code from the teacher’s own chat, and then gets one message when the preview’s choice names it', async () => {
      const id = await linked()
      expect(school.line.heard(id).at(-1)?.text).to.match(/已連結為 101 班的群組/)
      const heard = await homeroom.says('提醒全班上傳截止')
      if (/哪一個截止日/.test(heard)) await homeroom.presses('課程學習成果上傳 115-1')
      const label = homeroom.buttons().find((each) => each.startsWith('傳到班群')) ?? ''
      expect(label).to.match(/2 則/)
      expect(await homeroom.presses(label)).to.match(/正在傳到班群/)
      expect(school.line.heard(id).at(-1)?.text).to.match(/【提醒】課程學習成果上傳/)
      expect(student.heard()).to.have.lengthOf(0)
    })

    it('that is out of reach is reported as such', async () => {
      const id = await linked()
      const heard = await homeroom.says('提醒全班上傳截止')
      if (/哪一個截止日/.test(heard)) await homeroom.presses('課程學習成果上傳 115-1')
      school.line.network.groups.delete(id)
      await homeroom.presses(homeroom.buttons().find((each) => each.startsWith('傳到班群')) ?? '')
      expect(await homeroom.presses('看結果')).to.match(/沒有傳到班群.*收不到/s)
    })

    it('that is the class’s no longer gets nothing, by an older preview either', async () => {
      const id = await linked()
      expect((await acts('link'))[0]).to.include({ by: 'H1', as: 'homeroom', subject: 'class:101', via: 'line' })
      const heard = await homeroom.says('提醒全班上傳截止')
      if (/哪一個截止日/.test(heard)) await homeroom.presses('課程學習成果上傳 115-1')
      const label = homeroom.buttons().find((each) => each.startsWith('傳到班群')) ?? ''
      await homeroom.says('班級進度')
      await homeroom.presses('取消班群連結')
      const before = school.line.heard(id).length
      expect(await homeroom.presses(label)).to.match(/已經不是班群/)
      expect(school.line.heard(id)).to.have.lengthOf(before)
    })

    it('hears nothing of a code that is none of ours', async () => {
      const id = group()
      await school.line.says(homeroom.user, 'K7QF-39MX', id)
      await school.settle()
      expect(school.line.heard(id)).to.have.lengthOf(0)
    })
  })

  describe('a nudge', () => {
    it('puts the entry into the teacher’s next digest, at most once in 72 hours', async () => {
      const id = await school.addEntry('S1', { state: 'pending', sentAt: school.clock.now().toJSDate() })
      expect(await student.says('幫我催老師')).to.match(new RegExp(`會提醒老師 #${id}.*陳老師`, 's'))
      school.clock.advance({ minutes: 1 })
      expect(await student.says(`幫我催老師 #${id}`)).to.match(/已經提醒過了/)
      school.clock.advance({ hours: 72 })
      expect(await student.says(`幫我催老師 #${id}`)).to.match(/會提醒老師/)
      expect(await acts('nudge')).to.have.lengthOf(2)
    })

    it('is for one’s own entries that wait', async () => {
      expect(await student.says('幫我催老師')).to.match(/沒有正在等老師認證/)
      const others = await school.addEntry('S2', { state: 'pending' })
      expect(await student.says(`幫我催老師 #${others}`)).not.to.match(/會提醒/)
      const draft = await school.addEntry('S1', { state: 'draft' })
      expect(await student.says(`幫我催老師 #${draft}`)).to.match(/不在等認證/)
    })
  })

  describe('the settings', () => {
    it('turn reminders off and on, and choose a network where there are two', async () => {
      expect(await student.says('不要一直通知我')).to.match(/提醒現在是關的.*法定期限/s)
      expect(await student.presses('打開提醒')).to.match(/提醒現在是開的/)
      await school.services.accounts.seen('discord', '1001', school.clock.now().toJSDate())
      await school.services.accounts.bind('discord:1001', 'S1', school.clock.now().toJSDate())
      await student.says('提醒設定')
      expect(await student.presses('都傳到 Discord')).to.match(/都傳到 Discord/)
      expect((await school.services.accounts.ofPerson('S1')).map(({ prefers }) => prefers)).to.deep.equal([
        'discord',
        'discord',
      ])
      expect(await student.presses('傳到最後說話的地方')).to.match(/最後一次跟我說話/)
    })
  })
})
