import type { Reply } from '../conversation/message.ts'
import { packageUrl } from '../pages/packages.ts'
import type { Submission, SubmissionScope } from '../portfolio/submission/submission.ts'
import { type ActHandler, acted, answer, type BoundContext, type Outcome } from './context.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'
import { isOwn, scopeIn } from './submissionScopes.ts'
import { restButton, statementButton } from './submissionStatus.ts'

/** Problems that stand in an answer one by one. */
const problemsNamed = 8

/** 「打包」: freezes what the package holds, which is then a download away. Source: R-9, §六(二). */
export const submissionPackage: ActHandler = (context, args) => make(context, args, async () => [])

/** 「先打包沒問題的」: leaves out every student of whom something is wrong; they come with the next revision. */
export const submissionPackageRest: ActHandler = (context, args) =>
  make(context, args, async (scope) => {
    const { problems } = await context.services.submissions.check(scope, context.now)
    return [...new Set(problems.map(({ student }) => student))]
  })

async function make(
  context: BoundContext,
  args: string[],
  leftOut: (scope: SubmissionScope) => Promise<string[]>,
): Promise<Outcome> {
  const { say, services, now } = context
  const scope = scopeIn(context, args)
  if (!scope) return answer(say.submission.notYours())
  const except = await leftOut(scope)
  const made = await services.submissions.package(scope, { except }, schoolOccasionOf(context).actor, now)
  if (made.done) return acted(await handedOut(context, made.submission, except.length))
  const { refusal } = made
  switch (refusal.reason) {
    case 'notYours':
      return acted(say.submission.notYours())
    case 'problems':
      return acted(say.submission.notPackaged(scope, refusal.problems, problemsNamed, [restButton(say, scope)]))
    case 'nothing':
      return acted(say.submission.nothingToPackage(scope))
    case 'busy':
      return acted(say.submission.packageBusy(scope))
  }
}

/** 「下載」: the latest package once more, by a fresh link. */
export const submissionDownload: ActHandler = async (context, [id]) => {
  const { say, services } = context
  const submission = await services.submissions.get(Number(id) || 0)
  if (!submission || !isOwn(context, submission)) return answer(say.submission.notYours())
  return answer(await handedOut(context, submission))
}

async function handedOut(
  { say, services, person, now }: BoundContext,
  submission: Submission,
  leftOut = 0,
): Promise<Reply> {
  if (!(await services.submissions.archive(submission))) return say.submission.packageGone(submission)
  const url = packageUrl(services, person, services.departures.pageOf(submission), now)
  return say.submission.packaged(submission, url, leftOut, [statementButton(say, submission)])
}
