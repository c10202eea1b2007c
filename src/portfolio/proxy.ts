import { type Connection, type Model, Schema } from 'mongoose'
import type { Consent, ListedProxy } from '../regulation/proxyOrder.ts'
import { type Deed, deedFields, indexDeeds } from '../school/journal.ts'
import { type Division, divisions } from '../school/roles.ts'

/** What somebody certifies as a proxy: everything of a teacher's, one course, or one entry. */
export const proxyScopes = ['teacher', 'course', 'entry'] as const
export type ProxyScope = (typeof proxyScopes)[number]

/** Somebody who certifies in a teacher's place (代理認證教師). Source, §九(二). */
export interface ProxyAppointment {
  _id: number
  scope: ProxyScope
  /** The teacher's number, the course's id, or the entry's number. */
  of: string
  /** In whose place. */
  teacher: string
  proxy: string
  rank: number
  /** Whose courses they are. */
  division: Division
  from: Date
  endedAt?: Date
}

/** That a teacher has named somebody to certify in their place, and what was said to it. Source: R-13.2 (1). */
export interface Nomination {
  /** `teacher:proxy`. */
  _id: string
  teacher: string
  proxy: string
  consent: Consent
  /** Goes up each time that the teacher asks anew: a button is about one time. */
  round: number
  /** When the consent was asked, or answered. */
  at: Date
}

/** The task force's own list, as it was entered; the latest of a division counts. Source. */
export interface ProxyOrder {
  _id: number
  division: Division
  rows: ListedProxy[]
}

export type KeptAppointment = ProxyAppointment & Deed
export type KeptNomination = Nomination & Deed
export type KeptOrder = ProxyOrder & Deed

const appointmentSchema = new Schema<KeptAppointment>({
  _id: { type: Number, required: true },
  scope: { type: String, enum: proxyScopes, required: true },
  of: { type: String, required: true },
  teacher: { type: String, required: true },
  proxy: { type: String, required: true },
  rank: { type: Number, required: true },
  division: { type: String, enum: divisions, required: true },
  from: { type: Date, required: true },
  endedAt: Date,
  ...deedFields,
})
appointmentSchema.index({ proxy: 1, endedAt: 1 })
appointmentSchema.index({ of: 1, endedAt: 1 })
indexDeeds(appointmentSchema)

const nominationSchema = new Schema<KeptNomination>({
  _id: { type: String, required: true },
  teacher: { type: String, required: true },
  proxy: { type: String, required: true },
  consent: { type: String, enum: ['asked', 'given', 'declined'], required: true },
  round: { type: Number, required: true },
  at: { type: Date, required: true },
  ...deedFields,
})
nominationSchema.index({ teacher: 1 })
nominationSchema.index({ consent: 1 })
indexDeeds(nominationSchema)

const orderSchema = new Schema<KeptOrder>({
  _id: { type: Number, required: true },
  division: { type: String, enum: divisions, required: true },
  rows: {
    type: [
      new Schema<ListedProxy>(
        {
          subject: { type: String, required: true },
          grade: Number,
          rank: { type: Number, required: true },
          person: { type: String, required: true },
        },
        { _id: false },
      ),
    ],
    required: true,
  },
  ...deedFields,
})
orderSchema.index({ division: 1, _id: -1 })
indexDeeds(orderSchema)

/** The collections that proxies are kept in. */
export interface ProxyModels {
  appointments: Model<KeptAppointment>
  nominations: Model<KeptNomination>
  orders: Model<KeptOrder>
}

export const createProxyModels = (connection: Connection): ProxyModels => ({
  appointments: connection.model<KeptAppointment>('ProxyAppointment', appointmentSchema, 'proxies'),
  nominations: connection.model<KeptNomination>('Nomination', nominationSchema, 'nominations'),
  orders: connection.model<KeptOrder>('ProxyOrder', orderSchema, 'proxyOrders'),
})
