import { expect } from 'chai'
import type { LineAnswer } from '../../../../adapters/line/api.ts'
import { Backoff } from '../../../../adapters/line/backoff.ts'
import { pushOutcome, replyOutcome } from '../../../../adapters/line/outcome.ts'

const answer = (status: number, why = ''): LineAnswer => ({
  status,
  ok: status < 300,
  body: {},
  why,
  requestId: undefined,
})

describe('what became of a reply', () => {
  it('is delivered when LINE says so', () =>
    expect(replyOutcome(answer(200), false)).to.deep.equal({ kind: 'delivered' }))

  it('is unknown when LINE did not answer or broke down: a reply cannot be repeated safely', () => {
    for (const lost of [undefined, answer(500), answer(503)])
      expect(replyOutcome(lost, false)).to.deep.equal({ kind: 'uncertain' })
  })

  it('is known to be unsaid when the token is dead or the rate limit held, unless an earlier attempt may have said it', () => {
    for (const unsaid of [
      answer(400, '400 Invalid reply token'),
      answer(429, '429 The API rate limit has been exceeded.'),
    ]) {
      expect(replyOutcome(unsaid, false)).to.deep.equal({ kind: 'dead' })
      expect(replyOutcome(unsaid, true)).to.deep.equal({ kind: 'uncertain' })
    }
  })

  it('is refused for good when LINE objects to the message', () => {
    const why = '400 The request body has 1 error(s) messages[0].text'
    expect(replyOutcome(answer(400, why), false)).to.deep.equal({ kind: 'refused', why })
  })
})

describe('what became of a push', () => {
  const outcome = (given: LineAnswer | undefined) => pushOutcome(given, new Backoff(() => 1))

  it('is sent when LINE takes it, or took it before', () => {
    for (const taken of [answer(200), answer(409)]) expect(outcome(taken)).to.deep.equal({ kind: 'sent' })
  })

  it('waits when LINE is silent or broken, and may have been heard', () => {
    for (const wait of [undefined, answer(500), answer(504)])
      expect(outcome(wait)).to.deep.equal({ kind: 'later', afterMs: 1000 })
  })

  it('waits when LINE is busy or refuses our access token, and was surely not heard', () => {
    for (const wait of [answer(429, '429 The API rate limit has been exceeded.'), answer(401), answer(403)])
      expect(outcome(wait)).to.deep.equal({ kind: 'later', afterMs: 1000, unsaid: true })
  })

  it('is over budget when the month’s messages are used up', () => {
    expect(outcome(answer(429, '429 You have reached your monthly limit.'))).to.deep.equal({ kind: 'overBudget' })
  })

  it('is unreachable when LINE does not know the person, and refused for anything else', () => {
    expect(outcome(answer(400, '400 Failed to send messages'))).to.deep.equal({ kind: 'unreachable' })
    expect(outcome(answer(400, '400 other'))).to.deep.equal({ kind: 'refused', why: '400 other' })
  })

  it('leaves LINE alone for longer with each failure in a row, at most a minute, and starts afresh when it works', () => {
    const backoff = new Backoff(() => 1)
    const waits = Array.from({ length: 8 }, () => pushOutcome(undefined, backoff))
    expect(waits.map((each) => 'afterMs' in each && each.afterMs)).to.deep.equal([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ])
    pushOutcome(answer(200), backoff)
    expect(pushOutcome(undefined, backoff)).to.deep.equal({ kind: 'later', afterMs: 1000 })
    expect(new Backoff(() => 0).failed()).to.equal(500)
  })
})
