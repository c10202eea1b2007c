import type { DateTime } from 'luxon'

/** What people are reminded of, by the names of `licheng rehearse`. Source: contract.md, rehearse. */
export const reminderKinds = [
  'draft-unsent',
  'returned',
  'window-closing',
  'unselected',
  'unconfirmed',
  'certify-new',
  'certify-tomorrow',
  'certify-today',
  'certify-late',
  'late-return',
  'nudge',
  'class-overview',
  'teachers-late',
  'duty',
  'meeting',
  'seat',
  'training',
] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** The matter of a reminder: what it is about, and whose it is where a guardian is told. */
export interface ReminderMatter {
  kind: ReminderKind
  entry?: number
  /** What it is about where that is no entry: `course-upload:115-1`, `115:101`, a person, a duty, a session. */
  about?: string
  /** The student for whom a guardian is told. Source. */
  student?: string
}

/** One matter that one person is reminded of on one occasion. */
export interface Reminder extends ReminderMatter {
  /** Unique: the person, the matter and the occasion. What carries the key is said once. */
  key: string
  to: string
  /** The day that tells it from the same matter on another one. */
  occasion: string
  /** When the matter falls due or its window closes. */
  due?: DateTime<true>
  /** From then on the next occasion of the same matter, or its deadline, has taken its place. */
  expiresAt: DateTime<true>
  /** Its legal deadline is today: it comes in spite of mute, and may use what is kept of the month's messages. */
  lastDay: boolean
  /** Worded as an offer: nothing is open, a window closes. Source. */
  offer: boolean
}

/** Reminders that say the same of the same thing, whatever day it is: a certification is new, due or late. */
const families: Partial<Record<ReminderKind, string>> = {
  'certify-new': 'certify',
  'certify-tomorrow': 'certify',
  'certify-today': 'certify',
  'certify-late': 'certify',
}

/** The person and the matter, without the occasion. */
export const matterKey = ({ to, kind, entry, about, student }: ReminderMatter & { to: string }) =>
  [families[kind] ?? kind, to, ...(student === undefined ? [] : [`for=${student}`]), entry ?? about ?? ''].join(':')

/** A reminder with its key. */
export function reminder(
  matter: ReminderMatter & { to: string },
  when: Pick<Reminder, 'occasion' | 'due' | 'expiresAt'> & Partial<Pick<Reminder, 'lastDay' | 'offer'>>,
): Reminder {
  const { to, kind, entry, about, student } = matter
  const { occasion, due, expiresAt, lastDay = false, offer = false } = when
  return {
    key: `${matterKey(matter)}:${occasion}`,
    to,
    kind,
    ...(entry === undefined ? {} : { entry }),
    ...(about === undefined ? {} : { about }),
    ...(student === undefined ? {} : { student }),
    ...(due === undefined ? {} : { due }),
    occasion,
    expiresAt,
    lastDay,
    offer,
  }
}
