import { expect } from 'chai'
import fc from 'fast-check'
import type { Operation } from '../../../src/regulation/operation.ts'
import { phase } from '../../../src/regulation/phase.ts'
import { dateOf } from '../../../src/regulation/schoolTime.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import {
  anyZone,
  at,
  day,
  grade,
  instant,
  inTerm,
  inYear,
  notice,
  rulebookOn,
  rulebookWith,
  ruleset,
} from './school.ts'

const now = at('2026-11-23T12:00:00')
const byRules = rulebookWith()
const iso = (operation: Operation, who = inTerm(10, '115-1'), rulebook = byRules, when = now) => {
  const { opensAt, closesAt } = windowOf(operation, who, rulebook, when)
  return [opensAt, closesAt].map((edge) => edge?.toFormat("yyyy-MM-dd'T'HH:mm:ss"))
}

describe('表一 課程學習成果期程', () => {
  it('第1學期: 開學日開放至休業式後二週當天截止, past 31 January', () => {
    expect(iso('course-upload')).to.deep.equal(['2026-08-31T00:00:00', '2027-02-03T23:59:59'])
  })

  it('第2學期: 高一、高二 likewise', () => {
    for (const g of [10, 11] as const) {
      expect(iso('course-upload', inTerm(g, '115-2'))).to.deep.equal(['2027-02-11T00:00:00', '2027-07-14T23:59:59'])
    }
  })

  it('第1學期: 高三 closes like the others', () => {
    expect(iso('course-upload', inTerm(12, '115-1'))).to.deep.equal(iso('course-upload'))
  })

  it('任課教師認證: 自開學日開放至休業式後三週止', () => {
    expect(iso('certification')).to.deep.equal(['2026-08-31T00:00:00', '2027-02-10T23:59:59'])
  })

  it('cites the table', () => {
    expect(windowOf('course-upload', inTerm(10, '115-1'), byRules, now).source).to.deep.equal({
      kind: 'ruleset',
      ruleset: 'yphs-112-05-04',
      citation: { basis: 'regulation', clause: '表一', rule: 'R-5.5', amended: ruleset.amended },
    })
  })

  it('高三第2學期: 截止時間依當學期公告為準 — without a notice it is not announced, never computed', () => {
    for (const operation of ['course-upload', 'certification'] as const) {
      const window = windowOf(operation, inTerm(12, '115-2'), byRules, now)
      expect(window.opensAt?.toISODate()).to.equal('2027-02-11')
      expect(window).to.include({ undetermined: 'unannounced' }).and.not.have.property('closesAt')
    }
  })

  it('高三第2學期: is not computed for any dates of the semester', () => {
    fc.assert(
      fc.property(day, day, instant, (opens, ceremony, when) => {
        const rulebook = rulebookOn({ terms: [{ id: '115-2', opens, ceremony }], notices: [] })
        for (const operation of ['course-upload', 'certification'] as const) {
          expect(windowOf(operation, inTerm(12, '115-2'), rulebook, when).closesAt).to.equal(undefined)
        }
      }),
    )
  })

  it('counts fourteen and twenty-one days from any 休業式, over year ends and leap days', () => {
    fc.assert(
      fc.property(day, grade, (ceremony, g) => {
        const rulebook = rulebookOn({ terms: [{ id: '115-1', opens: '2000-01-01', ceremony }], notices: [] })
        const days = (operation: Operation) => {
          const close = windowOf(operation, inTerm(g, '115-1'), rulebook, now).closesAt
          expect(close?.toFormat('HH:mm:ss.SSS')).to.equal('23:59:59.000')
          return close?.startOf('day').diff(at(ceremony), 'days').days
        }
        expect(days('course-upload')).to.equal(14)
        expect(days('certification')).to.equal(21)
      }),
    )
  })

  it('has no window in a semester whose dates nobody entered', () => {
    const window = windowOf('course-upload', inTerm(10, '120-1'), byRules, now)
    expect(window).to.include({ undetermined: 'noSuchTerm' }).and.not.have.any.keys('opensAt', 'closesAt')
  })
})

