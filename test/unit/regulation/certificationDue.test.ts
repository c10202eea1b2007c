import { expect } from 'chai'
import fc from 'fast-check'
import { certificationDue } from '../../../src/regulation/certificationDue.ts'
import { zone } from '../../../src/regulation/schoolTime.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import { anyZone, at, instant, inTerm, rulebookWith, ruleset } from './school.ts'

const certification = windowOf('certification', inTerm(10, '115-1'), rulebookWith(), at('2026-11-23'))

describe('請於學生上傳學習成果一週內完成認證', () => {
  it('falls due seven days after sending, to the second', () => {
    const due = certificationDue(at('2026-11-23T10:15:30'), certification, ruleset)
    expect(due.toISO()).to.equal('2026-11-30T10:15:30.000+08:00')
  })

  it('falls due with the close where that comes first', () => {
    const due = certificationDue(at('2027-02-09T08:00:00'), certification, ruleset)
    expect(due.toISO()).to.equal('2027-02-10T23:59:59.000+08:00')
  })

  it('meets the close exactly for what is sent in the last second of the upload', () => {
    const due = certificationDue(at('2027-02-03T23:59:59'), certification, ruleset)
    expect(due.toMillis()).to.equal(certification.closesAt?.toMillis())
  })

  it('is seven days where no close is announced', () => {
    expect(certificationDue(at('2027-04-01T09:00:00'), {}, ruleset).toISODate()).to.equal('2027-04-08')
  })

  it('is the earlier of the two, never after the close, in school time whatever the zone', () => {
    fc.assert(
      fc.property(instant, instant, anyZone, (sentAt, close, elsewhere) => {
        const closesAt = close.setZone(zone)
        if (!closesAt.isValid) expect.fail('an instant has a place on every clock')
        const due = certificationDue(sentAt.setZone(elsewhere), { closesAt }, ruleset)
        expect(due.zoneName).to.equal(zone)
        expect(due.toMillis()).to.equal(Math.min(sentAt.toMillis() + 7 * 86_400_000, closesAt.toMillis()))
      }),
    )
  })
})
