import { type Connection, type Model, Schema } from 'mongoose'
import { type SelectionKind, selectionKinds } from '../regulation/selection.ts'
import { actFields, type NewAct } from '../school/record.ts'

/** An act on a selection; written into it with the change, then copied to its entries and to the record. */
export type ActOnSelection = NewAct & {
  /** `selection:round:act`, unique. */
  _id: string
  /** The entries that it concerns. */
  entries: number[]
}

/** What a student has ticked of one kind in one school year. Source: R-8, §六(一). */
export interface Selection {
  /** `student:year:kind`. */
  _id: string
  student: string
  /** ROC school year. */
  year: number
  kind: SelectionKind
  /** The entries that are ticked, in the order of ticking. */
  ticked: number[]
  lockedAt?: Date
  /** A lock by the student is for good; one by the close holds as long as the window is closed. */
  lockedBy?: 'student' | 'close'
  /** The students whose close will lock it, as `115:course:12:day`; absent once it is locked. */
  closesWith?: string
  /** Goes up with every change; 0 where nothing was ever ticked. */
  round: number
  /** The message behind the latest act. */
  changedIn?: string
  /** Acts that are not yet in the entries and in the record. */
  unsettled: ActOnSelection[]
  /** Set while `unsettled` holds something, for the index. */
  hasUnsettled?: boolean
}

const schema = new Schema<Selection>({
  _id: { type: String, required: true },
  student: { type: String, required: true },
  year: { type: Number, required: true },
  kind: { type: String, enum: selectionKinds, required: true },
  ticked: { type: [Number], required: true },
  lockedAt: Date,
  lockedBy: { type: String, enum: ['student', 'close'] },
  closesWith: String,
  round: { type: Number, required: true },
  changedIn: String,
  unsettled: {
    type: [
      new Schema<ActOnSelection>({
        _id: { type: String, required: true },
        entries: { type: [Number], required: true },
        ...actFields,
      }),
    ],
    required: true,
  },
  hasUnsettled: Boolean,
})
schema.index({ year: 1, kind: 1, student: 1 })
schema.index({ closesWith: 1 }, { partialFilterExpression: { closesWith: { $exists: true } } })
schema.index({ hasUnsettled: 1 }, { partialFilterExpression: { hasUnsettled: true } })

export function createSelectionModel(connection: Connection): Model<Selection> {
  return connection.model<Selection>('Selection', schema, 'selections')
}

/** A selection in which nothing was ever ticked. */
export const emptySelection = (student: string, year: number, kind: SelectionKind): Selection => ({
  _id: `${student}:${year}:${kind}`,
  student,
  year,
  kind,
  ticked: [],
  round: 0,
  unsettled: [],
})
