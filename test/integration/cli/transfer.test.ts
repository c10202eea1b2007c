import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect } from 'chai'
import { ZipFile } from 'yazl'
import type { Entry, EntryFile } from '../../../src/portfolio/entry.ts'
import type { ExchangeManifest, ExchangePortfolio } from '../../../src/portfolio/transfer/exchange.ts'
import type { ExchangeFlaw } from '../../../src/portfolio/transfer/readExchange.ts'
import type { Imported } from '../../../src/portfolio/transfer/transfers.ts'
import { temporaryFolder } from '../../support/database.ts'
import { pdf } from '../../support/files.ts'
import { openZip } from '../../support/openZip.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'
import { type CommandLine, commandLineOn } from './commandLine.ts'

/** Two schools, and a student who goes from one to the other. */
describe('an exchange package', () => {
  let from: TestSchool
  let to: TestSchool
  let there: Pick<CommandLine, 'run' | 'json'>
  let here: Pick<CommandLine, 'run' | 'json'>
  let folder: string
  let zip: string

  before(async () => {
    ;[from, to] = await Promise.all([startSchool(), startSchool()])
    ;[there, here] = [commandLineOn(from.services), commandLineOn(to.services)]
    const school = await from.services.calendar.load()
    await from.services.calendar.replace({ ...school, code: '123456' }, [], new Date(0))
    const certified = { files: [await stored(from, 'm1', pdf(2_000))], decidedBy: 'T1', decidedAt: new Date(0) }
    await from.addEntry('S1', { ...certified, description: '第一件心得', selected: 'locked' })
    await from.addEntry('S1', { state: 'returned', reason: '請補充', description: '第二件心得' })
    const fields = { name: '淨灘', unit: '環保社', startsOn: '2026-10-01', hours: '3' }
    await from.addEntry('S1', { kind: 'diverse', category: 'service', fields, link: 'https://example.org/a' })
    await from.addEntry('S1', { hidden: true, description: '刪掉的' })
    await from.services.officers.model.create({
      ...{ _id: 'o1', student: 'S1', term: '115-1', level: 'class', unit: '101', position: '班長' },
    })
  })
  after(() => Promise.all([from.close(), to.close()]))
  beforeEach(async () => {
    folder = temporaryFolder()
    zip = `${folder}/s1.zip`
    await there.run('transfer', 'export', 'S1', '--out', zip)
    const { entries, connection } = to.services
    await entries.deleteMany({})
    await connection.collection('transferImports').deleteMany({})
  })

  async function stored(school: TestSchool, request: string, bytes: Buffer): Promise<EntryFile> {
    const { files } = school.services
    const kept = await files.store(Readable.from([bytes]), 'a.pdf', request, () => 1e9, school.clock.now())
    if ('refused' in kept) throw new Error('not stored')
    return { ...kept, role: 'document' }
  }
  const bring = (...flags: string[]) => here.json<Imported>('transfer', 'import', zip, '--student', 'S2', ...flags)
  const entriesHere = () => to.services.entries.find({ student: 'S2' }).sort({ _id: 1 }).lean()

  /** The package with some of its parts changed, and a manifest that fits them or does not. */
  async function rewritten(change: (parts: Map<string, Buffer>) => void, { honest = true } = {}): Promise<string> {
    const parts = await openZip(zip)
    change(parts)
    if (honest) {
      const manifest = JSON.parse(String(parts.get('manifest.json'))) as ExchangeManifest
      manifest.files = [...parts]
        .filter(([path]) => path !== 'manifest.json')
        .map(([path, bytes]) => partOf(path, bytes))
      parts.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
    }
    const written = new ZipFile()
    for (const [path, bytes] of parts) written.addBuffer(bytes, path)
    written.end()
    await pipeline(written.outputStream, createWriteStream(`${folder}/changed.zip`))
    return `${folder}/changed.zip`
  }
  const hash = (name: string, bytes: Buffer) => createHash(name).update(bytes).digest('hex')
  const partOf = (path: string, bytes: Buffer) => ({
    ...{ path, bytes: bytes.length, md5: hash('md5', bytes), sha256: hash('sha256', bytes) },
  })
  async function refusal(file: string): Promise<string> {
    const { status, out } = await here.run('transfer', 'import', file, '--student', 'S2', '--json')
    expect(status).to.equal(1)
    const { flaws } = JSON.parse(out) as { flaws: ExchangeFlaw[] }
    expect(await entriesHere()).to.deep.equal([])
    return flaws.map(({ part, flaw }) => `${part} ${flaw}`).join()
  }

  it('holds the portfolio under the official names, with hashes, and of certification only that it was given', async () => {
    const parts = await openZip(zip)
    expect([...parts.keys()]).to.deep.equal(['portfolio.json', 'files/1-document.pdf', 'manifest.json'])
    const text = String(parts.get('portfolio.json'))
    const portfolio = JSON.parse(text) as ExchangePortfolio
    expect(portfolio.課程學習成果).to.have.length(2)
    expect(portfolio.課程學習成果[0]).to.include({
      ...{ 修課學校代碼: '123456', 應修課學年度: 115, 應修課學期: 1, 科目名稱: '國文', 認證狀態: '認證成功' },
      ...{ 上傳學年度: 115, 上傳學期: 1, 文件檔案連結: 'files/1-document.pdf' },
    })
    expect(portfolio.課程學習成果[1]).to.include({ 認證狀態: '', 文件檔案連結: '' })
    expect(portfolio.多元表現[0]?.內容).to.deep.equal({
      服務名稱: '淨灘',
      服務單位名稱: '環保社',
      開始日期: '2026-10-01',
      時數: '3',
    })
    expect(portfolio.校方建立幹部經歷紀錄[0]).to.include({ 擔任職務名稱: '班長', 幹部等級代碼: '2' })
    expect(text).not.to.match(/T1|請補充|刪掉的/)
  })

  it('is the same bytes from the same data', async () => {
    await there.run('transfer', 'export', 'S1', '--out', `${folder}/again.zip`)
    expect((await readFile(zip)).equals(await readFile(`${folder}/again.zip`))).to.equal(true)
  })

  it('is written and brought in by the student’s own office alone', async () => {
    expect(await there.run('transfer', 'export', 'S1', '--out', zip, '--as', 'T1')).to.include({ status: 1 })
    expect(await there.run('transfer', 'export', 'S1', '--out', zip, '--as', 'R1')).to.include({ status: 0 })
    expect(await there.run('transfer', 'export', 'X9', '--out', zip)).to.include({ status: 1 })
    expect(await here.run('transfer', 'import', zip, '--student', 'S2', '--as', 'D1')).to.include({ status: 1 })
    expect(await here.run('transfer', 'import', zip)).to.include({ status: 2 })
    const [act] = await from.services.record.model.find({ act: 'export', by: 'R1' }).lean()
    expect(act).to.include({ subject: 'person:S1', as: 'registrar', via: 'cli' })
  })

  it('brings entries with their origin and certified status, which take no place', async () => {
    expect(await bring('--dry-run')).to.include({
      outcomes: 2,
      certified: 1,
      diverse: 1,
      files: 1,
      otherName: '王小明',
    })
    expect(await entriesHere()).to.deep.equal([])
    expect(await bring('--as', 'R1')).to.include({ outcomes: 2, already: false })
    const brought: Entry[] = await entriesHere()
    const [certified, draft, service] = brought
    expect(certified).to.deep.include({ state: 'certified', origin: { school: '123456', term: '115-1' } })
    expect(certified?.files[0]).to.include({ sha256: hash('sha256', pdf(2_000)) })
    expect(draft).to.include({ state: 'draft', description: '第二件心得' })
    expect(service).to.deep.include({ category: 'service', link: 'https://example.org/a', state: 'recorded' })
    for (const entry of brought) expect(entry).not.to.have.any.keys('place', 'decidedBy')
    expect(await to.services.outcomes.used('S2', '115-1')).to.equal(0)
    expect(await here.json('audit')).to.deep.equal([])
    const acts = await to.services.record.model.find({ people: 'S2', act: 'import', by: 'R1' }).lean()
    expect(acts).to.have.length(4)
  })

  it('brings the officer records with their school, once', async () => {
    expect(await bring()).to.include({ officers: 1 })
    await bring()
    const officers = await to.services.officers.ofStudent('S2')
    expect(officers.map(({ unit, position, origin }) => [unit, position, origin?.school])).to.deep.equal([
      ['101', '班長', '123456'],
    ])
  })

  it('adds nothing when it is brought in again', async () => {
    await bring()
    expect(await bring()).to.include({ already: true, outcomes: 2 })
    expect(await entriesHere()).to.have.length(3)
  })

  it('spares a second certification where the student has put in the very same file', async () => {
    const own = await to.addEntry('S2', { state: 'pending', files: [await stored(to, 'own', pdf(2_000))], place: 1 })
    const other = await to.addEntry('S2', {
      state: 'pending',
      files: [await stored(to, 'other', pdf(2_001))],
      place: 2,
    })
    expect((await bring()).spared).to.deep.equal([own])
    const [first, second, ...brought] = await entriesHere()
    expect(first).to.include({ _id: own, state: 'certified', place: 1 })
    expect(second).to.include({ _id: other, state: 'pending' })
    expect(brought).to.have.length(2)
  })

  it('is finished at the next start when it was interrupted, and then is there once', async () => {
    const create = to.services.entries.create
    let made = 0
    Object.assign(to.services.entries, {
      create(...args: Parameters<typeof create>) {
        made += 1
        if (made === 2) throw new Error('the power went')
        return Reflect.apply(create, to.services.entries, args)
      },
    })
    expect(await here.run('transfer', 'import', zip, '--student', 'S2')).to.include({ status: 1 })
    Object.assign(to.services.entries, { create })
    await to.services.journal.settleAll()
    await to.services.journal.settleAll()
    expect(await entriesHere()).to.have.length(3)
  })

  it('is refused where it is not what it says, and nothing is brought in', async () => {
    const file = 'files/1-document.pdf'
    const inPortfolio = (was: string, is: string) => (parts: Map<string, Buffer>) =>
      parts.set('portfolio.json', Buffer.from(String(parts.get('portfolio.json')).replace(was, is)))
    const changed = await rewritten((parts) => parts.set(file, pdf(2_001)), { honest: false })
    expect(await refusal(changed)).to.equal(`${file} changed`)
    expect(await refusal(await rewritten((parts) => parts.set(file, pdf(2_001))))).to.equal(`${file} changed`)
    expect(await refusal(await rewritten((parts) => parts.delete(file)))).to.equal(`${file} missing`)
    expect(await refusal(await rewritten((parts) => parts.delete(file), { honest: false }))).to.equal(`${file} missing`)
    expect(await refusal(await rewritten((parts) => parts.set('files/x.pdf', pdf())))).to.equal('files/x.pdf unlisted')
    expect(await refusal(await rewritten((parts) => parts.set('evil.sh', pdf())))).to.equal('evil.sh unsafe')
    expect(await refusal(await rewritten(inPortfolio('認證成功', '認證')))).to.match(
      /^portfolio.json .*認證狀態 malformed/,
    )
    expect(await refusal(await rewritten(inPortfolio('服務學習紀錄', '別的')))).to.match(/多元表現類別 malformed/)
    await writeFile(`${folder}/none.zip`, 'not a ZIP')
    expect(await refusal(`${folder}/none.zip`)).to.match(/not-a-package/)
  })

  it('is refused as a bomb before it is unpacked: a part that claims or gives too much', async () => {
    const zeros = Buffer.alloc(30 * 2 ** 20)
    expect(await refusal(await rewritten((parts) => parts.set('files/1-document.pdf', zeros)))).to.match(/too-large/)
  })
})
