import { expect } from 'chai'
import { checkNotices } from '../../../src/regulation/checkNotices.ts'
import type { Notice } from '../../../src/regulation/notice.ts'
import { daysAfter } from '../../../src/regulation/schoolTime.ts'
import { at, notice, rulebookWith } from './school.ts'

const now = at('2026-11-23T12:00:00')
const check = (...notices: Notice[]) => checkNotices(rulebookWith(...notices), now)
const reasons = (...notices: Notice[]) => check(...notices).map(({ reason }) => reason)
const upload = (term: string, closes: string, rest: Partial<Notice['applies']> = {}, id = 'U') =>
  notice({ operation: 'course-upload', term, ...rest }, { id, closes: `${closes}+08:00` })
const certification = (term: string, closes: string, rest: Partial<Notice['applies']> = {}) =>
  notice({ operation: 'certification', term, ...rest }, { id: 'C', closes: `${closes}+08:00` })

describe('notices that may stand', () => {
  it('are those of the example: 高三第2學期 months before 休業式, and the selection', () => {
    expect(
      check(
        upload('115-2', '2027-04-30T17:00:00', { grade: 12 }),
        notice(
          { operation: 'course-selection', year: 115 },
          { id: 'SEL-115', opens: '2027-08-01T00:00:00+08:00', closes: '2027-08-20T23:59:59+08:00' },
        ),
      ),
    ).to.deep.equal([])
  })
})

describe('the national floor (休業式後二週)', () => {
  it('refuses a close on a day before it, with the day', () => {
    expect(check(upload('115-1', '2027-02-02T23:59:59'))).to.deep.equal([
      {
        reason: 'belowNationalFloor',
        notices: ['U'],
        term: '115-1',
        closes: '2027-02-02',
        floor: '2027-02-03',
        citation: { basis: 'national', rule: 'R-5.5' },
      },
    ])
  })

  it('is compared by date: any time of that day may stand', () => {
    expect(check(upload('115-1', '2027-02-03T00:00:00'))).to.deep.equal([])
  })

  it('binds 高三 in the first semester, and 高一高二 in the second', () => {
    expect(reasons(upload('115-1', '2027-01-31T17:00:00', { grade: 12 }))).to.deep.equal(['belowNationalFloor'])
    expect(reasons(upload('115-2', '2027-04-30T17:00:00', { grade: 11 }))).to.deep.equal(['belowNationalFloor'])
    expect(reasons(upload('115-2', '2027-04-30T17:00:00'))).to.deep.equal(['belowNationalFloor'])
  })

  it('binds a notice for a whole year in each of its semesters', () => {
    const year = notice({ operation: 'course-upload', year: 115 }, { closes: '2027-06-30T17:00:00+08:00' })
    expect(
      check(year).flatMap((refusal) => (refusal.reason === 'belowNationalFloor' ? refusal.term : [])),
    ).to.deep.equal(['115-2'])
  })

  it('refuses exactly the days before it', () => {
    for (let offset = -20; offset <= 7; offset += 1) {
      const refused = reasons(upload('115-1', `${daysAfter('2027-02-03', offset)}T12:00:00`))
      expect(refused.includes('belowNationalFloor'), `${offset} days`).to.equal(offset < 0)
    }
  })

  it('lets a withdrawn notice rest', () => {
    expect(check({ ...upload('115-1', '2027-01-25T17:00:00'), withdrawn: '2026-11-23' })).to.deep.equal([])
  })
})

