import type { DateTime } from 'luxon'
import type { Citation } from './citation.ts'
import { byPrecedence, concerns, isInForce, type Notice } from './notice.ts'
import type { Operation } from './operation.ts'
import type { Audience } from './people.ts'
import { planOf, type Undetermined } from './plan.ts'
import type { Rulebook } from './rulebook.ts'
import { firstSecondOf, instantOf, lastSecondOf } from './schoolTime.ts'

/** What fixes a window: the rules, or the notice that moved it. */
export type WindowSource =
  | { kind: 'ruleset'; ruleset: string; citation: Citation }
  | { kind: 'notice'; id: string; published: string; url?: string; basis?: string }

/** When an operation may be done. Both instants belong to it: `closesAt` is the last second that counts. Unit: Asia/Taipei. */
export interface Window {
  operation: Operation
  opensAt?: DateTime<true>
  closesAt?: DateTime<true>
  /** The period of self-checking (自我檢核) that belongs to it, where a notice sets one. Source: R-3, §四. */
  selfCheck: { opensAt?: DateTime<true>; closesAt?: DateTime<true> }
  source: WindowSource
  /** Why `closesAt` is absent. */
  undetermined?: Undetermined
}

/**
 * The window of an operation for certain students, as the rules and the notices in force at `now` set it. Each edge comes
 * from the strongest notice that speaks of it, else from the ruleset; what only a notice may set is never computed.
 * Pass the ruleset that governs the semester (`rulesetFor`). What is done once a school year may be asked by either of its
 * semesters; what is done each semester, asked for a year, has only what notices say of that year.
 * Source; §四, §六, 表一, 表二.
 */
export function windowOf(operation: Operation, who: Audience, { ruleset, calendar }: Rulebook, now: DateTime): Window {
  const plan = planOf(operation, who, ruleset, calendar.terms)
  const notices = byPrecedence(
    calendar.notices.filter((notice) => isInForce(notice, now) && concerns(notice, operation, who)),
  )
  const opening = notices.find(({ opens }) => opens !== undefined)
  const close = notices.find(({ closes }) => closes !== undefined)
  const moved = close ?? opening
  const opensAt = opening?.opens ? instantOf(opening.opens) : plan.opens && firstSecondOf(plan.opens)
  const closesAt = close?.closes ? instantOf(close.closes) : plan.closes && lastSecondOf(plan.closes)
  const undetermined = closesAt ? undefined : plan.undetermined
  return {
    operation,
    ...(opensAt && { opensAt }),
    ...(closesAt && { closesAt }),
    selfCheck: selfCheckOf(notices),
    source: moved ? sourceOf(moved) : { kind: 'ruleset', ruleset: ruleset.id, citation: plan.citation },
    ...(undetermined && { undetermined }),
  }
}

function selfCheckOf(notices: readonly Notice[]): Window['selfCheck'] {
  const opens = notices.find(({ selfCheckOpens }) => selfCheckOpens !== undefined)?.selfCheckOpens
  const closes = notices.find(({ selfCheckCloses }) => selfCheckCloses !== undefined)?.selfCheckCloses
  return { ...(opens && { opensAt: instantOf(opens) }), ...(closes && { closesAt: instantOf(closes) }) }
}

const sourceOf = ({ id, published, url, basis }: Notice): WindowSource => ({
  kind: 'notice',
  id,
  published,
  ...(url && { url }),
  ...(basis && { basis }),
})
