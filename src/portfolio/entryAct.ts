import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { Actor, Facts } from '../school/record.ts'
import type { Entry, EntryAct } from './entry.ts'

/** What an act needs to be told apart from its repetition, and to be judged. */
export interface Occasion {
  actor: Actor
  /** The message that asks for it: doing it again changes nothing. */
  request: string
  now: DateTime
  /** The entry's round that a button was about; absent when it was said in words. */
  round?: number
}

/** What an act makes of an entry, and what the record says of it. */
export interface Change {
  set: Partial<Entry>
  unset?: (keyof Entry)[]
  after?: Facts
}

/** What an entry of either kind begins with: the fields that say whose it is and what it holds. */
export type NewEntry = Pick<Entry, 'kind' | 'student' | 'year' | 'period' | 'state' | 'description' | 'files'> &
  Partial<Pick<Entry, 'course' | 'term' | 'category' | 'fields' | 'link'>>

/** A new entry with the act that makes it. `after` is what the record says of it, beside its state, place and files. */
export function entryOf(
  number: number,
  place: number,
  content: NewEntry,
  after: Facts,
  { actor, now, request }: Occasion,
): Entry {
  const at = now.toJSDate()
  const { state, student, files } = content
  return {
    ...content,
    _id: number,
    place,
    round: 1,
    createdAt: at,
    createdBy: actor.by,
    createdIn: request,
    changedIn: request,
    everSent: false,
    selected: 'no',
    hidden: false,
    unsettled: [
      {
        _id: `${number}:1:create`,
        round: 1,
        at,
        act: 'create',
        subject: `entry:${number}`,
        people: [...new Set([student, actor.by])],
        ...actor,
        after: { state, ...after, place, files: files.map((file) => file.sha256) },
      },
    ],
    hasUnsettled: true,
  }
}

/**
 * Writes an act and its record in one document, if the entry is still as it was judged; undefined when another writer came
 * in between.
 */
export async function writeAct(
  entries: Model<Entry>,
  name: string,
  entry: Entry,
  change: Change,
  { actor, now, request }: Occasion,
): Promise<Entry | undefined> {
  const round = entry.round + 1
  const done: EntryAct = {
    _id: `${entry._id}:${round}:${name}`,
    round,
    at: now.toJSDate(),
    act: name,
    subject: `entry:${entry._id}`,
    people: [...new Set([entry.student, actor.by])],
    ...actor,
    before: { state: entry.state },
    after: { ...(change.set.state ? { state: change.set.state } : {}), ...change.after },
  }
  const changed = await entries
    .findOneAndUpdate(
      { _id: entry._id, round: entry.round, selected: entry.selected },
      {
        $set: { ...change.set, round, changedIn: request, hasUnsettled: true },
        ...(change.unset ? { $unset: Object.fromEntries(change.unset.map((field) => [field, 1])) } : {}),
        $push: { unsettled: done },
      },
      { returnDocument: 'after' },
    )
    .lean()
  return changed ?? undefined
}
