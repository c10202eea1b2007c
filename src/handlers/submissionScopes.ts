import {
  type Submission,
  type SubmissionKind,
  type SubmissionScope,
  submissionKinds,
  submittingOffice,
} from '../portfolio/submission/submission.ts'
import { type Grade, grades } from '../regulation/people.ts'
import { currentTerm, parseTerm, schoolYearOf, yearOf } from '../regulation/term.ts'
import { doersOf } from '../school/duties.ts'
import { divisions } from '../school/roles.ts'
import type { BoundContext } from './context.ts'

/** Whether the person’s office submits it. */
export const isOwn = ({ person }: BoundContext, submission: Pick<Submission, 'what' | 'division'>) =>
  doersOf(submittingOffice(submission)).some((role) => person.roles.includes(role))

/** What the person’s offices submit, each of the school year whose turn it is. */
export async function ownScopes(context: BoundContext): Promise<SubmissionScope[]> {
  const own = divisions
    .flatMap((division) => submissionKinds.map((what) => ({ what, division })))
    .filter((scope) => isOwn(context, scope))
  return Promise.all(own.map(async (scope) => ({ ...scope, year: await yearDue(context, scope.what) })))
}

/** A scope as a button carries it, and back; undefined where it is not the person’s office’s. */
export const argsOf = ({ what, year, division, term = '', grade }: SubmissionScope) => [
  ...[what, year, division, term, grade ?? ''],
]
export function scopeIn(
  context: BoundContext,
  [what, year, division, term, grade]: string[],
): SubmissionScope | undefined {
  const kind = submissionKinds.find((each) => each === what)
  const of = divisions.find((each) => each === division)
  if (!kind || !of || !/^\d{2,3}$/.test(year ?? '')) return undefined
  const semester = term && parseTerm(term)?.year === Number(year) ? term : undefined
  const only: Grade | undefined = grades.find((each) => String(each) === grade)
  const scope: SubmissionScope = {
    ...{ what: kind, year: Number(year), division: of },
    ...(semester === undefined ? {} : { term: semester }),
    ...(only === undefined ? {} : { grade: only }),
  }
  return isOwn(context, scope) ? scope : undefined
}

/** What is selected waits until the next year’s selection begins; the rest is the current semester’s year’s. */
async function yearDue({ services, now }: BoundContext, what: SubmissionKind): Promise<number> {
  const { terms } = (await services.calendar.load()).calendar
  const term = currentTerm(terms, now)
  const year = term ? yearOf(term.id) : schoolYearOf(now)
  if (what === 'course-records' || what === 'officers') return year
  const kind = what === 'diverse' ? 'diverse' : 'course'
  for (const each of [year, year - 1]) if (await services.selections.model.exists({ year: each, kind })) return each
  return year
}
