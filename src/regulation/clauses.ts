import { type Citation, citationOf, type Figure } from './citation.ts'
import type { Ruleset } from './ruleset.ts'

/** What a person can ask the regulation about. */
export type RuleTopic = keyof typeof clauses

/**
 * What the rules say on each topic: figures by name, each with where it stands, for an answer to put into words.
 * Source: as each figure says.
 */
export const clauses = {
  /** */
  format: ({ course, diverse }: Ruleset) => ({
    documentTypes: course.attachments.document.types,
    avTypes: course.attachments.av.types,
    courseNeedsFile: course.needsFile,
    courseMayHoldLink: course.mayHoldLink,
    diverseMayHoldLink: diverse.mayHoldLink,
  }),
  /** */
  size: ({ course, megabyte }: Ruleset) => ({
    documentMegabytes: course.attachments.document.megabytes,
    avMegabytes: course.attachments.av.megabytes,
    bytesPerMegabyte: megabyte.accepted,
    bytesPerMegabyteWithoutWarning: megabyte.plain,
  }),
  /** */
  description: ({ course }: Ruleset) => course.description,
  /** */
  quota: ({ course, diverse }: Ruleset) => ({
    coursePerTerm: course.places,
    diversePerYear: diverse.places,
    courseSelected: course.selected,
    diverseSelected: diverse.selected,
  }),
  /** */
  window: ({ course, diverse }: Ruleset) => ({
    courseCloses: course.uploadCloses,
    courseClosesByNotice: course.closesByNotice,
    courseFloor: course.uploadFloor,
    diverseCloses: diverse.uploadCloses,
    diverseClosesByNotice: diverse.closesByNotice,
    lateIsWaived: course.lateIsWaived,
  }),
  /** */
  certification: ({ course }: Ruleset) => ({
    daysToCertify: course.daysToCertify,
    closes: course.certificationCloses,
    closesByNotice: course.closesByNotice,
    certifiesAuthorship: course.certifiesAuthorship,
    returnAfterUploadIsFinal: course.returnAfterUploadIsFinal,
  }),
  /** */
  selection: ({ course, diverse, selection }: Ruleset) => ({
    courseSelected: course.selected,
    diverseSelected: diverse.selected,
    byNotice: course.selectionByNotice,
    ...selection,
  }),
  /** */
  receipt: ({ receipt }: Ruleset) => receipt,
  /** */
  retention: ({ retention }: Ruleset) => retention,
  /** */
  guardian: ({ guardian }: Ruleset) => guardian,
  /** */
  proxy: ({ proxy }: Ruleset) => proxy,
  /** */
  voluntary: ({ voluntary }: Ruleset) => ({ voluntary }),
  /** */
  'status-change': ({ statusChange }: Ruleset) => statusChange,
}

/**
 * Where an answer may say that its figures stand, each place once and the regulation's first: only those of basis
 * `regulation` may be cited as the supplementary regulation.
 * Source: requirements.md, head.
 */
export function citationsOf(figures: Record<string, Figure<unknown>>): Citation[] {
  const places = new Map<string, Citation>()
  for (const citation of Object.values(figures).map(citationOf)) {
    places.set(citation.basis === 'regulation' ? citation.clause : citation.basis, citation)
  }
  const rank = ['regulation', 'national', 'school']
  return [...places.values()].sort((a, b) => rank.indexOf(a.basis) - rank.indexOf(b.basis))
}
