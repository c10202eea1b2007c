import type { DateTime } from 'luxon'
import type { Scope } from '../portfolio/schedule.ts'
import type { Operation } from '../regulation/operation.ts'
import type { WindowSource } from '../regulation/windows.ts'
import type { Duty } from '../school/duties.ts'
import type { ReminderKind } from './plan/reminder.ts'

/** How a class stands: how many of its students have something open, never how much. Source. */
export interface ClassCounts {
  drafts: number
  returned: number
  unselected: number
  unconfirmed: number
}

/** Entries as a digest names them. */
export interface NamedEntry {
  id: number
  course: string
}

type EntryKind = Extract<ReminderKind, 'draft-unsent' | 'returned' | 'late-return' | 'nudge' | `certify-${string}`>

/** One part of a digest, as things stand when it is put into words. */
export type DigestPart = {
  /** The name of the student for whom a guardian is told. */
  student?: string
  due?: DateTime<true>
  /** What fixes the date. */
  source?: WindowSource
} & (
  | { kind: EntryKind; entries: readonly NamedEntry[] }
  | { kind: 'window-closing' | 'unselected'; operation: Operation; scope: Scope }
  | { kind: 'unconfirmed' | 'seat'; count: number }
  | { kind: 'class-overview'; className: string; counts: ClassCounts }
  | { kind: 'teachers-late'; teachers: readonly string[] }
  | { kind: 'duty' | 'meeting'; duty: Duty }
  | { kind: 'training'; title: string; date: DateTime<true> }
)

/** How many things a part is about; the empty seats are one. */
export function countOf(part: DigestPart): number {
  if ('entries' in part) return part.entries.length
  if ('teachers' in part) return part.teachers.length
  return part.kind === 'unconfirmed' ? part.count : 1
}
