import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Receipt } from '../portfolio/submission/receipt.ts'
import { type ActHandler, acted, answer, type BoundContext, bound, type Outcome, type Turn } from './context.ts'
import { occasionOf } from './entryAccess.ts'
import { openReceipts, receiptRefused, receiptView } from './receiptAccess.ts'
import { receiptShow } from './receiptShow.ts'

interface ReportData {
  /** Absent while it is asked which statement is meant. */
  submission?: number
  round?: number
  /** Whose it is; absent: whoever is meant when it is asked. */
  student?: string
  reason?: string
}
type Report = Dialogue<ReportData>

/** 「收訖明細少一件」: reports an issue, once it is known with which statement and what it is. Source: R-10. */
export const receiptDispute = bound(async (context, asked) => {
  const open = await openReceipts(context)
  const [only] = open
  if (!only) return receiptShow(context, asked)
  const { reason } = asked.slots
  if (open.length > 1) return askWhich(context, open, reason)
  return goOn(context, openDialogue<ReportData>('receiptReason', { submission: only.submission }), reason)
})

/** The button below a statement. */
export const receiptReport: ActHandler = (context, [submission, round, student = context.student._id]) => {
  const data = { submission: Number(submission), round: Number(round), student }
  return goOn(context, openDialogue<ReportData>('receiptReason', data))
}

export const receiptReason: Turn = async (context, open, given) => {
  const dialogue = open as Report
  const { say } = context
  if (given.kind === 'file') return 'pass'
  if (given.kind === 'text')
    return dialogue.data.submission === undefined ? 'pass' : goOn(context, dialogue, given.text)
  if (given.value === 'no') return { replies: [say.receipts.nothingReported()], dialogue: null }
  if (given.value === 'type') return answer(say.receipts.typeNow())
  const { submission, reason } = dialogue.data
  if (submission !== undefined) return goOn(context, dialogue, say.receipts.commonReasons[Number(given.value)])
  return goOn(context, { ...dialogue, data: { submission: Number(given.value) } }, reason)
}

async function goOn(context: BoundContext, dialogue: Report, typed = ''): Promise<Outcome> {
  const { submission = 0, round, student = context.student._id } = dialogue.data
  if (typed.trim() === '') return askReason(context, dialogue, submission, student)
  const occasion = occasionOf(context, 'student', round === undefined ? undefined : String(round))
  const reported = await context.services.receipts.dispute(submission, student, typed, occasion)
  if (!reported.done) return acted(...(await receiptRefused(context, reported.refusal)))
  return acted(context.say.receipts.reported(await receiptView(context, reported.receipt), context.now))
}

async function askReason(
  context: BoundContext,
  dialogue: Report,
  submission: number,
  student: string,
): Promise<Outcome> {
  const { say, services, person, now } = context
  const receipt = await services.receipts.get(submission, student)
  if (!receipt || !(await services.grants.sees(person._id, student, now)))
    return answer(...(await receiptRefused(context, { reason: 'noSuchReceipt' })))
  const reasons = say.receipts.commonReasons.map(
    (label, index): Button => ({ label, press: presses.answer(dialogue.id, String(index)) }),
  )
  const type: Button = {
    label: say.receipts.typeReason,
    type: presses.answer(dialogue.id, 'type'),
    hint: say.receipts.reasonHint,
  }
  const cancel: Button = { label: say.receipts.notNow, press: presses.answer(dialogue.id, 'no') }
  const asked = say.receipts.askReason(await receiptView(context, receipt), [...reasons, type, cancel])
  return { replies: [asked], dialogue }
}

async function askWhich(context: BoundContext, open: readonly Receipt[], reason?: string): Promise<Outcome> {
  const { say } = context
  const dialogue = openDialogue<ReportData>('receiptReason', reason === undefined ? {} : { reason })
  const buttons = await Promise.all(
    open.slice(0, 10).map(async (receipt): Promise<Button> => {
      const { submission } = await receiptView(context, receipt)
      return {
        label: say.submission.shortName(submission),
        press: presses.answer(dialogue.id, String(receipt.submission)),
      }
    }),
  )
  return { replies: [say.receipts.whichOne(buttons)], dialogue }
}
