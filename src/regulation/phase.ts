import type { DateTime } from 'luxon'
import { isPast } from './schoolTime.ts'
import type { Window } from './windows.ts'

/** Where an instant stands to a window. `unannounced`: neither of its edges is known. */
export type Phase = 'notYet' | 'open' | 'closed' | 'unannounced'

/** The part of a window that its phase depends on. */
type Edges = Pick<Window, 'opensAt' | 'closesAt'>

/**
 * The phase of a window at an instant. One whose close is not announced yet stays open once it has opened; one whose notice
 * names only the close is open until then.
 * Source, 表一.
 */
export function phase({ opensAt, closesAt }: Edges, now: DateTime): Phase {
  if (!opensAt && !closesAt) return 'unannounced'
  if (closesAt && isPast(closesAt, now)) return 'closed'
  return opensAt && now < opensAt ? 'notYet' : 'open'
}

/** Whether the operation may be done at that instant. Source. */
export const isOpenAt = (window: Edges, instant: DateTime) => phase(window, instant) === 'open'

/**
 * Whether something of an earlier semester or year can still be done: its window is open until a day that is known. One
 * that no notice ever closed is over all the same.
 */
export const isStillOpen = (window: Edges, now: DateTime) => window.closesAt !== undefined && isOpenAt(window, now)
