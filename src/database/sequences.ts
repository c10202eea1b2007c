import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from '../errors.ts'

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
  return { take }

  async function take(name: string, count = 1): Promise<number> {
    const taken = await model
      .findOneAndUpdate({ _id: name }, { $inc: { last: count } }, { returnDocument: 'after' })
      .lean()
    if (taken) return taken.last - count + 1
    await begin(name)
    return take(name, count)
  }

  /** A sequence begins as a document of its own: of several first numbers at once, no two are the same on any server. */
  async function begin(name: string): Promise<void> {
    try {
      await model.create({ _id: name, last: 0 })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
}
