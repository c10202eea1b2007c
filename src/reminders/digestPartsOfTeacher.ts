import type { DateTime } from 'luxon'
import { isPast } from '../regulation/schoolTime.ts'
import { type Around, entriesOf } from './digestAround.ts'
import type { DigestPart } from './digestPart.ts'
import { pendingEntry } from './load/entries.ts'
import { type Due, dueOf } from './plan/ofTeachers.ts'
import type { ReminderMatter } from './plan/reminder.ts'

type TeacherKind = Extract<ReminderMatter['kind'], 'late-return' | 'nudge' | `certify-${string}`>

export async function ofTeacherEntries(
  kind: TeacherKind,
  ids: readonly number[],
  around: Around,
): Promise<DigestPart[]> {
  const { person, school, now, sources, windows } = around
  const { found, nameOf } = await entriesOf(ids, around)
  const certifiers = await sources.certifiers.ofEntries(found, now)
  const people = await sources.people.byId(found.map(({ student }) => student))
  const waiting = found.flatMap((entry) => {
    const pending = pendingEntry(entry, certifiers.get(entry._id) ?? [])
    const when = pending?.teachers.includes(person._id) ? dueOf(pending, { school, people }, windows) : undefined
    if (!when || (when.closesAt && isPast(when.closesAt, now))) return []
    return [{ id: entry._id, course: nameOf(entry), due: dateFor(kind, when, now) }]
  })
  if (waiting.length === 0) return []
  const dues = waiting.flatMap(({ due }) => due ?? []).sort((a, b) => +a - +b)
  const [due] = dues
  if (kind === 'late-return' && (!due || isPast(due, now))) return []
  return [{ kind, entries: waiting, ...(due && kind !== 'certify-late' ? { due } : {}) }]
}

/** The date that a sentence names: where an entry is past its due date, that on which certifying ends. */
function dateFor(kind: TeacherKind, { due, closesAt, uploadClosesAt }: Due, now: DateTime): DateTime<true> | undefined {
  if (kind === 'late-return') return uploadClosesAt
  return kind !== 'certify-late' && isPast(due, now) ? closesAt : due
}
