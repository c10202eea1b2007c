import { expect } from 'chai'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { mayBeDeleted } from '../../../src/regulation/retention.ts'
import { dateOf, zone } from '../../../src/regulation/schoolTime.ts'
import { ruleset } from './school.ts'

const at = (iso: string) => DateTime.fromISO(iso, { zone })

describe('§八 the data of those who left', () => {
  it('is kept for five full years from leaving, to the day', () => {
    expect(mayBeDeleted({ leftOn: '2021-06-30' }, ruleset, at('2026-06-29T23:59:59'))).to.equal(false)
    expect(mayBeDeleted({ leftOn: '2021-06-30' }, ruleset, at('2026-06-30T00:00:00'))).to.equal(true)
  })

  it('of who left on a leap day is kept through 28 February', () => {
    expect(mayBeDeleted({ leftOn: '2024-02-29' }, ruleset, at('2029-02-28T23:59:59'))).to.equal(false)
    expect(mayBeDeleted({ leftOn: '2024-02-29' }, ruleset, at('2029-03-01T00:00:00'))).to.equal(true)
  })

  it('of who is here, or came back, is kept', () => {
    expect(mayBeDeleted({}, ruleset, at('2099-01-01'))).to.equal(false)
    expect(mayBeDeleted({ lastPutInOn: '2000-01-01' }, ruleset, at('2099-01-01'))).to.equal(false)
  })

  it('is kept where a day of leaving is written that lies before what they still put in', () => {
    const leaving = { leftOn: '2020-06-30', lastPutInOn: '2026-10-14' }
    expect(mayBeDeleted(leaving, ruleset, at('2026-10-15'))).to.equal(false)
    expect(mayBeDeleted(leaving, ruleset, at('2031-10-14'))).to.equal(true)
  })

  it('is never deleted before 1,826 days (five years with one leap day) have gone by, whenever they left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 1825 }), (day, later) => {
        const left = at('2000-01-01').plus({ days: day })
        return !mayBeDeleted({ leftOn: dateOf(left) }, ruleset, left.plus({ days: later }))
      }),
    )
  })
})
