import { type Citation, citationOf, type Figure } from './citation.ts'
import type { Operation } from './operation.ts'
import { type Audience, schoolYearFor } from './people.ts'
import type { Ruleset } from './ruleset.ts'
import { daysAfter } from './schoolTime.ts'
import { endYearOf, formatTerm, semesterOf, type Term } from './term.ts'

/** Why a close is not known: no notice yet (尚未公告), or the school has not entered the semester's dates. */
export type Undetermined = 'unannounced' | 'noSuchTerm'

/** What the rules alone say of a window. Dates are ISO, whole days. */
export interface Plan {
  opens?: string
  closes?: string
  citation: Citation
  undetermined?: Undetermined
}

/**
 * The window of an operation as the rules set it before any notice speaks.
 * Source; 表一, 表二.
 */
export function planOf(operation: Operation, who: Audience, ruleset: Ruleset, terms: readonly Term[]): Plan {
  const { course, diverse, office, receipt, schedule, submission } = ruleset
  switch (operation) {
    case 'course-upload':
      return termPlan(who, terms, course.uploadCloses, course.closesByNotice)
    case 'certification':
      return termPlan(who, terms, course.certificationCloses, course.closesByNotice)
    case 'grades':
      return termPlan(who, terms, office.gradesDue)
    case 'records-check':
      return termPlan(who, terms, office.recheckDue)
    case 'diverse-upload':
      return yearPlan(who, terms, diverse.uploadCloses, diverse.closesByNotice)
    case 'course-selection':
      return byNotice(course.selectionByNotice)
    case 'diverse-selection':
      return byNotice(diverse.selectionByNotice)
    case 'receipt-confirmation':
      return byNotice(receipt.byNotice)
    case 'self-check':
      return byNotice(schedule.selfCheckByNotice)
    case 'submission':
      return byNotice(submission.byNotice)
  }
}

const byNotice = (figure: Figure<unknown>): Plan => ({ citation: citationOf(figure), undetermined: 'unannounced' })

/** From 開學日 to so many days after a date of the same semester. */
function termPlan(
  who: Audience,
  terms: readonly Term[],
  close: Ruleset['course']['uploadCloses'],
  exception?: Ruleset['course']['closesByNotice'],
): Plan {
  const term = terms.find(({ id }) => id === who.term)
  if (!term) return { citation: citationOf(close), undetermined: 'noSuchTerm' }
  const { opens } = term
  if (exception && exception.value.grade === who.grade && exception.value.semester === semesterOf(term.id)) {
    return { ...byNotice(exception), opens }
  }
  return { opens, closes: daysAfter(term[close.value.after], close.value.days), citation: citationOf(close) }
}

/** From the first semester's 開學日 to a date in the calendar year in which the school year ends. */
function yearPlan(
  who: Audience,
  terms: readonly Term[],
  close: Ruleset['diverse']['uploadCloses'],
  exception: Ruleset['diverse']['closesByNotice'],
): Plan {
  const year = schoolYearFor(who)
  const first = terms.find(({ id }) => id === formatTerm({ year, semester: 1 }))
  if (!first) return { citation: citationOf(close), undetermined: 'noSuchTerm' }
  const { opens } = first
  if (exception.value.grade === who.grade) return { ...byNotice(exception), opens }
  return { opens, closes: `${endYearOf(year)}-${close.value}`, citation: citationOf(close) }
}
