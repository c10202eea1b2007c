import type { DateTime } from 'luxon'
import { dateOf, daysAfter, inSchoolZone } from '../../regulation/schoolTime.ts'
import { formatTerm, previousTerm, schoolYearOf, type Term } from '../../regulation/term.ts'
import type { SchoolFile } from '../schoolFile.ts'

/** Weeks of the first semester that have gone by. */
const weeksGone = 6
/** From a semester's first day to its ceremony. Unit: days. */
const semesterDays = { first: 142, second: 139 }
/** From a ceremony to the next semester's first day. Unit: days. */
const breakDays = { winter: 22, summer: 62 }

/** The names of the semesters that the demo school knows. */
export function demoTerms(now: DateTime): { current: string; previous: string } {
  const current = formatTerm({ year: schoolYearOf(now), semester: 1 })
  return { current, previous: previousTerm(current) }
}

/**
 * The demo school's dates, laid around the clock: it is the seventh week of the first semester, and students may select.
 * Source: contract.md, Two commands on a fresh machine.
 */
export function demoSchoolFile(now: DateTime): SchoolFile {
  const today = dateOf(now)
  const year = schoolYearOf(now)
  const term = (schoolYear: number, semester: 1 | 2, opens: string): Term => ({
    id: formatTerm({ year: schoolYear, semester }),
    opens,
    ceremony: daysAfter(opens, semester === 1 ? semesterDays.first : semesterDays.second),
  })
  const first = term(year, 1, daysAfter(dateOf(inSchoolZone(now).startOf('week')), -7 * weeksGone))
  const second = term(year, 2, daysAfter(first.ceremony, breakDays.winter))
  const before = term(year - 1, 2, daysAfter(first.opens, -breakDays.summer - semesterDays.second))
  const yearBefore = term(year - 1, 1, daysAfter(before.opens, -breakDays.winter - semesterDays.first))
  const selection = {
    opens: `${daysAfter(today, -7)}T00:00:00+08:00`,
    closes: `${daysAfter(today, 21)}T23:59:59+08:00`,
    published: daysAfter(today, -14),
  }
  return {
    school: '示範高級中學（虛構）',
    school_code: '999999',
    website: '',
    offices: {
      registrar: '教務處註冊組，分機 201',
      curriculum: '教務處教學組，分機 202',
      activities: '學務處訓育組，分機 301',
      'continuing-affairs': '進修部教導組，分機 501',
      admin: '教務處資訊組，分機 209',
    },
    terms: [yearBefore, before, first, second],
    notices: [
      { id: `SEL-${year}`, applies: { operation: 'course-selection', year }, ...selection },
      { id: `DIV-${year}`, applies: { operation: 'diverse-selection', year }, ...selection },
    ],
  }
}
