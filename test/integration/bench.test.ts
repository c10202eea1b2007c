import { expect } from 'chai'
import { runBench } from '../../bench/index.ts'

describe('the performance figures', () => {
  it('are ratios within one run, of the same work on a small school and a large one', async () => {
    const figures = await runBench({ small: 20, large: 40, times: 1 })
    expect(figures).to.have.lengthOf(7)
    for (const { smallMs, largeMs, ratio, scale } of figures) {
      expect(smallMs).to.be.greaterThan(0)
      expect(largeMs).to.be.greaterThan(0)
      expect(ratio).to.be.closeTo(largeMs / smallMs, 0.05 * ratio + 0.01)
      expect(scale).to.be.greaterThan(1)
    }
  })
})
