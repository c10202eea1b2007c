import { expect } from 'chai'
import fc from 'fast-check'
import {
  compareTerms,
  currentTerm,
  formatTerm,
  nextTerm,
  parseTerm,
  previousTerm,
  schoolYearOf,
} from '../../../src/regulation/term.ts'
import { anyZone, at, instant, terms } from './school.ts'

describe('a semester (學期)', () => {
  it('is named by its ROC school year and its number', () => {
    expect(parseTerm('115-1')).to.deep.equal({ year: 115, semester: 1 })
    expect(parseTerm('99-2')).to.deep.equal({ year: 99, semester: 2 })
    expect(formatTerm({ year: 115, semester: 2 })).to.equal('115-2')
  })

  it('has no other name', () => {
    for (const text of ['115-3', '115-0', '2026-1', '115', '115-1 ', '015-1', '115－1', '115-12', '']) {
      expect(parseTerm(text), text).to.equal(undefined)
    }
  })

  it('is followed by the next, across the end of a school year', () => {
    expect([nextTerm('115-1'), nextTerm('115-2')]).to.deep.equal(['115-2', '116-1'])
    expect([previousTerm('115-2'), previousTerm('115-1')]).to.deep.equal(['115-1', '114-2'])
  })

  it('comes before every later one, and stands between its neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 998 }), fc.constantFrom<1 | 2>(1, 2), (year, semester) => {
        const term = formatTerm({ year, semester })
        expect(previousTerm(nextTerm(term))).to.equal(term)
        expect(compareTerms(previousTerm(term), term)).to.be.below(0)
        expect(compareTerms(nextTerm(term), term)).to.be.above(0)
        expect(compareTerms(term, term)).to.equal(0)
      }),
    )
  })

  it('is current from its 開學日 until the next one opens, whatever the month', () => {
    expect(currentTerm(terms, at('2026-08-30T23:59:59'))?.id).to.equal('114-2')
    expect(currentTerm(terms, at('2026-08-31T00:00:00'))?.id).to.equal('115-1')
    expect(currentTerm(terms, at('2027-02-03T12:00:00'))?.id).to.equal('115-1')
    expect(currentTerm([...terms].reverse(), at('2027-02-11T00:00:00'))?.id).to.equal('115-2')
  })

  it('is unknown before the first, and where no dates are entered', () => {
    expect(currentTerm(terms, at('2025-08-31T23:59:59'))).to.equal(undefined)
    expect(currentTerm([], at('2026-09-01'))).to.equal(undefined)
  })
})

describe('a school year (學年)', () => {
  it('runs from 1 August to 31 July', () => {
    expect(schoolYearOf(at('2026-07-31T23:59:59'))).to.equal(114)
    expect(schoolYearOf(at('2026-08-01T00:00:00'))).to.equal(115)
    expect(schoolYearOf(at('2027-07-31T23:59:59'))).to.equal(115)
  })

  it('is the school’s, in whatever zone the instant is given', () => {
    fc.assert(
      fc.property(
        instant,
        anyZone,
        (now, zone) => void expect(schoolYearOf(now.setZone(zone))).to.equal(schoolYearOf(now.toUTC())),
      ),
    )
  })
})
