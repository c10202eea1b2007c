import type { DateTime } from 'luxon'
import type { Citation } from './citation.ts'
import { phase } from './phase.ts'
import type { Window } from './windows.ts'

export const outcomeStates = ['draft', 'pending', 'certified', 'returned'] as const
export type OutcomeState = (typeof outcomeStates)[number]

export type OutcomeAct = 'edit' | 'delete' | 'send' | 'withdraw' | 'certify' | 'return' | 'takeBack'

/**
 * In what capacity someone acts on an entry.
 * `owner`: the student, or a guardian under a grant. `certifier`: who teaches the course now, or an appointed proxy.
 * `academicAffairs`: 教務處, or for its students the continuing-education division.
 */
export type Capacity = 'owner' | 'certifier' | 'academicAffairs' | 'none'

/** What the rules need to know of an entry. */
export interface OutcomeFacts {
  state: OutcomeState
  /** What a draft still lacks. */
  lacks: readonly ('course' | 'file' | 'description')[]
  /** It was sent at least once, and so is kept when it is deleted. */
  everSent: boolean
  selected: 'no' | 'ticked' | 'locked'
  /** The student has left the school. */
  ownerHasLeft: boolean
}

/** Who acts, and the reason that they give. */
export interface Actor {
  as: Capacity
  reason?: string
}

/** The windows of the entry's own semester, for its student. */
export interface OutcomeWindows {
  upload: Window
  certification: Window
}

/**
 * What someone should know before the act.
 * `final`: the student can no longer correct what is returned now. `notEditable`, `notSendable`: what is withdrawn now
 * can be sent again but not changed, or not even sent.
 */
export type ActWarning = 'final' | 'notEditable' | 'notSendable'

/** Why an act is refused; where the window refuses, its source is what to cite. */
export type ActRefusal =
  | { reason: 'notYet' | 'closed' | 'unannounced'; window: Window }
  | ({ citation: Citation } & (
      | { reason: 'notYours'; may: readonly Capacity[] }
      | { reason: 'left' }
      /** The state does not allow it; `from` are the states that do. */
      | { reason: 'state'; state: OutcomeState; from: readonly OutcomeState[] }
      /** A returned entry must be edited before it is sent again. */
      | { reason: 'unedited' }
      /** `waived`: it can no longer be completed. */
      | { reason: 'incomplete'; lacks: OutcomeFacts['lacks']; waived: boolean }
      | { reason: 'noReason' }
      | { reason: 'selected'; selected: 'ticked' | 'locked' }
    ))

/** What becomes of the entry. A deleted one that was ever sent is `hidden` and kept; any other is `gone`. */
export type ActVerdict =
  | { allowed: true; to: OutcomeState | 'hidden' | 'gone'; warning?: ActWarning }
  | ({ allowed: false } & ActRefusal)

/** What the rules say of one act. */
interface Row {
  may: readonly Capacity[]
  /** Where it stands who may. */
  citation: Citation
  from: readonly OutcomeState[]
  to: OutcomeState | 'gone'
  /** The window that must be open. */
  within?: keyof OutcomeWindows
  needsReason?: true
}

const byRegulation: Citation = { basis: 'regulation', clause: '§五(三)', rule: 'R-5.7' }
const byPractice: Citation = { basis: 'school', rule: 'R-5.6' }

const ofOwner = { may: ['owner'], citation: byRegulation } as const
const ofCertifier = { may: ['certifier'], citation: byRegulation } as const
const ofBoth = { may: ['certifier', 'academicAffairs'], citation: byPractice } as const

