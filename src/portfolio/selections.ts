import { DateTime } from 'luxon'
import type { Connection, Model } from 'mongoose'
import type { Grants } from '../identity/grants.ts'
import type { OutcomeState } from '../regulation/outcomeState.ts'
import {
  judgeSelection,
  type SelectionRefusal as RuledRefusal,
  type SelectionAct,
  type SelectionFacts,
  type SelectionKind,
} from '../regulation/selection.ts'
import type { Calendar } from '../school/calendar.ts'
import type { People } from '../school/people.ts'
import type { Person } from '../school/person.ts'
import type { SchoolRecord } from '../school/record.ts'
import type { Entry, EntryAct } from './entry.ts'
import type { Occasion } from './entryAct.ts'
import { createSelectionModel, emptySelection, type Selection } from './selection.ts'
import { createLockClosed } from './selectionClose.ts'
import { closingGroupOf, type SelectionStanding, selectionRules, standingOf } from './selectionRules.ts'
import { createSettleSelection, settleAllSelections, type TellLocked } from './selectionSettle.ts'
import { locked, unlocked, withTicked, writeSelection } from './selectionWrite.ts'

/** Why something cannot be done with a selection. */
export type SelectionRefusal =
  | { reason: 'noSuchEntry' }
  | ({ reason: 'rule'; act: SelectionAct; entry?: Entry; refusal: RuledRefusal } & SelectionStanding)

/** The question was about an earlier state of the selection. */
export type SelectionStale = { reason: 'stale' } & SelectionStanding

/** `isChanged`: false where it was so already. */
export type SelectionDone = { done: true; isChanged: boolean } & SelectionStanding
type Result<Refusal = SelectionRefusal> = Promise<SelectionDone | { done: false; refusal: Refusal }>
type LockResult = Result<SelectionRefusal | SelectionStale>

/** What students select (勾選) for the central database, per school year and kind. Source: R-8, §六(一), 表一, 表二. */
export interface Selections {
  readonly model: Model<Selection>
  get(student: string, year: number, kind: SelectionKind): Promise<Selection>
  byId(id: string): Promise<Selection | undefined>
  /** What may be ticked or is, oldest first: the year's certified course outcomes, or its diverse performance. */
  choosable(student: string, year: number, kind: SelectionKind): Promise<Entry[]>
  tick(entry: number, occasion: Occasion): Result
  untick(entry: number, occasion: Occasion): Result
  /** Locks what is ticked, for good. `occasion.round`: of the selection that the question was about. */
  lock(student: Person, year: number, kind: SelectionKind, occasion: Occasion): LockResult
  /** What locking would be answered, without doing it. */
  judgeLock(student: Person, year: number, kind: SelectionKind, occasion: Occasion): LockResult
  /** Locks what is ticked where the window has closed, and tells the students; the result is how many. */
  lockClosed(now: DateTime): Promise<number>
  /** An entry that its student has deleted leaves the selection that held it. */
  release(entry: Entry, deleted: EntryAct): Promise<void>
  /** Every selection of a year and kind in which something was ever ticked, or those of some students. */
  ofYear(year: number, kind: SelectionKind, students?: string[]): Promise<Selection[]>
  /** What is locked, for submission, by student and entry. What the close locks is in it after `lockClosed`. */
  lockedEntries(of: Pick<Selection, 'year' | 'kind'>): AsyncIterable<Entry>
  /** Finishes what a process left when it died. */
  settleAll(): Promise<void>
}

export interface SelectionsDeps {
  connection: Connection
  entries: Model<Entry>
  people: People
  calendar: Calendar
  record: SchoolRecord
  tellLocked: TellLocked
  grants: Grants
}

const entriesAtOnce = 500

