import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { countsOf, type ReceiptCounts } from '../portfolio/submission/receiptCounts.ts'
import { viewReceipts } from '../portfolio/submission/receiptViews.ts'
import {
  type Submission,
  type SubmissionScope,
  submissionKinds,
  submittingOffice,
} from '../portfolio/submission/submission.ts'
import { schoolYearOf } from '../regulation/term.ts'
import { doersOf } from '../school/duties.ts'
import { overseen } from '../school/overseen.ts'
import { divisions } from '../school/roles.ts'
import { type ActHandler, acted, answer, type BoundContext, bound } from './context.ts'
import { receiptRefused } from './receiptAccess.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'

/** How many submissions one answer names, and how many reports. */
const submissionsNamed = 6
const reportsNamed = 4
/** Problems that a check in the chat names one by one. */
const problemsNamed = 8

/** 「提交進度」: what was submitted, what is open of it, and the next step. Source. */
export const submissionStatus = bound(async (context) => {
  const { say, services, person, now } = context
  const year = schoolYearOf(now)
  const seen = overseen(person.roles)
  const all = (await services.submissions.list()).filter((each) => each.year >= year - 1)
  const own = all.filter((each) => isOwn(context, each) || seen.includes(submittingOffice(each)))
  const shown = own.slice(0, submissionsNamed)
  const receipts = await services.receipts.ofSubmissions(shown.map(({ _id }) => _id))
  const standings = shown.map((submission) => ({ submission, counts: countsOf(submission, receipts, now) }))
  const buttons = standings.flatMap((standing) =>
    isOwn(context, standing.submission) ? nextStep(context, standing) : [],
  )
  const checks = ownScopes(context, year).map(
    ({ what, division }): Button => ({
      label: say.submission.check(what),
      press: presses.act('submission.check', what, year, division),
    }),
  )
  return answer(say.submission.status(standings, own.length, [...buttons, ...checks]))
})

/** The check without reading the files again, which the package does. Source: R-9. */
export const submissionCheck: ActHandler = async (context, [what, year, division]) => {
  const { say, services, now } = context
  const scope = ownScopes(context, Number(year)).find((each) => each.what === what && each.division === division)
  if (!scope) return answer(say.submission.notYours())
  const checked = await services.submissions.check(scope, now, { readFiles: false })
  return answer(say.submission.checked(scope, checked, problemsNamed))
}

/** The reports of a submission that wait for an outcome. */
export const submissionReports: ActHandler = async (context, [id]) => {
  const { say, services, now } = context
  const submission = await services.submissions.get(Number(id))
  if (!submission || !isOwn(context, submission)) return answer(say.submission.notYours())
  const receipts = await services.receipts.ofSubmissions([submission._id])
  const open = receipts.filter(({ state, dueAt }) => state === 'disputed' && dueAt !== undefined)
  if (open.length === 0) return answer(say.submission.noReports())
  const views = await viewReceipts(open.slice(0, reportsNamed), services)
  return answer(...views.map((view) => say.receipts.disputed(view, now)))
}

/** The unit confirms its submission. Source: R-10, §六(三). */
export const submissionConfirm: ActHandler = async (context, [id]) => {
  const { say, services } = context
  const confirmed = await services.receipts.confirmUnit(Number(id), schoolOccasionOf(context))
  if (!confirmed.done) return acted(...(await receiptRefused(context, confirmed.refusal)))
  return acted(say.submission.unitConfirmed(confirmed.submission))
}

const isOwn = ({ person }: BoundContext, submission: Pick<Submission, 'what' | 'division'>) =>
  doersOf(submittingOffice(submission)).some((role) => person.roles.includes(role))

const ownScopes = (context: BoundContext, year: number): SubmissionScope[] =>
  divisions
    .flatMap((division) => submissionKinds.map((what) => ({ what, year, division })))
    .filter((scope) => isOwn(context, scope))

function nextStep(
  { say }: BoundContext,
  { submission, counts }: { submission: Submission; counts: ReceiptCounts },
): Button[] {
  const { _id, revision, statement, unit } = submission
  return [
    ...(counts.investigating > 0
      ? [{ label: say.submission.reports(_id), press: presses.act('submission.reports', _id) }]
      : []),
    ...(statement?.revision === revision && unit.state === 'open'
      ? [{ label: say.submission.confirmUnit(_id), press: presses.act('submission.confirm', _id) }]
      : []),
  ]
}