describe('表二 多元表現期程', () => {
  it('高一、高二: 上學期開學日開放至該學年期結束 7月31日止', () => {
    expect(iso('diverse-upload', inYear(11, 115))).to.deep.equal(['2026-08-31T00:00:00', '2027-07-31T23:59:59'])
  })

  it('is the same when asked by either semester', () => {
    expect(iso('diverse-upload', inTerm(11, '115-2'))).to.deep.equal(iso('diverse-upload', inYear(11, 115)))
  })

  it('高三: 截止時間依當學年公告為準', () => {
    const window = windowOf('diverse-upload', inYear(12, 115), byRules, now)
    expect(window.opensAt?.toISODate()).to.equal('2026-08-31')
    expect(window).to.include({ undetermined: 'unannounced' }).and.not.have.property('closesAt')
  })

  it('has no window without the first semester’s dates, not even a close', () => {
    const rulebook = rulebookOn({ terms: [{ id: '116-2', opens: '2028-02-11', ceremony: '2028-06-30' }], notices: [] })
    const window = windowOf('diverse-upload', inYear(10, 116), rulebook, now)
    expect(window).to.include({ undetermined: 'noSuchTerm' }).and.not.have.any.keys('opensAt', 'closesAt')
  })
})

describe('what only a notice opens (另行公告)', () => {
  const operations = [
    'course-selection',
    'diverse-selection',
    'receipt-confirmation',
    'self-check',
    'submission',
  ] as const

  it('is unannounced without one', () => {
    for (const operation of operations) {
      const window = windowOf(operation, inYear(10, 115), byRules, now)
      expect(phase(window, now), operation).to.equal('unannounced')
      expect(window.undetermined).to.equal('unannounced')
    }
  })

  it('is open as the notice says, and the notice is cited', () => {
    const selection = notice(
      { operation: 'course-selection', year: 115 },
      { opens: '2027-08-01T00:00:00+08:00', closes: '2027-08-20T17:00:00+08:00', url: 'https://school.example/sel' },
    )
    const window = windowOf('course-selection', inYear(12, 115), rulebookWith(selection), now)
    expect([window.opensAt, window.closesAt].map((edge) => edge?.toISO())).to.deep.equal([
      '2027-08-01T00:00:00.000+08:00',
      '2027-08-20T17:00:00.000+08:00',
    ])
    expect(window.source).to.deep.equal({
      kind: 'notice',
      id: 'N',
      published: '2027-01-01',
      url: 'https://school.example/sel',
    })
    expect(window).to.not.have.property('undetermined')
  })
})

describe('the offices’ duties (§五(一)(二))', () => {
  it('re-check records until fourteen days after 開學日', () => {
    expect(iso('records-check')).to.deep.equal(['2026-08-31T00:00:00', '2026-09-14T23:59:59'])
  })

  it('enter grades until fourteen days after 休業式, in every grade, or as a notice says', () => {
    expect(iso('grades', inTerm(12, '115-2'))).to.deep.equal(['2027-02-11T00:00:00', '2027-07-14T23:59:59'])
    const earlier = notice({ operation: 'grades', term: '115-2', grade: 12 }, { closes: '2027-05-12T17:00:00+08:00' })
    expect(iso('grades', inTerm(12, '115-2'), rulebookWith(earlier))[1]).to.equal('2027-05-12T17:00:00')
  })

  it('stand as the school’s practice, not as the regulation', () => {
    expect(windowOf('grades', inTerm(10, '115-1'), byRules, now).source).to.deep.include({
      citation: { basis: 'school', rule: 'R-4' },
    })
  })
})

