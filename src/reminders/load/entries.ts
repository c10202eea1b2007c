import { DateTime } from 'luxon'
import type { Model, QueryFilter } from 'mongoose'
import type { Certifiers } from '../../portfolio/certifiers.ts'
import type { Entry } from '../../portfolio/entry.ts'
import { daysAfter, lastSecondOf, zone } from '../../regulation/schoolTime.ts'
import { yearOf } from '../../regulation/term.ts'
import type { Concern } from '../plan/concern.ts'
import type { Moment } from '../plan/moment.ts'
import type { OpenEntry, PendingEntry } from '../plan/state.ts'

export interface PortfolioRooms {
  entries: Model<Entry>
  certifiers: Certifiers
}

/** What a plan has to know of an entry: its description and files only as far as they are there. */
const known = {
  student: 1,
  course: 1,
  term: 1,
  state: 1,
  round: 1,
  sentAt: 1,
  nudgedAt: 1,
  description: 1,
  'files.id': 1,
}

/** No certification stays open for longer than that: what still waits then waits for nobody. */
const longestDays = 365

/** What is in sight of some states, in some semesters. */
const inTerms = (terms: readonly string[], states: readonly Entry['state'][]): QueryFilter<Entry> => ({
  year: { $in: [...new Set(terms.map(yearOf))] },
  kind: 'course',
  state: { $in: [...states] },
  term: { $in: [...terms] },
  hidden: false,
})

/** The drafts and the returned ones of some semesters, of everyone or of some students. */
export async function loadEntries(
  terms: readonly string[],
  { entries }: Pick<PortfolioRooms, 'entries'>,
  students?: readonly string[],
): Promise<OpenEntry[]> {
  if (terms.length === 0) return []
  const filter = { ...inTerms(terms, ['draft', 'returned']), ...(students ? { student: { $in: [...students] } } : {}) }
  return (await entries.find(filter, known).sort({ _id: 1 }).lean<Known[]>()).map(openEntry)
}

/** What waits for teachers and is new, nudged, due by the day after the moment's last day, or in a semester that it concerns. */
export async function loadPending(
  { pendingTerms }: Concern,
  moment: Moment,
  { entries, certifiers }: PortfolioRooms,
): Promise<PendingEntry[]> {
  const waiting = { state: 'pending', hidden: false } as const
  const since = { $gt: moment.at.minus({ days: 1 }).toJSDate(), $lte: moment.at.toJSDate() }
  const lastDay = moment.occasions.at(-1)?.on
  const filters: QueryFilter<Entry>[] = [
    ...(pendingTerms.length > 0 ? [inTerms(pendingTerms, ['pending'])] : []),
    ...(lastDay
      ? [
          { ...waiting, sentAt: since },
          { ...waiting, nudgedAt: since },
          { ...waiting, dueAt: dueBy(lastSecondOf(daysAfter(lastDay, 1))) },
        ]
      : []),
  ]
  const found = await Promise.all(filters.map((filter) => entries.find(filter, known).lean<Known[]>()))
  const each = [...new Map(found.flat().map((entry) => [entry._id, entry])).values()].sort((a, b) => a._id - b._id)
  const certifying = await certifiers.ofEntries(each, moment.at)
  return each.flatMap((entry) => pendingEntry(entry, certifying.get(entry._id) ?? []) ?? [])
}

/** One that waits, with whoever may certify it now. */
export function pendingEntry(entry: Known, teachers: readonly string[]): PendingEntry | undefined {
  const { sentAt, nudgedAt, round } = entry
  if (!sentAt || entry.state !== 'pending') return undefined
  return {
    ...openEntry(entry),
    state: 'pending',
    round,
    teachers,
    sentAt: onClock(sentAt),
    ...(nudgedAt ? { nudgedAt: onClock(nudgedAt) } : {}),
  }
}

/** Due by then. */
export const dueBy = (instant: DateTime) => ({
  $gt: instant.minus({ days: longestDays }).toJSDate(),
  $lte: instant.toJSDate(),
})

/** As much of an entry. */
export type Known = Pick<
  Entry,
  '_id' | 'student' | 'course' | 'term' | 'state' | 'round' | 'sentAt' | 'nudgedAt' | 'description'
> & { files: readonly unknown[] }

export const openEntry = ({ _id, student, term = '', state, files, description }: Known): OpenEntry => ({
  id: _id,
  student,
  term,
  state: state as OpenEntry['state'],
  isComplete: files.length > 0 && description !== '',
})

export const onClock = (date: Date) => DateTime.fromJSDate(date, { zone }) as DateTime<true>
