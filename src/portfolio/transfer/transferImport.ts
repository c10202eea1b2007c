import { type Connection, type Model, Schema } from 'mongoose'
import type { Course } from '../../school/courses.ts'
import { type Deed, deedFields, indexDeeds } from '../../school/journal.ts'
import type { Officer } from '../../school/officers.ts'
import type { Entry } from '../entry.ts'

/** One package brought in for one student, with all that it makes, so that whoever finds it begun can finish it. Source: R-11. */
export interface TransferImport extends Deed {
  /** `digest:student`: the same package again adds nothing. */
  _id: string
  student: string
  /** Emptied once it is all there. */
  brings: { courses: Course[]; entries: Entry[]; officers?: Officer[] }
  /** The student's own entries with the very files of a certified one: they are certified and need no teacher. */
  spared: number[]
  counts: { outcomes: number; diverse: number; certified: number; officers?: number; files: number }
}

const schema = new Schema<TransferImport>({
  _id: { type: String, required: true },
  student: { type: String, required: true },
  brings: { type: Schema.Types.Mixed, required: true },
  spared: { type: [Number], required: true },
  counts: { type: Schema.Types.Mixed, required: true },
  ...deedFields,
})
indexDeeds(schema)

export const createTransferImportModel = (connection: Connection): Model<TransferImport> =>
  connection.model<TransferImport>('TransferImport', schema, 'transferImports')
