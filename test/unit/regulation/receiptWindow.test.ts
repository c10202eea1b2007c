import { expect } from 'chai'
import fc from 'fast-check'
import type { Notice } from '../../../src/regulation/notice.ts'
import { investigationDue, receiptWindow, reopenedUntil } from '../../../src/regulation/receiptWindow.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import { at, instant, inYear, notice, rulebookWith, ruleset } from './school.ts'

const imported = at('2027-09-01T10:00:00')
const announced = (edges: Partial<Notice>) => {
  const notices = Object.keys(edges).length > 0 ? [notice({ operation: 'receipt-confirmation', year: 115 }, edges)] : []
  return windowOf('receipt-confirmation', inYear(11, 115), rulebookWith(...notices), imported)
}
const windowWith = (edges: Partial<Notice>) => {
  const window = receiptWindow(imported, announced(edges), ruleset)
  return window.allowed
    ? [window.opensAt, window.closesAt].map((edge) => edge.toFormat("MM-dd'T'HH:mm:ss"))
    : [window.reason]
}

describe('收訖明細確認', () => {
  it('is open from the import to the end of the seventh day after it', () => {
    expect(windowWith({})).to.deep.equal(['09-01T10:00:00', '09-08T23:59:59'])
  })

  it('is open as a notice says, though not before the import', () => {
    expect(windowWith({ closes: '2027-09-05T17:00:00+08:00' })).to.deep.equal(['09-01T10:00:00', '09-05T17:00:00'])
    expect(windowWith({ opens: '2027-08-30T00:00:00+08:00', closes: '2027-09-05T17:00:00+08:00' })).to.deep.equal([
      '09-01T10:00:00',
      '09-05T17:00:00',
    ])
    expect(windowWith({ opens: '2027-09-03T08:00:00+08:00' })).to.deep.equal(['09-03T08:00:00', '09-10T23:59:59'])
  })

  it('不得少於 3 日: a notice that leaves less is refused', () => {
    expect(windowWith({ closes: '2027-09-03T23:59:59+08:00' })).to.deep.equal(['09-01T10:00:00', '09-03T23:59:59'])
    expect(windowWith({ closes: '2027-09-03T17:00:00+08:00' })).to.deep.equal(['underMinimum'])
    expect(windowWith({ closes: '2027-08-31T17:00:00+08:00' })).to.deep.equal(['underMinimum'])
  })

  it('三日內查明: a dispute is due at the end of the third day after the report', () => {
    expect(investigationDue(at('2027-09-02T08:00:00'), ruleset).toISO()).to.equal('2027-09-05T23:59:59.000+08:00')
  })

  it('leaves who reported without cause at least three more days to check again, and takes none away', () => {
    const until = at('2027-09-08T23:59:59')
    const again = (resolved: string) => reopenedUntil(until, at(resolved), ruleset).toISO()
    expect(again('2027-09-02T10:00:00')).to.equal(until.toISO())
    expect(again('2027-09-08T10:00:00')).to.equal(at('2027-09-11T23:59:59').toISO())
  })

  it('leaves at least seven days without a notice, whenever the statement comes', () => {
    fc.assert(
      fc.property(instant, (when) => {
        const window = receiptWindow(when, announced({}), ruleset)
        if (!window.allowed) expect.fail('the default is long enough')
        expect(window.closesAt.diff(window.opensAt, 'days').days).to.be.within(7, 8)
      }),
    )
  })
})
