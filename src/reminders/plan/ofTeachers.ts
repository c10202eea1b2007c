import { DateTime } from 'luxon'
import { audienceOf, rulesetOf } from '../../portfolio/terms.ts'
import { certificationDue } from '../../regulation/certificationDue.ts'
import { dateOf, daysAfter, isPast } from '../../regulation/schoolTime.ts'
import { countdown } from './countdown.ts'
import { type Moment, morningAt, type Occasion, occasionOn } from './moment.ts'
import { type Reminder, type ReminderKind, reminder } from './reminder.ts'
import type { PendingEntry, PlanState } from './state.ts'
import type { Windows } from './windows.ts'

/** Days before the upload close on which teachers hear that a later return will be final. */
export const finalReturnCountdown = [3, 1] as const

/** When an entry that waits is due, as the windows stand now. */
export interface Due {
  due: DateTime<true>
  /** When certifying ends; absent where that is not announced. */
  closesAt?: DateTime<true>
  uploadClosesAt?: DateTime<true>
}

/** Everything that teachers are reminded of at a moment, entry by entry. Source, §五(三)2, 表一. */
export function ofTeachers(moment: Moment, state: PlanState, windows: Windows): Reminder[] {
  return state.pending.flatMap((entry) => {
    const when = dueOf(entry, state, windows)
    if (!when || (when.closesAt && isPast(when.closesAt, moment.at))) return []
    return entry.teachers.flatMap((to) => [
      ...certification(entry, to, when, moment, state),
      ...finalReturn(entry, to, when, moment, state),
      ...nudge(entry, to, when, moment),
    ])
  })
}

/** When an entry is due, and what closes around it. Source. */
export function dueOf(
  entry: PendingEntry,
  { school, people }: Pick<PlanState, 'school' | 'people'>,
  windows: Windows,
): Due | undefined {
  const student = people.get(entry.student)
  if (!student) return undefined
  const who = audienceOf(student, entry.term)
  const { closesAt } = windows.of('certification', entry.term, who)
  const uploadClosesAt = windows.of('course-upload', entry.term, who).closesAt
  const due = certificationDue(entry.sentAt, closesAt ? { closesAt } : {}, rulesetOf(school, entry.term))
  return { due, ...(closesAt ? { closesAt } : {}), ...(uploadClosesAt ? { uploadClosesAt } : {}) }
}

/** One line for each entry and day: what closes today, else late, else the first of due today, due tomorrow and new. */
function certification(entry: PendingEntry, to: string, when: Due, moment: Moment, { school }: PlanState): Reminder[] {
  const about = { to, entry: entry.id }
  const closing = when.closesAt && countdown(when.closesAt, [0], moment, school.holidays)
  if (closing) return [reminder({ kind: 'certify-today', ...about }, closing)]
  return standings(when.due, entry.sentAt, moment).map(({ kind, on, day }) => {
    const next = nextStanding(when.due, moment)
    const expiresAt = when.closesAt ? DateTime.min(when.closesAt, next) : next
    const lastDay = kind === 'certify-today' && on === moment.date
    return reminder({ kind, ...about }, { occasion: day, due: when.due, expiresAt, lastDay })
  })
}

type Standing = Occasion & { kind: Extract<ReminderKind, `certify-${string}`> }

/** What can be said of an entry at a moment, the first first. Only what is true is said of what is late. */
function standings(due: DateTime<true>, sentAt: DateTime, moment: Moment): Standing[] {
  const [today] = moment.occasions
  if (!today) return []
  if (isPast(due, moment.at)) return [{ ...today, kind: 'certify-late' }]
  const dueDay = dateOf(due)
  const dueToday = occasionOn(moment, (date) => date === dueDay)
  const dueTomorrow = occasionOn(moment, (date) => date === daysAfter(dueDay, -1))
  const isNew = sentAt > moment.at.minus({ days: 1 }) && sentAt <= moment.at
  const found: Standing[] = [
    ...(dueToday ? [{ ...dueToday, kind: 'certify-today' as const }] : []),
    ...(dueTomorrow ? [{ ...dueTomorrow, kind: 'certify-tomorrow' as const }] : []),
    ...(isNew ? [{ on: today.on, day: moment.date, kind: 'certify-new' as const }] : []),
  ]
  return found.sort((a, b) => a.on.localeCompare(b.on))
}

/** When the teacher hears of the entry again: due tomorrow, due today, and then every day. */
function nextStanding(due: DateTime<true>, { at, date }: Moment): DateTime<true> {
  const dueDay = dateOf(due)
  const mornings = [daysAfter(dueDay, -1), dueDay, daysAfter(dueDay, 1), daysAfter(date, 1)].map(morningAt)
  return mornings.find((morning) => morning > at) ?? due
}

/** What is returned after the upload close can no longer be corrected: said while there is time to decide before it. */
function finalReturn(entry: PendingEntry, to: string, when: Due, moment: Moment, { school }: PlanState): Reminder[] {
  const count = when.uploadClosesAt && countdown(when.uploadClosesAt, finalReturnCountdown, moment, school.holidays)
  return count ? [reminder({ kind: 'late-return', to, entry: entry.id }, count)] : []
}

/** The student asked for a nudge since the last morning. */
function nudge({ id, nudgedAt }: PendingEntry, to: string, when: Due, { at, isCall }: Moment): Reminder[] {
  if (isCall || !nudgedAt || nudgedAt <= at.minus({ days: 1 }) || nudgedAt > at) return []
  const expiresAt = when.closesAt ?? at.plus({ days: 3 })
  return [reminder({ kind: 'nudge', to, entry: id }, { occasion: `${nudgedAt.toMillis()}`, due: when.due, expiresAt })]
}
