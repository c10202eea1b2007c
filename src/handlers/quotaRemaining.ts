import type { Button } from '../conversation/message.ts'
import { remainingInTerm, remainingInYear, type TermRemaining, type YearRemaining } from '../portfolio/remaining.ts'
import { liveTerms, type TermRules, termRules } from '../portfolio/terms.ts'
import { isOpenAt, isStillOpen } from '../regulation/phase.ts'
import { yearOf } from '../regulation/term.ts'
import type { School } from '../school/calendar.ts'
import { hasLeft } from '../school/person.ts'
import { answer, type BoundContext, bound } from './context.ts'
import { officeFor } from './entryAccess.ts'
import { type TermAsked, termAsked } from './termAsked.ts'

type KnownTerm = Extract<TermAsked, { term: unknown }>

/** 「還剩幾件」 */
export const quotaRemaining = bound(async (context, { slots }) => {
  const { say, services, person, now } = context
  const { ask } = say.answers
  const school = await services.calendar.load()
  const office = await officeFor(context)
  const asked = termAsked(slots.term, school, now)
  if (asked.about === 'none') return answer(say.answers.noTerms(office))
  if (asked.about === 'unknown') return answer(say.answers.unknownTerm(asked.name, asked.known, office))
  switch (slots.kind) {
    case 'diverse': {
      const years = await yearsRemaining(context, school, asked, ['diverse'])
      const contact = school.offices.activities ?? say.general.academicAffairs
      return answer(say.answers.diverseRemaining(years, now, contact, [ask('deadline.ask')]))
    }
    case 'selection': {
      const years = await yearsRemaining(context, school, asked, ['course-selection', 'diverse-selection'])
      return answer(say.answers.selectionRemaining(years, now, office, [ask('artifact.list'), ask('deadline.ask')]))
    }
    case 'certification': {
      const terms = await termsRemaining(context, school, asked, 'certification')
      return answer(say.answers.certificationCounts(terms, now, nextSteps(context, terms)))
    }
    default: {
      if (hasLeft(person, now.toISODate())) {
        return answer(say.answers.remainingAfterLeaving(office, [ask('artifact.list')]))
      }
      const terms = await termsRemaining(context, school, asked, 'upload')
      return answer(say.answers.courseRemaining(terms, now, nextSteps(context, terms)))
    }
  }
})

/** The semester asked about; asked of now, earlier ones too whose window is still open, and open ones first. */
async function termsRemaining(
  { services, person, now }: BoundContext,
  school: School,
  { about, term }: KnownTerm,
  window: 'upload' | 'certification',
): Promise<TermRemaining[]> {
  const isOpen = (rules: TermRules) => isOpenAt(rules[window], now)
  const asked = termRules(school, person, term.id, now)
  const earlier =
    about === 'named'
      ? []
      : liveTerms(school, person, now).filter((rules) => rules.term !== term.id && isStillOpen(rules[window], now))
  const inOrder = [asked, ...earlier].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
  return Promise.all(inOrder.map((rules) => remainingInTerm(services.outcomes, person, rules)))
}

/** The school year asked about; asked of now, the year before too where it is still open. */
async function yearsRemaining(
  { services, person, now }: BoundContext,
  school: School,
  { about, term }: KnownTerm,
  kinds: YearRemaining['kind'][],
): Promise<YearRemaining[]> {
  const remaining = (kind: YearRemaining['kind'], year: number) =>
    remainingInYear(services.entries, person, kind, year, school, now)
  const year = yearOf(term.id)
  const asked = await Promise.all(kinds.map((kind) => remaining(kind, year)))
  if (about === 'named') return asked
  const before = await Promise.all(kinds.map((kind) => remaining(kind, year - 1)))
  return [...asked, ...before.filter(({ window }) => isStillOpen(window, now))]
}

function nextSteps({ say, now }: BoundContext, terms: TermRemaining[]): Button[] {
  const { ask, sendDrafts, editReturned } = say.answers
  const isAny = (state: keyof TermRemaining['counts'], window: 'upload' | 'certification') =>
    terms.some(({ counts, rules }) => counts[state] > 0 && isOpenAt(rules[window], now))
  const hasRoom = terms.some(({ places, rules }) => 'left' in places && places.left > 0 && isOpenAt(rules.upload, now))
  return [
    ...(isAny('draft', 'certification') ? [sendDrafts] : []),
    ...(isAny('returned', 'upload') ? [editReturned] : []),
    ...(hasRoom ? [ask('artifact.submit')] : []),
    ask('artifact.list'),
    ask('deadline.ask'),
  ]
}
