import type { DateTime } from 'luxon'
import { isPast, lastSecondOf } from './schoolTime.ts'

/**
 * What a guardian may do in a student's place: uploading, selecting and confirming receipts, and nothing else. Deleting is
 * not named there.
 * Source, §九(三).
 */
export const guardianActs = [
  'create',
  'edit',
  'send',
  'withdraw',
  'select',
  'unselect',
  'lock',
  'confirm',
  'dispute',
] as const
export type GuardianAct = (typeof guardianActs)[number]

/** Whether an act, by its name in the record, is one of them. */
export const isGuardianAct = (act: string): act is GuardianAct => guardianActs.some((each) => each === act)

/** For how long a guardian may act. */
export interface GrantTime {
  /** ISO date, its last second included. */
  until: string
  revokedAt?: Date
}

/** Whether a grant counts at `now`. Source. */
export const isGrantLive = ({ until, revokedAt }: GrantTime, now: DateTime) =>
  revokedAt === undefined && !isPast(lastSecondOf(until), now)
