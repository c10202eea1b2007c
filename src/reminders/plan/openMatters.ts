import type { DateTime } from 'luxon'
import { standingOf } from '../../portfolio/selectionRules.ts'
import { audienceOf } from '../../portfolio/terms.ts'
import { isOpenAt } from '../../regulation/phase.ts'
import { dateOf } from '../../regulation/schoolTime.ts'
import { formatTerm } from '../../regulation/term.ts'
import type { Window } from '../../regulation/windows.ts'
import { hasLeft, type Person } from '../../school/person.ts'
import type { OpenEntry, Unused } from './state.ts'
import type { Windows } from './windows.ts'

/** The window within which a student can still do something about a draft or a returned entry. Source. */
export function windowToAnswer(
  entry: OpenEntry,
  student: Person | undefined,
  windows: Windows,
  at: DateTime,
): Window | undefined {
  if (!student || hasLeft(student, dateOf(at))) return undefined
  const who = audienceOf(student, entry.term)
  const upload = windows.of('course-upload', entry.term, who)
  if (isOpenAt(upload, at)) return upload
  const certification = windows.of('certification', entry.term, who)
  const isSendable = entry.state === 'draft' && entry.isComplete
  return isSendable && isOpenAt(certification, at) ? certification : undefined
}

/** The window that a student has not used, for whom it is. */
export function windowUnused({ operation, scope }: Unused, student: Person, windows: Windows): Window {
  const term = typeof scope === 'number' ? formatTerm({ year: scope, semester: 1 }) : scope
  return windows.of(operation, scope, audienceOf(student, term))
}

/** Who has left adds nothing more; who left from grade 12 still selects. Source: contract.md, Behaviour. */
export function mayUse({ operation }: Unused, student: Person, at: DateTime): boolean {
  return isSelection(operation) ? standingOf(student, at) !== 'left' : !hasLeft(student, dateOf(at))
}

export const isSelection = (operation: Unused['operation']) =>
  operation === 'course-selection' || operation === 'diverse-selection'

/** Whether a student could use, now, what they have not used. */
export const isOpenUnused = (unused: Unused, student: Person | undefined, windows: Windows, at: DateTime) =>
  student !== undefined && mayUse(unused, student, at) && isOpenAt(windowUnused(unused, student, windows), at)
