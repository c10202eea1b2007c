import { expect } from 'chai'
import { mp4, pdf, png, zip } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('handing in a course outcome, over signed LINE webhooks', () => {
  let school: TestSchool
  let student: Someone
  let teacher: Someone
  beforeEach(async () => {
    school = await startSchool()
    student = await school.someone('S1')
    teacher = await school.someone('T1')
  })
  afterEach(() => school.close())

  it('goes from a PDF to a certified entry, and leaves eight places', async () => {
    expect(await student.sends(pdf(), '心得.pdf')).to.match(/哪一門課/)
    expect(student.buttons()).to.include.members(['國文', '數學', '算了'])
    expect(await student.presses('國文')).to.match(/簡述/)
    const drafted = await student.says('讀完《赤壁賦》之後的心得')
    expect(drafted).to.match(/#1 已存成草稿，還沒送出/)
    expect(drafted).to.match(/SHA-256 [0-9a-f]{64}/)
    expect(drafted).to.match(/學校平台.*還沒有進中央資料庫/)
    expect(teacher.heard()).to.be.empty
    expect(await student.presses('送出認證')).to.match(/#1 已送出認證.*陳老師/s)

    const asked = teacher.lastHeard()
    expect(asked.by).to.equal('push')
    expect(asked.text)
      .to.match(/王小明（101）/)
      .and.match(/國文/)
      .and.match(/赤壁賦/)
    expect(asked.preview).not.to.match(/赤壁賦/)
    expect(await teacher.presses('認證通過')).to.match(/#1 認證通過/)
    expect(student.lastHeard().text).to.match(/#1 認證通過.*國文.*陳老師/s)
    expect(await student.says('還剩幾件')).to.match(/還可以上傳 8 件/)
  })

  it('opens the file behind a link that stands in a button, for the teacher alone', async () => {
    await handIn(student, school, '國文')
    await student.presses('送出認證')
    const link = teacher.lastHeard().buttons.find(({ label }) => label === '開啟文件檔')?.uri ?? ''
    expect(link).to.match(/openExternalBrowser=1/)
    const answer = await fetch(link)
    expect(answer.status).to.equal(200)
    expect(answer.headers.get('content-type')).to.equal('application/pdf')
    expect(answer.headers.get('cache-control')).to.match(/no-store/)
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf())).to.equal(true)
  })

  it('takes the course by its typed name, and asks for the file where it was not given', async () => {
    expect(await student.says('我要上傳學習成果')).to.match(/請把檔案傳給我/)
    expect(await student.says('數學')).to.match(/請把檔案傳給我/)
    expect(await student.sends(pdf())).to.match(/數學.*簡述/s)
    expect(await student.says('期末專題')).to.match(/#1 已存成草稿/)
  })

  it('answers a short question in between and goes on where it was', async () => {
    await student.sends(pdf())
    await student.presses('國文')
    expect(await student.says('還剩幾件')).to.match(/9 件/)
    expect(await student.says('期末專題')).to.match(/#1 已存成草稿/)
  })

  it('drops what was begun on 「算了」, which took no place', async () => {
    await student.sends(pdf())
    expect(await student.says('算了')).to.match(/先不做了/)
    expect(await student.says('還剩幾件')).to.match(/還可以上傳 9 件/)
  })

  describe('with bad input', () => {
    it('refuses a description of 0 and of 101 characters, and keeps the dialogue where it was', async () => {
      await student.sends(pdf())
      await student.presses('國文')
      expect(await student.says('字'.repeat(101))).to.match(/簡述太長.*101.*100.*檔案和課程都還在.*表一/s)
      expect(await student.says('　')).to.match(/簡述是空的/)
      expect(await student.says('字'.repeat(100))).to.match(/#1 已存成草稿/)
    })

    it('refuses a file by its content, whatever its name', async () => {
      expect(await student.sends(zip(), '心得.pdf')).to.match(/沒有收下.*可以收：文件檔 pdf、jpg、png/s)
      expect(await student.sends(Buffer.from('hello'), '心得.pdf')).to.match(/認不出來的格式.*改副檔名沒有用/s)
      expect(await student.sends(Buffer.alloc(0), '心得.pdf')).to.match(/空的/)
      expect(await student.says('我傳了哪些')).to.match(/0 件/)
    })

    it('refuses a document over 4 MB and a film over 10 MB', async () => {
      expect(await student.sends(pdf(4 * 2 ** 20 + 1))).to.match(/太大.*4 MB.*表一/s)
      expect(await student.sends(mp4(10 * 2 ** 20), '錄影.mp4')).to.match(/太大.*10 MB/s)
      expect(await student.sends(pdf(4 * 2 ** 20))).to.match(/收到了.*哪一門課/s)
    })

    it('asks what to do with a second document', async () => {
      await student.sends(pdf(), '一.pdf')
      expect(await student.sends(png(), '二.png')).to.match(/已經有「一.pdf」.*「二.png」要怎麼辦/s)
      expect(await student.presses('換成這個')).to.match(/已換成新的文件檔/)
      await student.presses('國文')
      expect(await student.says('圖')).to.match(/二\.png/)
    })

    it('takes a document and a film together', async () => {
      await student.sends(pdf(), '一.pdf')
      expect(await student.sends(mp4(), '錄影.mp4')).to.match(/一\.pdf.*錄影\.mp4.*哪一門課/s)
    })

    it('refuses a course that is not theirs, and keeps the file', async () => {
      await student.sends(pdf())
      expect(await student.says('物理')).to.match(/沒有這門課.*物理.*檔案還留著/s)
      await student.presses('國文')
      expect(await student.says('心得')).to.match(/#1 已存成草稿/)
    })

    it('offers no course without credits', async () => {
      await school.addCourse('C3', { name: '班會', credits: 0 })
      await school.enrol('S1', 'C3')
      await student.sends(pdf())
      expect(student.buttons()).not.to.include('班會')
    })

    it('refuses the tenth entry of a semester with the clause, and a deleted draft makes room', async () => {
      for (let count = 0; count < 9; count += 1) await handIn(student, school, '國文')
      expect(await student.sends(pdf())).to.match(/已滿 9 件.*表一/s)
      expect(await student.says('刪除 #3')).to.match(/要刪除 #3 嗎/)
      expect(await student.presses('刪除')).to.match(/空出 1 件.*還可以上傳 1 件/)
      expect(await student.says('我要上傳成果')).to.match(/哪一門課/)
    })

    it('refuses an upload after the close, naming when it closed', async () => {
      school.clock.set('2027-02-04T00:00:00+08:00')
      expect(await student.sends(pdf())).to.match(/2\/3（三） 23:59 截止.*視同放棄.*表一/s)
      school.clock.set('2027-02-03T23:59:59+08:00')
      expect(await student.sends(pdf())).to.match(/哪一門課/)
    })

    it('answers a sticker, emoji alone and a text of 5,001 characters', async () => {
      const event = school.line.event(
        'message',
        { message: { type: 'sticker', id: '1', packageId: '1', stickerId: '1' } },
        student.user,
      )
      await school.line.deliver([event])
      await school.settle()
      expect(student.lastHeard().text).to.match(/貼圖.*看不懂/)
      expect(await student.says('😂😂😂')).to.match(/沒聽懂/)
      expect(await student.says('字'.repeat(5001))).to.match(/5001 個字.*5,000/s)
    })
  })

  it('waits for a file that LINE still prepares, and explains one that is gone', async () => {
    await school.line.sends(student.user, { bytes: pdf(), name: '慢.pdf', preparing: 3 })
    await school.settle()
    expect(student.lastHeard().text).to.match(/慢\.pdf.*哪一門課/s)
    const event = school.line.fileEvent(student.user, { bytes: pdf(), name: '沒了.pdf' })
    school.line.file(event).state = 'unsent'
    await school.line.deliver([event])
    await school.settle()
    expect(student.lastHeard().text).to.match(/收回或過期.*再傳一次/s)
  })

  it('answers a set of photos once', async () => {
    const events = [1, 2, 3].map((index) =>
      school.line.fileEvent(student.user, {
        bytes: png(2_000 + index),
        type: 'image',
        set: { id: 'set1', index, total: 3 },
      }),
    )
    await school.line.deliver(events)
    await school.settle()
    expect(student.heard()).to.have.length(1)
    expect(student.lastHeard().text).to.match(/3 張照片.*合成一個 PDF/s)
  })

  it('takes grade 12’s second semester as open while no notice has announced its close, and names no date', async () => {
    school.clock.set('2027-03-10T10:00:00+08:00')
    await school.addPerson('S12', '高三生', ['student'], { grade: 12, classes: ['301'] })
    await school.addCourse('C12', { term: '115-2', name: '專題' })
    await school.enrol('S12', 'C12')
    const senior = await school.someone('S12')
    await senior.sends(pdf())
    await senior.presses('專題')
    const drafted = await senior.says('心得')
    expect(drafted).to.match(/#1 已存成草稿.*截止日尚未公告，可以先送出/s)
    expect(drafted).not.to.match(/最晚/)
    expect(await senior.says('截止到什麼時候')).to.match(/課程學習成果上傳（115-2）.*截止日尚未公告/s)
  })

  it('acts once when a webhook is delivered twice', async () => {
    await student.sends(pdf())
    await student.presses('國文')
    const event = school.line.textEvent(student.user, '心得')
    await school.line.deliver([event, event])
    await school.line.redeliver(event)
    await school.settle()
    expect(await school.services.entries.countDocuments()).to.equal(1)
    expect(student.heard().filter(({ text }) => /#1 已存成草稿/.test(text))).to.have.length(1)
  })
})

/** A draft, in three messages. */
async function handIn(student: Someone, _school: TestSchool, course: string): Promise<void> {
  await student.sends(pdf())
  await student.presses(course)
  await student.says('心得')
}
