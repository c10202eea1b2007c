import type { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import type { Guardians } from '../school/guardians.ts'
import type { Actor } from '../school/record.ts'
import type { Entry } from './entry.ts'
import { writeAct } from './entryAct.ts'
import type { Files } from './files.ts'
import { type LeaverDeps, leaversAmong } from './leavers.ts'
import type { Settle } from './settle.ts'

export interface EraseDeps extends LeaverDeps {
  connection: Connection
  guardians: Guardians
  files: Files
  settle: Settle
}

/** By whose decision, when. */
export interface Erasure {
  /** The decision's own name: what it has erased once, it does not erase again. */
  request: string
  actor: Actor
  at: DateTime
}

/** What holds words about a student beside the entries: the words go, the ids, states and times stay. */
const personalTexts: Record<string, readonly string[]> = {
  receipts: ['reason'],
  officers: ['unit', 'position'],
  grades: ['score'],
  counselling: ['place', 'content', 'advice'],
}

/**
 * Erases a student's data: names, texts and files go; ids, acts and times stay. Nothing else in the house does, and it asks
 * again whether the years are full. Done again, or finished after a crash, it does what is left to do.
 *
 * Source: R-12, §八.
 * @returns whether the data may go, and went.
 */
export async function eraseStudent(student: string, erasure: Erasure, deps: EraseDeps): Promise<boolean> {
  const { people, entries, connection, settle } = deps
  const person = await people.get(student)
  if (!person || (await leaversAmong([person], deps, erasure.at)).length === 0) return false
  const kept = await entries
    .find({ student, erased: { $ne: true } })
    .sort({ _id: 1 })
    .lean()
  for (const entry of kept) await eraseEntry(entry, erasure, deps)
  // An act that a crash has left in an entry.
  for (const { _id } of await entries.find({ student, hasUnsettled: true }, { _id: 1 }).lean()) await settle(_id)
  for (const [collection, words] of Object.entries(personalTexts)) {
    for (const word of words) {
      await connection
        .collection(collection)
        .updateMany({ student, [word]: { $exists: true } }, { $set: { [word]: '' } })
    }
  }
  for (const guardian of await deps.guardians.ofStudents([student])) await eraseGuardian(guardian, deps)
  await blankName(student, deps)
  return true
}

/** Takes the files away first: whoever finishes this after a crash still finds them named. */
async function eraseEntry(found: Entry, { request, actor, at }: Erasure, deps: EraseDeps): Promise<void> {
  const { entries, files, settle } = deps
  for (let entry: Entry | null = found; entry && entry.erased !== true; ) {
    for (const { id } of entry.files) {
      const elsewhere = await entries.exists({ 'files.id': id, student: { $ne: entry.student } })
      if (!elsewhere) await files.remove(id)
    }
    const change = {
      set: { description: '', files: [], hidden: true, erased: true },
      unset: ['fields', 'link', 'reason', 'place'] as (keyof Entry)[],
      after: { erased: true, files: entry.files.map(({ sha256 }) => sha256) },
    }
    const erased = await writeAct(entries, 'erase', entry, change, { request, actor, now: at })
    if (erased) return settle(entry._id)
    entry = await entries.findById(entry._id).lean()
  }
}

/** A guardian's name goes with that of the last student they were known for. */
async function eraseGuardian(guardian: string, deps: EraseDeps): Promise<void> {
  const [person, students] = [await deps.people.get(guardian), await deps.guardians.studentsOf(guardian)]
  if (!person || person.roles.some((role) => role !== 'guardian')) return
  const known = await deps.people.byId(students)
  const named = [...known.values()].filter(({ _id, name }) => name !== _id)
  if (named.length <= 1) await blankName(guardian, deps)
}

/** Somebody without a name is known by their number. */
const blankName = (id: string, { people }: EraseDeps) =>
  people.model.updateOne({ _id: id }, { $set: { name: id }, $unset: { subject: 1, domain: 1 } })
