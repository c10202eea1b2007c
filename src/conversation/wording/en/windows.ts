import type { DateTime } from 'luxon'
import type { Scope, WindowFor } from '../../../portfolio/schedule.ts'
import { daysLeft } from '../../../regulation/daysLeft.ts'
import type { Operation } from '../../../regulation/operation.ts'
import { phase } from '../../../regulation/phase.ts'
import type { Window } from '../../../regulation/windows.ts'
import { enDate, enInstant } from '../format.ts'

/** What each operation is called. */
export const operationNames: Record<Operation, string> = {
  'course-upload': 'Course outcome upload',
  certification: 'Course outcome certification',
  'diverse-upload': 'Diverse performance entry',
  'course-selection': 'Course outcome selection',
  'diverse-selection': 'Diverse performance selection',
  'receipt-confirmation': 'Receipt confirmation',
  'self-check': 'Self-check',
  grades: 'Entry of grades',
  'records-check': 'Check of registration, officers and attendance',
  submission: 'Official submission',
}
const divisionNames = { day: 'day school', continuing: 'continuing education' } as const

/** "school year 115", or the semester as it is. */
export const scopeName = (scope: Scope) => (typeof scope === 'number' ? `school year ${scope}` : scope)

/** "grades 10, 11", or nothing where everyone is meant. */
export function whom({ grades = [], division }: WindowFor): string {
  const those = grades.length > 0 ? `${grades.length === 1 ? 'grade' : 'grades'} ${grades.join(', ')}` : ''
  return [those, division ? divisionNames[division] : ''].filter(Boolean).join(', ')
}

/** What opens at midnight opens on a day. */
const opening = (at: DateTime, now?: DateTime) => (+at === +at.startOf('day') ? enDate(at, now) : enInstant(at, now))

/** From when to when, the years left out that are those of `now`. */
export function span({ opensAt, closesAt }: Pick<Window, 'opensAt' | 'closesAt'>, now?: DateTime): string {
  const from = opensAt ? opening(opensAt, now) : ''
  if (closesAt) return from ? `${from} to ${enInstant(closesAt, now)}` : `until ${enInstant(closesAt, now)}`
  return from ? `from ${from}, close not announced yet` : ''
}

/** Where `now` stands to it: "72 days left". */
export function standing(window: Window, now: DateTime): string {
  const { opensAt, closesAt, undetermined } = window
  switch (phase(window, now)) {
    case 'unannounced':
      return undetermined === 'noSuchTerm' ? 'no dates entered yet' : 'not announced yet'
    case 'notYet':
      return opensAt
        ? counted(daysLeft(opensAt, now), 'opens today', 'opens tomorrow', (days) => `opens in ${days} days`)
        : ''
    case 'closed':
      return closesAt
        ? counted(-daysLeft(closesAt, now), 'closed today', 'closed yesterday', (days) => `closed ${days} days ago`)
        : ''
    case 'open':
      return closesAt
        ? counted(daysLeft(closesAt, now), 'closes today', 'closes tomorrow, 1 day left', (days) => `${days} days left`)
        : 'open'
  }
}

function counted(days: number, none: string, one: string, many: (days: number) => string): string {
  if (days === 0) return none
  return days === 1 ? one : many(days)
}

/** "Mon 31 Aug to Wed 3 Feb 23:59, 72 days left" */
export const windowText = (window: Window, now: DateTime) =>
  [span(window, now), standing(window, now)].filter(Boolean).join(', ')
