import { type Connection, type Model, Schema } from 'mongoose'

/** What a file that an office hands over is: a student's exchange package, or the receipt statement of a submission. */
export type ArrivalSubject = { kind: 'package'; student: string } | { kind: 'statement'; submission: number }

/** A file on its way in: handed over on a page or in the chat, looked at, and brought in once when its sender confirms. */
export interface Arrival {
  _id: string
  /** The message that asked for it. */
  request: string
  person: string
  about: ArrivalSubject
  until: Date
  /** SHA-256 of what was looked at last: that is what is confirmed. */
  sha256?: string
  /** A package: the file's id in the store. */
  file?: string
  /** A statement: its text. */
  csv?: string
  /** The request that confirmed it. */
  appliedIn?: string
}

const schema = new Schema<Arrival>({
  _id: { type: String, required: true },
  request: { type: String, required: true },
  person: { type: String, required: true },
  about: {
    type: new Schema(
      { kind: { type: String, enum: ['package', 'statement'], required: true }, student: String, submission: Number },
      { _id: false },
    ),
    required: true,
  },
  until: { type: Date, required: true },
  sha256: String,
  file: String,
  csv: String,
  appliedIn: String,
})
schema.index({ request: 1 }, { unique: true })
schema.index({ until: 1 })

export const createArrivalModel = (connection: Connection): Model<Arrival> =>
  connection.model<Arrival>('Arrival', schema, 'arrivals')
