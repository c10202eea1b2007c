import { expect } from 'chai'
import fc from 'fast-check'
import { mayTakePlace, placesLeft, type QuotaKind } from '../../../src/regulation/quota.ts'
import { ruleset } from './school.ts'

const kind = fc.constantFrom<QuotaKind>('course', 'diverse', 'course-selection', 'diverse-selection')

describe('至多 9 件, 30 件, 6 件, 10 件', () => {
  const limits: [QuotaKind, number, string][] = [
    ['course', 9, '表一'],
    ['diverse', 30, '表二'],
    ['course-selection', 6, '§六(一)'],
    ['diverse-selection', 10, '§六(一)'],
  ]

  it('are what is left when nothing is taken, each with its clause', () => {
    for (const [of, limit, clause] of limits) {
      const quota = placesLeft(of, 0, false, ruleset)
      expect(quota).to.include({ limit, left: limit, used: 0 })
      expect(quota.citation).to.include({ basis: 'regulation', clause })
    }
  })

  it('let the last one in and refuse the next', () => {
    for (const [of, limit, clause] of limits) {
      expect(mayTakePlace(of, limit - 1, ruleset)).to.deep.equal({ allowed: true })
      const refused = mayTakePlace(of, limit, ruleset)
      expect(refused).to.include({ allowed: false, reason: 'full', limit })
      expect(refused).to.have.nested.property('citation.clause', clause)
    }
  })

  it('leave a place exactly when one more may be added, and never fewer than none', () => {
    fc.assert(
      fc.property(kind, fc.nat(60), (of, used) => {
        const quota = placesLeft(of, used, false, ruleset)
        if (!('left' in quota)) expect.fail('nothing changed the status')
        expect(quota.left).to.be.at.least(0)
        expect(mayTakePlace(of, used, ruleset).allowed).to.equal(quota.left > 0)
      }),
    )
  })
})

describe('§七 in the school year of a change of status', () => {
  it('no number left of 6 and 10 is named, and the ceiling stands', () => {
    for (const of of ['course-selection', 'diverse-selection'] as const) {
      expect(placesLeft(of, 2, true, ruleset))
        .to.include({ notComputed: 'statusChange' })
        .and.not.have.property('left')
    }
    expect(mayTakePlace('course-selection', 5, ruleset)).to.deep.equal({ allowed: true })
    expect(mayTakePlace('course-selection', 6, ruleset)).to.include({ reason: 'full' })
    expect(mayTakePlace('diverse-selection', 10, ruleset)).to.include({ reason: 'full' })
  })

  it('9 and 30 are this school’s own and always counted', () => {
    expect(placesLeft('course', 4, true, ruleset)).to.include({ left: 5 })
    expect(placesLeft('diverse', 31, true, ruleset)).to.include({ left: 0 })
  })
})
