import { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { zone } from '../clock.ts'
import type { Actor, SchoolRecord } from '../school/record.ts'
import type { Entry } from './entry.ts'

/** How often a student may have the teacher reminded of one entry, in hours. Source: R-1 (student), 本校作法. */
export const hoursBetweenNudges = 72

/** What became of a nudge. `again`: from when the next one is taken. */
export type Nudged =
  | { done: true; entry: Entry }
  | { done: false; reason: 'notWaiting' | 'tooSoon'; entry: Entry; again?: DateTime }

/** A student asks that the teacher be reminded: one line in the teacher's next digest. */
export interface Nudges {
  /** Of one's own entry; undefined where there is none of that number. The same message again is the same nudge. */
  nudge(entry: number, actor: Actor, request: string, now: DateTime): Promise<Nudged | undefined>
}

export function createNudges(entries: Model<Entry>, record: SchoolRecord): Nudges {
  return {
    async nudge(id, actor, request, now) {
      const own = { _id: id, student: actor.onBehalfOf ?? actor.by, kind: 'course', hidden: false } as const
      const earlier = { $lte: now.minus({ hours: hoursBetweenNudges }).toJSDate() }
      await entries.updateOne(
        { ...own, state: 'pending', $or: [{ nudgedAt: { $exists: false } }, { nudgedAt: earlier }] },
        { $set: { nudgedAt: now.toJSDate() } },
      )
      const entry = await entries.findOne(own).lean()
      if (!entry) return undefined
      if (entry.state !== 'pending') return { done: false, reason: 'notWaiting', entry }
      if (entry.nudgedAt?.getTime() !== now.toMillis()) {
        const last = DateTime.fromJSDate(entry.nudgedAt ?? now.toJSDate(), { zone })
        return { done: false, reason: 'tooSoon', entry, again: last.plus({ hours: hoursBetweenNudges }) }
      }
      await record.append({
        ...actor,
        _id: `${request}:nudge:${id}`,
        at: now.toJSDate(),
        act: 'nudge',
        subject: `entry:${id}`,
        people: [entry.student],
        after: { state: entry.state },
      })
      return { done: true, entry }
    },
  }
}
