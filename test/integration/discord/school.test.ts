import { expect } from 'chai'
import { addDiscord, type DiscordPerson, type DiscordSchool } from '../../support/discordSchool.ts'
import { mp4, pdf, zip } from '../../support/files.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'

describe('the school, over Discord', () => {
  let school: TestSchool
  let discord: DiscordSchool
  let student: DiscordPerson
  let teacher: DiscordPerson
  beforeEach(async () => {
    school = await startSchool()
    discord = await addDiscord(school)
    student = await discord.someone('S1')
    teacher = await discord.someone('T1')
  })
  afterEach(async () => {
    await discord.close()
    await school.close()
  })

  it('goes from a PDF to a certified entry, as in LINE', async () => {
    await teacher.says('你會做什麼')
    expect(await student.sends(pdf(), '心得.pdf')).to.match(/哪一門課/)
    expect(await student.presses('國文')).to.match(/簡述/)
    expect(await student.says('讀完《赤壁賦》之後的心得')).to.match(/#1 已存成草稿.*還沒送出/s)
    expect(await student.presses('送出認證')).to.match(/#1 已送出認證.*陳老師/s)
    const asked = teacher.heard().at(-1)
    expect(asked?.text)
      .to.match(/王小明（101）/)
      .and.match(/赤壁賦/)
    expect(asked?.preview).not.to.match(/赤壁賦/)
    expect(await teacher.presses('認證通過')).to.match(/#1 認證通過/)
    expect(student.heard().at(-1)?.text).to.match(/#1 認證通過.*國文.*陳老師/s)
  })

  it('is one school in both networks: what is done in either is seen in both, and told in the one last written in', async () => {
    const inLine = await school.someone('S1')
    await inLine.sends(pdf(), '心得.pdf')
    await inLine.presses('國文')
    await inLine.says('心得')
    expect(await student.uses('mine')).to.match(/#1/)
    expect(await student.says('送出認證')).to.match(/#1 已送出認證/)
    school.clock.advance({ minutes: 1 })
    expect(await inLine.says('老師認證了嗎')).to.match(/認證中/)
    const heardBefore = student.heard().length
    await teacher.says('全部認證通過')
    await teacher.presses('認證通過')
    expect(inLine.lastHeard().text).to.match(/#1 認證通過/)
    expect(student.heard()).to.have.lengthOf(heardBefore)
  })

  it('tells someone who never opened a direct chat with their next answer', async () => {
    await student.sends(pdf())
    await student.presses('國文')
    await student.says('心得')
    await student.presses('送出認證')
    expect(teacher.heard()).to.deep.equal([])
    const server = discord.discord.channel('teachers', [teacher.user])
    expect(await teacher.uses('deadline', {}, server)).to.match(/王小明（101）/)
    expect(teacher.heard().every(({ ephemeral }) => ephemeral)).to.equal(true)
    expect(discord.discord.heard(server)).to.deep.equal([])
  })

  it('returns an entry with a reason that is typed into a form, whatever the reason says', async () => {
    await teacher.says('嗨')
    await student.sends(pdf())
    await student.presses('國文')
    await student.says('心得')
    await student.presses('送出認證')
    await teacher.presses('退回')
    discord.discord.presses(teacher.user, '自己打')
    while (!discord.discord.form(teacher.user)) await new Promise(setImmediate)
    const answers = { 自己打: '算了，這不是本課作業' }
    expect(await teacher.does(() => discord.discord.submits(teacher.user, answers))).to.match(/#1 已退回|退回/)
    expect(student.heard().at(-1)?.text).to.match(/算了，這不是本課作業/)
    discord.discord.presses(teacher.user, '自己打')
    while (!discord.discord.form(teacher.user)) await new Promise(setImmediate)
    const again = await teacher.does(() => discord.discord.submits(teacher.user, { 自己打: '再一次' }))
    expect(again).to.match(/回答過|過去了/)
  })

  describe('/submit', () => {
    it('with a file and nothing else opens the same dialogue', async () => {
      expect(await student.uses('submit', { file: { bytes: pdf(), name: '心得.pdf' } })).to.match(/哪一門課/)
      expect(await student.presses('國文')).to.match(/簡述/)
    })

    it('with everything makes the draft at once', async () => {
      const filled = {
        file: { bytes: pdf(), name: '心得.pdf' },
        file2: { bytes: mp4(), name: '發表.mp4' },
        kind: 'course',
        course: 'C2',
        description: '期末專題',
      }
      expect(await student.uses('submit', filled)).to.match(/#1 已存成草稿/)
      const entry = await school.services.entries.findById(1).lean()
      expect(entry).to.deep.include({ course: 'C2', description: '期末專題', state: 'draft' })
      expect(entry?.files.map(({ role }) => role)).to.have.members(['document', 'av'])
    })

    it('keeps a description until the course is chosen', async () => {
      const filled = { file: { bytes: pdf(), name: '心得.pdf' }, description: '期末專題' }
      expect(await student.uses('submit', filled)).to.match(/哪一門課/)
      expect(await student.presses('國文')).to.match(/#1 已存成草稿/)
    })

    it('says what is wrong with what was filled in, and keeps the rest', async () => {
      expect(await student.uses('submit', { file: { bytes: zip(), name: '作業.zip' }, course: 'C1' })).to.match(/pdf/i)
      const tooLong = { file: { bytes: pdf() }, course: 'C1', description: '字'.repeat(101) }
      expect(await student.uses('submit', tooLong)).to.match(/簡述太長.*101/s)
      expect(await student.says('短一點的簡述')).to.match(/#1 已存成草稿/)
    })

    it('asks about two files of one kind instead of taking either for the other', async () => {
      const filled = { file: { bytes: pdf(), name: '一.pdf' }, file2: { bytes: pdf(), name: '二.pdf' }, course: 'C1' }
      expect(await student.uses('submit', filled)).to.match(/一\.pdf/)
      expect(await student.presses('換成這個')).to.match(/哪一門課/)
    })

    it('takes a course by its name, and none that is not the student’s', async () => {
      await school.addCourse('C9', { name: '物理' })
      expect(await student.uses('submit', { file: { bytes: pdf() }, course: 'C9' })).to.match(/註冊組/)
      expect(
        await student.uses('submit', { file: { bytes: mp4(), name: 'a.mp4' }, course: '數學', description: '心得' }),
      ).to.match(/#1 已存成草稿/)
    })

    it('without a file opens the form, which hands in as well', async () => {
      discord.discord.uses(student.user, 'submit', { course: 'C1' })
      while (!discord.discord.form(student.user)) await new Promise(setImmediate)
      const answers = { 檔案: [{ bytes: pdf(), name: '心得.pdf' }], 簡述: '讀後心得' }
      expect(await student.does(() => discord.discord.submits(student.user, answers))).to.match(/#1 已存成草稿/)
    })

    it('is for students alone', async () => {
      expect(await teacher.uses('submit', { file: { bytes: pdf() } })).to.match(/學生/)
      const stranger = await discord.someone('somebody', { bound: false })
      expect(await stranger.uses('submit', { file: { bytes: pdf() } })).to.match(/綁定碼/)
    })

    it('offers the student’s own courses', async () => {
      const event = discord.discord.types(student.user, 'submit', { option: 'course', text: '' })
      const { data } = await discord.discord.response(event)
      expect(data.choices).to.have.deep.members([
        { name: '國文', value: 'C1' },
        { name: '數學', value: 'C2' },
      ])
    })

    it('offers a guardian the courses of the student for whom they act, while the grant lasts', async () => {
      await school.addPerson('G1', '王爸爸', ['guardian'])
      await school.services.guardians.model.create({ _id: 'G1:S1', guardian: 'G1', student: 'S1', relation: '父' })
      const guardian = await discord.someone('G1')
      const offered = async () => {
        const event = discord.discord.types(guardian.user, 'submit', { option: 'course', text: '' })
        const { data } = await discord.discord.response(event)
        return (data.choices as { value: string }[]).map(({ value }) => value)
      }
      expect(await offered()).to.deep.equal([])
      await school.services.grants.add(
        { guardian: 'G1', student: 'S1', until: '2026-10-20', isUnderAge: true },
        { actor: { by: 'R1', via: 'line' }, request: 'grant', now: school.clock.now() },
      )
      expect(await offered()).to.have.members(['C1', 'C2'])
      const filled = { file: { bytes: pdf() }, course: 'C2', description: '期末專題' }
      expect(await guardian.uses('submit', filled)).to.match(/#1 已存成草稿/)
      school.clock.set('2026-10-21T00:00:00+08:00')
      expect(await offered()).to.deep.equal([])
    })
  })

  describe('binding', () => {
    it('begins with the welcome and the notice, after the answer to whatever was said or pressed first, and once', async () => {
      const stranger = await discord.someone('stranger', { bound: false })
      const first = await stranger.says('還剩幾件')
      expect(first).to.match(/先知道你是誰.*小幫手.*個人資料告知事項.*Discord/s)
      const again = await stranger.says('還剩幾件')
      expect(again)
        .to.match(/先知道你是誰/)
        .and.not.match(/個人資料告知事項|小幫手/)
      const code = await school.services.codes.issue('S2', 'R1', school.clock.now())
      expect(await stranger.says(code)).to.match(/林小美.*個人資料告知事項/s)
    })

    it('begins so in a server too, seen by nobody else; help says no notice twice', async () => {
      const server = discord.discord.channel('101', [student.user, discord.discord.user('other')])
      const other = await discord.someone('other', { bound: false })
      const first = await other.uses('help', {}, server)
      expect(first.match(/個人資料告知事項/g)).to.have.lengthOf(1)
      expect(first).to.match(/小幫手/)
      expect(discord.discord.heard(server)).to.deep.equal([])
      expect(await other.uses('left', {}, server)).not.to.match(/個人資料告知事項|小幫手/)
    })

    it('by /bind in a server is seen by nobody else, comes with the notice, and keeps no code', async () => {
      const server = discord.discord.channel('101', [student.user, discord.discord.user('newcomer')])
      const newcomer = await discord.someone('newcomer', { bound: false })
      const code = await school.services.codes.issue('S2', 'R1', school.clock.now())
      const answer = await newcomer.uses('bind', { code: code.toLowerCase() }, server)
      expect(answer)
        .to.match(/林小美/)
        .and.match(/個人資料/)
        .and.match(/Discord/)
      expect(discord.discord.heard(server)).to.deep.equal([])
      const kept = JSON.stringify(await school.services.inbox.model.find().lean())
      expect(kept).to.not.include(code).and.not.include(code.toLowerCase())
    })

    it('ends by /unbind', async () => {
      await student.uses('unbind')
      await student.presses('解除綁定')
      expect(await student.uses('left')).to.match(/綁定碼/)
    })
  })

  it('lets somebody else’s button do nothing for whoever presses it', async () => {
    const server = discord.discord.channel('101', [student.user, teacher.user])
    await student.sends(pdf())
    await student.presses('國文')
    await student.says('心得')
    await student.presses('送出認證')
    const card = { title: '#1', lines: [], buttons: [{ label: '認證', press: certify }] }
    await school.channels
      .get('discord')
      ?.push({ channel: 'discord', id: server, kind: 'group', lang: 'zh-TW' }, [card], { key: 'card', silent: false })
    const answer = await student.does(() => discord.discord.presses(student.user, '認證', server))
    expect(answer).to.match(/任課教師|沒有這個身分/)
    expect(student.heard().at(-1)?.ephemeral).to.equal(true)
    expect((await school.services.entries.findById(1).lean())?.state).to.equal('pending')
  })
})

const certify = {
  kind: 'intent' as const,
  intent: 'certification.approve' as const,
  slots: { target: '#1' },
  request: '1',
}
