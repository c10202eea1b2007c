import { expect } from 'chai'
import { afterFailure, type Breaker, closedBreaker, isShut, permit, withdrawn } from '../../../src/reminders/breaker.ts'

const failed = (times: number, now = 0, breaker: Breaker = closedBreaker): Breaker =>
  Array.from({ length: times }).reduce((state: Breaker) => afterFailure(state, now, 1), breaker)

describe('a circuit breaker', () => {
  it('lets everything through until five attempts in a row have failed', () => {
    expect(permit(failed(4), 0).allowed).to.equal(true)
    expect(isShut(failed(4), 0)).to.equal(false)
    expect(permit(failed(5), 0).allowed).to.equal(false)
    expect(isShut(failed(5), 0)).to.equal(true)
  })

  it('lets one attempt through after the pause, and no other until its outcome is known', () => {
    const first = permit(failed(5), 15_000)
    expect(first.allowed).to.equal(true)
    expect(permit(first.breaker, 15_000).allowed).to.equal(false)
    expect(isShut(first.breaker, 15_000)).to.equal(false)
  })

  it('pauses twice as long after each failed probe, at most five minutes', () => {
    let breaker = failed(5)
    const pauses: number[] = []
    for (let now = 0, probes = 0; probes < 7; probes += 1) {
      if (breaker.kind === 'open') {
        pauses.push(breaker.until - now)
        now = breaker.until
      }
      breaker = afterFailure(permit(breaker, now).breaker, now, 1)
    }
    expect(pauses).to.deep.equal([15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000])
  })

  it('spreads the end of its pause over half of it', () => {
    const until = (random: number) => {
      const breaker = afterFailure(failed(4), 0, random)
      return breaker.kind === 'open' ? breaker.until : 0
    }
    expect([until(0), until(1)]).to.deep.equal([7_500, 15_000])
  })

  it('lets someone else probe where the attempt was not made after all', () => {
    const probing = permit(failed(5), 15_000).breaker
    expect(permit(withdrawn(probing, 15_000), 15_000).allowed).to.equal(true)
    expect(withdrawn(closedBreaker, 0)).to.equal(closedBreaker)
  })
})
