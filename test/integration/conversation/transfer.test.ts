import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect } from 'chai'
import type { Entry, EntryFile } from '../../../src/portfolio/entry.ts'
import type { ExchangePortfolio } from '../../../src/portfolio/transfer/exchange.ts'
import { temporaryFolder } from '../../support/database.ts'
import { pdf } from '../../support/files.ts'
import { openZip } from '../../support/openZip.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('exchange packages in the chat, over signed LINE webhooks', () => {
  let school: TestSchool
  let registrar: Someone
  beforeEach(async () => {
    school = await startSchool()
    registrar = await school.someone('R1')
  })
  afterEach(() => school.close())

  const urlOn = (someone: Someone, label: string) =>
    someone.lastHeard().buttons.find((button) => button.label === label)?.uri ?? ''
  const actsOf = (act: string) => school.services.record.model.find({ act }).sort({ order: 1 }).lean()

  async function stored(bytes: Buffer, at = school): Promise<EntryFile> {
    const { files } = at.services
    const kept = await files.store(Readable.from([bytes]), 'a.pdf', `m${Math.random()}`, () => 1e9, at.clock.now())
    if ('refused' in kept) throw new Error('not stored')
    return { ...kept, role: 'document' }
  }
  async function ask(someone: Someone, way: '匯出歷程交換資料' | '匯入歷程交換資料', whose: string): Promise<string> {
    await someone.says('你會做什麼')
    await someone.presses(way)
    return someone.says(whose)
  }
  /** The parts of a ZIP that is being downloaded. */
  async function downloaded(url: string): Promise<Map<string, Buffer>> {
    const response = await fetch(url)
    expect(response.status).to.equal(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(Number(response.headers.get('content-length'))).to.equal(bytes.length)
    return partsOf(bytes)
  }
  async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
    const file = `${temporaryFolder()}/package.zip`
    await writeFile(file, bytes)
    return openZip(file)
  }

  describe('going out', () => {
    beforeEach(async () => {
      await school.addEntry('S1', { files: [await stored(pdf(3_000))], description: '第一件心得' })
    })

    it('is made of the student who is named, and downloaded by whoever asked, each time anew', async () => {
      expect(await ask(registrar, '匯出歷程交換資料', '王小明')).to.match(
        /王小明（S1）.*課程學習成果 1 件、多元表現 0 件、幹部紀錄 0 筆，檔案 1 個.*§七/s,
      )
      const url = urlOn(registrar, '下載')
      expect(decodeURIComponent(url)).to.not.match(/S1|王小明/)
      const response = await fetch(url, { method: 'HEAD' })
      expect(response.headers.get('referrer-policy')).to.equal('no-referrer')
      expect(response.headers.get('cache-control')).to.equal('private, no-store')
      const parts = await downloaded(url)
      expect([...parts.keys()]).to.have.members(['portfolio.json', 'files/1-document.pdf', 'manifest.json'])
      expect(parts.get('files/1-document.pdf')?.equals(pdf(3_000))).to.equal(true)
      const portfolio = JSON.parse(String(parts.get('portfolio.json'))) as ExchangePortfolio
      expect(portfolio).to.include({ 學號: 'S1', 姓名: '王小明' })
      await downloaded(url)
      const [made, ...others] = [...(await actsOf('export')), ...(await actsOf('download'))]
      expect(made).to.include({ by: 'R1', as: 'registrar', via: 'line', subject: 'person:S1' })
      expect(others.map(({ by, via, subject }) => [by, via, subject])).to.deep.equal([['R1', 'page', 'person:S1']])
      expect(others[0]?.after).to.deep.equal({ package: made?.after?.package })
    })

    it('asks which one where several have the name, and finds nobody who is no student', async () => {
      await school.addPerson('S9', '王小明', ['student'], { grade: 11, classes: ['201'] })
      expect(await ask(registrar, '匯出歷程交換資料', '王小明')).to.match(/叫「王小明」的有 2 位/)
      expect(await registrar.presses('王小明 S9')).to.match(/王小明（S9）的歷程交換資料/)
      expect(await ask(registrar, '匯出歷程交換資料', 'T1')).to.match(/沒有這位學生/)
    })

    it('is gone after an hour, to who has lost the office, and once the student was erased', async () => {
      await ask(registrar, '匯出歷程交換資料', 'S1')
      const url = urlOn(registrar, '下載')
      const { people } = school.services
      await people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['teacher'] } })
      expect((await fetch(url)).status).to.equal(403)
      await people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['registrar'] } })
      await people.model.updateOne({ _id: 'S1' }, { $set: { name: 'S1' } })
      expect((await fetch(url)).status).to.equal(410)
      expect(await ask(registrar, '匯出歷程交換資料', 'S1')).to.match(/沒有這位學生/)
      await people.model.updateOne({ _id: 'S1' }, { $set: { name: '王小明' } })
      expect((await fetch(url)).status).to.equal(200)
      school.clock.advance({ minutes: 61 })
      expect((await fetch(url)).status).to.equal(410)
    })

    it('does not open by a link that was changed, or that is of another’s package', async () => {
      await ask(registrar, '匯出歷程交換資料', 'S1')
      const url = urlOn(registrar, '下載')
      expect((await fetch(url.replace('k=', 'k=x'))).status).to.equal(404)
      const departure = await school.services.connection.collection('departures').findOne({})
      const { links, clock, config } = school.services
      const token = links.signPage({ person: 'D1', page: `exchange:${String(departure?._id)}` }, clock.now())
      expect((await fetch(`${config.publicUrl}/packages?k=${encodeURIComponent(token)}`)).status).to.equal(410)
    })

    it('is refused to whoever is not the office of the student’s division', async () => {
      await school.addPerson('K1', '進修部教導組長', ['continuing-affairs'])
      await school.addPerson('E1', '夜小明', ['student'], { division: 'continuing', classes: ['1進'] })
      const evening = await school.someone('K1')
      expect(await ask(evening, '匯出歷程交換資料', 'S1')).to.match(/由註冊組辦理/)
      expect(await ask(registrar, '匯出歷程交換資料', 'E1')).to.match(/由進修部教導組長、進修部主任辦理/)
      expect(await ask(evening, '匯出歷程交換資料', 'E1')).to.match(/夜小明（E1）的歷程交換資料/)
      const director = await school.someone('D1')
      await director.says('你會做什麼')
      expect(director.buttons()).to.not.include('匯出歷程交換資料')
    })

    it('is not made where a stored file is no longer what was received', async () => {
      const chunks = school.services.connection.collection('files.chunks')
      await chunks.deleteMany({})
      expect(await ask(registrar, '匯出歷程交換資料', 'S1')).to.match(/沒有匯出.*files\/1-document\.pdf/s)
      expect(await actsOf('export')).to.deep.equal([])
    })
  })

  describe('coming in', () => {
    let zip: Buffer
    before(async () => {
      const from = await startSchool()
      const known = await from.services.calendar.load()
      await from.services.calendar.replace({ ...known, code: '123456' }, [], new Date(0))
      await from.addPerson('X7', '林小美', ['student'], { grade: 10, classes: ['102'] })
      await from.addEntry('X7', { files: [await stored(pdf(4_000), from)], description: '原校作品' })
      await from.addEntry('X7', { state: 'draft', description: '草稿' })
      await from.services.officers.model.create({
        ...{ _id: 'o1', student: 'X7', term: '115-1', level: 'class', unit: '102', position: '班長' },
      })
      const other = await from.someone('R1')
      await other.says('你會做什麼')
      await other.presses('匯出歷程交換資料')
      await other.says('X7')
      const url = other.lastHeard().buttons.find(({ label }) => label === '下載')?.uri ?? ''
      zip = Buffer.from(await (await fetch(url)).arrayBuffer())
      await from.close()
    })

    const entries = (): Promise<Entry[]> => school.services.entries.find({ student: 'S2' }).sort({ _id: 1 }).lean()

    it('is shown first, brought in at the button, once, and told to the student', async () => {
      const student = await school.someone('S2')
      expect(await ask(registrar, '匯入歷程交換資料', '林小美')).to.match(/林小美（S2）.*把 ZIP 檔傳給我/s)
      expect(await registrar.sends(zip, 'x.zip')).to.match(
        /預覽：還沒匯入.*課程學習成果 2 件：已認證 1，草稿 1.*多元表現 0 件；幹部紀錄 1 筆；檔案 1 個.*收回或刪除/s,
      )
      expect(await entries()).to.deep.equal([])
      expect(await registrar.presses('確認匯入')).to.match(/已匯入歷程交換資料.*已認證 1/s)
      expect(await registrar.presses('確認匯入')).to.match(/已經回答過了/)
      const [certified, draft, ...others] = await entries()
      expect(others).to.deep.equal([])
      expect(certified).to.deep.include({ state: 'certified', origin: { school: '123456', term: '115-1' } })
      expect(draft).to.include({ state: 'draft', description: '草稿' })
      const [officer] = await school.services.officers.ofStudent('S2')
      expect(officer).to.deep.include({ unit: '102', position: '班長', origin: { school: '123456' } })
      expect(student.heard().map(({ text }) => text)).to.have.length(1)
      expect(student.lastHeard().text).to.match(/原校的歷程匯入了 2 件.*1 件已認證，認證照算.*不占本校的件數.*§七/s)
      const [act] = (await actsOf('import')).filter(({ subject }) => subject === 'person:S2')
      expect(act).to.include({ by: 'R1', as: 'registrar', via: 'line' })
      expect(JSON.stringify(await actsOf('import'))).to.not.match(/班長|草稿|原校作品|林小美/)
    })

    it('adds nothing when the same package comes again', async () => {
      for (const time of ['first', 'second']) {
        await ask(registrar, '匯入歷程交換資料', 'S2')
        expect(await registrar.sends(zip, 'x.zip')).to.match(time === 'first' ? /已認證 1/ : /之前匯入過了/)
        await registrar.presses('確認匯入')
      }
      expect(await entries()).to.have.length(2)
      expect(await school.services.officers.ofStudent('S2')).to.have.length(1)
    })

    it('may come before the question whose it is', async () => {
      expect(await registrar.sends(zip, 'x.zip')).to.match(/要匯入給哪一位學生/)
      expect(await registrar.says('S2')).to.match(/預覽：還沒匯入.*林小美（S2）/s)
      await registrar.presses('確認匯入')
      expect(await entries()).to.have.length(2)
    })

    it('says whose name the package is of, and what is wrong with one that is refused', async () => {
      await ask(registrar, '匯入歷程交換資料', 'S1')
      expect(await registrar.sends(zip, 'x.zip')).to.match(/封包裡的姓名是「林小美」/)
      const broken = Buffer.from(zip)
      broken.write('X', broken.indexOf('%PDF') + 500)
      expect(await registrar.sends(broken, 'x.zip')).to.match(/沒有匯入歷程交換資料.*files\/1-document\.pdf/s)
      expect(registrar.buttons()).to.not.include('確認匯入')
      expect(await registrar.sends(Buffer.from('not a ZIP'), 'x.zip')).to.match(/這不是 ZIP 檔/)
    })

    it('is not brought in by someone who has lost the office since, nor after half an hour', async () => {
      const { people } = school.services
      await ask(registrar, '匯入歷程交換資料', 'S2')
      await registrar.sends(zip, 'x.zip')
      await people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['teacher'] } })
      expect(await registrar.presses('確認匯入')).to.match(/由註冊組辦理/)
      await people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['registrar'] } })
      await ask(registrar, '匯入歷程交換資料', 'S2')
      await registrar.sends(zip, 'x.zip')
      school.clock.advance({ minutes: 31 })
      expect(await registrar.presses('確認匯入')).to.match(/已經過期/)
      expect(await entries()).to.deep.equal([])
      expect(await school.services.arrivals.dropExpired(school.clock.now())).to.equal(2)
      expect(await school.services.connection.collection('files.files').countDocuments()).to.equal(0)
    })

    it('is finished at the next start where it was interrupted, and the student is told once', async () => {
      const student = await school.someone('S2')
      await ask(registrar, '匯入歷程交換資料', 'S2')
      await registrar.sends(zip, 'x.zip')
      const { officers, journal } = school.services
      const updateOne = officers.model.updateOne
      Object.assign(officers.model, {
        updateOne() {
          throw new Error('the power went')
        },
      })
      await registrar.presses('確認匯入')
      Object.assign(officers.model, { updateOne })
      await journal.settleAll()
      await journal.settleAll()
      await school.settle()
      expect(await entries()).to.have.length(2)
      expect(await officers.ofStudent('S2')).to.have.length(1)
      expect(student.heard()).to.have.length(1)
    })

    it('may be handed over on a page, where it is shown, confirmed and then gone', async () => {
      await ask(registrar, '匯入歷程交換資料', 'S2')
      const url = urlOn(registrar, '開啟上傳頁')
      const hand = (bytes: Buffer) => {
        const form = new FormData()
        form.set('file', new Blob([new Uint8Array(bytes)]), 'x.zip')
        return fetch(url, { method: 'POST', body: form })
      }
      const page = await fetch(url)
      expect(page.headers.get('content-security-policy')).to.include("form-action 'self'")
      expect(await page.text()).to.include('林小美（S2）的歷程交換資料')
      expect(await (await hand(Buffer.from('no'))).text()).to.include('這不是 ZIP 檔')
      expect(await (await fetch(url, { method: 'POST' })).text()).to.include('沒有選檔案')
      const preview = await (await hand(zip)).text()
      expect(preview).to.match(/預覽：還沒匯入.*已認證 1，草稿 1/s)
      const confirm = /action="([^"]+\/arrivals\/confirm[^"]+)"/.exec(preview)?.[1]?.replaceAll('&amp;', '&') ?? ''
      expect(await (await fetch(confirm.replace(/file=\w+/, 'file=0'), { method: 'POST' })).text()).to.include('換過了')
      expect(await (await fetch(confirm, { method: 'POST' })).text()).to.include('已匯入歷程交換資料')
      expect(await (await fetch(confirm, { method: 'POST' })).text()).to.include('已經匯入過了')
      expect(await entries()).to.have.length(2)
      expect((await fetch(url.replace('k=', 'k=x'))).status).to.equal(404)
      school.clock.advance({ minutes: 31 })
      expect((await fetch(url)).status).to.equal(410)
    })
  })
})
