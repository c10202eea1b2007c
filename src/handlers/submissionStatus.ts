import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { countsOf, type ReceiptCounts } from '../portfolio/submission/receiptCounts.ts'
import { viewReceipts } from '../portfolio/submission/receiptViews.ts'
import { type Submission, type SubmissionScope, submittingOffice } from '../portfolio/submission/submission.ts'
import { schoolYearOf } from '../regulation/term.ts'
import { overseen } from '../school/overseen.ts'
import { type ActHandler, acted, answer, type BoundContext, bound } from './context.ts'
import { receiptRefused } from './receiptAccess.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'
import { argsOf, isOwn, ownScopes, scopeIn } from './submissionScopes.ts'

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
  const checks = (await ownScopes(context)).map(
    (scope): Button => ({
      label: say.submission.check(scope.what),
      press: presses.act('submission.check', ...argsOf(scope)),
    }),
  )
  return answer(say.submission.status(standings, own.length, [...buttons, ...checks]))
})

/** The check without reading the files again, which the package does. Source: R-9. */
export const submissionCheck: ActHandler = async (context, args) => {
  const { say, services, now } = context
  const scope = scopeIn(context, args)
  if (!scope) return answer(say.submission.notYours())
  const checked = await services.submissions.check(scope, now, { readFiles: false })
  const isClean = checked.problems.length === 0
  const make: Button = isClean
    ? { label: say.submission.package(scope.what), press: presses.act('submission.package', ...argsOf(scope)) }
    : restButton(say, scope)
  return answer(say.submission.checked(scope, checked, problemsNamed, checked.ready > 0 ? [make] : []))
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

/** 「先打包沒問題的」 */
export const restButton = (say: BoundContext['say'], scope: SubmissionScope): Button => ({
  label: say.submission.packageRest,
  press: presses.act('submission.packageRest', ...argsOf(scope)),
})

/** 「交收訖明細」 */
export const statementButton = (say: BoundContext['say'], { _id }: Submission): Button => ({
  label: say.submission.statement(_id),
  press: presses.act('submission.statement', _id),
})

/** For a statement that was sent without a word: of which of the latest submissions it may be. */
export async function statementButtons(context: BoundContext): Promise<Button[]> {
  const own = (await context.services.submissions.list()).filter((each) => isOwn(context, each))
  return own.slice(0, submissionsNamed).map((each) => statementButton(context.say, each))
}

function nextStep(
  { say }: BoundContext,
  { submission, counts }: { submission: Submission; counts: ReceiptCounts },
): Button[] {
  const { _id, revision, statement, unit } = submission
  return [
    ...(statement?.revision === revision
      ? []
      : [
          { label: say.submission.download(_id), press: presses.act('submission.download', _id) },
          statementButton(say, submission),
        ]),
    ...(counts.awaitingRevision > 0
      ? [{ label: say.submission.recheck(_id), press: presses.act('submission.check', ...argsOf(submission)) }]
      : []),
    ...(counts.investigating > 0
      ? [{ label: say.submission.reports(_id), press: presses.act('submission.reports', _id) }]
      : []),
    ...(statement?.revision === revision && unit.state === 'open'
      ? [{ label: say.submission.confirmUnit(_id), press: presses.act('submission.confirm', _id) }]
      : []),
  ]
}