export function createSelections(deps: SelectionsDeps): Selections {
  const { entries, people, calendar, grants } = deps
  const model = createSelectionModel(deps.connection)
  const settle = createSettleSelection(model, entries, deps.record, deps.tellLocked)

  const selections: Selections = {
    model,
    get: async (student, year, kind) =>
      (await model.findById(`${student}:${year}:${kind}`).lean()) ?? emptySelection(student, year, kind),
    byId: async (id) => (await model.findById(id).lean()) ?? undefined,
    choosable: (student, year, kind) =>
      entries
        .find({ student, hidden: false, kind, year, state: kind === 'course' ? 'certified' : 'recorded' })
        .sort({ _id: 1 })
        .lean(),

    tick: (entry, occasion) => change('select', entry, occasion),
    untick: (entry, occasion) => change('unselect', entry, occasion),

    async lock(student, year, kind, occasion) {
      for (;;) {
        const judged = await weighLock(student, year, kind, occasion)
        const { request, now } = occasion
        const actor = (await grants.speaker(occasion.actor, student._id, 'lock', now)) ?? occasion.actor
        if (!judged.done || judged.selection.changedIn === request) return judged
        const { selection } = judged
        const next = locked(selection, 'student', now)
        const written = await writeSelection(
          model,
          next,
          [{ act: 'lock', entries: selection.ticked, actor, now }],
          request,
        )
        if (written) return { ...judged, selection: await settled(written._id), isChanged: true }
      }
    },
    judgeLock: weighLock,

    lockClosed: createLockClosed({ model, people, calendar, settle }),

    async release({ _id: entry, student, year, kind }, { by, as, onBehalfOf, via, osUser, at }) {
      const actor = { by, as, via, ...(onBehalfOf ? { onBehalfOf } : {}), ...(osUser ? { osUser } : {}) }
      const now = DateTime.fromJSDate(at)
      for (;;) {
        const selection = await selections.get(student, year, kind)
        if (!selection.ticked.includes(entry)) return
        const next = withTicked(selection, entry, false)
        const written = await writeSelection(model, next, [{ act: 'unselect', entries: [entry], actor, now }])
        if (written) return settle(written._id)
      }
    },

    ofYear: (year, kind, students) =>
      model
        .find({ year, kind, ...(students ? { student: { $in: students } } : {}) })
        .sort({ student: 1 })
        .lean(),

    async *lockedEntries({ year, kind }) {
      const held = await model
        .find({ year, kind, lockedAt: { $exists: true } }, { ticked: 1 })
        .sort({ student: 1 })
        .lean()
      const ids = held.flatMap(({ ticked }) => ticked.toSorted((a, b) => a - b))
      for (let from = 0; from < ids.length; from += entriesAtOnce) {
        const some = ids.slice(from, from + entriesAtOnce)
        const found = await entries.find({ _id: { $in: some } }).lean()
        const known = new Map(found.map((entry) => [entry._id, entry]))
        yield* some.flatMap((id) => known.get(id) ?? [])
      }
    },

    settleAll: () => settleAllSelections(model, settle),
  }
  return selections

  /** Ticks or unticks: loads, asks the rulebook, writes once; another writer in between means asking again. */
  async function change(act: 'select' | 'unselect', id: number, occasion: Occasion): Result {
    const { now, request } = occasion
    for (;;) {
      const entry = await entries.findOne({ _id: id }).lean()
      const student = entry && (await people.get(entry.student))
      const actor = student && (await grants.speaker(occasion.actor, student._id, act, now))
      if (!student || !actor) return refuse({ reason: 'noSuchEntry' })
      const selection = await selections.get(student._id, entry.year, entry.kind)
      const rules = selectionRules(await calendar.load(), student, entry.year, entry.kind, now)
      if (selection.changedIn === request) return { done: true, selection, rules, isChanged: true }
      if (entry.hidden) return refuse({ reason: 'noSuchEntry' })
      const others = selection.ticked.filter((ticked) => ticked !== id)
      const facts = factsOf(selection, others.length, true, student, now)
      const state = entry.kind === 'course' ? (entry.state as OutcomeState) : undefined
      const verdict = judgeSelection(act, facts, rules, now, state)
      if (!verdict.allowed) return refuse({ reason: 'rule', act, selection, rules, entry, refusal: verdict })
      const isTicked = others.length < selection.ticked.length
      if (isTicked === (act === 'select')) return { done: true, selection, rules, isChanged: false }
      const next = unlocked(withTicked(selection, id, act === 'select'), closingGroupOf(student, selection))
      const reopened = selection.lockedAt ? [{ act: 'unlock' as const, entries: selection.ticked, actor, now }] : []
      const written = await writeSelection(model, next, [...reopened, { act, entries: [id], actor, now }], request)
      if (!written) continue
      const after = await settled(written._id)
      // Whoever took the entry back or deleted it in the same moment was first: then the rulebook says why not.
      if (act === 'select' && !after.ticked.includes(id)) continue
      return { done: true, selection: after, rules, isChanged: true }
    }
  }

  async function weighLock(student: Person, year: number, kind: SelectionKind, occasion: Occasion): LockResult {
    const { actor, now, request, round } = occasion
    const selection = await selections.get(student._id, year, kind)
    const rules = selectionRules(await calendar.load(), student, year, kind, now)
    if (selection.changedIn === request) return { done: true, selection, rules, isChanged: true }
    const isOwner = (await grants.speaker(actor, student._id, 'lock', now)) !== undefined
    const verdict = judgeSelection(
      'lock',
      factsOf(selection, selection.ticked.length, isOwner, student, now),
      rules,
      now,
    )
    if (!verdict.allowed) return refuse({ reason: 'rule', act: 'lock', selection, rules, refusal: verdict })
    if (round !== undefined && round !== selection.round) return refuse({ reason: 'stale', selection, rules })
    return { done: true, selection, rules, isChanged: false }
  }

  /** The selection once its acts are in the entries and in the record. */
  async function settled(id: string): Promise<Selection> {
    await settle(id)
    const selection = await selections.byId(id)
    if (!selection) throw new Error(`the selection ${id} is gone`)
    return selection
  }
}

const refuse = <Refusal>(refusal: Refusal) => ({ done: false as const, refusal })

const factsOf = (
  { kind, lockedBy }: Selection,
  ticked: number,
  /** The student, or a guardian who acts for them. */
  isOwner: boolean,
  student: Person,
  now: DateTime,
): SelectionFacts => ({
  kind,
  ticked,
  isLocked: lockedBy === 'student',
  as: isOwner ? 'owner' : 'none',
  student: standingOf(student, now),
})
