import { type Connection, type Model, Schema } from 'mongoose'
import { OperatorError } from '../../errors.ts'

/** That a restore into this store was begun, and whether it came to its end. */
interface RestoreMark {
  _id: 'restore'
  state: 'begun' | 'done'
  at: Date
}

const schema = new Schema<RestoreMark>({
  _id: { type: String, required: true },
  state: { type: String, enum: ['begun', 'done'], required: true },
  at: { type: Date, required: true },
})

export const createRestoreMark = (connection: Connection): Model<RestoreMark> =>
  connection.model<RestoreMark>('RestoreMark', schema, 'restores')

/**
 * Keeps everybody out of a store that a restore left half full.
 * @throws OperatorError then.
 */
export async function refuseHalfRestored(marks: Model<RestoreMark>): Promise<void> {
  if (!(await marks.exists({ _id: 'restore', state: 'begun' }))) return
  throw new OperatorError(
    'half-restored',
    'A restore into this store was interrupted. Empty it (delete DATA_DIR, or drop the database) and restore again.',
  )
}
