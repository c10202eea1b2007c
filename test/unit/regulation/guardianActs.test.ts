import { expect } from 'chai'
import { isGrantLive, isGuardianAct } from '../../../src/regulation/guardianActs.ts'
import { at } from './school.ts'

describe('what a guardian may do for a student (§九(三))', () => {
  it('is uploading, selecting and confirming receipts', () => {
    for (const act of ['create', 'edit', 'send', 'withdraw', 'select', 'unselect', 'lock', 'confirm', 'dispute'])
      expect(isGuardianAct(act), act).to.equal(true)
  })

  it('is nothing else', () => {
    for (const act of ['delete', 'certify', 'return', 'takeBack', 'nudge', 'bind', 'see', ''])
      expect(isGuardianAct(act), act).to.equal(false)
  })

  it('lasts to the last second of the day that was set, and not beyond', () => {
    const grant = { until: '2026-10-31' }
    expect(isGrantLive(grant, at('2026-10-31T23:59:59.9'))).to.equal(true)
    expect(isGrantLive(grant, at('2026-11-01T00:00:00'))).to.equal(false)
  })

  it('ends at once where the grant is revoked', () => {
    const revoked = { until: '2026-10-31', revokedAt: new Date('2026-10-14T10:00:00+08:00') }
    expect(isGrantLive(revoked, at('2026-10-14T10:00:01'))).to.equal(false)
  })
})
