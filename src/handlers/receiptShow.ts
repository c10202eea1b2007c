import { answer, bound } from './context.ts'
import { officeFor } from './entryAccess.ts'
import { receiptReply } from './receiptAccess.ts'

/** As many as one answer holds. */
const shownAtOnce = 4

/** 「看收訖明細」: the latest first, also for who has left. Source: R-10, §九(三). */
export const receiptShow = bound(async (context) => {
  const { say, services, student } = context
  const own = await services.receipts.ofStudent(student._id)
  if (own.length === 0) return answer(say.receipts.none(await officeFor(context)))
  return answer(...(await Promise.all(own.slice(0, shownAtOnce).map((receipt) => receiptReply(context, receipt)))))
})
