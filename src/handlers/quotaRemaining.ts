import type { Button } from '../conversation/message.ts'
import { liveYears } from '../portfolio/diverseYears.ts'
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
  const { say, services, student, now } = context
  const { ask } = say.answers
  const school = await services.calendar.load()
  const office = await officeFor(context)
  const asked = termAsked(slots.term, school, now)
  if (asked.about === 'none') return answer(say.answers.noTerms(office))
  if (asked.about === 'unknown') return answer(say.answers.unknownTerm(asked.name, asked.known, office))
  switch (slots.kind) {
    case 'diverse': {
      const { list, record } = say.diverse
      if (hasLeft(student, now.toISODate())) return answer(say.answers.remainingAfterLeaving(office, [list]))
      const years = await diverseRemaining(context, school, asked)
      const hasRoom = years.some(({ places, window }) => 'left' in places && places.left > 0 && isOpenAt(window, now))
      const buttons = [...(hasRoom ? [record] : []), list, ask('deadline.ask', { kind: 'diverse' })]
      return answer(say.answers.diverseRemaining(years, now, buttons))
    }
    case 'selection': {
      const years = await yearsRemaining(context, school, asked, ['course-selection', 'diverse-selection'])
      const standings = await Promise.all(years.map((remaining) => withLock(context, remaining)))
      const steps = [ask('selection.choose'), ask('selection.show'), ask('deadline.ask', { kind: 'selection' })]
      return answer(say.answers.selectionRemaining(standings, now, office, steps))
    }
    case 'certification': {
      const terms = await termsRemaining(context, school, asked, 'certification')
      return answer(say.answers.certificationCounts(terms, now, nextSteps(context, terms)))
    }
    default: {
      if (hasLeft(student, now.toISODate())) {
        return answer(say.answers.remainingAfterLeaving(office, [ask('artifact.list')]))
      }
      const terms = await termsRemaining(context, school, asked, 'upload')
      return answer(say.answers.courseRemaining(terms, now, nextSteps(context, terms)))
    }
  }
})

/** The semester asked about; asked of now, earlier ones too whose window is still open, and open ones first. */
async function termsRemaining(
  { services, student, now }: BoundContext,
  school: School,
  { about, term }: KnownTerm,
  window: 'upload' | 'certification',
): Promise<TermRemaining[]> {
  const isOpen = (rules: TermRules) => isOpenAt(rules[window], now)
  const asked = termRules(school, student, term.id, now)
  const earlier =
    about === 'named'
      ? []
      : liveTerms(school, student, now).filter((rules) => rules.term !== term.id && isStillOpen(rules[window], now))
  const inOrder = [asked, ...earlier].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
  return Promise.all(inOrder.map((rules) => remainingInTerm(services.outcomes, student, rules)))
}

/** The school year asked about; asked of now, those that the student can record in. */
async function diverseRemaining(
  { services, student, now }: BoundContext,
  school: School,
  { about, term }: KnownTerm,
): Promise<YearRemaining[]> {
  const years = about === 'named' ? [yearOf(term.id)] : liveYears(school, student, now).map(({ year }) => year)
  return Promise.all(years.map((year) => remainingInYear(services.entries, student, 'diverse', year, school, now)))
}

/** The school year asked about; asked of now, the year before too where it is still open. */
async function yearsRemaining(
  { services, student, now }: BoundContext,
  school: School,
  { about, term }: KnownTerm,
  kinds: YearRemaining['kind'][],
): Promise<YearRemaining[]> {
  const remaining = (kind: YearRemaining['kind'], year: number) =>
    remainingInYear(services.entries, student, kind, year, school, now)
  const year = yearOf(term.id)
  const asked = await Promise.all(kinds.map((kind) => remaining(kind, year)))
  if (about === 'named') return asked
  const before = await Promise.all(kinds.map((kind) => remaining(kind, year - 1)))
  return [...asked, ...before.filter(({ window }) => isStillOpen(window, now))]
}

/** Whether the student has locked it already. */
async function withLock({ services, student }: BoundContext, remaining: YearRemaining): Promise<YearRemaining> {
  const kind = remaining.kind === 'course-selection' ? 'course' : 'diverse'
  const { lockedBy } = await services.selections.get(student._id, remaining.year, kind)
  return { ...remaining, isLocked: lockedBy === 'student' }
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
