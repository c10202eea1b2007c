import { type Outcome as Found, outcomes } from '../portfolio/submission/receipts.ts'
import { type ActHandler, acted } from './context.ts'
import { receiptRefused, receiptView } from './receiptAccess.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'

/** 「資料正確」「已更正」: what came of a student's report. Source: R-10, §六(三). */
export const receiptResolve: ActHandler = async (context, [submission, student = '', round, given]) => {
  const { say, services, now } = context
  const outcome: Found = outcomes.find((each) => each === given) ?? 'data-right'
  const occasion = { ...schoolOccasionOf(context), round: Number(round) }
  const resolved = await services.receipts.resolve(Number(submission), student, outcome, occasion)
  if (!resolved.done) return acted(...(await receiptRefused(context, resolved.refusal)))
  return acted(say.receipts.resolved(await receiptView(context, resolved.receipt), now))
}
