import type { DateTime } from 'luxon'
import { type Citation, citationOf } from './citation.ts'
import { concerns, isInForce, type Notice } from './notice.ts'
import { type Audience, everyStudent } from './people.ts'
import { daysOpen } from './receiptWindow.ts'
import type { Rulebook } from './rulebook.ts'
import { dateOf, daysAfter, firstSecondOf, instantOf } from './schoolTime.ts'
import { semesterOf, type Term, yearOf } from './term.ts'
import { type Window, windowOf } from './windows.ts'

/** Why a school's notices cannot stand together as they are. `notices` are the ids of those to change. */
export type NoticeRefusal = { notices: string[] } & (
  | { reason: 'duplicateId' }
  | { reason: 'unknownTerm'; term: string }
  | { reason: 'basisMissing'; citation: Citation }
  | { reason: 'closesBeforeOpens'; opensAt: DateTime<true>; closesAt: DateTime<true> }
  | { reason: 'receiptUnderMinimum'; days: number; minimumDays: number; citation: Citation }
  /** `floor` is the earliest date on which the upload may close. */
  | { reason: 'belowNationalFloor'; term: string; closes: string; floor: string; citation: Citation }
  | {
      reason: 'certificationBeforeUpload'
      term: string
      uploadClosesAt: DateTime<true>
      certificationClosesAt: DateTime<true>
    }
)

/**
 * Everything that speaks against the notices in force at `now` or still in force later; empty when they may stand.
 * Check the calendar as it would be after a change, and refuse the change.
 * Source: requirements.md, head (national floor), 表二; contract.md, school.yaml.
 */
export function checkNotices(rulebook: Rulebook, now: DateTime): NoticeRefusal[] {
  const { notices } = rulebook.calendar
  const inForce = notices.filter((notice) => isInForce(notice, now))
  return [
    ...repeated(notices.map(({ id }) => id)).map((id): NoticeRefusal => ({ reason: 'duplicateId', notices: [id] })),
    ...inForce.flatMap((notice) => [
      ...unknownTerm(notice, rulebook),
      ...withoutBasis(notice, rulebook),
      ...impossible(notice, rulebook, now),
      ...belowFloor(notice, rulebook),
    ]),
    ...certificationBeforeUpload(rulebook, now),
  ]
}

const repeated = (ids: string[]) => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]

function unknownTerm({ id, applies: { term } }: Notice, { calendar }: Rulebook): NoticeRefusal[] {
  if (term === undefined || calendar.terms.some((known) => known.id === term)) return []
  return [{ reason: 'unknownTerm', notices: [id], term }]
}

/** 表二 leaves no room for a notice in grades 10 and 11, save one that follows the authority's schedule (§四). */
function withoutBasis(notice: Notice, { ruleset }: Rulebook): NoticeRefusal[] {
  const { applies, basis, id } = notice
  const { closesByNotice, uploadCloses } = ruleset.diverse
  const moves = notice.opens !== undefined || notice.closes !== undefined
  const bound = applies.operation === 'diverse-upload' && applies.grade !== closesByNotice.value.grade
  if (!bound || !moves || basis) return []
  return [{ reason: 'basisMissing', notices: [id], citation: citationOf(uploadCloses) }]
}

/** The first window fixed by the notice that closes before it opens, or leaves too little time to confirm a receipt. */
function impossible(notice: Notice, rulebook: Rulebook, now: DateTime): NoticeRefusal[] {
  const { id, applies } = notice
  const { minimumDays } = rulebook.ruleset.receipt
  for (const who of audiences(rulebook)) {
    if (!concerns(notice, applies.operation, who)) continue
    const { opensAt, closesAt, source } = windowOf(applies.operation, who, rulebook, now)
    if (!opensAt || !closesAt || source.kind !== 'notice' || source.id !== id) continue
    if (closesAt < opensAt) return [{ reason: 'closesBeforeOpens', notices: [id], opensAt, closesAt }]
    const days = daysOpen(opensAt, closesAt)
    if (applies.operation === 'receipt-confirmation' && days < minimumDays.value) {
      const citation = citationOf(minimumDays)
      return [{ reason: 'receiptUnderMinimum', notices: [id], days, minimumDays: minimumDays.value, citation }]
    }
  }
  return []
}

/** Every kind of student in every semester. */
const inEveryTerm = (terms: readonly Term[]) =>
  terms.flatMap(({ id }) => everyStudent.map((student) => ({ ...student, term: id })))

/** Every kind of student in every semester and school year that the calendar names. */
function audiences({ calendar: { terms, notices } }: Rulebook): Audience[] {
  const years = new Set([...terms.map(({ id }) => yearOf(id)), ...notices.flatMap(({ applies }) => applies.year ?? [])])
  return [...inEveryTerm(terms), ...[...years].flatMap((year) => everyStudent.map((student) => ({ ...student, year })))]
}

function belowFloor(notice: Notice, { calendar, ruleset }: Rulebook): NoticeRefusal[] {
  if (notice.closes === undefined) return []
  const { value } = ruleset.course.uploadFloor
  const closes = dateOf(instantOf(notice.closes))
  const isBound = (who: Audience & { term: string }) =>
    (who.grade !== value.except.grade || semesterOf(who.term) !== value.except.semester) &&
    concerns(notice, 'course-upload', who)
  return calendar.terms.flatMap((term): NoticeRefusal[] => {
    if (!inEveryTerm([term]).some(isBound)) return []
    const floor = daysAfter(term[value.after], value.days)
    if (closes >= floor) return []
    const citation = citationOf(ruleset.course.uploadFloor)
    return [{ reason: 'belowNationalFloor', notices: [notice.id], term: term.id, closes, floor, citation }]
  })
}

/** Looks at every day on which the notices in force change, so that a withdrawal to come is judged too. */
function certificationBeforeUpload(rulebook: Rulebook, now: DateTime): NoticeRefusal[] {
  const { terms, notices } = rulebook.calendar
  const changes = notices.flatMap(({ withdrawn }) => (withdrawn ? firstSecondOf(withdrawn) : []))
  const found = new Map<string, NoticeRefusal>()
  for (const at of [now, ...changes.filter((change) => change > now)]) {
    for (const who of inEveryTerm(terms)) {
      const upload = windowOf('course-upload', who, rulebook, at)
      const certification = windowOf('certification', who, rulebook, at)
      if (!upload.closesAt || !certification.closesAt || certification.closesAt >= upload.closesAt) continue
      const ids = [upload, certification].flatMap(noticeBehind)
      found.set([who.term, ...ids].join(' '), {
        reason: 'certificationBeforeUpload',
        notices: ids,
        term: who.term,
        uploadClosesAt: upload.closesAt,
        certificationClosesAt: certification.closesAt,
      })
    }
  }
  return [...found.values()]
}

const noticeBehind = ({ source }: Window) => (source.kind === 'notice' ? [source.id] : [])