/** Who may do what, from which state to which, while which window is open. Source, §五(三), 表一. */
const acts: Record<OutcomeAct, Row> = {
  edit: { ...ofOwner, from: ['draft', 'returned'], to: 'draft', within: 'upload' },
  delete: { ...ofOwner, from: ['draft', 'returned'], to: 'gone', within: 'upload' },
  send: { ...ofOwner, from: ['draft'], to: 'pending', within: 'certification' },
  withdraw: { ...ofOwner, from: ['pending'], to: 'draft' },
  certify: { ...ofCertifier, from: ['pending'], to: 'certified', within: 'certification' },
  return: { ...ofCertifier, from: ['pending'], to: 'returned', within: 'certification', needsReason: true },
  takeBack: { ...ofBoth, from: ['certified', 'returned'], to: 'pending', within: 'certification', needsReason: true },
}

/**
 * Whether an act on a course outcome is allowed at `now`, and what becomes of the entry.
 * The close of the upload ends editing and deleting; a complete draft may be sent, and decided, until certification closes.
 * Source; §五(三), 表一.
 */
export function judgeAct(
  act: OutcomeAct,
  entry: OutcomeFacts,
  actor: Actor,
  windows: OutcomeWindows,
  now: DateTime,
): ActVerdict {
  const refusal = refusalOf(act, entry, actor, windows, now)
  if (refusal) return { allowed: false, ...refusal }
  const { to } = acts[act]
  const warning = warningOf(act, windows, now)
  return { allowed: true, to: to === 'gone' && entry.everSent ? 'hidden' : to, ...(warning && { warning }) }
}

/** Whether a new entry may be added at `now`; whether a place is left is asked apart. Source, 表一. */
export function judgeAdding(
  ownerHasLeft: boolean,
  upload: Window,
  now: DateTime,
): { allowed: true; to: OutcomeState } | ({ allowed: false } & ActRefusal) {
  const refusal: ActRefusal | undefined = ownerHasLeft ? { reason: 'left', citation: byPractice } : outside(upload, now)
  return refusal ? { allowed: false, ...refusal } : { allowed: true, to: 'draft' }
}

function refusalOf(
  act: OutcomeAct,
  entry: OutcomeFacts,
  actor: Actor,
  windows: OutcomeWindows,
  now: DateTime,
): ActRefusal | undefined {
  const { may, citation, within, needsReason } = acts[act]
  if (!may.includes(actor.as)) return { reason: 'notYours', may, citation }
  if (actor.as === 'owner' && entry.ownerHasLeft) return { reason: 'left', citation: byPractice }
  const wrongState = stateRefusal(act, entry)
  const wrongTime = within && outside(windows[within], now)
  // After the upload close no state helps: "withdraw it first" would be bad advice.
  const either = within === 'upload' ? (wrongTime ?? wrongState) : (wrongState ?? wrongTime)
  if (either) return either
  if (act === 'send' && entry.lacks.length > 0) {
    const waived = phase(windows.upload, now) === 'closed'
    return { reason: 'incomplete', lacks: entry.lacks, waived, citation: byPractice }
  }
  if (act === 'takeBack' && entry.selected !== 'no') {
    return { reason: 'selected', selected: entry.selected, citation: byPractice }
  }
  return needsReason && !actor.reason?.trim() ? { reason: 'noReason', citation: byPractice } : undefined
}

function stateRefusal(act: OutcomeAct, { state }: OutcomeFacts): ActRefusal | undefined {
  const { from } = acts[act]
  if (from.includes(state)) return undefined
  if (act === 'send' && state === 'returned') return { reason: 'unedited', citation: byPractice }
  return { reason: 'state', state, from, citation: byPractice }
}

function outside(window: Window, now: DateTime): ActRefusal | undefined {
  const reason = phase(window, now)
  return reason === 'open' ? undefined : { reason, window }
}

function warningOf(act: OutcomeAct, { upload, certification }: OutcomeWindows, now: DateTime): ActWarning | undefined {
  if (act === 'withdraw' && phase(certification, now) === 'closed') return 'notSendable'
  if (phase(upload, now) !== 'closed') return undefined
  if (act === 'return') return 'final'
  return act === 'withdraw' ? 'notEditable' : undefined
}
