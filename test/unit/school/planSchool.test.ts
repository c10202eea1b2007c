import { expect } from 'chai'
import { DateTime } from 'luxon'
import { emptySchool, type School } from '../../../src/school/calendar.ts'
import type { Person } from '../../../src/school/person.ts'
import { planSchool, type SchoolPlan } from '../../../src/school/planSchool.ts'
import { readSchoolFile } from '../../../src/school/schoolFile.ts'

const now = DateTime.fromISO('2026-12-01T08:00:00+08:00', { zone: 'Asia/Taipei' })

const student = (id: string, grade: 10 | 11 | 12, division: 'day' | 'continuing' = 'day'): Person => ({
  _id: id,
  name: id,
  roles: ['student'],
  years: [{ year: 115, grade, classes: ['101'], division, status: 'enrolled', statusOn: '2026-08-31' }],
})
const students = [student('S10', 10), student('S11', 11), student('S12', 12), student('S19', 10, 'continuing')]

function plan(current: School, yaml: string): SchoolPlan | { problems: string[] } {
  const read = readSchoolFile(yaml)
  return 'problems' in read ? read : planSchool(current, read.file, students, now)
}

function planned(current: School, yaml: string): SchoolPlan {
  const outcome = plan(current, yaml)
  if ('problems' in outcome) throw new Error(outcome.problems.join('\n'))
  return outcome
}

function problems(current: School, yaml: string): string[] {
  const outcome = plan(current, yaml)
  return 'problems' in outcome ? outcome.problems : []
}

const terms = `
terms:
  115-1: { opens: 2026-08-31, ceremony: 2027-01-20 }
  115-2: { opens: 2027-02-11, ceremony: 2027-06-30 }
`
const opened = planned(emptySchool, `school: 永平\noffices: { registrar: 分機 1 }${terms}`).next
const notice = (body: string) => `notices: [{ ${body} }]`

