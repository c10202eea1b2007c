import { expect } from 'chai'
import { scheduleItem, scopeOf, termNow, windowForStudent } from '../../../src/portfolio/schedule.ts'
import type { Notice } from '../../../src/regulation/notice.ts'
import { emptySchool, type School } from '../../../src/school/calendar.ts'
import type { Person, PersonYear } from '../../../src/school/person.ts'
import { at, notice, terms } from '../regulation/school.ts'

const now = at('2027-03-15T10:00:00')
const schoolWith = (...notices: Notice[]): School => ({ ...emptySchool, calendar: { terms, notices } })
const groups = (item: ReturnType<typeof scheduleItem>) =>
  item.windows.map(({ grades, division, window }) => [grades, division, window.closesAt?.toISODate()])

describe('the schedule of an operation', () => {
  it('is one window where everyone has the same', () => {
    expect(groups(scheduleItem('course-upload', '115-1', schoolWith(), now))).to.deep.equal([
      [undefined, undefined, '2027-02-03'],
    ])
  })

  it('names the grades where they differ', () => {
    expect(groups(scheduleItem('course-upload', '115-2', schoolWith(), now))).to.deep.equal([
      [[10, 11], undefined, '2027-07-14'],
      [[12], undefined, undefined],
    ])
  })

  it('names the division where they differ', () => {
    const later = notice(
      { operation: 'course-upload', term: '115-2', division: 'continuing', grade: 10 },
      { closes: '2027-07-20T23:59:59+08:00' },
    )
    expect(groups(scheduleItem('course-upload', '115-2', schoolWith(later), now))).to.deep.equal([
      [[10, 11], 'day', '2027-07-14'],
      [[12], 'day', undefined],
      [[10], 'continuing', '2027-07-20'],
      [[11], 'continuing', '2027-07-14'],
      [[12], 'continuing', undefined],
    ])
  })

  it('is planned by semester, or by school year where it is done once a year', () => {
    expect(scopeOf('certification', '115-2')).to.equal('115-2')
    expect(scopeOf('diverse-upload', '115-2')).to.equal(115)
  })

  it('is for a student what their own year says', () => {
    const row = { division: 'day', status: 'enrolled', statusOn: '2025-09-01' } as const
    const inYear = (year: number, grade: 11 | 12): PersonYear => ({ ...row, classes: [], year, grade })
    const years = [inYear(114, 11), inYear(115, 12)]
    const student: Person = { _id: 'S1', name: '王小明', roles: ['student'], years }
    const closes = (term: string) => windowForStudent(student, 'course-upload', term, schoolWith(), now).closesAt
    expect(closes('114-2')?.toISODate()).to.equal('2026-07-14')
    expect(closes('115-2')).to.equal(undefined)
  })
})

describe('the semester that people mean now', () => {
  it('is the current one, also after its ceremony', () => {
    expect(termNow(schoolWith(), at('2027-02-05'))?.id).to.equal('115-1')
  })
  it('is the one to come before the first', () => {
    expect(termNow(schoolWith(), at('2025-08-01'))?.id).to.equal('114-1')
  })
  it('is none where none is entered', () => expect(termNow(emptySchool, now)).to.equal(undefined))
})
