import { expect } from 'chai'
import fc from 'fast-check'
import { datesSaid } from '../../../../src/handlers/dialogues/datesSaid.ts'
import { at, day } from '../../regulation/school.ts'

const now = at('2026-10-14T10:00:00')

describe('days as people type them', () => {
  for (const [text, dates] of [
    ['10/20', ['2026-10-20']],
    ['１０／２０', ['2026-10-20']],
    ['10月20日', ['2026-10-20']],
    ['今天', ['2026-10-14']],
    ['昨天開的', ['2026-10-13']],
    ['tomorrow', ['2026-10-15']],
    ['2026-9-1', ['2026-09-01']],
    ['115/10/20', ['2026-10-20']],
    ['民國115年10月20日', ['2026-10-20']],
    ['10/20-10/31', ['2026-10-20', '2026-10-31']],
    ['2026-10-20 到 2026-10-31', ['2026-10-20', '2026-10-31']],
    ['12/20～1/10', ['2026-12-20', '2027-01-10']],
    ['1/10', ['2027-01-10']],
    ['6/30', ['2026-06-30']],
    ['2/30', []],
    ['下週', []],
    ['', []],
  ] as const) {
    it(`reads ${text === '' ? 'nothing' : text} as ${dates.join(', ') || 'no day'}`, () =>
      expect(datesSaid(text, now)).to.deep.equal(dates))
  }

  it('reads every ISO date as itself', () => {
    fc.assert(fc.property(day, (date) => datesSaid(date, now)[0] === date))
  })
})
