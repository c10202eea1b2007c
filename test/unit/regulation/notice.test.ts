import { expect } from 'chai'
import fc from 'fast-check'
import { readWritten } from '../../../src/regulation/flaw.ts'
import { type Notice, noticeSchema } from '../../../src/regulation/notice.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import { at, inTerm, inYear, notice, rulebookWith } from './school.ts'

const written = {
  id: 'SEL-115',
  applies: { year: 115, operation: 'course-selection' },
  opens: '2027-08-01T00:00+08:00',
  closes: '2027-08-20T23:59:59+08:00',
  published: '2027-07-01',
  url: '',
}
const read = (change: object) => readWritten(noticeSchema, { ...written, ...change })

describe('a notice in the school’s file', () => {
  it('is read as it stands in the example', () => {
    expect(read({})).to.deep.equal({
      value: { ...written, opens: '2027-08-01T00:00:00+08:00' },
    })
  })

  it('means Asia/Taipei where a time names no offset, and is kept in it', () => {
    expect(read({ closes: '2027-04-30T17:00' })).to.have.nested.property('value.closes', '2027-04-30T17:00:00+08:00')
    expect(read({ closes: '2027-04-30 17:00:30' })).to.have.nested.property('value.closes', '2027-04-30T17:00:30+08:00')
    expect(read({ closes: '2027-04-30T17:00:00.5' })).to.have.nested.property(
      'value.closes',
      '2027-04-30T17:00:00+08:00',
    )
    expect(read({ closes: '2027-04-30T09:00Z' })).to.have.nested.property('value.closes', '2027-04-30T17:00:00+08:00')
  })

  it('opens with the first second of a bare date and closes with the last', () => {
    expect(read({ opens: '2027-08-01', closes: '2027-08-20' }))
      .to.have.deep.property('value')
      .that.includes({
        opens: '2027-08-01T00:00:00+08:00',
        closes: '2027-08-20T23:59:59+08:00',
      })
  })

  it('is refused by the name of a key that nobody knows, with its path', () => {
    expect(read({ close: '2027-08-20', applies: { ...written.applies, grad: 12 } })).to.deep.equal({
      flaws: [
        { reason: 'unknownKey', path: 'applies.grad' },
        { reason: 'unknownKey', path: 'close' },
      ],
    })
  })

  it('is refused with the ISO form of an ROC date', () => {
    for (const [roc, iso] of [
      ['116/8/20', '2027-08-20'],
      ['116-08-20', '2027-08-20'],
      ['1160820', '2027-08-20'],
      [1160820, '2027-08-20'],
      ['民國116年8月20日', '2027-08-20'],
      ['116/8/20 17:00', '2027-08-20 17:00'],
    ]) {
      expect(read({ closes: roc })).to.deep.equal({ flaws: [{ reason: 'rocDate', path: 'closes', iso }] })
    }
  })

  it('is refused where a date is none', () => {
    for (const text of [
      '2027-02-30',
      '2027/08/20',
      'soon',
      '116/2/30',
      '2027-08-20T25:00',
      '2027-08-20T17',
      '2027-08-20T17:00 sharp',
      '',
    ]) {
      expect(read({ closes: text }), text).to.deep.equal({ flaws: [{ reason: 'notADate', path: 'closes' }] })
    }
  })

  it('is refused without the keys that it must have', () => {
    expect(read({ id: undefined, published: undefined, applies: {} })).to.deep.equal({
      flaws: [
        { reason: 'missing', path: 'id' },
        { reason: 'missing', path: 'applies.operation' },
        { reason: 'missing', path: 'published' },
      ],
    })
  })

  it('is refused for whom there is none', () => {
    expect(read({ applies: { operation: 'upload', term: '115-3', grade: 9, division: 'night' } })).to.deep.equal({
      flaws: [
        {
          reason: 'notAllowed',
          path: 'applies.operation',
          allowed: [
            'course-upload',
            'certification',
            'diverse-upload',
            'course-selection',
            'diverse-selection',
            'receipt-confirmation',
            'self-check',
            'grades',
            'records-check',
            'submission',
          ],
        },
        { reason: 'notATerm', path: 'applies.term' },
        { reason: 'notAllowed', path: 'applies.grade', allowed: ['10', '11', '12'] },
        { reason: 'notAllowed', path: 'applies.division', allowed: ['day', 'continuing'] },
      ],
    })
  })

  it('is refused when it names a semester and a year, moves nothing, or links to no web page', () => {
    expect(read({ applies: { ...written.applies, term: '115-1' } })).to.deep.equal({
      flaws: [{ reason: 'termAndYear', path: 'applies' }],
    })
    const { opens: _, closes: __, ...nothing } = written
    expect(readWritten(noticeSchema, nothing)).to.deep.equal({ flaws: [{ reason: 'saysNothing', path: '' }] })
    expect(read({ url: 'ftp://school.example' })).to.have.nested.property('flaws[0].path', 'url')
  })
})

