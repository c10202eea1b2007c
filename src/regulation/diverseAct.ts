import type { DateTime } from 'luxon'
import type { Citation } from './citation.ts'
import type { ActRefusal } from './outcomeState.ts'
import { phase } from './phase.ts'
import type { Window } from './windows.ts'

/** What is done with an entry of diverse performance; recording it is the act, there is nothing to send or certify. */
export type DiverseAct = 'add' | 'edit' | 'delete'

/** What the rules need to know of the act: whose entry it is about, and whether it stands in a locked selection. */
export interface DiverseFacts {
  isOwner: boolean
  /** The student has left the school. */
  ownerHasLeft: boolean
  selected: 'no' | 'ticked' | 'locked'
}

export type DiverseVerdict = { allowed: true } | ({ allowed: false } & ActRefusal)

const byRegulation: Citation = { basis: 'regulation', clause: '§五(四)', rule: 'R-6.1' }
const byPractice: Citation = { basis: 'school', rule: 'R-6.3' }

/**
 * Whether diverse performance may be recorded, changed or deleted at `now`: by its student, until the window closes, and
 * not while it stands in a locked selection. Whether a place is left is asked apart.
 * Source; §五(四), 表二.
 */
export function judgeDiverse(
  { isOwner, ownerHasLeft, selected }: DiverseFacts,
  window: Window,
  now: DateTime,
): DiverseVerdict {
  if (!isOwner) return { allowed: false, reason: 'notYours', may: ['owner'], citation: byRegulation }
  if (ownerHasLeft) return { allowed: false, reason: 'left', citation: byPractice }
  const reason = phase(window, now)
  if (reason !== 'open') return { allowed: false, reason, window }
  if (selected === 'locked') return { allowed: false, reason: 'selected', selected, citation: byPractice }
  return { allowed: true }
}
