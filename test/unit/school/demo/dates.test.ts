import { expect } from 'chai'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { Operation } from '../../../../src/regulation/operation.ts'
import { isOpenAt } from '../../../../src/regulation/phase.ts'
import type { SchoolCalendar } from '../../../../src/regulation/rulebook.ts'
import { rulesets } from '../../../../src/regulation/rulesets/index.ts'
import { currentTerm, schoolYearOf } from '../../../../src/regulation/term.ts'
import { windowOf } from '../../../../src/regulation/windows.ts'
import { emptySchool } from '../../../../src/school/calendar.ts'
import { demoSchoolFile, demoTerms } from '../../../../src/school/demo/dates.ts'
import { planSchool } from '../../../../src/school/planSchool.ts'

const anyInstant = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => DateTime.fromMillis(ms, { zone: 'Asia/Taipei' }))

function demoCalendar(now: DateTime): SchoolCalendar {
  const { terms = [], notices = [] } = demoSchoolFile(now)
  return { terms, notices }
}

describe('the demo school’s dates', () => {
  it('are in order whenever the demo is loaded', () => {
    const isInOrder = (now: DateTime) => 'next' in planSchool(emptySchool, demoSchoolFile(now), [], now)
    fc.assert(fc.property(anyInstant, isInOrder), { numRuns: 5 })
  })

  it('make it the seventh week of the first semester', () => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        const { terms } = demoCalendar(now)
        const term = currentTerm(terms, now)
        expect(term?.id).to.equal(demoTerms(now).current)
        const opens = DateTime.fromISO(`${term?.opens}`, { zone: 'Asia/Taipei' })
        expect(Math.floor(now.diff(opens, 'weeks').weeks)).to.equal(6)
      }),
    )
  })

  it('leave every window open that a newcomer needs, the previous semester’s shut', () => {
    const [ruleset] = rulesets
    if (!ruleset) throw new Error('no ruleset')
    fc.assert(
      fc.property(anyInstant, (now) => {
        const calendar = demoCalendar(now)
        const year = schoolYearOf(now)
        const isOpen = (operation: Operation, scope: { term: string } | { year: number }) =>
          isOpenAt(windowOf(operation, { grade: 10, division: 'day', ...scope }, { ruleset, calendar }, now), now)
        const { current, previous } = demoTerms(now)
        for (const operation of ['course-upload', 'certification'] as const) {
          expect(isOpen(operation, { term: current }), operation).to.equal(true)
          expect(isOpen(operation, { term: previous }), operation).to.equal(false)
        }
        for (const operation of ['diverse-upload', 'course-selection', 'diverse-selection'] as const) {
          expect(isOpen(operation, { year }), operation).to.equal(true)
        }
      }),
    )
  })
})
