import { randomUUID } from 'node:crypto'
import { appendFile, readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import { type SimulatorBench, startSimulatorBench } from './simulatorBench.ts'

const mebibyte = 1024 * 1024
const hello = { kind: 'text', text: '嗨' } as const
const thanks = { lines: ['收到'] }
const plainly = { again: false, silent: false }

describe('what people say in the simulator', () => {
  let bench: SimulatorBench
  let stored: () => Promise<void>
  beforeEach(async () => {
    stored = async () => {}
    bench = await startSimulatorBench(() => stored())
  })
  afterEach(() => bench.close())

  const kinds = () => bench.transcript.entries.map((entry) => entry.kind)
  const lastInbound = () => {
    const last = bench.inbox.at(-1)
    if (last === undefined) throw new Error('Nothing was handed over')
    return last
  }

  it('is answered 202 only once the assistant has stored it', async () => {
    let store = () => {}
    const storing = new Promise<void>((reached) => {
      stored = () =>
        new Promise((resolve) => {
          store = resolve
          reached()
        })
    })
    let status: number | undefined
    const posting = bench.posts('sim-student', hello).then((answered) => {
      status = answered
    })
    await storing
    expect(status).to.equal(undefined)
    expect(kinds()).to.deep.equal(['said'])
    store()
    await posting
    expect(status).to.equal(202)
    expect(kinds()).to.deep.equal(['said', 'taken'])
  })

  it('can be sent again when it could not be stored, and is there once', async () => {
    stored = () => Promise.reject(new Error('the store is down'))
    const event = randomUUID()
    expect(await bench.posts('sim-student', { kind: 'text', text: '我的秘密' }, event)).to.equal(503)
    expect(bench.inbox).to.deep.equal([])
    stored = async () => {}
    expect(await bench.posts('sim-student', { kind: 'text', text: '我的秘密' }, event)).to.equal(202)
    expect(kinds()).to.deep.equal(['said', 'taken'])
    expect(JSON.stringify(bench.logged)).to.include('Error').and.not.include('我的秘密')
  })

  it('is handed over at the next start when nobody could take it', async () => {
    stored = () => Promise.reject(new Error('the store is down'))
    await bench.posts('sim-student', hello)
    stored = async () => {}
    await bench.restart()
    expect(bench.inbox.map(({ content }) => content)).to.deep.equal([hello])
    await bench.restart()
    expect(bench.inbox).to.have.lengthOf(1)
  })

  it('is refused when nobody listens any more', async () => {
    await bench.adapter.stop()
    expect(await bench.posts('sim-student', hello)).to.equal(503)
    expect(kinds()).to.deep.equal([])
  })

  it('comes only from the people of the school, and only as the page would send it', async () => {
    const post = (body: unknown) =>
      fetch(`${bench.origin}/simulator/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    expect(await bench.posts('sim-stranger', hello)).to.equal(404)
    expect(await bench.posts('sim-student', hello, '../../etc/passwd')).to.equal(400)
    const event = randomUUID()
    for (const body of ['{"event":', [], { event }, { event, account: 'sim-student', content: { kind: 'text' } }])
      expect((await post(body)).status, JSON.stringify(body)).to.equal(400)
    expect(bench.inbox).to.deep.equal([])
  })

  it('may be a button that no version of ours ever made', async () => {
    await bench.posts('sim-student', { kind: 'press', press: 'nonsense', label: '按我' })
    expect(lastInbound().content).to.deep.equal({ kind: 'other', what: 'press' })
  })

  it('can be answered after a restart, once', async () => {
    await bench.posts('sim-student', hello)
    const inbound = lastInbound()
    await bench.restart()
    expect(await bench.adapter.reply(inbound, [thanks], plainly)).to.deep.equal({ kind: 'delivered' })
    expect(await bench.adapter.reply(inbound, [thanks], plainly)).to.deep.equal({ kind: 'dead' })
    await bench.restart()
    expect(await bench.adapter.reply(inbound, [thanks], plainly)).to.deep.equal({ kind: 'dead' })
    expect(await bench.adapter.reply(inbound, [thanks], { again: true, silent: false })).to.deep.equal({
      kind: 'delivered',
    })
    expect(kinds().filter((kind) => kind === 'heard')).to.have.lengthOf(1)
  })

  it('is not lost with a line that a crash tore', async () => {
    await bench.posts('sim-student', hello)
    await appendFile(path.join(bench.dir, 'transcript.jsonl'), '{"id":"said:half","kin')
    await bench.restart()
    await bench.posts('sim-student', { kind: 'text', text: '還在嗎' })
    await bench.restart()
    expect(kinds()).to.deep.equal(['said', 'taken', 'said', 'taken'])
  })

  it('keeps a push from being repeated after a restart', async () => {
    const to = { channel: 'simulator', id: 'sim-teacher', kind: 'direct', lang: 'zh-TW' } as const
    await bench.adapter.push(to, [thanks], { key: 'event:1', silent: false })
    await bench.restart()
    expect(await bench.adapter.push(to, [thanks], { key: 'event:1', silent: false })).to.deep.equal({ kind: 'sent' })
    expect(kinds()).to.deep.equal(['heard'])
  })

  describe('with a file', () => {
    it('says its name, its size, and which photos came with it', async () => {
      const set = randomUUID()
      expect(await bench.sendsFile('sim-student', new Uint8Array(3), { name: '照片 1.jpg', set, total: '2' })).to.equal(
        202,
      )
      const { content, eventId } = lastInbound()
      const file = { handle: eventId, name: '照片 1.jpg', claimedBytes: 3, set: { id: set, total: 2 } }
      expect(content).to.deep.equal({ kind: 'file', file })
    })

    it('can be opened after a restart', async () => {
      await bench.sendsFile('sim-student', Buffer.from('%PDF-1.7'))
      await bench.restart()
      const { content } = lastInbound()
      const handle = content.kind === 'file' ? content.file.handle : ''
      expect((await buffer(await bench.adapter.open({ handle }, 100))).toString()).to.equal('%PDF-1.7')
    })

    it('takes the bytes once when the page tries again', async () => {
      stored = () => Promise.reject(new Error('the store is down'))
      const event = randomUUID()
      expect(await bench.sendsFile('sim-student', Buffer.from('first'), { event })).to.equal(503)
      stored = async () => {}
      expect(await bench.sendsFile('sim-student', Buffer.from('second'), { event })).to.equal(202)
      expect(await readFile(path.join(bench.dir, 'files', event), 'utf8')).to.equal('first')
    })

    it('takes 12 MB and no more, said beforehand or found on the way', async () => {
      expect(await bench.sendsFile('sim-student', new Uint8Array(12 * mebibyte))).to.equal(202)
      expect(await bench.sendsFile('sim-student', new Uint8Array(12 * mebibyte + 1))).to.equal(413)
      await sendsWithoutLength(12 * mebibyte + 1)
      expect(await readdir(path.join(bench.dir, 'files'))).to.have.lengthOf(1)
      expect(bench.inbox).to.have.lengthOf(1)
    })

    /** Resolves when the server has answered or hung up. */
    function sendsWithoutLength(bytes: number): Promise<void> {
      const query = new URLSearchParams({ event: randomUUID(), account: 'sim-student', name: 'long.mp4' })
      return new Promise((resolve) => {
        const sending = request(`${bench.origin}/simulator/files?${query}`, { method: 'POST' })
        sending.on('error', () => resolve())
        sending.on('response', () => resolve())
        sending.end(new Uint8Array(bytes))
      })
    }
  })
})
