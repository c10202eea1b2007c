import { type Connection, Schema } from 'mongoose'

interface Sequence {
  _id: string
  last: number
}

/** Whole numbers that are handed out once, in order, and never again. */
export interface Sequences {
  /** The first of `count` numbers that now belong to the caller. */
  take(name: string, count?: number): Promise<number>
}

const schema = new Schema<Sequence>({ _id: { type: String, required: true }, last: { type: Number, required: true } })

export function createSequences(connection: Connection): Sequences {
  const model = connection.model<Sequence>('Sequence', schema, 'sequences')
  return {
    async take(name, count = 1) {
      const { last } = await model
        .findOneAndUpdate({ _id: name }, { $inc: { last: count } }, { upsert: true, returnDocument: 'after' })
        .orFail()
        .lean()
      return last - count + 1
    },
  }
}
