import { expect } from 'chai'
import { DateTime } from 'luxon'
import { everyStudent, type Student } from '../../../src/regulation/people.ts'
import { zone } from '../../../src/regulation/schoolTime.ts'
import { emptySchool, type School } from '../../../src/school/calendar.ts'
import { movedWindows } from '../../../src/school/movedWindows.ts'
import type { WindowChange } from '../../../src/school/windowChange.ts'

const now = DateTime.fromISO('2026-12-01T08:00', { zone })
const school: School = {
  ...emptySchool,
  calendar: { terms: [{ id: '115-1', opens: '2026-08-31', ceremony: '2027-01-22' }], notices: [] },
}
const change = (student: Student): WindowChange => ({
  operation: 'course-upload',
  scope: '115-1',
  student,
  before: { opens: '2026-08-31T00:00:00+08:00', closes: '2027-02-03T23:59:59+08:00' },
  after: { opens: '2026-08-31T00:00:00+08:00', closes: '2027-02-05T23:59:59+08:00' },
})
const whom = (changes: WindowChange[]) =>
  movedWindows(changes, school, now).map(({ grades, division }) => ({ grades, division }))

describe('windows that moved', () => {
  it('are one where they moved alike for everyone', () => {
    expect(whom(everyStudent.map(change))).to.deep.equal([{ grades: undefined, division: undefined }])
  })

  it('name the grades, and the division where the two differ', () => {
    const day = everyStudent.filter(({ division }) => division === 'day')
    expect(whom(day.map(change))).to.deep.equal([{ grades: undefined, division: 'day' }])
    const tenth = everyStudent.filter(({ grade }) => grade === 10)
    expect(whom(tenth.map(change))).to.deep.equal([{ grades: [10], division: undefined }])
    const mixed = [...day, { grade: 10, division: 'continuing' } as const]
    expect(whom(mixed.map(change))).to.deep.equal([
      { grades: undefined, division: 'day' },
      { grades: [10], division: 'continuing' },
    ])
  })

  it('are none where they have moved on since, or are over', () => {
    const gone = everyStudent.map(change).map((each) => ({ ...each, after: { opens: null, closes: null } }))
    expect(movedWindows(gone, school, now)).to.deep.equal([])
    expect(movedWindows(everyStudent.map(change), school, now.plus({ months: 3 }))).to.deep.equal([])
  })
})
