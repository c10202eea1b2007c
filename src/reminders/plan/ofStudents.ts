import { audienceOf } from '../../portfolio/terms.ts'
import type { Window } from '../../regulation/windows.ts'
import type { Holiday } from '../../school/calendar.ts'
import { hasLeft } from '../../school/person.ts'
import { countdown, everyCountdown, nextCount } from './countdown.ts'
import { firstMorningDay, type Moment, morningAt, occasionOn } from './moment.ts'
import { isSelection, mayUse, windowUnused } from './openMatters.ts'
import { type Reminder, reminder } from './reminder.ts'
import type { OpenEntry, PlanState, Unused } from './state.ts'
import type { Windows } from './windows.ts'

/** Days before the certification close on which a complete draft is spoken of that the upload close left unsent. */
export const afterUploadCountdown = [3, 1, 0] as const
/** Days before the close of an upload on which it is offered to those who have used none of it. */
export const offerCountdown = [14, 3] as const

/** Everything that students are reminded of at a moment. Source. */
export function ofStudents(moment: Moment, state: PlanState, windows: Windows): Reminder[] {
  const { holidays } = state.school
  const told = [
    ...state.entries.flatMap((entry) => ofEntry(entry, moment, state, windows)),
    ...state.unused.flatMap((unused) => ofUnused(unused, moment, state, windows)),
    ...state.receipts.flatMap(({ student, submission, until }) => {
      const count = countdown(until, everyCountdown, moment, holidays)
      if (!count) return []
      return [reminder({ kind: 'unconfirmed', to: student, about: String(submission) }, count)]
    }),
  ]
  return [...told, ...told.flatMap((one) => forGuardians(one, state))]
}

/** Whoever may act for a student under a grant gets the student's reminders. Source. */
const forGuardians = (told: Reminder, { guardians }: PlanState): Reminder[] =>
  (guardians.get(told.to) ?? []).map((to) => reminder({ ...told, to, student: told.to }, told))

/**
 * A draft that is not sent or a returned one that is not edited, until the upload closes; then a draft that is complete,
 * until certification closes. Source.
 */
function ofEntry(entry: OpenEntry, moment: Moment, { school, people }: PlanState, windows: Windows): Reminder[] {
  const student = people.get(entry.student)
  if (!student || hasLeft(student, moment.date)) return []
  const who = audienceOf(student, entry.term)
  const upload = windows.of('course-upload', entry.term, who).closesAt
  const kind = entry.state === 'draft' ? 'draft-unsent' : 'returned'
  const matter = { kind, to: entry.student, entry: entry.id } as const
  const count = upload && countdown(upload, everyCountdown, moment, school.holidays)
  if (count) return [reminder(matter, count)]
  const certification = windows.of('certification', entry.term, who).closesAt
  if (entry.state !== 'draft' || !entry.isComplete || !certification) return []
  const left = countdown(certification, afterUploadCountdown, moment, school.holidays)
  if (!left || (upload && upload >= (moment.isCall ? moment.at : morningAt(left.on)))) return []
  return [reminder(matter, left)]
}

function ofUnused(unused: Unused, moment: Moment, { school, people }: PlanState, windows: Windows): Reminder[] {
  const student = people.get(unused.student)
  if (!student || !mayUse(unused, student, moment.at)) return []
  const rule = isSelection(unused.operation) ? ofSelection : ofOffer
  const matter = { to: unused.student, about: `${unused.operation}:${unused.scope}` }
  return rule(matter, windowUnused(unused, student, windows), moment, school.holidays)
}

/** An upload that closes without having been used: an offer, since uploading is voluntary. Source. */
function ofOffer(
  matter: { to: string; about: string },
  { opensAt, closesAt }: Window,
  moment: Moment,
  holidays: readonly Holiday[],
): Reminder[] {
  const count = closesAt && countdown(closesAt, offerCountdown, moment, holidays)
  if (!count || (opensAt && opensAt > morningAt(count.on))) return []
  return [reminder({ kind: 'window-closing', ...matter }, { ...count, offer: true })]
}

/** Selecting is offered when it opens, and spoken of again before it closes with nothing selected. Source: R-8. */
function ofSelection(
  matter: { to: string; about: string },
  { opensAt, closesAt }: Window,
  moment: Moment,
  holidays: readonly Holiday[],
): Reminder[] {
  if (closesAt && closesAt <= moment.at) return []
  const opening = opensAt && firstMorningDay(opensAt)
  const opens = opening && occasionOn(moment, (date) => date === opening)
  if (opens) {
    const end = closesAt
      ? { due: closesAt, expiresAt: nextCount(closesAt, everyCountdown, moment, holidays) }
      : { expiresAt: moment.at.plus({ days: 14 }) }
    return [reminder({ kind: 'window-closing', ...matter }, { ...end, occasion: opens.day, offer: true })]
  }
  const count = closesAt && countdown(closesAt, everyCountdown, moment, holidays)
  if (!count || (opening && count.on < opening)) return []
  return [reminder({ kind: 'unselected', ...matter }, count)]
}
