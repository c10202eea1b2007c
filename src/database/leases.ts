import { randomUUID } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from '../errors.ts'

interface Lease {
  _id: string
  holder: string
  /** Real milliseconds. */
  until: number
}

/** A right that one process holds at a time. It ends by itself when the holder dies. */
export interface Held {
  /** Fires once another process has taken it: this one was too slow to keep it alive. */
  readonly lost: AbortSignal
  release(): Promise<void>
}

/** Rights held across processes, by name, on real time: they rule who works, never what people see. */
export interface Leases {
  /** Takes a free or expired lease and keeps it alive until released; `undefined` when another holds it. */
  take(name: string, lifetimeMs?: number): Promise<Held | undefined>
}

const schema = new Schema<Lease>({
  _id: { type: String, required: true },
  holder: { type: String, required: true },
  until: { type: Number, required: true },
})

/** Long enough for a slow disk, short enough that a reply token outlives its holder's death. */
const defaultLifetimeMs = 10_000

export function createLeases(connection: Connection, realNow: () => number): Leases {
  const model = connection.model<Lease>('Lease', schema, 'leases')
  return {
    async take(name, lifetimeMs = defaultLifetimeMs) {
      const holder = randomUUID()
      try {
        await model.updateOne(
          { _id: name, until: { $lte: realNow() } },
          { $set: { holder, until: realNow() + lifetimeMs } },
          { upsert: true },
        )
      } catch (error) {
        if (isDuplicateKey(error)) return undefined
        throw error
      }
      const lost = new AbortController()
      const renewal = setInterval(() => {
        model
          .updateOne({ _id: name, holder }, { $set: { until: realNow() + lifetimeMs } })
          .then(({ matchedCount }) => {
            if (matchedCount === 0) lost.abort()
          })
          .catch(() => undefined)
      }, lifetimeMs / 3)
      renewal.unref()
      return {
        lost: lost.signal,
        async release() {
          clearInterval(renewal)
          await model.deleteOne({ _id: name, holder })
        },
      }
    },
  }
}
