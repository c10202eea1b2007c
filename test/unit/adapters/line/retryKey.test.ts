import { expect } from 'chai'
import { retryKeyOf } from '../../../../adapters/line/retryKey.ts'

describe('a retry key', () => {
  it('is a UUID, the same for the same message and another for another', () => {
    expect(retryKeyOf('reminder:1')).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(retryKeyOf('reminder:1')).to.equal(retryKeyOf('reminder:1')).and.not.equal(retryKeyOf('reminder:2'))
  })

  it('stays what it is across versions, for a message may be repeated by a newer one', () => {
    expect(retryKeyOf('reminder:1')).to.equal('271d55f4-fdfe-5914-9ae8-cdb1f9f29f21')
  })
})
