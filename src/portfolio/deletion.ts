import { type Connection, type Model, Schema } from 'mongoose'
import { type Deed, deedFields, indexDeeds } from '../school/journal.ts'
import { type Division, divisions, type Role } from '../school/roles.ts'

export const deletionStates = ['open', 'declined', 'approved', 'done'] as const
export type DeletionState = (typeof deletionStates)[number]

/** A proposal to delete the data of students who left long ago, and what became of it. Source: R-12, §八. */
export interface Deletion extends Deed {
  _id: number
  division: Division
  /** Whose data, with the ISO date on which they left. */
  students: { student: string; leftOn: string }[]
  /** What was kept of them all when it was proposed. */
  entries: number
  files: number
  state: DeletionState
  proposedBy: string
  proposedAt: Date
  decidedBy?: string
  decidedAt?: Date
  /** The message that decided it. */
  decidedIn?: string
  /** Those whose data went: of the students, who were still due when it was carried out. */
  erased?: string[]
}

const leaving = new Schema<Deletion['students'][number]>(
  { student: { type: String, required: true }, leftOn: { type: String, required: true } },
  { _id: false },
)

const schema = new Schema<Deletion>({
  _id: { type: Number, required: true },
  division: { type: String, enum: divisions, required: true },
  students: { type: [leaving], required: true },
  entries: { type: Number, required: true },
  files: { type: Number, required: true },
  state: { type: String, enum: deletionStates, required: true },
  proposedBy: { type: String, required: true },
  proposedAt: { type: Date, required: true },
  decidedBy: String,
  decidedAt: Date,
  decidedIn: String,
  erased: { type: [String], default: undefined },
  ...deedFields,
})
indexDeeds(schema)
schema.index({ state: 1 })

export const createDeletionModel = (connection: Connection): Model<Deletion> =>
  connection.model<Deletion>('Deletion', schema, 'deletions')

/** Who proposes, for the students of which division. Source: contract.md, retention; R-7. */
export const proposers: Record<Division, Role> = { day: 'registrar', continuing: 'continuing-affairs' }

/** Who decides on it. Source: contract.md, retention; R-7. */
export const deciders: Record<Division, Role> = { day: 'academic-director', continuing: 'continuing-director' }

/** Who sees what is kept and proposed. */
export const retentionOffices: readonly Role[] = [...Object.values(proposers), ...Object.values(deciders)]
