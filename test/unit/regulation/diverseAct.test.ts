import { expect } from 'chai'
import { judgeDiverse } from '../../../src/regulation/diverseAct.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import { at, inYear, notice, rulebookWith } from './school.ts'

const own = { isOwner: true, ownerHasLeft: false, selected: 'no' } as const
const judge = (
  now: string,
  facts: Parameters<typeof judgeDiverse>[0] = own,
  ...notices: Parameters<typeof rulebookWith>
) => judgeDiverse(facts, windowOf('diverse-upload', inYear(10, 115), rulebookWith(...notices), at(now)), at(now))

describe('recording diverse performance', () => {
  it('is open from the first 開學日 to the last second of 31 July', () => {
    expect(judge('2026-08-30T23:59:59')).to.include({ allowed: false, reason: 'notYet' })
    expect(judge('2026-08-31T00:00:00')).to.include({ allowed: true })
    expect(judge('2027-07-31T23:59:59')).to.include({ allowed: true })
    expect(judge('2027-08-01T00:00:00')).to.include({ allowed: false, reason: 'closed' })
  })

  it('closes for grade 12 by notice alone', () => {
    const closes = notice(
      { grade: 12, year: 115, operation: 'diverse-upload' },
      { closes: '2027-05-10T17:00:00+08:00' },
    )
    const judge12 = (now: string, ...notices: Parameters<typeof rulebookWith>) =>
      judgeDiverse(own, windowOf('diverse-upload', inYear(12, 115), rulebookWith(...notices), at(now)), at(now))
    expect(judge12('2027-07-31T12:00:00')).to.include({ allowed: true })
    expect(judge12('2027-05-10T17:00:01', closes)).to.include({ allowed: false, reason: 'closed' })
  })

  it('is the student’s own, while they are here', () => {
    expect(judge('2026-10-14', { ...own, isOwner: false })).to.include({ reason: 'notYours' })
    expect(judge('2026-10-14', { ...own, ownerHasLeft: true })).to.include({ reason: 'left' })
  })

  it('leaves alone what stands in a locked selection, and not what is merely ticked', () => {
    expect(judge('2026-10-14', { ...own, selected: 'ticked' })).to.include({ allowed: true })
    expect(judge('2026-10-14', { ...own, selected: 'locked' })).to.include({ reason: 'selected' })
  })
})
