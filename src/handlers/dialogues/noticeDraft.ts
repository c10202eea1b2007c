import type { DateTime } from 'luxon'
import type { Notice } from '../../regulation/notice.ts'
import { isYearly, type Operation } from '../../regulation/operation.ts'
import type { Division, Grade } from '../../regulation/people.ts'
import { dateOf } from '../../regulation/schoolTime.ts'
import type { School } from '../../school/calendar.ts'
import type { SchoolFile } from '../../school/schoolFile.ts'

/** A change of the school's dates, as far as it has been said. */
export interface NoticeDraft {
  /** A notice of an operation, another 休業式 of a semester, or the end of a notice. */
  kind: 'notice' | 'ceremony' | 'withdraw'
  operation?: Operation
  /** `115-1`, or the school year of what is done once a year. */
  scope?: string
  /** `null`: every grade. */
  grade?: Grade | null
  /** `null`: both divisions. */
  division?: Division | null
  /** The authority's schedule, where a notice needs one. Source: §四, 表二. */
  basis?: string
  opens?: string
  closes?: string
  /** ISO date of the ceremony. */
  date?: string
  /** The notice that ends. */
  notice?: string
}

export type NoticeStep = 'scope' | 'grade' | 'division' | 'basis' | 'dates' | 'date' | 'notice'

/** What is to be asked next; undefined where everything is said. */
export function missingIn(draft: NoticeDraft): NoticeStep | undefined {
  if (draft.kind === 'withdraw') return draft.notice === undefined ? 'notice' : undefined
  if (draft.scope === undefined) return 'scope'
  if (draft.kind === 'ceremony') return draft.date === undefined ? 'date' : undefined
  if (draft.grade === undefined) return 'grade'
  if (draft.division === undefined) return 'division'
  if (draft.operation === 'diverse-upload' && draft.grade !== 12 && draft.basis === undefined) return 'basis'
  return draft.closes === undefined ? 'dates' : undefined
}

/** The change as a file would say it; undefined where it names what is not there any more. */
export function fileOf(draft: NoticeDraft, { calendar }: School, now: DateTime): SchoolFile | undefined {
  if (draft.kind === 'withdraw') {
    const notice = calendar.notices.find(({ id }) => id === draft.notice)
    return notice && { notices: [{ ...notice, withdrawn: notice.withdrawn ?? dateOf(now) }] }
  }
  if (draft.kind === 'ceremony') {
    const term = calendar.terms.find(({ id }) => id === draft.scope)
    return term && draft.date !== undefined ? { terms: [{ ...term, ceremony: draft.date }] } : undefined
  }
  const notice = noticeOf(draft, now)
  return notice && { notices: [notice] }
}

function noticeOf(draft: NoticeDraft, now: DateTime): Notice | undefined {
  const { operation, scope, grade, division, basis, opens, closes } = draft
  if (operation === undefined || scope === undefined || closes === undefined) return undefined
  return {
    id: draftId(draft, now),
    applies: {
      operation,
      ...(isYearly(operation) ? { year: Number(scope) } : { term: scope }),
      ...(grade ? { grade } : {}),
      ...(division ? { division } : {}),
    },
    ...(opens === undefined ? {} : { opens }),
    closes,
    ...(basis === undefined ? {} : { basis }),
    published: dateOf(now),
  }
}

/** What the change is called in the record and in answers. Said again on the same day for the same people, it amends itself. */
export function draftId({ kind, operation, scope, grade, division, notice }: NoticeDraft, now: DateTime): string {
  if (kind === 'withdraw') return notice ?? ''
  if (kind === 'ceremony') return scope ?? ''
  return [scope, operation, grade, division, now.toFormat('yyyyLLdd')].filter(Boolean).join('-')
}
