import { type Connection, type Model, Schema } from 'mongoose'
import { type Deed, deedFields, indexDeeds } from './journal.ts'

/** That a duty is done. `_id` is the duty's. */
export interface DutyMark extends Deed {
  _id: string
  doneAt: Date
  doneBy: string
}

const schema = new Schema<DutyMark>({
  _id: { type: String, required: true },
  doneAt: { type: Date, required: true },
  doneBy: { type: String, required: true },
  ...deedFields,
})
indexDeeds(schema)

export const createDutyMarkModel = (connection: Connection): Model<DutyMark> =>
  connection.model<DutyMark>('DutyMark', schema, 'duties')
