import { expect } from 'chai'
import { recordDuties } from '../../../src/regulation/duties.ts'
import { at, notice, rulebookWith } from './school.ts'

const now = at('2026-10-14T10:00:00')
const told = (...notices: Parameters<typeof rulebookWith>) =>
  recordDuties('115-1', rulebookWith(...notices), now).map(
    ({ id, office, clause, dueAt }) => `${id} ${office} ${clause} ${dueAt.toISODate()}`,
  )

describe('§五(一)(二) 每學期初必須再次檢核確認、於規定時間內登錄成績', () => {
  it('owes the re-checks 14 days after 開學日 and the grades 14 days after 休業式, each by its office', () => {
    expect(told().slice(0, 5)).to.deep.equal([
      '115-1:registration:day registrar §五(一)1 2026-09-14',
      '115-1:officers:day activities §五(一)2 2026-09-14',
      '115-1:club-officers:day clubs §五(一)3 2026-09-14',
      '115-1:attendance:day student-affairs §五(一)4 2026-09-14',
      '115-1:grades:day registrar §五(二)1 2027-02-03',
    ])
  })

  it('leaves everything of 進修部 to its own office (§五(五))', () => {
    const continuing = told().slice(5)
    expect(continuing).to.have.length(5)
    for (const each of continuing) expect(each).to.match(/:continuing continuing-affairs §五\(五\) /)
  })

  it('has the grades when a notice says so, for the division that it names', () => {
    const grades = told(
      notice({ operation: 'grades', term: '115-1', division: 'day' }, { closes: '2027-01-29T17:00:00+08:00' }),
    ).filter((each) => each.includes('grades'))
    expect(grades).to.deep.equal([
      '115-1:grades:day registrar §五(二)1 2027-01-29',
      '115-1:grades:continuing continuing-affairs §五(五) 2027-02-03',
    ])
  })

  it('parts a duty by grade where a notice gives one grade a date of its own', () => {
    const parted = told(
      notice({ operation: 'grades', term: '115-1', grade: 12 }, { closes: '2027-01-10T17:00:00+08:00' }),
    ).filter((each) => each.includes('grades:day'))
    expect(parted).to.deep.equal([
      '115-1:grades:day:10-11 registrar §五(二)1 2027-02-03',
      '115-1:grades:day:12 registrar §五(二)1 2027-01-10',
    ])
  })

  it('owes nothing in a semester whose dates nobody has entered', () => {
    expect(recordDuties('120-1', rulebookWith(), now)).to.deep.equal([])
  })
})