describe('a notice (公告)', () => {
  const upload = { operation: 'course-upload', term: '115-1' } as const

  it('moves the edge that it speaks of and leaves the other', () => {
    const closes = notice(upload, { closes: '2027-02-10T17:00:00+08:00' })
    expect(iso('course-upload', inTerm(10, '115-1'), rulebookWith(closes))).to.deep.equal([
      '2026-08-31T00:00:00',
      '2027-02-10T17:00:00',
    ])
    const opens = notice(upload, { opens: '2026-09-02T08:00:00+08:00' })
    const window = windowOf('course-upload', inTerm(10, '115-1'), rulebookWith(opens), now)
    expect(window.opensAt?.toISODate()).to.equal('2026-09-02')
    expect(window.closesAt?.toISODate()).to.equal('2027-02-03')
    expect(window.source).to.include({ kind: 'notice', id: 'N' })
  })

  it('announces the close of 高三第2學期', () => {
    const g12 = notice(
      { operation: 'course-upload', term: '115-2', grade: 12 },
      { closes: '2027-04-30T17:00:00+08:00' },
    )
    const window = windowOf('course-upload', inTerm(12, '115-2'), rulebookWith(g12), now)
    expect(window.closesAt?.toISO()).to.equal('2027-04-30T17:00:00.000+08:00')
    expect(window).to.not.have.property('undetermined')
  })

  it('counts as soon as it is loaded, before the day that it cites', () => {
    const later = notice(upload, { closes: '2027-02-12T23:59:59+08:00', published: '2027-01-15' })
    expect(iso('course-upload', inTerm(10, '115-1'), rulebookWith(later))[1]).to.equal('2027-02-12T23:59:59')
  })

  it('ends from the day of its withdrawal', () => {
    const rulebook = rulebookWith(notice(upload, { closes: '2027-02-12T23:59:59+08:00', withdrawn: '2027-01-10' }))
    const closeAt = (when: string) => iso('course-upload', inTerm(10, '115-1'), rulebook, at(when))[1]
    expect(closeAt('2027-01-09T23:59:59')).to.equal('2027-02-12T23:59:59')
    expect(closeAt('2027-01-10T00:00:00')).to.equal('2027-02-03T23:59:59')
  })

  it('may reopen what has closed', () => {
    const reopened = notice(upload, { closes: '2027-02-20T23:59:59+08:00' })
    const window = windowOf('course-upload', inTerm(10, '115-1'), rulebookWith(reopened), at('2027-02-15'))
    expect(phase(window, at('2027-02-15'))).to.equal('open')
  })

  it('sets the period of self-checking without moving the window', () => {
    const check = notice(upload, {
      selfCheckOpens: '2027-01-25T00:00:00+08:00',
      selfCheckCloses: '2027-01-29T23:59:59+08:00',
    })
    const window = windowOf('course-upload', inTerm(10, '115-1'), rulebookWith(check), now)
    expect([window.selfCheck.opensAt, window.selfCheck.closesAt].map((edge) => edge && dateOf(edge))).to.deep.equal([
      '2027-01-25',
      '2027-01-29',
    ])
    expect(window.source.kind).to.equal('ruleset')
    expect(window.closesAt?.toISODate()).to.equal('2027-02-03')
  })
})

describe('a window, whoever asks', () => {
  it('is the same in whatever zone now is given', () => {
    const rulebook = rulebookWith(
      notice(
        { operation: 'course-upload', grade: 11 },
        { closes: '2027-03-01T17:00:00+08:00', withdrawn: '2027-01-10' },
      ),
    )
    fc.assert(
      fc.property(instant, anyZone, grade, (when, zone, g) => {
        const there = windowOf('course-upload', inTerm(g, '115-1'), rulebook, when.setZone(zone))
        const here = windowOf('course-upload', inTerm(g, '115-1'), rulebook, when)
        expect(there.closesAt?.toISO()).to.equal(here.closesAt?.toISO())
        expect(phase(there, when.setZone(zone))).to.equal(phase(here, when))
      }),
    )
  })
})
