import { expect } from 'chai'
import { meetingDue } from '../../../src/regulation/meetingDue.ts'
import { ruleset } from './school.ts'

describe('§三 工作小組每學期應至少召開一次會議', () => {
  it('is missed from the middle of the semester on: halfway from 開學日 to 休業式', () => {
    const due = (opens: string, ceremony: string) => meetingDue({ id: '115-1', opens, ceremony }, ruleset).toISO()
    expect(due('2026-08-31', '2027-01-20')).to.equal('2026-11-10T23:59:59.000+08:00')
    expect(due('2027-02-11', '2027-02-14')).to.equal('2027-02-12T23:59:59.000+08:00')
  })
})
