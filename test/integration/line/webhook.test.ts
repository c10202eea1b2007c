import { validateSignature } from '@line/bot-sdk'
import { expect } from 'chai'
import { type LineBench, startLineBench } from '../../support/fakeLine/lineBench.ts'

const mebibyte = 1024 * 1024

describe('the webhook that LINE calls', () => {
  let bench: LineBench
  let stored: () => Promise<void>
  beforeEach(async () => {
    stored = async () => {}
    bench = await startLineBench({}, () => stored())
  })
  afterEach(() => bench.close())

  /** A well-formed body of exactly so many bytes, without events. */
  const bodyOf = (bytes: number) => {
    const frame = JSON.stringify({ events: [], padding: '' })
    return JSON.stringify({ events: [], padding: 'x'.repeat(bytes - frame.length) })
  }

  it('hands everyone’s events of one call over at once', async () => {
    const { line, inbox } = bench
    const events = Array.from({ length: 50 }, (_, index) => line.textEvent(line.user(`student ${index}`), '還剩幾件'))
    expect(await line.deliver(events)).to.equal(200)
    expect(inbox).to.have.lengthOf(50)
    expect(new Set(inbox.map((message) => message.replyHandle))).to.have.lengthOf(50)
  })

  it('answers 200 only once the events are stored', async () => {
    const { line } = bench
    let store = () => {}
    stored = () =>
      new Promise((resolve) => {
        store = resolve
        queueMicrotask(() => arrived())
      })
    let arrived = () => {}
    const storing = new Promise<void>((resolve) => {
      arrived = resolve
    })
    let status: number | undefined
    const delivery = line.says(line.user('amy'), '嗨').then((answered) => {
      status = answered
    })
    await storing
    expect(status).to.equal(undefined)
    store()
    await delivery
    expect(status).to.equal(200)
  })

  it('answers 500 when they cannot be stored, so that LINE sends them again', async () => {
    const { line, inbox, logged } = bench
    stored = () => Promise.reject(new Error('the store is down'))
    const event = line.textEvent(line.user('amy'), '我的秘密')
    expect(await line.deliver([event])).to.equal(500)
    stored = async () => {}
    line.advance(30_000)
    expect(await line.redeliver(event)).to.equal(200)
    expect(inbox).to.have.lengthOf(1)
    expect(inbox[0]?.ageMs).to.equal(30_000)
    expect(JSON.stringify(logged)).to.not.include('我的秘密')
  })

  it('refuses a body that LINE did not sign, whatever is in it', async () => {
    const { line, inbox } = bench
    const body = JSON.stringify({ events: [line.textEvent(line.user('amy'), '嗨')] })
    for (const signature of ['', 'bm9uc2Vuc2U=', line.sign(`${body} `), line.sign(body).slice(4)])
      expect(await line.post(body, signature), signature).to.equal(401)
    expect(await line.post('{"events":', 'bm9uc2Vuc2U=')).to.equal(401)
    expect(inbox).to.deep.equal([])
  })

  it('knows LINE’s own published signature', () => {
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    const signature = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs='
    expect(validateSignature(body, '8c570fa6dd201bb328f1c1eac23a96d8', signature)).to.equal(true)
  })

  it('verifies the bytes as they came, escaped emoji and odd spacing included', async () => {
    const { line, inbox } = bench
    const event = JSON.stringify(line.textEvent(line.user('amy'), 'EMOJI'), null, 3)
    expect(await line.post(`{ "events" : [ ${event.replace('EMOJI', '\\uD83E\\uDD28')} ] }`)).to.equal(200)
    expect(inbox[0]?.content).to.deep.equal({ kind: 'text', text: '🤨' })
  })

  it('answers 400 to what is signed and is not JSON, or holds no events', async () => {
    for (const body of ['{"events":', '[]', 'null', '{}', '']) expect(await bench.line.post(body), body).to.equal(400)
  })

  it('takes a body of up to 1 MiB, and no more', async () => {
    expect(await bench.line.post(bodyOf(mebibyte))).to.equal(200)
    expect(await bench.line.post(bodyOf(mebibyte + 1))).to.equal(413)
  })

  it('answers 200 to LINE’s check, which holds no events', async () => {
    expect(await bench.line.deliver([])).to.equal(200)
  })

  it('answers 200, without effect, to events of no concern and of malformed ids', async () => {
    const { line, inbox, logged } = bench
    const amy = line.user('amy')
    const events = [
      line.event('messageEdited', { message: { type: 'text', text: '改' } }, amy),
      line.event('inventedTomorrow', { shape: 'unknown' }, amy),
      { ...line.textEvent(amy, '嗨'), mode: 'standby' },
      line.textEvent('../richmenu', '嗨'),
    ]
    expect(await line.deliver(events)).to.equal(200)
    expect(inbox).to.deep.equal([])
    expect(logged.map((entry) => entry.level)).to.deep.equal(['info', 'info', 'info', 'warn'])
  })

  it('is there for POST alone', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await fetch(bench.line.webhookUrl, { method })
      expect(response.status, method).to.equal(405)
      expect(response.headers.get('allow')).to.equal('POST')
    }
  })

  it('takes nothing more once the adapter has stopped', async () => {
    const { line, adapter, inbox } = bench
    await adapter.stop()
    expect(await line.says(line.user('amy'), '嗨')).to.equal(503)
    expect(inbox).to.deep.equal([])
  })
})
