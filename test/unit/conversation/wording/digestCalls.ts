import type { DateTime } from 'luxon'
import type { DigestPart } from '../../../../src/reminders/digestPart.ts'
import type { Duty } from '../../../../src/school/duties.ts'

/** Digests of every kind, alone and together, with dates near and far. Written without Chinese, as the occasions are. */
export function digestCalls(now: DateTime<true>): [DigestPart[], DateTime][] {
  const soon = (days: number) => now.plus({ days }).endOf('day').startOf('second') as DateTime<true>
  const entries = Array.from({ length: 7 }, (_, index) => ({ id: index + 1, course: 'Mathematics' }))
  const source = { kind: 'notice', id: 'N1', published: '2027-01-04' } as const
  const duty = (what: string): Duty => ({
    id: `115-1:${what}:day`,
    office: 'registrar',
    clause: '§五(一)1',
    what,
    about: { term: '115-1' },
    dueAt: soon(7),
    confirmable: true,
  })
  const offers: DigestPart[] = [
    { kind: 'window-closing', operation: 'course-upload', scope: '115-1', due: soon(14), source },
    { kind: 'window-closing', operation: 'diverse-upload', scope: 115, due: soon(3), source },
    { kind: 'window-closing', operation: 'course-selection', scope: 115, source },
  ]
  const others: DigestPart[] = [
    { kind: 'draft-unsent', entries, due: soon(0), source, student: 'Lin' },
    { kind: 'draft-unsent', entries: entries.slice(0, 1) },
    { kind: 'returned', entries: entries.slice(0, 2), due: soon(1), source },
    { kind: 'unselected', operation: 'diverse-selection', scope: 115, due: soon(7), source },
    { kind: 'unconfirmed', count: 1, due: soon(3) },
    { kind: 'certify-new', entries, due: soon(7) },
    { kind: 'certify-tomorrow', entries: entries.slice(0, 1), due: soon(1) },
    { kind: 'certify-today', entries, due: soon(0) },
    { kind: 'certify-late', entries: entries.slice(0, 1) },
    { kind: 'late-return', entries: entries.slice(0, 1), due: soon(3) },
    { kind: 'late-return', entries, due: soon(1) },
    { kind: 'nudge', entries: entries.slice(0, 1) },
    { kind: 'class-overview', className: '101', counts: { drafts: 2, returned: 1, unselected: 3, unconfirmed: 4 } },
    { kind: 'class-overview', className: '101', counts: { drafts: 1, returned: 0, unselected: 0, unconfirmed: 0 } },
    { kind: 'teachers-late', teachers: ['Chen', 'Wu'] },
    { kind: 'duty', duty: duty('grades'), due: soon(7) },
    { kind: 'duty', duty: duty('grades'), due: soon(-3) },
    { kind: 'meeting', duty: duty('meeting'), due: soon(-3) },
    { kind: 'seat', count: 1 },
    { kind: 'seat', count: 3 },
    { kind: 'training', title: 'Title', date: now.startOf('day') as DateTime<true> },
    { kind: 'training', title: 'Title', date: now.plus({ days: 1 }).startOf('day') as DateTime<true> },
  ]
  return [
    ...[...offers, ...others].map((part): [DigestPart[], DateTime] => [[part], now]),
    [offers, now],
    [others, now],
  ]
}
