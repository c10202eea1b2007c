import type { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import type { Accounts } from '../identity/accounts.ts'
import type { EraseChats } from '../identity/eraseChats.ts'
import type { Grants } from '../identity/grants.ts'
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
  grants: Grants
  accounts: Accounts
  eraseChats: EraseChats
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

/** What was submitted and received of a student: each item names what it is about. */
interface Itemised {
  student: string
  items: { about: string }[]
}
const itemised = ['receipts', 'submittedStudents']

/** Kept of a student and no act of anybody's: it goes as a whole. */
const mereRecords = ['attendance']

/**
 * Erases a student's data: names, texts, files and chats go; ids, acts and times stay. Nothing else in the house does, and
 * it asks again whether the years are full. Done again, or finished after a crash, it does what is left to do.
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
  await eraseRecords(student, connection)
  for (const guardian of await deps.guardians.ofStudents([student])) await eraseGuardian(guardian, student, deps)
  await deps.grants.erase(student)
  await deps.eraseChats(student)
  await blankName(student, deps)
  return true
}

async function eraseRecords(student: string, connection: Connection): Promise<void> {
  for (const [collection, words] of Object.entries(personalTexts)) {
    for (const word of words) {
      await connection
        .collection(collection)
        .updateMany({ student, [word]: { $exists: true } }, { $set: { [word]: '' } })
    }
  }
  await connection.collection('submittedStudents').updateMany({ student }, { $unset: { packed: 1 } })
  for (const name of itemised) {
    const collection = connection.collection<Itemised>(name)
    for (const { _id, items } of await collection.find({ student }).toArray()) {
      await collection.updateOne({ _id }, { $set: { items: items.map((item) => ({ ...item, about: '' })) } })
    }
  }
  for (const name of mereRecords) await connection.collection(name).deleteMany({ student })
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

/**
 * A guardian is no longer the student's; their name and chats go with the last student they were known for. That they were
 * is forgotten last: whoever finishes this after a crash still finds them.
 */
async function eraseGuardian(guardian: string, student: string, deps: EraseDeps): Promise<void> {
  const { people, guardians, accounts } = deps
  const person = await people.get(guardian)
  const wards = await people.byId(await guardians.studentsOf(guardian))
  const hasOthers = [...wards.values()].some(({ _id, name }) => _id !== student && name !== _id)
  if (person && !hasOthers && person.roles.every((role) => role === 'guardian')) {
    await deps.eraseChats(guardian)
    await blankName(guardian, deps)
  } else {
    await accounts.model.updateMany({ person: guardian, actsFor: student }, { $unset: { actsFor: 1 } })
  }
  await guardians.model.deleteMany({ guardian, student })
}

/** Somebody without a name is known by their number. */
const blankName = (id: string, { people }: EraseDeps) =>
  people.model.updateOne({ _id: id }, { $set: { name: id }, $unset: { subject: 1, domain: 1 } })
