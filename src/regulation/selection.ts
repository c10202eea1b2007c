import type { DateTime } from 'luxon'
import type { Citation } from './citation.ts'
import type { Capacity, OutcomeState } from './outcomeState.ts'
import { phase } from './phase.ts'
import { limitOf, mayTakePlace, type QuotaKind } from './quota.ts'
import type { Ruleset } from './ruleset.ts'
import type { Window } from './windows.ts'

/** What is selected (勾選) for the central database: course outcomes, and apart from them diverse performance. */
export const selectionKinds = ['course', 'diverse'] as const
export type SelectionKind = (typeof selectionKinds)[number]

export type SelectionAct = 'select' | 'unselect' | 'lock'

/** What the rules need to know of a selection, of whoever acts on it, and of its student. */
export interface SelectionFacts {
  kind: SelectionKind
  /** How many entries are ticked, the one that the act is about left out. */
  ticked: number
  /** Its student has locked it. What the close locks needs no mention: then the window is closed. */
  isLocked: boolean
  as: Capacity
  /** `graduate`: left from grade 12, and so may still select. */
  student: 'enrolled' | 'graduate' | 'left'
}

/** What a selection of one school year is judged by. */
export interface SelectionRulebook {
  window: Window
  ruleset: Ruleset
}

/** Why an act on a selection is refused; where the window refuses, its source is what to cite. */
export type SelectionRefusal =
  | { reason: 'notYet' | 'closed' | 'unannounced'; window: Window }
  | ({ citation: Citation } & (
      | { reason: 'notYours' }
      | { reason: 'left' }
      | { reason: 'locked' }
      /** Only what a teacher has certified is selected. */
      | { reason: 'notCertified'; state: OutcomeState }
      | { reason: 'full'; limit: number }
    ))

export type SelectionVerdict = { allowed: true } | ({ allowed: false } & SelectionRefusal)

const byRegulation: Citation = { basis: 'regulation', clause: '§六(一)', rule: 'R-8' }
const byPractice: Citation = { basis: 'school', rule: 'R-8' }

export const quotaOf = (kind: SelectionKind): QuotaKind => `${kind}-selection`

/** How many are selected at most in a school year. Unit: entries. Source: R-8, §六(一), 表一, 表二. */
export const selectionLimit = (kind: SelectionKind, ruleset: Ruleset) => limitOf(quotaOf(kind), ruleset)

/**
 * Whether a selection may be changed or locked at `now`: by its student, within the announced window, until it is locked.
 * `state`: of the course outcome that is to be ticked. Locking an empty selection is allowed: none is legal. The limit is a
 * ceiling for everyone, in the school year of a change of status too.
 * Source; §六(一), §七, 表一, 表二.
 */
export function judgeSelection(
  act: SelectionAct,
  selection: SelectionFacts,
  { window, ruleset }: SelectionRulebook,
  now: DateTime,
  state?: OutcomeState,
): SelectionVerdict {
  const refusal = refusalOf(act, selection, { window, ruleset }, now, state)
  return refusal ? { allowed: false, ...refusal } : { allowed: true }
}

function refusalOf(
  act: SelectionAct,
  { kind, ticked, isLocked, as, student }: SelectionFacts,
  { window, ruleset }: SelectionRulebook,
  now: DateTime,
  state: OutcomeState | undefined,
): SelectionRefusal | undefined {
  if (as !== 'owner') return { reason: 'notYours', citation: byRegulation }
  if (isLocked) return { reason: 'locked', citation: byPractice }
  if (student === 'left') return { reason: 'left', citation: byPractice }
  const when = phase(window, now)
  if (when !== 'open') return { reason: when, window }
  if (act !== 'select') return undefined
  if (state && state !== 'certified') return { reason: 'notCertified', state, citation: byRegulation }
  const place = mayTakePlace(quotaOf(kind), ticked, ruleset)
  return place.allowed ? undefined : { reason: 'full', limit: place.limit, citation: place.citation }
}
