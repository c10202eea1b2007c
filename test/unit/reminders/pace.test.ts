import { expect } from 'chai'
import { createPace } from '../../../src/reminders/pace.ts'

describe('the pace of a network', () => {
  it('lets a burst through at once, and then so many a second', async () => {
    let now = 1_000_000
    const begun: number[] = []
    const wait = async (ms: number) => {
      now += ms
    }
    const turn = createPace({ burst: 3, perSecond: 10 }, () => now, wait)
    for (let count = 0; count < 6; count += 1) {
      await turn()
      begun.push(now - 1_000_000)
    }
    expect(begun).to.deep.equal([0, 0, 0, 100, 200, 300])
    now += 60_000
    await turn()
    expect(now).to.equal(1_060_300)
  })
})
