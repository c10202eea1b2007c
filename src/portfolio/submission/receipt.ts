import { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import { isPast, zone } from '../../regulation/schoolTime.ts'
import type { SchoolAct } from '../../school/calendar.ts'
import { actFields } from '../../school/record.ts'

export const receiptStates = ['open', 'confirmed', 'disputed'] as const
export type ReceiptState = (typeof receiptStates)[number]

/** How an item of a student's stands in the statement: as submitted, not there, otherwise, or there without being submitted. */
export const itemStandings = ['matched', 'missing', 'changed', 'extra'] as const
export type ItemStanding = (typeof itemStandings)[number]

export interface ReceiptItem {
  /** The entry's id, or the row of the package's CSV. */
  key: number
  about: string
  standing: ItemStanding
}

/** One student's receipt statement (收訖明細) of one submission, and what the student said to it. Source: R-10, §六(三), §九(三). */
export interface Receipt {
  /** `submission:student`. */
  _id: string
  submission: number
  student: string
  /** The revision that its statement is about. */
  revision: number
  /** The digest of what was submitted of the student; empty where that is nothing any more. */
  digest: string
  items: ReceiptItem[]
  state: ReceiptState
  /** Confirmed by letting the window pass (視同確認). */
  silent: boolean
  opensAt: Date
  /** The last second that counts. */
  until: Date
  /** What the student says is wrong. */
  reason?: string
  /** The revision that the report was about. */
  disputedRevision?: number
  /** When the investigation is due; absent once there is an outcome. */
  dueAt?: Date
  /** The student was right: the next revision brings it anew. */
  awaitsRevision?: boolean
  /** Goes up with every act: a button carries the round that it was about. */
  round: number
  /** The message behind the latest act. */
  changedIn?: string
  /** Acts that are not yet in the record or not yet told. */
  unsettled: SchoolAct[]
  /** Set while `unsettled` holds something, for the index. */
  hasUnsettled?: boolean
}

const schema = new Schema<Receipt>({
  _id: { type: String, required: true },
  submission: { type: Number, required: true },
  student: { type: String, required: true },
  revision: { type: Number, required: true },
  // Empty where the latest revision holds nothing of the student any more.
  digest: { type: String, default: '' },
  items: {
    type: [
      new Schema<ReceiptItem>(
        {
          key: { type: Number, required: true },
          about: { type: String, default: '' },
          standing: { type: String, enum: itemStandings, required: true },
        },
        { _id: false },
      ),
    ],
    required: true,
  },
  state: { type: String, enum: receiptStates, required: true },
  silent: { type: Boolean, required: true },
  opensAt: { type: Date, required: true },
  until: { type: Date, required: true },
  reason: String,
  disputedRevision: Number,
  dueAt: Date,
  awaitsRevision: Boolean,
  round: { type: Number, required: true },
  changedIn: String,
  unsettled: {
    type: [new Schema<SchoolAct>({ _id: { type: String, required: true }, ...actFields })],
    required: true,
  },
  hasUnsettled: Boolean,
})
schema.index({ student: 1, submission: 1 })
schema.index({ submission: 1, student: 1 })
schema.index({ state: 1, until: 1 })
schema.index({ hasUnsettled: 1 }, { partialFilterExpression: { hasUnsettled: true } })

export const createReceiptModel = (connection: Connection): Model<Receipt> =>
  connection.model<Receipt>('Receipt', schema, 'receipts')

/** A receipt as it stands at an instant: silence to the end of the window confirms, whether or not that is written down yet. Source: R-10. */
export function standingAt(receipt: Receipt, now: DateTime): Pick<Receipt, 'state' | 'silent'> {
  const { state, silent } = receipt
  if (state !== 'open' && !silent) return { state, silent: false }
  return isPast(instant(receipt.until), now) ? { state: 'confirmed', silent: true } : { state: 'open', silent: false }
}

/** Whether the student may still say something to it. */
export const isWindowOpen = ({ opensAt, until }: Pick<Receipt, 'opensAt' | 'until'>, now: DateTime) =>
  now >= instant(opensAt) && !isPast(instant(until), now)

/** A stored instant on the school's clock. */
export const instant = (at: Date) => DateTime.fromJSDate(at, { zone })
