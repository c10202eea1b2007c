import { expect } from 'chai'
import { pushOutcome, replyOutcome } from '../../../../adapters/discord/outcome.ts'

const refused = (status: number, code: number) => ({ kind: 'refused' as const, status, code, why: `${status} ${code}` })
const unknown = { kind: 'unknown' as const, why: 'AbortError' }

describe('what became of a reply by Discord', () => {
  it('is dead where Discord says that token, message or chat are gone, and uncertain where an attempt was made before', () => {
    for (const answer of [refused(404, 10015), refused(401, 50027), refused(404, 10008), refused(403, 50007)]) {
      expect(replyOutcome(answer, false), answer.why).to.deep.equal({ kind: 'dead' })
      expect(replyOutcome(answer, true), answer.why).to.deep.equal({ kind: 'uncertain' })
    }
  })

  it('is uncertain where Discord did not answer, and refused where it never will take it', () => {
    expect(replyOutcome(unknown, false)).to.deep.equal({ kind: 'uncertain' })
    expect(replyOutcome(refused(400, 50035), false)).to.deep.equal({ kind: 'refused', why: '400 50035' })
  })
})

describe('what became of a push by Discord', () => {
  it('is unreachable where the person closed their direct messages or shares no server with us', () => {
    for (const code of [50007, 50278]) expect(pushOutcome(refused(403, code))).to.deep.equal({ kind: 'unreachable' })
  })

  it('is later, and surely unsaid where Discord refused it for now', () => {
    expect(pushOutcome({ kind: 'rateLimited', afterMs: 7000, why: '429' })).to.deep.equal({
      kind: 'later',
      afterMs: 7000,
      unsaid: true,
    })
    expect(pushOutcome(refused(401, 0))).to.deep.equal({ kind: 'later', afterMs: 60_000, unsaid: true })
    expect(pushOutcome(refused(403, 40003))).to.deep.equal({ kind: 'later', afterMs: 600_000, unsaid: true })
    expect(pushOutcome(unknown)).to.deep.equal({ kind: 'later', afterMs: 10_000 })
  })
})
