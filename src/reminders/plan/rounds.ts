import type { DateTime } from 'luxon'
import { isQuietAt } from '../../conversation/quietHours.ts'
import { dateOf } from '../../regulation/schoolTime.ts'
import { type Moment, morningAt } from './moment.ts'

/** Moments whose reminders are said together, and when. */
export interface Round {
  at: DateTime<true>
  moments: readonly Moment[]
}

/** Whether what was missed waits for the next morning: in quiet hours, and when that is near. */
const waitsForMorning = (now: DateTime) => isQuietAt(now) || now < morningAt(dateOf(now))

/**
 * When the moments that were missed and those to come are seen to. What was missed is caught up now, and all mornings of it
 * in one; from 22:00 on it waits for the next morning, save the last call of what closes today.
 * Source: contract.md, Behaviour.
 */
export function roundsOf(missed: readonly Moment[], coming: readonly Moment[], now: DateTime<true>): Round[] {
  const waits = waitsForMorning(now)
  const late = missed.filter(({ isCall }) => isCall || !waits)
  const kept = missed.filter((moment) => !late.includes(moment))
  const morning = coming.find(({ isCall }) => !isCall)
  return [
    ...(late.length > 0 ? [{ at: now, moments: late }] : []),
    ...coming.map((moment) => ({ at: moment.at, moments: moment === morning ? [...kept, moment] : [moment] })),
  ]
}
