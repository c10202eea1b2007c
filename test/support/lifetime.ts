import { AsyncLocalStorage } from 'node:async_hooks'
import mongoose from 'mongoose'

const { Collection, FindCursor } = mongoose.mongo

/** Thrown where a process that a test let die would have gone on. */
class Died extends Error {}

interface Life {
  /** Dies right after this step, and so before the next one. */
  at: number
  steps: number
  dead: boolean
}

const lives = new AsyncLocalStorage<Life>()

/** Something that reaches out of the process: the dying one does not live to hear what came of its last, and does no other. */
export async function step<T>(act: () => Promise<T>): Promise<T> {
  const life = lives.getStore()
  if (!life) return act()
  if (life.dead) throw new Died()
  life.steps += 1
  const isLast = life.steps === life.at
  const result = await act()
  if (isLast) life.dead = true
  if (life.dead) throw new Died()
  return result
}

/** Does work as a process that dies at its nth step, and does nothing more from then on. Resolves with whether it died. */
export async function dyingAt(at: number, work: () => Promise<void>): Promise<boolean> {
  const life: Life = { at, steps: 0, dead: false }
  await lives.run(life, work)
  return life.dead
}

const single = [
  'insertOne',
  'insertMany',
  'findOne',
  'findOneAndUpdate',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'countDocuments',
] as const

/** Makes every call to the database a step, until the returned function is called. */
export function countDatabaseSteps(): () => void {
  const undo = [...single.map((name) => wrap(Collection.prototype, name)), wrap(FindCursor.prototype, 'toArray')]
  return () => {
    for (const each of undo) each()
  }
}

function wrap(prototype: object, name: string): () => void {
  const original: unknown = Reflect.get(prototype, name)
  if (typeof original !== 'function') throw new Error(`The driver has no ${name}`)
  // toArray is inherited, and is a property of its own only while it is wrapped.
  const isOwn = Object.hasOwn(prototype, name)
  Reflect.set(prototype, name, function wrapped(this: unknown, ...args: unknown[]) {
    return step(async () => Reflect.apply(original, this, args))
  })
  return () => {
    if (isOwn) Reflect.set(prototype, name, original)
    else Reflect.deleteProperty(prototype, name)
  }
}
