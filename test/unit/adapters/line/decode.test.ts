import { expect } from 'chai'
import { decode } from '../../../../adapters/line/decode.ts'
import type { Content, Inbound, Press } from '../../../../src/conversation/message.ts'
import { encodePress } from '../../../../src/conversation/press.ts'

const user = `U${'a1'.repeat(16)}`
const group = `C${'b2'.repeat(16)}`
const now = 1_791_943_200_000

const event = (members: object) => ({
  mode: 'active',
  timestamp: now - 5000,
  source: { type: 'user', userId: user },
  webhookEventId: '01K7HZ8J2M4Q6S8V0X2Z4B6D8F',
  deliveryContext: { isRedelivery: false },
  replyToken: 'token',
  ...members,
})
const message = (members: object) => event({ type: 'message', message: { id: '5001', ...members } })

function inboundOf(from: object): Inbound {
  const decoded = decode(from, now)
  if (!('inbound' in decoded)) throw new Error(decoded.ignored)
  return decoded.inbound
}
const contentOf = (from: object): Content => inboundOf(from).content

describe('a LINE event', () => {
  it('becomes a message with its sender, its chat and its reply token', () => {
    expect(decode(message({ type: 'text', text: '還剩幾件', quoteToken: 'q' }), now)).to.deep.equal({
      inbound: {
        channel: 'line',
        eventId: '01K7HZ8J2M4Q6S8V0X2Z4B6D8F',
        place: { kind: 'direct', id: user },
        account: user,
        content: { kind: 'text', text: '還剩幾件' },
        replyHandle: 'token',
      },
    })
  })

  it('from a group belongs to the group, with its sender where LINE names one', () => {
    const said = message({ type: 'text', text: '嗨' })
    const named = inboundOf({ ...said, source: { type: 'group', groupId: group, userId: user } })
    expect(named).to.deep.include({ place: { kind: 'group', id: group }, account: user })
    const unnamed = inboundOf({ ...said, source: { type: 'group', groupId: group } })
    expect(unnamed)
      .to.deep.include({ place: { kind: 'group', id: group } })
      .and.not.have.property('account')
  })

  it('carries a file with the name and the size that LINE claims', () => {
    const file = contentOf(message({ type: 'file', fileName: '報告.pdf', fileSize: 1234 }))
    expect(file).to.deep.equal({ kind: 'file', file: { handle: '5001', name: '報告.pdf', claimedBytes: 1234 } })
  })

  it('keeps photos sent at once together, even from a phone that does not say how many', () => {
    const photo = { type: 'image', contentProvider: { type: 'line' } }
    expect(contentOf(message({ ...photo, imageSet: { id: 'S1', index: 1, total: 3 } }))).to.deep.equal({
      kind: 'file',
      file: { handle: '5001', set: { id: 'S1', total: 3 } },
    })
    expect(contentOf(message({ ...photo, imageSet: { id: 'S1' } }))).to.deep.equal({
      kind: 'file',
      file: { handle: '5001', set: { id: 'S1' } },
    })
  })

  it('never yields a file that lies at an address of somebody else’s choice', () => {
    const external = { type: 'external', originalContentUrl: 'http://169.254.169.254/' }
    expect(contentOf(message({ type: 'image', contentProvider: external }))).to.deep.equal({
      kind: 'other',
      what: 'external',
    })
  })

  it('of a tapped button is the button’s press, and something else where the button is not ours', () => {
    const press: Press = { kind: 'act', act: 'undo', args: ['12'] }
    expect(contentOf(event({ type: 'postback', postback: { data: encodePress(press) } }))).to.deep.equal({
      kind: 'press',
      press,
    })
    const foreign = event({ type: 'postback', postback: { data: 'action=buy' } })
    expect(contentOf(foreign)).to.deep.equal({ kind: 'other', what: 'press' })
  })

  it('tells who came, who left, and what was taken back', () => {
    expect(contentOf(event({ type: 'follow', follow: { isUnblocked: true } }))).to.deep.equal({ kind: 'arrived' })
    expect(contentOf(event({ type: 'unfollow', replyToken: undefined }))).to.deep.equal({ kind: 'departed' })
    expect(contentOf(event({ type: 'unsend', unsend: { messageId: '5001' } }))).to.deep.equal({
      kind: 'unsent',
      handle: '5001',
    })
  })

  it('with a sticker, a place or a kind of message that is not invented yet has no meaning but is answered', () => {
    for (const what of ['sticker', 'location', 'hologram'])
      expect(contentOf(message({ type: what }))).to.deep.equal({ kind: 'other', what })
  })

  it('is as old as real time says when it was delivered again, and never younger than nothing', () => {
    const again = { ...message({ type: 'text', text: '嗨' }), deliveryContext: { isRedelivery: true } }
    expect(inboundOf(again).ageMs).to.equal(5000)
    expect(inboundOf({ ...again, timestamp: now + 60_000 }).ageMs).to.equal(0)
    expect(inboundOf(message({ type: 'text', text: '嗨' }))).to.not.have.property('ageMs')
  })

  it('is ignored when another bot has the chat, or when it is of no concern', () => {
    expect(decode({ ...message({ type: 'text', text: '嗨' }), mode: 'standby' }, now)).to.deep.equal({
      ignored: 'standby',
    })
    for (const type of ['messageEdited', 'memberJoined', 'beacon', 'accountLink', 'somethingNew'])
      expect(decode(event({ type }), now), type).to.deep.equal({ ignored: 'no meaning here' })
    for (const odd of [null, 7, 'event', [], {}, { type: 'message' }, { type: 'message', message: null }])
      expect(decode(odd, now)).to.deep.equal({ ignored: 'no meaning here' })
  })

  it('is dropped when an id is not one of LINE’s', () => {
    const said = message({ type: 'text', text: '嗨' })
    const malformed = [
      { ...said, source: { type: 'user', userId: '../group/C1' } },
      { ...said, source: { type: 'group', groupId: group, userId: 'U1' } },
      { ...said, source: { type: 'group', groupId: 'C1/leave' } },
      { ...said, source: undefined },
      { ...said, webhookEventId: 'a b' },
      { ...said, webhookEventId: undefined },
      message({ type: 'file', id: '../../profile' }),
      event({ type: 'unsend', unsend: {} }),
    ]
    for (const each of malformed) expect(decode(each, now)).to.deep.equal({ ignored: 'malformed' })
  })
})
