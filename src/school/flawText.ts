import type { DateTime } from 'luxon'
import type { NoticeRefusal } from '../regulation/checkNotices.ts'
import type { Flaw } from '../regulation/flaw.ts'

/** What is wrong at one place of the school's file, and what is allowed there. */
export function flawText(flaw: Flaw): string {
  const at = flaw.path === '' ? 'The file' : flaw.path
  switch (flaw.reason) {
    case 'unknownKey':
      return `${at}: this key is unknown.`
    case 'missing':
      return `${at}: a value is needed.`
    case 'rocDate':
      return `${at}: a date of the Republic's calendar; write ${flaw.iso}.`
    case 'notADate':
      return `${at}: expected a date such as 2027-01-20, with a time such as 2027-01-20T17:00+08:00 where a time may stand.`
    case 'notATerm':
      return `${at}: expected a semester such as 115-1.`
    case 'notAllowed':
      return `${at}: expected one of ${flaw.allowed.join(', ')}.`
    case 'termAndYear':
      return `${at}: a notice names a term or a year, not both.`
    case 'saysNothing':
      return `${at}: a notice needs one of opens, closes, selfCheckOpens, selfCheckCloses.`
    case 'invalid':
      return `${at}: expected ${flaw.expected}.`
  }
}

/** Why notices cannot stand together, and what to change. */
export function refusalText(refusal: NoticeRefusal): string {
  const at = `notices ${refusal.notices.join(', ')}`
  switch (refusal.reason) {
    case 'duplicateId':
      return `${at}: the id stands there twice.`
    case 'unknownTerm':
      return `${at}: there is no term ${refusal.term}; give its dates under terms.`
    case 'basisMissing':
      return `${at}: for grades 10 and 11 the diverse-upload window moves only with the authority's schedule (§四): name it in basis.`
    case 'closesBeforeOpens':
      return `${at}: the window would close at ${second(refusal.closesAt)}, before it opens at ${second(refusal.opensAt)}.`
    case 'receiptUnderMinimum':
      return `${at}: receipts must be open for at least ${refusal.minimumDays} days, not ${refusal.days}.`
    case 'belowNationalFloor':
      return `${at}: the upload of ${refusal.term} may not close on ${refusal.closes}: the national floor is ${refusal.floor}, two weeks after the ceremony.`
    case 'certificationBeforeUpload': {
      const certification = second(refusal.certificationClosesAt)
      return `${at}: certification of ${refusal.term} would close at ${certification}, before the upload at ${second(refusal.uploadClosesAt)}: move both.`
    }
  }
}

const second = (instant: DateTime<true>) => instant.toFormat('yyyy-MM-dd HH:mm:ss')
