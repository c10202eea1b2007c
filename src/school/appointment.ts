import { type Connection, type Model, Schema } from 'mongoose'
import { type Deed, deedFields, indexDeeds } from './journal.ts'
import { type Office, offices } from './roles.ts'

/** Someone who has an office's rights and duties between two dates. Source, §九(一). */
export interface Appointment {
  _id: number
  office: Office
  person: string
  /** Whose office it is; absent where nobody held it when the acting person was appointed. */
  holder?: string
  /** ISO dates, both inclusive. */
  from: string
  to: string
  /** ISO date on which it was ended early. */
  endedOn?: string
}

/** Whether the office is theirs on that day (ISO date). */
export const isRunning = ({ from, to, endedOn }: Appointment, today: string) =>
  from <= today && today <= to && endedOn === undefined

export type AppointmentModel = Model<Appointment & Deed>

const schema = new Schema<Appointment & Deed>({
  _id: { type: Number, required: true },
  office: { type: String, enum: offices, required: true },
  person: { type: String, required: true },
  holder: String,
  from: { type: String, required: true },
  to: { type: String, required: true },
  endedOn: String,
  ...deedFields,
})
schema.index({ person: 1, to: 1 })
schema.index({ office: 1, to: 1 })
indexDeeds(schema)

export const createAppointmentModel = (connection: Connection): AppointmentModel =>
  connection.model<Appointment & Deed>('Appointment', schema, 'acting')
