import { type ActHandler, acted, answer, type BoundContext, bound, type Outcome } from './context.ts'
import { occasionOf } from './entryAccess.ts'
import { openReceipts, receiptRefused, receiptReply, receiptView } from './receiptAccess.ts'
import { receiptShow } from './receiptShow.ts'

/**
 * 「確認收訖」: where one statement waits and all of it has arrived, that is the word; where something differs or several
 * wait, they are shown first. Source: R-10, §九(三).
 */
export const receiptConfirm = bound(async (context, asked) => {
  const { say } = context
  const open = await openReceipts(context)
  const [only] = open
  if (!only) return receiptShow(context, asked)
  if (open.length === 1 && only.items.every(({ standing }) => standing === 'matched')) {
    return confirm(context, only.submission)
  }
  const shown = await Promise.all(open.slice(0, 4).map((receipt) => receiptReply(context, receipt)))
  return answer(say.receipts.lookFirst(open.length), ...shown)
})

/** The button below a statement, which says whose it is: a guardian may mean another student by now. */
export const receiptAccept: ActHandler = (context, [submission, round, student]) =>
  confirm(context, Number(submission), round, student)

async function confirm(
  context: BoundContext,
  submission: number,
  round?: string,
  student = context.student._id,
): Promise<Outcome> {
  const { say, services } = context
  const confirmed = await services.receipts.confirm(submission, student, occasionOf(context, 'student', round))
  if (!confirmed.done) return acted(...(await receiptRefused(context, confirmed.refusal)))
  return acted(say.receipts.confirmed(await receiptView(context, confirmed.receipt)))
}
