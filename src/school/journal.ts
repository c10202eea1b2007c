import type { DateTime } from 'luxon'
import { Schema } from 'mongoose'
import { isDuplicateKey } from '../errors.ts'
import type { SchoolAct } from './calendar.ts'
import { type Actor, actFields, type SchoolRecord } from './record.ts'

/** Who acts, in what message, when: what an act needs to be told apart from its repetition. The role is looked up. */
export interface SchoolOccasion {
  actor: Pick<Actor, 'by' | 'via' | 'osUser'>
  /** The message that asks for it: doing it again changes nothing. */
  request: string
  now: DateTime
}

/** What somebody did for the school, kept with the act itself until that is in the record, so that both are one write. */
export interface Deed {
  /** The message that asked for it. */
  request: string
  act: SchoolAct
  /** Set until the act is in the record. */
  unrecorded?: boolean
}

export const deedFields = {
  request: { type: String, required: true },
  act: { type: new Schema<SchoolAct>({ _id: { type: String, required: true }, ...actFields }), required: true },
  unrecorded: Boolean,
} as const

/** The indexes that every collection of deeds has. */
export function indexDeeds<Doc>(schema: Schema<Doc>): void {
  schema.index({ request: 1 }, { unique: true })
  schema.index({ unrecorded: 1 }, { partialFilterExpression: { unrecorded: true } })
}

/** Brings acts from the documents that they changed into the record, also those that a dead process left. */
export interface Journal {
  /** Takes a collection into care; the function returned brings its acts into the record. */
  keep<Doc extends Pick<Deed, 'act'>>(
    unrecorded: () => Promise<Doc[]>,
    setRecorded: (doc: Doc) => Promise<unknown>,
  ): () => Promise<void>
  settleAll(): Promise<void>
}

export function createJournal(record: SchoolRecord): Journal {
  const kept: (() => Promise<void>)[] = []
  return {
    keep(unrecorded, setRecorded) {
      const settle = async () => {
        for (const doc of await unrecorded()) {
          await record.append(doc.act)
          await setRecorded(doc)
        }
      }
      kept.push(settle)
      return settle
    },
    async settleAll() {
      for (const settle of kept) await settle()
    },
  }
}

/** What a request made: found, or made now; of two processes that make it, one is told what the other made. */
export async function madeOnce<Doc>(find: () => Promise<Doc | null>, make: () => Promise<Doc>): Promise<Doc> {
  const known = await find()
  if (known) return known
  try {
    return await make()
  } catch (error) {
    const twin = isDuplicateKey(error) ? await find() : null
    if (!twin) throw error
    return twin
  }
}
