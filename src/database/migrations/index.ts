import { setTimeout as wait } from 'node:timers/promises'
import { type Connection, Schema } from 'mongoose'
import { OperatorError } from '../../errors.ts'
import type { Leases } from '../leases.ts'
import { movesAreAList } from './movesAreAList.ts'

/** One change of what is stored. Safe to run again: a process may die in the middle. */
export interface Migration {
  /** Migrations run in the order of their numbers, each once. */
  number: number
  /** What is true afterwards, in a sentence. */
  name: string
  run(connection: Connection): Promise<void>
}

/** Every migration there ever was; a number is never used again. */
export const migrations: readonly Migration[] = [movesAreAList]

interface Applied {
  _id: number
  name: string
  at: Date
}

const schema = new Schema<Applied>({
  _id: { type: Number, required: true },
  name: { type: String, required: true },
  at: { type: Date, required: true },
})

const waitMs = 200

/**
 * Brings the store up to date, once, whichever process comes first; the others wait.
 * @throws OperatorError when a newer version has written the store.
 */
export async function migrate(connection: Connection, leases: Leases, now: Date, known = migrations): Promise<void> {
  const model = connection.model<Applied>('Migration', schema, 'migrations')
  const newest = known.at(-1)?.number ?? 0
  for (;;) {
    const applied = new Set((await model.find().lean()).map(({ _id }) => _id))
    const newer = [...applied].filter((number) => number > newest)
    if (newer.length > 0) {
      throw new OperatorError(
        'newer-store',
        `This store was written by a newer licheng (migration ${Math.max(...newer)}; this version knows ${newest}). Start the newer version.`,
      )
    }
    const missing = known.filter(({ number }) => !applied.has(number))
    if (missing.length === 0) return
    const held = await leases.take('migrations')
    if (!held) {
      await wait(waitMs)
      continue
    }
    try {
      for (const { number, name, run } of missing) {
        if (await model.exists({ _id: number })) continue
        await run(connection)
        await model.create({ _id: number, name, at: now })
      }
    } finally {
      await held.release()
    }
  }
}