describe('which notice prevails', () => {
  const base = { operation: 'course-upload' } as const
  const closing = (id: string, applies: Notice['applies'], published = '2027-01-01') =>
    notice(applies, { id, published, closes: '2027-03-01T23:59:59+08:00' })
  const prevailing = (who: Parameters<typeof windowOf>[1], ...notices: Notice[]) => {
    const { source } = windowOf('course-upload', who, rulebookWith(...notices), at('2026-11-23'))
    return source.kind === 'notice' ? source.id : 'ruleset'
  }
  const tenth = inTerm(10, '115-1')

  it('is the most specific, even if an older one', () => {
    const general = closing('general', { ...base, term: '115-1' }, '2027-01-09')
    const specific = closing('specific', { ...base, term: '115-1', grade: 10 }, '2026-12-01')
    expect(prevailing(tenth, general, specific)).to.equal('specific')
    expect(prevailing(tenth, specific, general)).to.equal('specific')
    expect(prevailing(inTerm(11, '115-1'), general, specific)).to.equal('general')
  })

  it('is the one for a semester before the one for its whole year', () => {
    const year = closing('year', { ...base, year: 115 }, '2027-01-09')
    const term = closing('term', { ...base, term: '115-1' })
    expect(prevailing(tenth, year, term)).to.equal('term')
    expect(prevailing(inTerm(10, '115-2'), year, term)).to.equal('year')
  })

  it('is the latest published among equals, and the later in the list of one day', () => {
    const first = closing('first', { ...base, term: '115-1' }, '2026-12-01')
    const second = closing('second', { ...base, term: '115-1' }, '2026-12-02')
    expect(prevailing(tenth, second, first)).to.equal('second')
    const same = closing('same day', { ...base, term: '115-1' }, '2026-12-02')
    expect(prevailing(tenth, second, first, same)).to.equal('same day')
  })

  it('is none for whom no notice names', () => {
    const others = [
      closing('operation', { operation: 'certification', term: '115-1' }),
      closing('term', { ...base, term: '115-2' }),
      closing('year', { ...base, year: 114 }),
      closing('grade', { ...base, grade: 12 }),
      closing('division', { ...base, division: 'continuing' }),
    ]
    expect(prevailing(tenth, ...others)).to.equal('ruleset')
  })

  it('is asked for each edge by itself', () => {
    const specific = notice({ ...base, term: '115-1', grade: 10 }, { id: 'S', opens: '2026-09-03T00:00:00+08:00' })
    const general = closing('G', { ...base, term: '115-1' })
    const window = windowOf('course-upload', tenth, rulebookWith(specific, general), at('2026-11-23'))
    expect([window.opensAt, window.closesAt].map((edge) => edge?.toISODate())).to.deep.equal([
      '2026-09-03',
      '2027-03-01',
    ])
    expect(window.source, 'the close is what answers cite').to.include({ id: 'G' })
  })

  it('concerns what is done once a year by a semester of that year too', () => {
    const g12 = notice(
      { operation: 'diverse-upload', grade: 12, term: '115-2' },
      { closes: '2027-05-05T17:00:00+08:00' },
    )
    const close = (year: number) =>
      windowOf('diverse-upload', inYear(12, year), rulebookWith(g12), at('2026-11-23')).closesAt?.toISODate()
    expect(close(115)).to.equal('2027-05-05')
    expect(close(114)).to.equal(undefined)
  })

  it('never depends on the order of notices that differ in rank', () => {
    const ranked = fc.shuffledSubarray(
      [
        closing('all', base),
        closing('term', { ...base, term: '115-1' }),
        closing('term, later', { ...base, term: '115-1' }, '2027-01-05'),
        closing('grade', { ...base, term: '115-1', grade: 10 }),
        closing('division', { ...base, term: '115-1', grade: 10, division: 'day' }),
      ],
      { minLength: 1 },
    )
    const rank = ['all', 'term', 'term, later', 'grade', 'division']
    fc.assert(
      fc.property(ranked, (notices) => {
        const strongest = notices.map(({ id }) => id).sort((a, b) => rank.indexOf(b) - rank.indexOf(a))[0]
        expect(prevailing(tenth, ...notices)).to.equal(strongest)
      }),
    )
  })
})
