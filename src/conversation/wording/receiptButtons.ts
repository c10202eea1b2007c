import type { DateTime } from 'luxon'
import { isWindowOpen, type Receipt, standingAt } from '../../portfolio/submission/receipt.ts'
import { outcomes } from '../../portfolio/submission/receipts.ts'
import type { Button } from '../message.ts'
import { presses } from './presses.ts'

/** What the buttons of receipt statements are called in one language. */
export interface ReceiptLabels {
  accept: string
  report: string
  'data-right': string
  corrected: string
}

/** The buttons of receipt statements: the student's, as far as they can still be pressed, and the submitting office's. */
export const receiptButtonsIn = (labels: ReceiptLabels) => ({
  ofStudent(receipt: Receipt, now: DateTime): Button[] {
    const { submission, round, state, student } = receipt
    if (!isWindowOpen(receipt, now) || state === 'disputed') return []
    const accept = presses.act('receipt.accept', submission, round, student)
    const report: Button = { label: labels.report, press: presses.act('receipt.report', submission, round, student) }
    const isOpen = standingAt(receipt, now).state === 'open'
    return isOpen ? [{ label: labels.accept, press: accept, style: 'primary' }, report] : [report]
  },
  ofOffice: ({ submission, student, round }: Receipt): Button[] =>
    outcomes.map((outcome) => ({
      label: labels[outcome],
      press: presses.act('receipt.resolve', submission, student, round, outcome),
    })),
})
