import { randomUUID } from 'node:crypto'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { isDuplicateKey } from '../errors.ts'

export const vias = ['line', 'discord', 'simulator', 'page', 'cli', 'job'] as const
export type Via = (typeof vias)[number]

/** Ids, states, dates, roles and hashes: never names, descriptions, reasons or other text. */
export type Facts = Record<string, string | number | boolean | string[] | number[] | null>

/** Who acts, and in which capacity. */
export interface Actor {
  /** A person's id, `operator` or `system`. */
  by: string
  as: string
  /** The student for whom a guardian acts, or the holder for whom acting staff or a proxy acts. */
  onBehalfOf?: string
  via: Via
  /** The operating-system user behind a command. */
  osUser?: string
}

/** One act, as the record keeps it. */
export interface Act extends Actor {
  /** Unique; appending the same act again changes nothing. */
  _id: string
  /** The order of acts; the clock does not decide it, because processes may start theirs at different values. */
  order: number
  at: Date
  /** A verb: `create`, `send`, `certify`, `bind`, `import` … */
  act: string
  /** Such as `entry:12`, `person:S1101`, `notice:SEL-115`. */
  subject: string
  /** Everyone whom the act concerns, for `record --person`. */
  people: string[]
  before?: Facts
  after?: Facts
}

/** An act that has happened and is not yet in the record. */
export type NewAct = Omit<Act, 'order' | '_id'> & { _id?: string }

export const actFields = {
  at: { type: Date, required: true },
  act: { type: String, required: true },
  subject: { type: String, required: true },
  people: { type: [String], required: true },
  by: { type: String, required: true },
  as: { type: String, required: true },
  onBehalfOf: String,
  via: { type: String, enum: vias, required: true },
  osUser: String,
  before: Schema.Types.Mixed,
  after: Schema.Types.Mixed,
} as const

const schema = new Schema<Act>({
  _id: { type: String, required: true },
  order: { type: Number, required: true },
  ...actFields,
})
schema.index({ order: 1 }, { unique: true })
schema.index({ subject: 1, order: 1 })
schema.index({ people: 1, order: 1 })
schema.index({ at: 1 })
schema.index({ 'after.files': 1 }, { sparse: true })

/** The append-only record of acts. */
export interface SchoolRecord {
  readonly model: Model<Act>
  append(act: NewAct): Promise<void>
  /** Appends many in the order given; those that are there already stay as they are. */
  appendAll(acts: readonly (NewAct & { _id: string })[]): Promise<void>
}

export function createRecord(connection: Connection, sequences: Sequences): SchoolRecord {
  const model = connection.model<Act>('Act', schema, 'acts')
  return {
    model,
    async append(act) {
      const _id = act._id ?? randomUUID()
      if (await model.exists({ _id })) return
      try {
        await model.create({ ...act, _id, order: await sequences.take('act') })
      } catch (error) {
        if (!isDuplicateKey(error, '_id_')) throw error
      }
    },
    async appendAll(acts) {
      const known = await model.find({ _id: { $in: acts.map(({ _id }) => _id) } }, { _id: 1 }).lean()
      const there = new Set(known.map(({ _id }) => _id))
      const fresh = acts.filter(({ _id }) => !there.has(_id))
      if (fresh.length === 0) return
      const first = await sequences.take('act', fresh.length)
      try {
        await model.insertMany(
          fresh.map((act, index) => ({ ...act, order: first + index })),
          { ordered: false },
        )
      } catch (error) {
        // Another process finishes the same work: each act is in the record once.
        if (!isDuplicateKey(error, '_id_')) throw error
      }
    },
  }
}
