import { expect } from 'chai'
import { FakeLine } from '../../support/fakeLine/fakeLine.ts'

const key = (digit: number) => `${String(digit).repeat(8)}-0000-5000-8000-000000000000`
const text = { type: 'text', text: '你好' }

describe('the fake LINE', () => {
  let line: FakeLine
  let amy: string
  beforeEach(async () => {
    line = await FakeLine.start()
    amy = line.user('amy')
    line.webhookUrl = `${line.apiUrl}/nowhere`
  })
  afterEach(() => line.close())

  async function post(path: string, body: object, headers: Record<string, string> = {}) {
    const response = await fetch(line.apiUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${line.accessToken}`, ...headers },
      body: JSON.stringify(body),
    })
    const { message = '', details = [] } = Object(await response.json())
    return {
      status: response.status,
      message: String(message),
      properties: details.map((detail: object) => Object(detail).property),
      headers: response.headers,
    }
  }
  const push = (messages: object[], to = amy, retryKey?: string) =>
    post('/v2/bot/message/push', { to, messages }, retryKey ? { 'x-line-retry-key': retryKey } : {})
  const reply = (replyToken: string | undefined, headers = {}) =>
    post('/v2/bot/message/reply', { replyToken, messages: [text] }, headers)
  const get = (origin: string, path: string, token = line.accessToken) =>
    fetch(origin + path, { headers: { authorization: `Bearer ${token}` } })

  async function tokenOf(event = line.textEvent(amy, '嗨')) {
    await line.deliver([event])
    return event.replyToken
  }

  it('lets a reply token be used once, within a minute', async () => {
    const token = await tokenOf()
    expect((await reply(token)).status).to.equal(200)
    expect(await reply(token)).to.include({ status: 400, message: 'Invalid reply token' })
    const late = await tokenOf()
    line.advance(60_001)
    expect((await reply(late)).message).to.equal('Invalid reply token')
    expect((await reply('never issued')).message).to.equal('Invalid reply token')
  })

  it('lets the token of a redelivered event live again, for twenty minutes in all', async () => {
    const event = line.textEvent(amy, '嗨')
    await line.deliver([event])
    line.advance(10 * 60_000)
    await line.redeliver(event)
    expect((await reply(event.replyToken)).status).to.equal(200)
    const old = line.textEvent(amy, '嗨')
    line.advance(21 * 60_000)
    await line.redeliver(old)
    expect((await reply(old.replyToken)).message).to.equal('Invalid reply token')
  })

  it('refuses a retry key on a reply, and one that is no UUID', async () => {
    expect((await reply(await tokenOf(), { 'x-line-retry-key': key(1) })).status).to.equal(400)
    expect((await push([text], amy, 'reminder:1')).status).to.equal(400)
  })

  it('says a message once for one retry key, for a day', async () => {
    const first = await push([text], amy, key(1))
    const second = await push([text], amy, key(1))
    expect(second.status).to.equal(409)
    expect(second.headers.get('x-line-accepted-request-id')).to.equal(first.headers.get('x-line-request-id'))
    expect(line.heard(amy)).to.have.lengthOf(1)
    line.advance(24 * 3_600_000)
    expect((await push([text], amy, key(1))).status).to.equal(200)
  })

  it('takes one to five messages', async () => {
    expect((await push([])).properties).to.deep.equal(['messages'])
    expect((await push(Array(5).fill(text))).status).to.equal(200)
    expect((await push(Array(6).fill(text))).properties).to.deep.equal(['messages'])
  })

  it('names the member of a message that breaks a limit', async () => {
    const postback = (label: string, data = 'x') => ({ type: 'postback', label, data })
    const items = (label: string, many = 1) => ({
      items: Array(many).fill({ type: 'action', action: postback(label) }),
    })
    const box = (...contents: object[]) => ({ type: 'box', layout: 'vertical', contents })
    const bubble = (...contents: object[]) => ({ type: 'bubble', size: 'mega', body: box(...contents) })
    const flex = (contents: object, altText = '卡') => ({ type: 'flex', altText, contents })
    const button = (action: object) => bubble({ type: 'button', action })
    const long = bubble({ type: 'text', text: '長'.repeat(10_000) })
    const half = bubble({ type: 'text', text: '長'.repeat(6000) })
    const refused: [object, string][] = [
      [{ type: 'text' }, 'messages[0].text'],
      [{ type: 'text', text: ' ' }, 'messages[0].text'],
      [{ type: 'text', text: '👍'.repeat(2501) }, 'messages[0].text'],
      [{ type: 'nope' }, 'messages[0].type'],
      [{ ...text, color: 'red' }, 'messages[0].color'],
      [{ ...text, quickReply: items('課'.repeat(21)) }, 'messages[0].quickReply.items[0].action.label'],
      [{ ...text, quickReply: items('課', 14) }, 'messages[0].quickReply.items'],
      [flex(bubble(), ''), 'messages[0].altText'],
      [flex(bubble(), '長'.repeat(1501)), 'messages[0].altText'],
      [flex({ type: 'bubble' }), 'messages[0].contents'],
      [flex(long), 'messages[0].contents'],
      [flex({ type: 'carousel', contents: [half, half, half] }), 'messages[0].contents'],
      [flex({ type: 'carousel', contents: Array(13).fill(bubble()) }), 'messages[0].contents.contents'],
      [flex({ type: 'carousel', contents: [bubble(), { ...bubble(), size: 'kilo' }] }), 'messages[0].contents'],
      [flex(bubble({ type: 'text', text: '' })), 'messages[0].contents.body.contents[0].text'],
      [flex(button(postback('課'.repeat(41)))), 'messages[0].contents.body.contents[0].action.label'],
      [flex(button(postback('課', 'x'.repeat(301)))), 'messages[0].contents.body.contents[0].action.data'],
      [
        flex(button({ type: 'uri', label: '開', uri: 'https://school.example/課' })),
        'messages[0].contents.body.contents[0].action.uri',
      ],
      [
        flex(button({ type: 'uri', label: '開', uri: `https://a/${'x'.repeat(1000)}` })),
        'messages[0].contents.body.contents[0].action.uri',
      ],
    ]
    for (const [message, property] of refused) {
      const answer = await push([message])
      expect(answer.status, property).to.equal(400)
      expect(answer.properties).to.deep.equal([property])
    }
    expect(line.heard(amy)).to.deep.equal([])
    const emoji = { ...text, quickReply: items('👨‍👩‍👧‍👦'.repeat(20), 13) }
    expect((await push([emoji, flex(button(postback('課'.repeat(40))))])).status).to.equal(200)
  })

  it('counts persons against the month’s limit, a group by its members, and nobody who blocked it', async () => {
    const ben = line.user('ben')
    const group = line.group('101', [amy, ben])
    line.network.monthlyLimit = 3
    await line.blocks(ben)
    expect((await push([text], ben)).status).to.equal(200)
    expect(line.heard(ben)).to.deep.equal([])
    expect((await push([text, text])).status).to.equal(200)
    expect((await push([text], group)).status).to.equal(200)
    expect(await push([text])).to.include({ status: 429, message: 'You have reached your monthly limit.' })
    expect(line.network.used).to.equal(3)
  })

  it('does not push to strangers, nor to what is no id', async () => {
    expect(await push([text], `U${'0'.repeat(32)}`)).to.include({ status: 400, message: 'Failed to send messages' })
    expect((await push([text], 'U1')).status).to.equal(400)
  })

  it('keeps files on one host and messages on the other, and shows neither to a stranger', async () => {
    const event = line.fileEvent(amy, { bytes: Buffer.from('report') })
    const path = `/v2/bot/message/${Object(event.message).id}/content`
    expect(await (await get(line.dataApiUrl, path)).text()).to.equal('report')
    expect((await get(line.apiUrl, path)).status).to.equal(404)
    expect((await get(line.dataApiUrl, '/v2/bot/message/quota')).status).to.equal(404)
    expect((await get(line.dataApiUrl, path, 'stolen')).status).to.equal(401)
    expect((await get(line.apiUrl, '/v2/bot/message/quota', 'stolen')).status).to.equal(401)
  })

  it('prepares a file, keeps it, and loses it when it is taken back or grows old', async () => {
    const event = line.fileEvent(amy, { bytes: Buffer.from('film'), type: 'video', preparing: 1 })
    const id = String(Object(event.message).id)
    const status = async () => (await get(line.dataApiUrl, `/v2/bot/message/${id}/content`)).status
    expect([await status(), await status()]).to.deep.equal([202, 200])
    await line.unsends(amy, id)
    expect(await status()).to.equal(410)
    line.file(event).state = 'expired'
    expect(await status()).to.equal(404)
  })

  it('shows three dots in chats with one person only', async () => {
    const start = (chatId: string, loadingSeconds = 20) =>
      post('/v2/bot/chat/loading/start', { chatId, loadingSeconds })
    expect((await start(amy)).status).to.equal(202)
    expect((await start(line.group('101', [amy]))).status).to.equal(400)
    expect((await start(amy, 7)).status).to.equal(400)
  })

  it('fails as it is told, and then works again', async () => {
    line.fails('push', 'serverError', 2)
    line.fails('push', 'rateLimit')
    const statuses = []
    for (let attempt = 0; attempt < 4; attempt++) statuses.push((await push([text])).status)
    expect(statuses).to.deep.equal([500, 500, 429, 200])
  })

  it('tells a test what a person waits for in vain', async () => {
    const waiting = await line.next(amy, 1).then(() => undefined, String)
    expect(waiting).to.include('heard no message 1')
  })
})
