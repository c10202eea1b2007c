import type { DateTime } from 'luxon'
import { divisions, type Grade, grades } from '../../regulation/people.ts'
import { currentTerm, previousTerm, yearOf } from '../../regulation/term.ts'
import type { Calendar, School } from '../../school/calendar.ts'
import type { Duty } from '../../school/duties.ts'
import { scheduleItem } from '../schedule.ts'
import {
  type Submission,
  type SubmissionKind,
  submissionClause,
  submissionKinds,
  submittingOffice,
} from './submission.ts'
import type { Submissions } from './submissions.ts'

/** Submitted once a school year, as the selections are; the rest each semester. Source: §六(一). */
const isYearly = (what: SubmissionKind) => what === 'course-outcomes' || what === 'diverse'

/**
 * What is to be submitted by the dates that a notice of `submission` sets, for the current semester and year and the ones
 * before; done once there is a package. Source: R-9, §六(二).
 */
export async function submissionDuties(submissions: Submissions, calendar: Calendar, now: DateTime): Promise<Duty[]> {
  const school = await calendar.load()
  const current = currentTerm(school.calendar.terms, now)
  if (!current) return []
  const terms = [previousTerm(current.id), current.id]
  const years = [...new Set(terms.map(yearOf))]
  const packed = await submissions.list()
  const inTerms = terms.flatMap((term) => owedIn(term, school, packed, now))
  return [...inTerms, ...years.flatMap((year) => owedIn(year, school, packed, now))]
}

function owedIn(scope: string | number, school: School, packed: readonly Submission[], now: DateTime): Duty[] {
  const { windows } = scheduleItem('submission', scope, school, now)
  return windows.flatMap(({ window: { closesAt }, grades: those, division: only }) =>
    divisions
      .filter((division) => closesAt !== undefined && (only ?? division) === division)
      .flatMap((division) =>
        submissionKinds
          .filter((what) => isYearly(what) === (typeof scope === 'number'))
          .flatMap((what): Duty[] => {
            if (!closesAt) return []
            const about = { what, division }
            const done = firstFor(about, scope, those ?? grades, packed)
            return [
              {
                id: `submit-${scope}:${what}:${division}${those ? `:${those.join('-')}` : ''}`,
                office: submittingOffice(about),
                clause: submissionClause(about),
                what: `submit-${what}`,
                about: { term: String(scope), ...(those ? { grades: those.join('+') } : {}) },
                dueAt: closesAt,
                division,
                confirmable: false,
                ...(done ? { doneAt: done.at, doneBy: done.by } : {}),
              },
            ]
          }),
      ),
  )
}

/** The first package for those students in that semester or year. */
function firstFor(
  { what, division }: Pick<Submission, 'what' | 'division'>,
  scope: string | number,
  those: readonly Grade[],
  packed: readonly Submission[],
) {
  const isOfScope = ({ year, term }: Submission) =>
    typeof scope === 'number' ? year === scope : year === yearOf(scope) && (term ?? scope) === scope
  return packed
    .filter((each) => each.what === what && each.division === division && isOfScope(each))
    .filter(({ grade }) => grade === undefined || those.includes(grade))
    .flatMap(({ revisions }) => revisions.slice(0, 1))
    .sort((a, b) => +a.at - +b.at)[0]
}