describe('a certification that would close before the upload of the same students', () => {
  it('is refused, whichever of the two was moved', () => {
    expect(check(upload('115-1', '2027-02-20T23:59:59'))).to.have.lengthOf(1)
    const [refusal] = check(certification('115-1', '2027-01-31T23:59:59'))
    expect(refusal).to.include({ reason: 'certificationBeforeUpload', term: '115-1' })
    expect(refusal?.notices).to.deep.equal(['C'])
  })

  it('may stand when both are moved', () => {
    expect(check(upload('115-1', '2027-02-20T23:59:59'), certification('115-1', '2027-02-27T23:59:59'))).to.deep.equal(
      [],
    )
  })

  it('may stand when both close in the same second', () => {
    expect(check(upload('115-1', '2027-02-10T23:59:59'))).to.deep.equal([])
  })

  it('may stand where the certification close is not known', () => {
    expect(check(upload('115-2', '2027-04-30T17:00:00', { grade: 12 }))).to.deep.equal([])
  })

  it('is refused where the two meet in one grade alone', () => {
    const both = check(
      upload('115-2', '2027-04-30T17:00:00', { grade: 12 }),
      certification('115-2', '2027-04-23T17:00:00', { grade: 12 }),
    )
    expect(both.map(({ reason, notices }) => [reason, notices])).to.deep.equal([
      ['certificationBeforeUpload', ['U', 'C']],
    ])
  })

  it('is seen on the day on which a withdrawal will bring it about', () => {
    const ending = { ...certification('115-1', '2027-02-27T23:59:59'), withdrawn: '2027-01-05' }
    expect(reasons(upload('115-1', '2027-02-20T23:59:59'), ending)).to.deep.equal(['certificationBeforeUpload'])
  })
})

describe('a notice that cannot be', () => {
  it('has the id of another', () => {
    const twice = [upload('115-1', '2027-02-05T17:00:00'), upload('115-1', '2027-02-06T17:00:00')]
    expect(check(...twice)).to.deep.equal([{ reason: 'duplicateId', notices: ['U'] }])
  })

  it('names a semester that the school has not entered', () => {
    expect(check(upload('116-1', '2028-02-05T17:00:00'))).to.deep.equal([
      { reason: 'unknownTerm', notices: ['U'], term: '116-1' },
    ])
  })

  it('closes before its window opens', () => {
    expect(reasons(upload('115-2', '2026-04-30T17:00:00', { grade: 12 }))).to.deep.equal(['closesBeforeOpens'])
  })

  it('is blamed alone, not those that it prevails over', () => {
    const general = upload('115-2', '2027-07-20T17:00:00', {}, 'general')
    const specific = upload('115-2', '2026-04-30T17:00:00', { grade: 12 }, 'specific')
    expect(check(general, specific).map(({ notices }) => notices)).to.deep.equal([['specific']])
  })

  it('moves 多元表現 of 高一 or 高二 without the authority’s schedule (表二, §四)', () => {
    const diverse = (applies: Partial<Notice['applies']>, rest: Partial<Notice> = {}) =>
      notice({ operation: 'diverse-upload', year: 115, ...applies }, { closes: '2027-07-15T17:00:00+08:00', ...rest })
    expect(reasons(diverse({ grade: 10 }))).to.deep.equal(['basisMissing'])
    expect(reasons(diverse({}))).to.deep.equal(['basisMissing'])
    expect(reasons(diverse({ grade: 11 }, { basis: '國教署期程' }))).to.deep.equal([])
    expect(reasons(diverse({ grade: 12 }))).to.deep.equal([])
    const selfCheck = { operation: 'diverse-upload', year: 115 } as const
    expect(reasons(notice(selfCheck, { selfCheckOpens: '2027-06-01T00:00:00+08:00' }))).to.deep.equal([])
  })

  it('leaves under three days to confirm a receipt statement', () => {
    const receipt = (closes: string) =>
      notice(
        { operation: 'receipt-confirmation', year: 115 },
        { opens: '2027-09-01T00:00:00+08:00', closes: `${closes}+08:00` },
      )
    expect(reasons(receipt('2027-09-02T23:59:59'))).to.deep.equal(['receiptUnderMinimum'])
    expect(reasons(receipt('2027-09-03T17:00:00'))).to.deep.equal(['receiptUnderMinimum'])
    expect(reasons(receipt('2027-09-03T23:59:59'))).to.deep.equal([])
  })
})
