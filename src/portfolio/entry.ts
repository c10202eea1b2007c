import { type Connection, type Model, Schema } from 'mongoose'
import { type DiverseCategory, diverseCategories } from '../regulation/diverseCategory.ts'
import type { FileRole } from '../regulation/fileLimits.ts'
import { actFields, type NewAct } from '../school/record.ts'

export const entryKinds = ['course', 'diverse'] as const
export type EntryKind = (typeof entryKinds)[number]

export const entryStates = ['draft', 'pending', 'certified', 'returned', 'recorded'] as const
export type EntryState = (typeof entryStates)[number]

/** A file as an entry keeps it: what it is by content, and the hashes that prove it unchanged. */
export interface EntryFile {
  /** The file's id in the store. */
  id: string
  role: FileRole
  /** As the sender named it, or made up from what it is. */
  name: string
  /** Media type, from the content. */
  type: string
  bytes: number
  sha256: string
  md5: string
  storedAt: Date
}

/** An act on the entry; written with the change itself, then copied to the record and told to whom it concerns. */
export type EntryAct = Omit<NewAct, '_id'> & {
  /** `entry:round:act`, unique. */
  _id: string
  /** What the entry's messages need to know of it. */
  round: number
}

/** One item of a student's portfolio. */
export interface Entry {
  /** Never used again; shown as #12. */
  _id: number
  kind: EntryKind
  student: string
  /** Course outcomes: the course, and its semester. */
  course?: string
  term?: string
  /** ROC school year. */
  year: number
  /** The semester (course outcomes) or school year (diverse performance) whose places it takes part in. */
  period: string
  /** Which of the period's places it takes; absent once it is hidden, and for one that came with a transfer. */
  place?: number
  /** Diverse performance: which of the ten kinds, what its own fields hold, and where it can be seen. Source. */
  category?: DiverseCategory
  fields?: Record<string, string>
  link?: string
  /** An imported one: the school and semester that it was made in. Source: R-11. */
  origin?: { school: string; term: string }
  state: EntryState
  /** The certified one of which it is a re-upload, and so certified without a teacher. Source: R-11. */
  sparedBy?: number
  /** Goes up with every act: a button carries the round that it was about. */
  round: number
  description: string
  files: EntryFile[]
  createdAt: Date
  createdBy: string
  /** The message that made it, so that the same message again makes no second one. */
  createdIn: string
  /** The message behind the latest act. */
  changedIn: string
  sentAt?: Date
  dueAt?: Date
  /** When the student last asked for a nudge. */
  nudgedAt?: Date
  decidedAt?: Date
  decidedBy?: string
  /** The latest return's reason; kept in view while the student edits. */
  reason?: string
  /** It was sent at least once: R-12 keeps it. */
  everSent: boolean
  selected: 'no' | 'ticked' | 'locked'
  /** The round of the selection that `selected` was copied from: an older copy changes nothing. */
  selectionRound?: number
  /** Deleted by the student: out of sight, its place free. */
  hidden: boolean
  /** Its texts and files went by an approved deletion. Source: R-12. */
  erased?: boolean
  /** Acts not yet in the record or not yet told. */
  unsettled: EntryAct[]
  /** Set while `unsettled` holds something, for the index. */
  hasUnsettled?: boolean
}

const fileSchema = new Schema<EntryFile>(
  {
    id: { type: String, required: true },
    role: { type: String, enum: ['document', 'av'], required: true },
    name: { type: String, required: true },
    type: { type: String, required: true },
    bytes: { type: Number, required: true },
    sha256: { type: String, required: true },
    md5: { type: String, required: true },
    storedAt: { type: Date, required: true },
  },
  { _id: false },
)

const actSchema = new Schema<EntryAct>({
  _id: { type: String, required: true },
  round: { type: Number, required: true },
  ...actFields,
})

const schema = new Schema<Entry>({
  _id: { type: Number, required: true },
  kind: { type: String, enum: entryKinds, required: true },
  student: { type: String, required: true },
  course: String,
  term: String,
  year: { type: Number, required: true },
  period: { type: String, required: true },
  place: Number,
  category: { type: String, enum: diverseCategories },
  fields: Schema.Types.Mixed,
  link: String,
  origin: { type: new Schema({ school: String, term: String }, { _id: false }) },
  state: { type: String, enum: entryStates, required: true },
  sparedBy: Number,
  round: { type: Number, required: true },
  // Empty once it is erased.
  description: { type: String, default: '' },
  files: { type: [fileSchema], required: true },
  createdAt: { type: Date, required: true },
  createdBy: { type: String, required: true },
  createdIn: { type: String, required: true },
  changedIn: { type: String, required: true },
  sentAt: Date,
  dueAt: Date,
  nudgedAt: Date,
  decidedAt: Date,
  decidedBy: String,
  reason: String,
  everSent: { type: Boolean, required: true },
  selected: { type: String, enum: ['no', 'ticked', 'locked'], required: true },
  selectionRound: Number,
  hidden: { type: Boolean, required: true },
  erased: Boolean,
  unsettled: { type: [actSchema], required: true },
  hasUnsettled: Boolean,
})
// The places of a semester are the values of one unique key: the tenth is refused by the database. Source.
schema.index(
  { student: 1, kind: 1, period: 1, place: 1 },
  { unique: true, partialFilterExpression: { place: { $exists: true } } },
)
schema.index({ createdIn: 1 }, { unique: true })
schema.index({ student: 1, hidden: 1, _id: 1 })
schema.index({ course: 1, state: 1, dueAt: 1 })
// What reminders are planned by: what is open in a school year, and what waits for teachers.
schema.index({ year: 1, kind: 1, state: 1 })
schema.index({ state: 1, dueAt: 1 })
schema.index({ state: 1, sentAt: 1 })
schema.index({ nudgedAt: 1 }, { partialFilterExpression: { nudgedAt: { $exists: true } } })
schema.index({ 'files.id': 1 })
schema.index({ hasUnsettled: 1 }, { partialFilterExpression: { hasUnsettled: true } })

export function createEntryModel(connection: Connection): Model<Entry> {
  return connection.model<Entry>('Entry', schema, 'entries')
}
