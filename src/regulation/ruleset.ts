import { z } from 'zod'
import { type Amendment, amendment, figureOf } from './citation.ts'
import { grades } from './people.ts'
import { termName } from './term.ts'

const count = figureOf(z.int().positive())
const flag = figureOf(z.boolean())

/** So many days after a date of the semester, to the end of that day. */
const daysAfterTermDate = figureOf(
  z.strictObject({ after: z.enum(['opens', 'ceremony']), days: z.int().nonnegative() }),
)

/** For whom a close is never computed: of a grade, in one semester or all year. */
const exception = z.strictObject({ grade: z.literal(grades), semester: z.literal([1, 2]).exactOptional() })

export const fileTypes = ['pdf', 'jpg', 'png', 'mp3', 'mp4'] as const
export type FileType = (typeof fileTypes)[number]

const attachment = z.strictObject({ types: figureOf(z.array(z.enum(fileTypes)).min(1)), megabytes: count })

/** What an entry of either kind may hold. */
const content = {
  description: z.strictObject({
    /** Han characters and full-width punctuation. */
    maxHan: count,
    /** Visible characters of any script; above `maxHan` and up to this is accepted with a warning. */
    maxVisible: count,
  }),
  attachments: z.strictObject({ document: attachment, av: attachment }),
  mayHoldLink: flag,
  needsFile: flag,
  lateIsWaived: flag,
  /** Entries at most, per semester for course outcomes and per school year for diverse performance. */
  places: count,
  /** Entries selected at most, per school year. */
  selected: count,
  /** Whether selecting has a window only where an official notice announces one. */
  selectionByNotice: flag,
}

/** One version of the rules: every number and date that the product judges by, each with its source. */
export const rulesetSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  amended: amendment,
  /** The first semester that this version governs; earlier ones stay under the version it amends. */
  from: termName,
  amends: z.string().exactOptional(),

  course: z.strictObject({
    ...content,
    uploadCloses: daysAfterTermDate,
    certificationCloses: daysAfterTermDate,
    closesByNotice: figureOf(exception),
    /** The national floor below which no notice may move the upload close. */
    uploadFloor: figureOf(
      z.strictObject({ after: z.literal('ceremony'), days: z.int().positive(), except: exception }),
    ),
    daysToCertify: count,
    certifiesAuthorship: flag,
    returnAfterUploadIsFinal: flag,
  }),
  diverse: z.strictObject({
    ...content,
    /** Month and day in the calendar year in which the school year ends. */
    uploadCloses: figureOf(z.string().regex(/^\d{2}-\d{2}$/)),
    closesByNotice: figureOf(exception),
  }),
  /** An accepted megabyte is the larger reading of 「MB」; above the smaller one a warning is due. Unit: bytes. */
  megabyte: z.strictObject({ accepted: count, plain: count }),
  office: z.strictObject({ recheckDue: daysAfterTermDate, gradesDue: daysAfterTermDate }),
  selection: z.strictObject({ noneIsLegal: flag, tickedAtCloseCounts: flag }),
  receipt: z.strictObject({
    byNotice: flag,
    unitConfirms: flag,
    studentConfirms: flag,
    days: count,
    minimumDays: count,
    daysToInvestigate: count,
    silenceConfirms: flag,
  }),
  submission: z.strictObject({ byNotice: flag }),
  schedule: z.strictObject({ selfCheckByNotice: flag }),
  meetings: z.strictObject({
    perTerm: count,
    /** The part of the semester after which a missing meeting is nudged. */
    nudgeAfterShare: figureOf(z.number().gt(0).lt(1)),
  }),
  statusChange: z.strictObject({
    statuses: figureOf(z.array(z.enum(['repeat', 'resumed', 'transferred-in', 'on-loan']))),
    certificationSurvives: flag,
    selectionIsComputed: flag,
  }),
  retention: z.strictObject({ years: count, deletedOnRequest: flag, hiddenEntriesAreKept: flag }),
  guardian: z.strictObject({
    acts: figureOf(z.array(z.enum(['upload', 'select', 'receipt']))),
    onlyWhenStudentCannot: flag,
    needsGrant: flag,
  }),
  proxy: z.strictObject({
    order: figureOf(z.array(z.enum(['named', 'subject-and-grade', 'subject', 'domain-convener', 'curriculum']))),
    namedMustConsent: flag,
    humanAppoints: flag,
  }),
  voluntary: flag,
})

export type Ruleset = z.output<typeof rulesetSchema>

/**
 * A version of the rules as it is written down; each figure that stands in the regulation says in which version.
 *
 * Source: R-16, §十二.
 * @throws when a figure names no source, or a key is unknown.
 */
export const readRuleset = (written: { amended: Amendment; [key: string]: unknown }): Ruleset =>
  rulesetSchema.parse(stamped(written, written.amended))

function stamped(part: unknown, amended: Amendment): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  if ('basis' in part) return part.basis === 'regulation' ? { ...part, amended } : part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, stamped(value, amended)]))
}
