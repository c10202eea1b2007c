import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect } from 'chai'
import type { EntryFile } from '../../../src/portfolio/entry.ts'
import { temporaryFolder } from '../../support/database.ts'
import { pdf } from '../../support/files.ts'
import { openZip } from '../../support/openZip.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'
import { commandLineOn } from '../cli/commandLine.ts'

const afterClose = '2027-08-21T10:00:00+08:00'

describe('the submission and its statement in the chat, over signed LINE webhooks', () => {
  let school: TestSchool
  let office: Someone
  let entry: number
  let file: EntryFile

  beforeEach(async () => {
    school = await startSchool(afterClose)
    office = await school.someone('R1')
    const { files, selections } = school.services
    const kept = await files.store(Readable.from([pdf(3_000)]), 'a.pdf', 'm1', () => 1e9, school.clock.now())
    if ('refused' in kept) throw new Error('not stored')
    file = { ...kept, role: 'document' }
    entry = await school.addEntry('S1', { selected: 'locked', files: [file], description: '實驗，「觀察」' })
    await selections.model.create({
      ...{ _id: 'S1:115:course', student: 'S1', year: 115, kind: 'course', round: 1, ticked: [entry] },
      ...{ lockedAt: new Date(0), lockedBy: 'student' },
    })
  })
  afterEach(() => school.close())

  const urlOn = (label: string) => office.lastHeard().buttons.find((button) => button.label === label)?.uri ?? ''
  const actsOf = (act: string) => school.services.record.model.find({ act }).sort({ order: 1 }).lean()
  const bytesOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

  async function makePackage(): Promise<string> {
    await office.says('提交進度')
    await office.presses('預檢 課程學習成果')
    return office.presses('打包 課程學習成果')
  }
  const statement = (md5: string) =>
    Buffer.from(`student_id,entry_id,file,md5\nS1,${entry},files/${entry}-document.pdf,${md5}\n`)

  it('is made after a clean check, frozen, and downloaded as the very bytes that the record names', async () => {
    expect(await makePackage()).to.match(/提交 1 第 1 版打包好了.*1 筆、1 位學生，內容已凍結.*SHA-256.*§六\(二\)2/s)
    const bytes = await bytesOf(urlOn('下載封包'))
    const [made] = await actsOf('submit')
    expect(made).to.include({ by: 'R1', as: 'registrar', via: 'line', subject: 'submission:1' })
    expect(made?.after?.sha256).to.equal(sha256(bytes))
    const path = `${temporaryFolder()}/a.zip`
    await writeFile(path, bytes)
    const parts = await openZip(path)
    expect(parts.get(`files/${entry}-document.pdf`)?.equals(pdf(3_000))).to.equal(true)
    const [taken] = await actsOf('download')
    expect(taken).to.include({ by: 'R1', via: 'page', subject: 'submission:1' })
    expect(taken?.after?.package).to.equal(sha256(bytes))
  })

  it('comes out as the same bytes later, whatever has changed since, and as the command line writes it', async () => {
    const { run } = commandLineOn(school.services)
    const path = `${temporaryFolder()}/b.zip`
    await makePackage()
    const first = await bytesOf(urlOn('下載封包'))
    const scope = ['--what', 'course-outcomes', '--year', '115', '--as', 'R1']
    expect(await run('submit', 'package', ...scope, '--out', path)).to.include({ status: 0 })
    expect(sha256(await readFile(path))).to.equal(sha256(first))
    await school.services.courses.model.updateOne({ _id: 'C1' }, { $set: { name: '國語文' } })
    await school.services.people.model.updateOne({ _id: 'S1' }, { $set: { name: '王大明' } })
    school.clock.advance({ hours: 2 })
    await office.says('提交進度')
    expect(await office.presses('下載提交 1 的封包')).to.match(/第 1 版/)
    expect(sha256(await bytesOf(urlOn('下載封包')))).to.equal(sha256(first))
  })

  it('is not made twice of the same, and the next revision ends the links of the one before', async () => {
    await makePackage()
    const first = urlOn('下載封包')
    expect(await makePackage()).to.match(/第 1 版打包好了/)
    await school.services.entries.updateOne({ _id: entry }, { $set: { description: '更正' } })
    expect(await makePackage()).to.match(/第 2 版打包好了/)
    expect((await fetch(first)).status).to.equal(410)
    expect((await fetch(urlOn('下載封包'))).status).to.equal(200)
  })

  it('is not made while something is wrong, by name of what it is', async () => {
    await school.services.entries.updateOne({ _id: entry }, { $set: { state: 'draft' } })
    await office.says('提交進度')
    expect(await office.presses('預檢 課程學習成果')).to.match(/1 個問題/)
    expect(office.buttons()).to.not.include('打包 課程學習成果').and.not.include('先打包沒問題的')
    await school.services.entries.updateOne({ _id: entry }, { $set: { state: 'certified' } })
    await office.presses('提交進度')
    await office.presses('預檢 課程學習成果')
    await school.services.connection.collection('files.chunks').deleteMany({})
    expect(await office.presses('打包 課程學習成果')).to.match(/沒有打包：1 個問題.*檔案內容有變/s)
    expect(await actsOf('submit')).to.deep.equal([])
  })

  it('may be made of the others first: who has a problem is left out, by number in the record', async () => {
    const other = await school.addEntry('S2', { selected: 'locked', state: 'draft' })
    await school.services.selections.model.create({
      ...{ _id: 'S2:115:course', student: 'S2', year: 115, kind: 'course', round: 1, ticked: [other] },
      ...{ lockedAt: new Date(0), lockedBy: 'student' },
    })
    await office.says('提交進度')
    expect(await office.presses('預檢 課程學習成果')).to.match(/1 個問題.*S2/s)
    expect(await office.presses('先打包沒問題的')).to.match(/第 1 版打包好了.*1 筆、1 位學生.*1 位有問題的先不列入/s)
    const [made] = await actsOf('submit')
    expect(made?.after?.except).to.deep.equal(['S2'])
    await school.services.entries.updateOne({ _id: other }, { $set: { state: 'certified' } })
    await office.presses('提交進度')
    await office.presses('預檢 課程學習成果')
    expect(await office.presses('打包 課程學習成果')).to.match(/第 2 版打包好了.*2 筆、2 位學生/s)
  })

  it('is for the office alone, while it is the office’s, for an hour, and until a student in it was erased', async () => {
    await makePackage()
    const url = urlOn('下載封包')
    const { people, connection, links, clock, config } = school.services
    expect((await fetch(url.replace('k=', 'k=x'))).status).to.equal(404)
    const token = links.signPage({ person: 'D1', page: 'submission:1:1' }, clock.now())
    expect((await fetch(`${config.publicUrl}/packages?k=${encodeURIComponent(token)}`)).status).to.equal(403)
    await people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['teacher'] } })
    expect((await fetch(url)).status).to.equal(403)
    await people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['registrar'] } })
    expect((await fetch(url)).status).to.equal(200)
    await connection.collection('submittedStudents').updateMany({ student: 'S1' }, { $unset: { packed: 1 } })
    expect((await fetch(url)).status).to.equal(410)
    await office.says('提交進度')
    expect(await office.presses('下載提交 1 的封包')).to.match(/已依保存期限刪除.*§八/s)
    school.clock.advance({ minutes: 61 })
    expect((await fetch(url)).status).to.equal(410)
  })

  it('is cut off where a stored file changes after it was made', async () => {
    await makePackage()
    const url = urlOn('下載封包')
    await school.services.connection
      .collection('files.chunks')
      .updateMany({}, { $set: { data: Buffer.alloc(3_000, 'x') } })
    const failed = await bytesOf(url).catch((error: unknown) => error)
    expect(failed).to.be.instanceOf(Error)
    expect(await actsOf('download')).to.deep.equal([])
  })

  describe('the statement', () => {
    let student: Someone
    beforeEach(async () => {
      student = await school.someone('S1')
      await makePackage()
      await office.presses('交提交 1 的收訖明細')
    })

    it('is compared first, brought in at the button, once, and opens the student’s confirmation', async () => {
      expect(office.lastHeard().text).to.match(/把 CSV 檔傳給我.*student_id、entry_id、file、md5/s)
      expect(await office.sends(statement(file.md5), 's.csv')).to.match(
        /預覽：還沒匯入.*相符 1；缺少 0；多出 0；不同 0/s,
      )
      expect(await student.says('看收訖明細')).to.match(/0 份/)
      expect(await office.presses('確認匯入')).to.match(/已匯入收訖明細.*相符 1.*§六\(三\)/s)
      expect(await office.presses('確認匯入')).to.match(/已經回答過了/)
      expect(await student.says('看收訖明細')).to.match(/1 筆，都相符/)
      const [act] = await actsOf('import')
      expect(act).to.include({ by: 'R1', as: 'registrar', via: 'line', subject: 'submission:1' })
      await office.says('提交進度')
      expect(office.buttons()).to.include('確認提交 1')
    })

    it('says which items are another or missing, and what cannot be read, by row', async () => {
      expect(await office.sends(statement('0'.repeat(32)), 's.csv')).to.match(new RegExp(`不同 1：${entry}`))
      const errors = await office.sends(Buffer.from('student_id,entry_id,file,md5\nS1,,a,\nS1,1,a,xyz\n'), 's.csv')
      expect(errors).to.match(/沒有匯入收訖明細.*第 2 列 entry_id：entry_id 和 row 要填一個.*第 3 列 md5：不是 MD5/s)
      expect(office.buttons()).to.not.include('確認匯入')
    })

    it('that comes without a word is asked whose it is', async () => {
      await office.says('算了')
      expect(await office.sends(statement(file.md5), 's.csv')).to.match(/看起來是收訖明細.*是哪一次提交/s)
      await office.presses('交提交 1 的收訖明細')
      expect(await office.sends(statement(file.md5), 's.csv')).to.match(/預覽：還沒匯入/)
    })

    it('may be handed over on a page', async () => {
      const url = urlOn('開啟上傳頁')
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(statement(file.md5))]), 's.csv')
      const preview = await (await fetch(url, { method: 'POST', body: form })).text()
      expect(preview).to.match(/提交 1 的收訖明細.*相符 1/s)
      const confirm = /action="([^"]+\/arrivals\/confirm[^"]+)"/.exec(preview)?.[1]?.replaceAll('&amp;', '&') ?? ''
      expect(await (await fetch(confirm, { method: 'POST' })).text()).to.include('已匯入收訖明細')
      expect(await student.says('看收訖明細')).to.match(/1 筆，都相符/)
    })

    it('is not taken where the notice leaves the students less than three days', async () => {
      await school.announce({
        ...{ id: 'RC', applies: { operation: 'receipt-confirmation', year: 115 }, published: '2027-08-20' },
        closes: '2027-08-22T23:59:59+08:00',
      })
      expect(await office.sends(statement(file.md5), 's.csv')).to.match(/只留給學生 2 天確認，至少要 3 天/)
      expect(office.buttons()).to.not.include('確認匯入')
    })
  })
})
