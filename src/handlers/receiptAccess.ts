import type { Reply } from '../conversation/message.ts'
import { isWindowOpen, type Receipt, standingAt } from '../portfolio/submission/receipt.ts'
import type { ReceiptRefusal } from '../portfolio/submission/receipts.ts'
import { type ReceiptView, viewReceipts } from '../portfolio/submission/receiptViews.ts'
import type { BoundContext } from './context.ts'
import { officeFor } from './entryAccess.ts'

/** One receipt with its names. */
export async function receiptView({ services }: BoundContext, receipt: Receipt): Promise<ReceiptView> {
  const [view] = await viewReceipts([receipt], services)
  if (!view) throw new Error('a receipt without a submission')
  return view
}

/** The student's own that wait for their word, with those that this message has spoken to already. */
export async function openReceipts({ services, student, message, now }: BoundContext): Promise<Receipt[]> {
  const own = await services.receipts.ofStudent(student._id)
  return own.filter(
    (receipt) =>
      receipt.changedIn === message.id || (standingAt(receipt, now).state === 'open' && isWindowOpen(receipt, now)),
  )
}

/** A statement in words, with the buttons that can still be pressed. */
export const receiptReply = async (context: BoundContext, receipt: Receipt): Promise<Reply> =>
  context.say.receipts.statement(await receiptView(context, receipt), context.now, await officeFor(context))

/** Why a word on a receipt was not taken; where it has changed meanwhile, it is shown as it is now. */
export async function receiptRefused(context: BoundContext, refusal: ReceiptRefusal): Promise<Reply[]> {
  const { say, now } = context
  const reply = say.receipts.refused(refusal, now, await officeFor(context))
  return refusal.reason === 'stale' ? [reply, await receiptReply(context, refusal.receipt)] : [reply]
}
