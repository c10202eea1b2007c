import { expect } from 'chai'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'
import { commandLineOn } from '../cli/commandLine.ts'

const gradesFile = (...rows: string[]) => Buffer.from(['course_id,student_id,score', ...rows, ''].join('\n'))
const monitor = 'student_id,term,level,unit,position,starts_on,ends_on\nS1,115-1,class,101,班長,2026-08-31,\n'

describe('what the offices record, over signed LINE webhooks', () => {
  let school: TestSchool
  beforeEach(async () => {
    school = await startSchool()
  })
  afterEach(() => school.close())

  const acts = (act: string) => school.services.record.model.find({ act }).sort({ order: 1 }).lean()

  describe('a CSV file sent in the chat', () => {
    let registrar: Someone
    beforeEach(async () => {
      registrar = await school.someone('R1')
    })

    it('is shown in numbers, imported at the button, once, and its sender is told to remove it', async () => {
      const preview = await registrar.sends(gradesFile('C1,S1,85', 'C1,S2,90.5'), 'g.csv')
      expect(preview).to.match(/成績預覽：還沒匯入.*2 列：新增 2，更改 0，不變 0.*收回或刪除/s)
      expect(preview).to.not.match(/王小明|林小美|85|90\.5/)
      expect(await school.services.grades.model.countDocuments()).to.equal(0)
      expect(await registrar.presses('確認匯入')).to.match(/已匯入成績.*2 列：新增 2/s)
      expect(await registrar.presses('確認匯入')).to.match(/已經回答過了/)
      expect((await acts('import')).map(({ by, as, via, subject }) => [by, as, via, subject])).to.deep.equal([
        ['R1', 'registrar', 'line', 'grade:C1:S1'],
        ['R1', 'registrar', 'line', 'grade:C1:S2'],
      ])
    })

    it('says in Chinese, by row and column, what is wrong, and imports nothing', async () => {
      const answer = await registrar.sends(gradesFile('C1,S1,101', 'C9,S2,80'), 'g.csv')
      expect(answer).to.match(/2 個地方要改.*第 2 列 score：成績是 0 到 100.*第 3 列 course_id：沒有 C9 這門課/s)
      expect(registrar.buttons()).to.not.include('確認匯入')
    })

    it('of another office, or none of the school’s, is not kept', async () => {
      expect(await registrar.sends(Buffer.from(monitor), 'o.csv')).to.match(/不是你登錄的名冊.*course_id,student_id/s)
      expect(await registrar.sends(Buffer.from('學號,姓名\n'), 'x.csv')).to.match(/不是你登錄的名冊/)
      const big5 = Buffer.from([0xbe, 0xc7, 0xb8, 0xb9, 0x0a])
      expect(await registrar.sends(big5, 'b.csv')).to.match(/Big5 編碼/)
      expect(await school.services.connection.collection('uploads').countDocuments()).to.equal(0)
    })

    it('may not bring staff: only students', async () => {
      const header = 'id,name,roles,grade,class,division,subject,domain,status,left_on'
      const rows = 'R1,註冊組長,registrar|academic-director,,,day,,,,\nS3,張三,student,10,101,day,,,enrolled,\n'
      expect(await registrar.sends(Buffer.from(`${header}\n${rows}`), 'p.csv')).to.match(
        /1 個地方要改.*第 2 列 roles：這裡只收學生/s,
      )
    })

    it('is not imported by someone who has lost the office since, nor after half an hour', async () => {
      await registrar.sends(gradesFile('C1,S1,85'), 'g.csv')
      await school.services.people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['teacher'] } })
      expect(await registrar.presses('確認匯入')).to.match(/名冊由註冊/)
      await school.services.people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['registrar'] } })
      await registrar.sends(gradesFile('C1,S1,85'), 'g.csv')
      school.clock.advance({ minutes: 31 })
      expect(await registrar.presses('確認匯入')).to.match(/已經過期/)
      expect(await school.services.grades.model.countDocuments()).to.equal(0)
    })

    it('from a teacher without an office stays refused, and a student’s file begins an entry', async () => {
      const teacher = await school.someone('T1')
      expect(await teacher.sends(gradesFile('C1,S1,85'), 'g.csv')).to.match(/沒有收下/)
      const student = await school.someone('S1')
      expect(await student.sends(pdf())).to.not.match(/名冊/)
    })
  })

  describe('the upload page', () => {
    let office: Someone
    beforeEach(async () => {
      await school.addPerson('A1', '訓育組長', ['activities'])
      office = await school.someone('A1')
    })

    const openPage = async () => {
      await office.says('我的待辦')
      await office.presses('上傳名冊')
      await office.presses('幹部')
      return office.lastHeard().buttons.find(({ label }) => label === '開啟上傳頁')?.uri ?? ''
    }
    const hand = (url: string, csv: string, fields: Record<string, string> = {}) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      form.set('file', new Blob([csv]), 'o.csv')
      return fetch(url, { method: 'POST', body: form })
    }
    const confirmUrl = (html: string) =>
      /action="([^"]+\/upload\/confirm[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

    it('shows the columns, what is wrong, then what would change, and imports once it is confirmed', async () => {
      const url = await openPage()
      const page = await fetch(url)
      expect(page.headers.get('content-security-policy')).to.include("form-action 'self'")
      expect(page.headers.get('cache-control')).to.equal('no-store')
      expect(await page.text()).to.include('student_id,term,level,unit,position,starts_on,ends_on')
      const wrong = await (await hand(url, monitor.replace('class', '班級'))).text()
      expect(wrong).to.match(/1 個地方要改.*第 2 列 level：「班級」不對/s)
      const preview = await (await hand(url, monitor)).text()
      expect(preview).to.include('1 列：新增 1，更改 0，不變 0').and.not.include('班長')
      expect(await school.services.officers.model.countDocuments()).to.equal(0)
      const done = await fetch(confirmUrl(preview), { method: 'POST' })
      expect(await done.text()).to.include('已匯入')
      expect((await school.services.officers.ofStudent('S1')).map(({ position }) => position)).to.deep.equal(['班長'])
      const [act] = await acts('import')
      expect(act).to.include({ by: 'A1', as: 'activities', via: 'page' })
      const again = await fetch(confirmUrl(preview), { method: 'POST' })
      expect(await again.text()).to.include('已經匯入過了')
      expect(await (await fetch(url)).text()).to.include('已經匯入過了')
    })

    it('imports what was looked at, and no other file', async () => {
      const url = await openPage()
      const first = confirmUrl(await (await hand(url, monitor)).text())
      await hand(url, monitor.replace('班長', '副班長'))
      expect(await (await fetch(first, { method: 'POST' })).text()).to.include('檔案換過了')
      expect(await school.services.officers.model.countDocuments()).to.equal(0)
    })

    it('takes the file as the whole list where that is ticked', async () => {
      const bring = async (csv: string, fields = {}) => {
        const preview = await (await hand(await openPage(), csv, fields)).text()
        return (await fetch(confirmUrl(preview), { method: 'POST' })).text()
      }
      await bring(monitor)
      expect(await bring(monitor.replace('班長', '副班長'), { replace: 'yes' })).to.include('移除 1')
      expect((await school.services.officers.ofStudent('S1')).map(({ position }) => position)).to.deep.equal(['副班長'])
    })

    it('is gone after half an hour, refused to who lost the office, and says when no file or too large a one came', async () => {
      const url = await openPage()
      expect(await (await fetch(url, { method: 'POST' })).text()).to.include('沒有選檔案')
      expect(await (await hand(url, 'x'.repeat(4 * 2 ** 20 + 1))).text()).to.include('超過')
      expect((await fetch(url.replace('k=', 'k=x'))).status).to.equal(404)
      await school.services.people.model.updateOne({ _id: 'A1' }, { $set: { roles: ['teacher'] } })
      expect((await hand(url, monitor)).status).to.equal(403)
      await school.services.people.model.updateOne({ _id: 'A1' }, { $set: { roles: ['activities'] } })
      school.clock.advance({ minutes: 31 })
      expect((await hand(url, monitor)).status).to.equal(410)
      expect(await school.services.officers.model.countDocuments()).to.equal(0)
    })
  })

  describe('a student’s own records', () => {
    it('are shown to that student alone, page by page', async () => {
      const { run } = commandLineOn(school.services)
      expect((await run('import', 'officers', 'test/fixtures/school/officers.csv', '--as', 'R1')).status).to.equal(1)
      for (const kind of ['officers', 'attendance', 'grades']) {
        const { status, err } = await run('import', kind, `test/fixtures/school/${kind}.csv`)
        expect(err).to.equal('')
        expect(status).to.equal(0)
      }
      const student = await school.someone('S1')
      await student.says('你會做什麼')
      expect(await student.presses('學校登錄的紀錄')).to.match(/1 筆.*12 筆.*1 科/s)
      expect(await student.presses('我的出缺勤')).to.match(/出缺勤 12 筆.*9\/30.*第 1 節｜病假/s)
      expect(await student.presses('看更多')).to.match(/9\/1（二） 第 1 節｜遲到/)
      await student.presses('學校登錄的紀錄')
      expect(await student.presses('我的成績')).to.match(/115-1 國文.*85/s)
      await student.presses('學校登錄的紀錄')
      expect(await student.presses('我的幹部')).to.match(/115-1 班級 101 班長/)
      const other = await school.someone('S2')
      await other.says('你會做什麼')
      expect(await other.presses('學校登錄的紀錄')).to.match(/0 筆.*0 筆.*0 科/s)
    })
  })

  describe('course counselling', () => {
    let counsellor: Someone
    beforeEach(async () => {
      await school.addPerson('K1', '諮詢老師', ['teacher', 'homeroom', 'counsellor'], { classes: ['102', '101'] })
      await school.addPerson('K2', '召集人', ['counsellor-convener'])
      await school.addPerson('S3', '張三', ['student'], { grade: 10, classes: ['102'] })
      counsellor = await school.someone('K1')
    })

    it('is entered in one message, or bit by bit, and saved when it is read back', async () => {
      expect(await counsellor.says('登錄課程諮詢紀錄')).to.match(/還缺學生、日期、時間、地點、內容、建議/)
      expect(await counsellor.says('張三')).to.match(/沒有這位學生/)
      expect(await counsellor.says('王小明')).to.match(/還缺日期、時間、地點、內容、建議/)
      const review = await counsellor.says(
        '10/13 12:10\n地點：輔導室\n內容：選修，想念理工\n也問了微積分\n建議：選物理',
      )
      expect(review).to.match(/這樣儲存嗎.*王小明.*10\/13.*12:10.*輔導室.*選修，想念理工\n也問了微積分.*選物理/s)
      expect(await counsellor.says('地點：圖書館')).to.match(/圖書館/)
      expect(await counsellor.presses('儲存')).to.match(/已登錄課程諮詢紀錄第 1 號/)
      expect(await counsellor.presses('儲存')).to.match(/已經回答過了/)
      const [act] = await acts('create')
      expect(act).to.deep.include({
        by: 'K1',
        as: 'counsellor',
        subject: 'counselling:1',
        after: { student: 'S1', date: '2026-10-13', time: '12:10' },
      })
      expect(JSON.stringify(act)).to.not.match(/理工|物理|圖書館/)
    })

    it('is refused for a day to come, and for students whom someone else counsels', async () => {
      await counsellor.says('登錄課程諮詢紀錄')
      expect(await counsellor.says('學生：S3')).to.match(/沒有這位學生/)
      await counsellor.says('學生：S1\n日期：2026-12-01\n時間：12點半\n地點：輔導室\n內容：選課\n建議：都好')
      expect(await counsellor.presses('儲存')).to.match(/還沒到/)
      await counsellor.says('登錄課程諮詢紀錄')
      await counsellor.says('學生：S1\n日期：今天\n時間：9:00\n地點：輔導室\n內容：選課\n建議：都好')
      await school.services.people.model.updateOne({ _id: 'S1' }, { $set: { 'years.0.classes': ['103'] } })
      expect(await counsellor.presses('儲存')).to.match(/現在不是你諮詢的/)
      expect(await school.services.connection.collection('counselling').countDocuments()).to.equal(0)
    })

    it('is read by who counsels the student now, the convener and the student, and by nobody else', async () => {
      await counsellor.says('登錄課程諮詢紀錄')
      await counsellor.says('學生：S1\n日期：今天\n時間：9:00\n地點：輔導室\n內容：選課\n建議：選物理')
      await counsellor.presses('儲存')
      await counsellor.presses('看紀錄')
      expect(await counsellor.presses('看第 1 號')).to.match(/選物理/)
      const convener = await school.someone('K2')
      expect(await convener.says('課程諮詢紀錄')).to.match(/1 筆.*王小明/s)
      expect(await convener.presses('看第 1 號')).to.match(/諮詢老師.*選物理/s)
      const student = await school.someone('S1')
      await student.says('你會做什麼')
      await student.presses('學校登錄的紀錄')
      await student.presses('我的課程諮詢')
      expect(await student.presses('看第 1 號')).to.match(/選物理/)
      await school.addPerson('K3', '接任的老師', ['teacher', 'counsellor'], { classes: ['101'] })
      await school.services.people.model.updateOne({ _id: 'K1' }, { $set: { 'years.0.classes': ['102', '103'] } })
      expect(await counsellor.presses('看第 1 號')).to.match(/看不到/)
      const successor = await school.someone('K3')
      await successor.says('你會做什麼')
      await successor.presses('課程諮詢紀錄')
      expect(await successor.presses('看第 1 號')).to.match(/諮詢老師.*選物理/s)
      await school.services.people.model.updateOne({ _id: 'K3' }, { $set: { roles: ['teacher'] } })
      expect(await successor.presses('看第 1 號')).to.match(/看不到/)
      const { get, visibleTo } = school.services.counselling
      const now = school.clock.now()
      const other = await school.services.people.get('S2')
      if (!other) throw new Error('S2 is missing')
      expect(await get(1, other, now)).to.equal(undefined)
      expect(await visibleTo(other, now, { from: 0, count: 5 })).to.deep.equal({ records: [], total: 0 })
    })
  })
})