describe('a file for the school', () => {
  it('that is the first brings every window, and concerns everyone', () => {
    const first = planned(emptySchool, terms)
    expect(first.affected).to.deep.equal(['S10', 'S11', 'S12', 'S19'])
    const upload = first.changes.find(({ what }) => what === 'window:course-upload 115-1')
    expect(upload?.after).to.deep.equal({ opens: '2026-08-31T00:00:00+08:00', closes: '2027-02-03T23:59:59+08:00' })
  })

  it('that says what is known changes nothing', () => {
    expect(planned(opened, `school: 永平${terms}`)).to.deep.include({ changes: [], affected: [] })
  })

  it('leaves what it does not mention', () => {
    const { next, changes } = planned(opened, 'offices: { activities: 分機 2 }')
    expect(changes).to.deep.equal([{ what: 'offices.activities', before: null, after: '分機 2' }])
    expect(next).to.deep.equal({ ...opened, offices: { registrar: '分機 1', activities: '分機 2' } })
  })

  it('that moves a ceremony shows the closes that follow from it, before and after', () => {
    const { changes, affected } = planned(opened, 'terms: { 115-1: { opens: 2026-08-31, ceremony: 2027-01-22 } }')
    expect(changes.map(({ what }) => what)).to.deep.equal([
      'term:115-1',
      'window:course-upload 115-1',
      'window:certification 115-1',
      'window:grades 115-1',
    ])
    expect(changes[1]?.before).to.include({ closes: '2027-02-03T23:59:59+08:00' })
    expect(changes[1]?.after).to.include({ closes: '2027-02-05T23:59:59+08:00' })
    expect(affected).to.have.lengthOf(4)
  })

  it('concerns those whom its notice names, and no one for the work of offices', () => {
    const forTwelve = notice(
      'id: N, applies: { operation: course-upload, term: 115-2, grade: 12 }, closes: 2027-04-30, published: 2026-12-01',
    )
    expect(planned(opened, forTwelve).affected).to.deep.equal(['S12'])
    const forEvening = notice(
      'id: N, applies: { operation: course-upload, term: 115-1, division: continuing }, closes: 2027-02-06, published: 2026-12-01',
    )
    expect(planned(opened, forEvening).affected).to.deep.equal(['S19'])
    const forOffices = notice(
      'id: N, applies: { operation: grades, term: 115-1 }, closes: 2027-02-06, published: 2026-12-01',
    )
    expect(planned(opened, forOffices).affected).to.deep.equal([])
  })

  it('has people told of what moves, of dates that they knew, as long as there is something to do', () => {
    const told = (current: School, yaml: string) =>
      planned(current, yaml).told.map(({ operation, student: { grade } }) => `${operation} ${grade}`)
    const close = (day: string) =>
      notice(
        `id: N, applies: { operation: course-upload, term: 115-1, grade: 11, division: day }, closes: ${day}, published: 2026-12-01`,
      )
    expect(told(opened, close('2027-02-06'))).to.deep.equal(['course-upload 11'])
    expect(told(emptySchool, terms)).to.deep.equal([])
    expect(told(opened, 'terms: { 116-1: { opens: 2027-08-30, ceremony: 2028-01-20 } }')).to.deep.equal([])
    expect(
      told(
        opened,
        notice('id: N, applies: { operation: grades, term: 115-1 }, closes: 2027-02-06, published: 2026-12-01'),
      ),
    ).to.deep.equal([])
    const passed = planned(emptySchool, 'terms: { 114-1: { opens: 2025-09-01, ceremony: 2026-01-20 } }').next
    expect(told(passed, 'terms: { 114-1: { opens: 2025-09-01, ceremony: 2026-01-21 } }')).to.deep.equal([])
  })

  it('names the students of whom a window moves where it is not all of them', () => {
    const { changes } = planned(
      opened,
      notice(
        'id: N, applies: { operation: course-upload, term: 115-2, grade: 12 }, closes: 2027-04-30, published: 2026-12-01',
      ),
    )
    expect(changes.map(({ what }) => what)).to.include('window:course-upload 115-2 (12 day, 12 continuing)')
  })

  it('amends a notice of the same id, keeps the others, and withdraws from a day on', () => {
    const two = planned(
      opened,
      `notices:
  - { id: A, applies: { operation: course-selection, year: 115 }, closes: 2027-08-20, published: 2026-11-01 }
  - { id: B, applies: { operation: diverse-selection, year: 115 }, closes: 2027-08-20, published: 2026-11-01 }`,
    ).next
    const amended = planned(
      two,
      notice('id: A, applies: { operation: course-selection, year: 115 }, closes: 2027-08-25, published: 2026-11-20'),
    )
    expect(amended.next.calendar.notices.map(({ id }) => id)).to.have.members(['A', 'B'])
    expect(amended.changes.map(({ what }) => what)).to.deep.equal(['notice:A', 'window:course-selection 115'])
    const withdrawn = planned(
      two,
      notice(
        'id: A, applies: { operation: course-selection, year: 115 }, closes: 2027-08-20, published: 2026-11-01, withdrawn: 2026-12-01',
      ),
    )
    expect(withdrawn.changes.at(-1)).to.deep.include({ after: { opens: null, closes: null } })
  })

  it('may move a close later after it has passed: reopening is the school’s act', () => {
    const passed = planned(emptySchool, 'terms: { 114-1: { opens: 2025-09-01, ceremony: 2026-01-20 } }').next
    const reopened = notice(
      'id: N, applies: { operation: course-upload, term: 114-1 }, closes: 2026-12-31, published: 2026-12-01',
    )
    const both = `${reopened.slice(0, -1)}, { id: C, applies: { operation: certification, term: 114-1 }, closes: 2027-01-07, published: 2026-12-01 }]`
    expect(planned(passed, both).changes.map(({ what }) => what)).to.include('window:course-upload 114-1')
  })

  for (const [what, yaml, problem] of [
    [
      'closes an upload before the national floor',
      notice('id: N, applies: { operation: course-upload, term: 115-1 }, closes: 2027-02-02, published: 2026-12-01'),
      /115-1 may not close on 2027-02-02: the national floor is 2027-02-03/,
    ],
    [
      'leaves a certification close before the upload close',
      notice('id: N, applies: { operation: course-upload, term: 115-1 }, closes: 2027-02-20, published: 2026-12-01'),
      /move both/,
    ],
    [
      'names a term that has no dates',
      notice('id: N, applies: { operation: grades, term: 116-1 }, closes: 2027-09-20, published: 2026-12-01'),
      /no term 116-1/,
    ],
    [
      'moves diverse performance of grade 10 without the authority’s schedule',
      notice(
        'id: N, applies: { operation: diverse-upload, year: 115, grade: 10 }, closes: 2027-08-05, published: 2026-12-01',
      ),
      /§四/,
    ],
    [
      'leaves under three days for receipts',
      notice(
        'id: N, applies: { operation: receipt-confirmation, term: 115-1 }, opens: 2027-03-01, closes: 2027-03-02, published: 2026-12-01',
      ),
      /at least 3 days/,
    ],
    [
      'puts a term before the one that precedes it',
      'terms: { 114-2: { opens: 2026-08-01, ceremony: 2026-12-30 } }',
      /./,
    ],
  ] as const) {
    it(`that ${what} is refused, with the reason`, () => {
      expect(problems(opened, yaml)[0]).to.match(problem)
    })
  }
})
