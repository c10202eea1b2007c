import { expect } from 'chai'
import fc from 'fast-check'
import { readWritten } from '../../../src/regulation/flaw.ts'
import { isoOfRocDate, writtenDate } from '../../../src/regulation/writtenTime.ts'
import { day } from './school.ts'

describe('a date in a file', () => {
  it('is read when it is ISO, any day there is', () => {
    fc.assert(fc.property(day, (iso) => void expect(readWritten(writtenDate, iso)).to.deep.equal({ value: iso })))
  })

  it('is refused when it is of the Republic’s calendar, in any spelling, with the ISO form of the same day', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.', ''), (iso, between) => {
        const [year, month, date] = iso.split('-')
        const roc = [Number(year) - 1911, month, date].join(between)
        expect(readWritten(writtenDate, roc)).to.deep.equal({ flaws: [{ reason: 'rocDate', path: '', iso }] })
      }),
    )
    expect(isoOfRocDate('116/1/5')).to.equal('2027-01-05')
  })

  it('is refused when there is no such day, or a time stands beside it', () => {
    for (const text of [
      '2027-02-29',
      '2027-13-01',
      '2027-01-20T08:00',
      '20270120',
      '2027-1-20',
      '116/13/1',
      20270120,
    ]) {
      expect(readWritten(writtenDate, text), String(text)).to.deep.equal({ flaws: [{ reason: 'notADate', path: '' }] })
    }
  })
})
