import { expect } from 'chai'
import fc from 'fast-check'
import { daysLeft } from '../../../src/regulation/daysLeft.ts'
import { dueStatus } from '../../../src/regulation/dueStatus.ts'
import { anyZone, at, instant } from './school.ts'

const due = at('2027-01-20T10:00:00')

describe('the days left', () => {
  it('are counted in midnights of the school’s calendar', () => {
    expect(daysLeft(due, at('2027-01-20T00:00:00'))).to.equal(0)
    expect(daysLeft(due, at('2027-01-19T23:59:59'))).to.equal(1)
    expect(daysLeft(due, at('2027-01-13T12:00:00'))).to.equal(7)
    expect(daysLeft(due, at('2027-01-21T00:00:00'))).to.equal(-1)
  })

  it('are the same in whatever zone the instants are given, and one fewer a day later', () => {
    fc.assert(
      fc.property(instant, instant, anyZone, anyZone, (until, now, here, there) => {
        const days = daysLeft(until, now)
        expect(daysLeft(until.setZone(here), now.setZone(there))).to.equal(days)
        expect(daysLeft(until, now.plus({ hours: 24 }))).to.equal(days - 1)
        expect(Number.isInteger(days)).to.equal(true)
      }),
    )
  })
})

describe('a duty', () => {
  it('is late from the second after it fell due', () => {
    expect(dueStatus(due, at('2027-01-20T10:00:00.900'))).to.equal('today')
    expect(dueStatus(due, at('2027-01-20T10:00:01'))).to.equal('late')
    expect(dueStatus(due, at('2027-01-25T00:00:00'))).to.equal('late')
  })

  it('is due today, tomorrow or later', () => {
    expect(dueStatus(due, at('2027-01-20T00:00:00'))).to.equal('today')
    expect(dueStatus(due, at('2027-01-19T23:59:59'))).to.equal('tomorrow')
    expect(dueStatus(due, at('2027-01-18T23:59:59'))).to.equal('later')
  })
})
