import { expect } from 'chai'
import fc from 'fast-check'
import { isOpenAt, phase } from '../../../src/regulation/phase.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import { at, day, inTerm, rulebookOn, rulebookWith } from './school.ts'

const upload = windowOf('course-upload', inTerm(10, '115-1'), rulebookWith(), at('2026-11-23'))

describe('開學日開放至休業式後二週當天截止', () => {
  it('opens with the first instant of 開學日', () => {
    expect(phase(upload, at('2026-08-30T23:59:59.999'))).to.equal('notYet')
    expect(phase(upload, at('2026-08-31T00:00:00'))).to.equal('open')
  })

  it('takes what comes in the last second, all of it', () => {
    expect(isOpenAt(upload, at('2027-02-03T23:59:59'))).to.equal(true)
    expect(isOpenAt(upload, at('2027-02-03T23:59:59.999'))).to.equal(true)
  })

  it('逾時: is closed with the next midnight', () => {
    expect(phase(upload, at('2027-02-04T00:00:00'))).to.equal('closed')
  })

  it('is inclusive whatever the day of 休業式', () => {
    fc.assert(
      fc.property(day, (ceremony) => {
        const rulebook = rulebookOn({ terms: [{ id: '115-1', opens: '1999-01-01', ceremony }], notices: [] })
        const window = windowOf('course-upload', inTerm(10, '115-1'), rulebook, at('2026-11-23'))
        const midnight = at(ceremony).plus({ days: 15 })
        expect(isOpenAt(window, midnight.minus({ milliseconds: 1 }))).to.equal(true)
        expect(isOpenAt(window, midnight)).to.equal(false)
      }),
    )
  })
})

describe('a window whose edges are not all known', () => {
  it('is unannounced when neither is', () => expect(phase({}, at('2027-01-01'))).to.equal('unannounced'))

  it('is open once it has opened while its close is not announced', () => {
    const opensAt = windowOf('course-upload', inTerm(12, '115-2'), rulebookWith(), at('2026-11-23')).opensAt
    if (!opensAt) expect.fail('the second semester opens with 開學日')
    expect(phase({ opensAt }, at('2027-02-10T23:59:59'))).to.equal('notYet')
    expect(phase({ opensAt }, at('2027-02-11'))).to.equal('open')
  })

  it('is open until its close when only that is announced', () => {
    const { closesAt } = upload
    if (!closesAt) expect.fail('the first semester closes')
    expect(phase({ closesAt }, at('2020-01-01'))).to.equal('open')
    expect(phase({ closesAt }, at('2027-02-04'))).to.equal('closed')
  })
})
