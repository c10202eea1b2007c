import { type Connection, type Model, Schema } from 'mongoose'
import { type Actor, vias } from '../record.ts'
import type { Change } from './change.ts'

/** One import. `staged` may still be dropped; what is `applying` will be finished, by whichever process comes first. */
export interface ImportRun {
  _id: string
  kind: string
  state: 'staged' | 'applying' | 'done'
  at: Date
  actor: Actor
}

/** One change of an import, kept until it is applied and in the record. */
export interface StagedChange {
  _id: string
  run: string
  /** The order in which the changes of a run are applied. */
  order: number
  change: Change
}

const runSchema = new Schema<ImportRun>({
  _id: { type: String, required: true },
  kind: { type: String, required: true },
  state: { type: String, enum: ['staged', 'applying', 'done'], required: true },
  at: { type: Date, required: true },
  actor: {
    type: { by: String, as: String, onBehalfOf: String, via: { type: String, enum: vias }, osUser: String },
    _id: false,
    required: true,
  },
})
runSchema.index({ state: 1 })

const stagedSchema = new Schema<StagedChange>(
  {
    _id: { type: String, required: true },
    run: { type: String, required: true },
    order: { type: Number, required: true },
    change: { type: Schema.Types.Mixed, required: true },
  },
  { minimize: false },
)
stagedSchema.index({ run: 1, order: 1 })

/** Imports under way, and what they will change. */
export interface ImportRuns {
  readonly runs: Model<ImportRun>
  readonly staged: Model<StagedChange>
}

export const createImportRuns = (connection: Connection): ImportRuns => ({
  runs: connection.model<ImportRun>('ImportRun', runSchema, 'imports'),
  staged: connection.model<StagedChange>('StagedChange', stagedSchema, 'importRows'),
})
