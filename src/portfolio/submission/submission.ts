import { type Connection, Schema } from 'mongoose'
import type { Grade } from '../../regulation/people.ts'
import type { SchoolAct } from '../../school/calendar.ts'
import { actFields } from '../../school/record.ts'
import { type Division, divisions, type Role } from '../../school/roles.ts'

/** What a school submits (提交) to the central database. Source: R-9, §六(二). */
export const submissionKinds = ['course-records', 'officers', 'course-outcomes', 'diverse'] as const
export type SubmissionKind = (typeof submissionKinds)[number]

/** What one submission is about; without a grade it holds the students who are in no other of the same. Source: contract.md, submit package. */
export interface SubmissionScope {
  what: SubmissionKind
  /** ROC school year. */
  year: number
  term?: string
  division: Division
  grade?: Grade
}

/** One complete package of a submission; a correction makes the next. */
export interface Revision {
  revision: number
  at: Date
  by: string
  /** How many entries or rows, and of how many students. */
  items: number
  students: number
  /** Students whose selection window was still open. */
  windowOpen: number
  /** Of the package. */
  sha256: string
  /** What its rows do not say of the package: the school's code, and the columns of its CSV. */
  school?: string
  columns?: string[]
}

/** What the receipt statement (收訖明細) of a revision says, compared with what was submitted. Source: R-10. */
export interface Comparison {
  matched: number
  /** Entry ids, or rows of the package's CSV. */
  missing: number[]
  extra: number[]
  changed: number[]
}

/** An official submission, with everything that its unit decided on it. */
export interface Submission extends SubmissionScope {
  _id: number
  /** The scope as one unique key. */
  scope: string
  /** Of the latest complete package; 0 while the first is being made. */
  revision: number
  revisions: Revision[]
  /** `until`: when the last of the students' windows closes. */
  statement?: Comparison & { revision: number; sha256: string; at: Date; until: Date }
  /** The submitting unit's own confirmation of the latest statement. */
  unit: { state: 'open' | 'confirmed'; by?: string; at?: Date }
  /** Acts that are not in the record yet. */
  unsettled: SchoolAct[]
  /** Set while `unsettled` holds something, for the index. */
  hasUnsettled?: boolean
}

/** An entry or row as one revision holds it. */
export interface SubmittedItem {
  /** The entry's id, or the row of the package's CSV. */
  key: number
  /** What it is about: a course's id or an office held. */
  about: string
  /** MD5 of its line in the package's CSV. */
  line: string
  files: { path: string; md5: string }[]
}

/** A row of a package, with all that the package needs of it to be made again. */
export interface PackedRow {
  /** From 1; the header is not counted. */
  row: number
  /** The line of the CSV, with its end. */
  text: string
  files: { path: string; id: string; bytes: number; md5: string; sha256: string }[]
}

/** What a revision holds of one student, for good. */
export interface SubmittedStudent {
  /** `submission:revision:student`. */
  _id: string
  submission: number
  revision: number
  student: string
  items: SubmittedItem[]
  /** Changes where anything of the student's does: SHA-256 over the lines and files. */
  digest: string
  /** Of the latest revision: the rows themselves, until the student's data is deleted. Source: R-12. */
  packed?: PackedRow[]
}

/** Who submits what in the day school; 進修部's own office submits all of it for its students. Source: R-9, R-7, §六(二). */
const dayOffices: Record<SubmissionKind, Role> = {
  'course-records': 'registrar',
  'course-outcomes': 'registrar',
  officers: 'activities',
  diverse: 'activities',
}

/** The submitting unit. Source: R-9, §六(二). */
export const submittingOffice = ({ what, division }: Pick<SubmissionScope, 'what' | 'division'>): Role =>
  division === 'continuing' ? 'continuing-affairs' : dayOffices[what]

/** Where it stands that the office submits it. */
export const submissionClause = ({ what, division }: Pick<SubmissionScope, 'what' | 'division'>): string => {
  if (division === 'continuing') return '§六(二)5'
  return { 'course-records': '§六(二)1', 'course-outcomes': '§六(二)2', officers: '§六(二)3', diverse: '§六(二)4' }[
    what
  ]
}

/** A scope as one key: `course-outcomes:115::day:10`. */
export const scopeKey = ({ what, year, term, division, grade }: SubmissionScope) =>
  [what, year, term ?? '', division, grade ?? ''].join(':')

const revisionSchema = new Schema<Revision>(
  {
    revision: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    items: { type: Number, required: true },
    students: { type: Number, required: true },
    windowOpen: { type: Number, required: true },
    sha256: { type: String, required: true },
    school: String,
    columns: { type: [String], default: undefined },
  },
  { _id: false },
)

const schema = new Schema<Submission>({
  _id: { type: Number, required: true },
  scope: { type: String, required: true },
  what: { type: String, enum: submissionKinds, required: true },
  year: { type: Number, required: true },
  term: String,
  division: { type: String, enum: divisions, required: true },
  grade: { type: Number, enum: [10, 11, 12] },
  revision: { type: Number, required: true },
  revisions: { type: [revisionSchema], required: true },
  statement: {
    type: new Schema(
      {
        revision: { type: Number, required: true },
        sha256: { type: String, required: true },
        at: { type: Date, required: true },
        until: { type: Date, required: true },
        matched: { type: Number, required: true },
        missing: { type: [Number], required: true },
        extra: { type: [Number], required: true },
        changed: { type: [Number], required: true },
      },
      { _id: false },
    ),
  },
  unit: {
    type: new Schema(
      { state: { type: String, enum: ['open', 'confirmed'], required: true }, by: String, at: Date },
      { _id: false },
    ),
    required: true,
  },
  unsettled: {
    type: [new Schema<SchoolAct>({ _id: { type: String, required: true }, ...actFields })],
    required: true,
  },
  hasUnsettled: Boolean,
})
schema.index({ scope: 1 }, { unique: true })
schema.index({ year: 1, what: 1 })
schema.index({ hasUnsettled: 1 }, { partialFilterExpression: { hasUnsettled: true } })

const studentSchema = new Schema<SubmittedStudent>({
  _id: { type: String, required: true },
  submission: { type: Number, required: true },
  revision: { type: Number, required: true },
  student: { type: String, required: true },
  items: {
    type: [
      new Schema<SubmittedItem>(
        {
          key: { type: Number, required: true },
          about: { type: String, required: true },
          line: { type: String, required: true },
          files: {
            type: [
              new Schema(
                { path: { type: String, required: true }, md5: { type: String, required: true } },
                { _id: false },
              ),
            ],
            required: true,
          },
        },
        { _id: false },
      ),
    ],
    required: true,
  },
  digest: { type: String, required: true },
  packed: { type: Schema.Types.Mixed },
})
studentSchema.index({ submission: 1, revision: 1, student: 1 })
studentSchema.index({ student: 1 })

export const createSubmissionModels = (connection: Connection) => ({
  submissions: connection.model<Submission>('Submission', schema, 'submissions'),
  submitted: connection.model<SubmittedStudent>('SubmittedStudent', studentSchema, 'submittedStudents'),
})
export type SubmissionModels = ReturnType<typeof createSubmissionModels>
