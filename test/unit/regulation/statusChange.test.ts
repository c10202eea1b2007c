import { expect } from 'chai'
import { statusChangedIn } from '../../../src/regulation/statusChange.ts'
import { ruleset } from './school.ts'

describe('§七 重讀、復學、轉學及借讀', () => {
  it('are changes of status in the school year that they fall in, and in no other', () => {
    for (const status of ['repeat', 'resumed', 'transferred-in', 'on-loan']) {
      expect(statusChangedIn(115, status, '2026-08-01', ruleset), status).to.equal(true)
      expect(statusChangedIn(115, status, '2027-07-31', ruleset), status).to.equal(true)
      expect(statusChangedIn(115, status, '2026-07-31', ruleset), status).to.equal(false)
      expect(statusChangedIn(116, status, '2027-07-31', ruleset), status).to.equal(false)
    }
  })

  it('are no others', () => {
    expect(statusChangedIn(115, 'enrolled', '2026-09-01', ruleset)).to.equal(false)
    expect(statusChangedIn(115, 'left', '2026-09-01', ruleset)).to.equal(false)
  })
})
