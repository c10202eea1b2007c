import { createHash } from 'node:crypto'
import { expect } from 'chai'
import mongoose from 'mongoose'
import type { Entry, EntryFile } from '../../../src/portfolio/entry.ts'
import { film, picture, redPage } from '../../support/realFiles.ts'
import { openPageBench, type PageBench } from './pageBench.ts'

describe('a link to a file', () => {
  let bench: PageBench
  let entry: Entry & { file: EntryFile }
  const document = redPage()
  before(async () => {
    bench = await openPageBench()
    entry = await bench.handIn(document)
  })
  after(() => bench.close())

  it('gives the student and the teacher of the course the very bytes that were handed in', async () => {
    for (const person of ['S1', 'T1']) {
      const response = await fetch(bench.link(person, entry))
      expect(response.status).to.equal(200)
      const bytes = Buffer.from(await response.arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).to.equal(entry.file.sha256)
    }
  })

  it('says what it is and how long, and lets a browser do nothing but show it', async () => {
    const { headers } = await fetch(bench.link('S1', entry))
    expect(headers.get('content-type')).to.equal('application/pdf')
    expect(headers.get('content-length')).to.equal(String(document.length))
    expect(headers.get('x-content-type-options')).to.equal('nosniff')
    expect(headers.get('cache-control')).to.equal('private, no-store')
    expect(headers.get('referrer-policy')).to.equal('no-referrer')
    expect(headers.get('content-security-policy')).to.match(/default-src 'none'.*frame-ancestors 'none'/)
  })

  it('shows the file, or saves it under its own name', async () => {
    const name = `filename*=UTF-8''${encodeURIComponent('讀書 心得.pdf')}`
    const shown = await fetch(bench.link('S1', entry))
    expect(shown.headers.get('content-disposition')).to.equal(`inline; filename="file.pdf"; ${name}`)
    const saved = await fetch(bench.link('S1', entry, true))
    expect(saved.headers.get('content-disposition')).to.equal(`attachment; filename="file.pdf"; ${name}`)
  })

  it('takes no notice of what a chat network adds to it', async () => {
    expect((await fetch(`${bench.link('S1', entry)}&openExternalBrowser=1`)).status).to.equal(200)
  })

  it('keeps everything but a PDF in a sandbox', async () => {
    const photo = await bench.handIn(picture(), {}, 'photo.png')
    const { headers } = await fetch(bench.link('S1', photo))
    expect(headers.get('content-security-policy')).to.contain('sandbox')
  })

  it('answers HEAD without bytes', async () => {
    const response = await fetch(bench.link('S1', entry), { method: 'HEAD' })
    expect(response.headers.get('content-length')).to.equal(String(document.length))
    expect((await response.arrayBuffer()).byteLength).to.equal(0)
  })

  it('gives players the range that they ask for, across the pieces in which it is kept', async () => {
    const bytes = film(600_000)
    const long = await bench.handIn(bytes, {}, 'film.mp4')
    const range = async (text: string) => {
      const response = await fetch(bench.link('S1', long), { headers: { range: text } })
      return { response, body: Buffer.from(await response.arrayBuffer()) }
    }
    for (const [asked, start, end] of [
      ['bytes=0-', 0, bytes.length - 1],
      ['bytes=0-1', 0, 1],
      ['bytes=261000-262000', 261_000, 262_000],
      ['bytes=-500', bytes.length - 500, bytes.length - 1],
      ['bytes=599000-9999999', 599_000, bytes.length - 1],
    ] as const) {
      const { response, body } = await range(asked)
      expect(response.status, asked).to.equal(206)
      expect(response.headers.get('content-range')).to.equal(`bytes ${start}-${end}/${bytes.length}`)
      expect(body.equals(bytes.subarray(start, end + 1)), asked).to.equal(true)
    }
    expect((await range('bytes=0-1,5-6')).response.status).to.equal(200)
    expect((await range('pages=1-2')).response.status).to.equal(200)
    const beyond = await range(`bytes=${bytes.length}-`)
    expect(beyond.response.status).to.equal(416)
    expect(beyond.response.headers.get('content-range')).to.equal(`bytes */${bytes.length}`)
  })

  describe('that no longer opens', () => {
    const refusal = async (address: string) => {
      const response = await fetch(address)
      const text = await response.text()
      expect(text).not.to.match(/S1|T1|國文|description|心得/)
      return { status: response.status, text }
    }

    it('leads back to the chat after a day, in both languages', async () => {
      const address = bench.link('S1', entry)
      bench.clock.advance({ hours: 24 })
      const { status, text } = await refusal(address)
      expect(status).to.equal(410)
      expect(text).to.contain('連結過期了').and.to.contain('「重新開啟」').and.to.contain('This link has expired')
    })

    it('is unknown when it was changed, cut short, repeated or left out', async () => {
      const address = new URL(bench.link('S1', entry))
      const token = address.searchParams.get('k') ?? ''
      const queries = [
        `k=${token.slice(0, -1)}`,
        `k=${token}x`,
        `k=x${token}`,
        `k=${token}&k=${token}`,
        'k=.',
        'k=',
        '',
      ]
      for (const query of queries) expect((await refusal(`${bench.url}/files?${query}`)).status, query).to.equal(404)
    })

    it('is refused to whoever may not see the entry any more', async () => {
      const { courses } = bench.services
      const address = bench.link('T1', entry)
      await courses.model.updateOne({ _id: 'C1' }, { $set: { teachers: ['T2'] } })
      expect((await refusal(address)).status).to.equal(410)
      expect((await fetch(bench.link('T2', entry))).status).to.equal(200)
      await courses.model.updateOne({ _id: 'C1' }, { $set: { teachers: ['T1'] } })
    })

    it('is refused to other students and to people whom the school does not know', async () => {
      expect((await refusal(bench.link('S2', entry))).status).to.equal(410)
      expect((await refusal(bench.link('X9', entry))).status).to.equal(410)
    })

    it('is refused to the teacher while the entry is a draft, and to everyone once it is deleted', async () => {
      const draft = await bench.handIn(redPage(), { state: 'draft' })
      expect((await fetch(bench.link('S1', draft))).status).to.equal(200)
      expect((await refusal(bench.link('T1', draft))).status).to.equal(410)
      const deleted = await bench.handIn(redPage(), { hidden: true })
      expect((await refusal(bench.link('S1', deleted))).text).to.contain('這個檔案現在不能開')
    })

    it('does not hide a file that took the place of the one it was made for', async () => {
      const other = await bench.handIn(picture(), {}, 'photo.png')
      const address = bench.link('S1', { ...entry, file: other.file })
      expect((await refusal(address)).status).to.equal(410)
    })
  })

  describe('whose bytes have changed in the store', () => {
    const chunks = () => bench.services.connection.collection('files.chunks')
    const fileId = ({ file }: { file: EntryFile }) => new mongoose.Types.ObjectId(file.id)

    it('gives not one of them, says so kindly, and logs which file it was', async () => {
      const broken = await bench.handIn(film(600_000), {}, 'film.mp4')
      const chunk = await chunks().findOne({ files_id: fileId(broken), n: 2 })
      const data = Buffer.from(chunk?.data.buffer)
      data[0] = (data[0] ?? 0) ^ 1
      await chunks().updateOne({ files_id: fileId(broken), n: 2 }, { $set: { data: new mongoose.mongo.Binary(data) } })
      for (const headers of [{}, { range: 'bytes=0-99' }]) {
        const response = await fetch(bench.link('S1', broken), { headers })
        const text = await response.text()
        expect(response.status).to.equal(500)
        expect(text).to.contain('檔案和收件時不一樣').and.to.contain('The file is not what was received')
      }
      const { facts } = bench.log.find(({ level }) => level === 'error') ?? {}
      expect(facts).to.deep.equal({ entry: broken._id, file: broken.file.id, state: 'changed' })
    })

    it('or are missing is told the same', async () => {
      const broken = await bench.handIn(redPage())
      await chunks().deleteMany({ files_id: fileId(broken) })
      expect((await fetch(bench.link('S1', broken))).status).to.equal(500)
    })
  })

  it('leaves no token, name or address in the log', async () => {
    await fetch(bench.link('S1', entry))
    const lines = bench.log.map((line) => JSON.stringify(line))
    expect(lines.join('\n')).to.contain('"route":"/files","status":200')
    expect(lines.join('\n')).not.to.match(/k=|S1|心得|\?/)
  })
})
