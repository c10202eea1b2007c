import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import type { Grants } from '../identity/grants.ts'
import { certificationDue } from '../regulation/certificationDue.ts'
import type { Citation } from '../regulation/citation.ts'
import {
  type ActRefusal,
  type ActWarning,
  type Capacity,
  judgeAct,
  judgeAdding,
  type OutcomeAct,
  type OutcomeFacts,
} from '../regulation/outcomeState.ts'
import { yearOf } from '../regulation/term.ts'
import type { Acting } from '../school/acting.ts'
import type { Calendar } from '../school/calendar.ts'
import { type Courses, isCreditBearing } from '../school/courses.ts'
import type { People } from '../school/people.ts'
import { hasLeft, type Person } from '../school/person.ts'
import type { Actor } from '../school/record.ts'
import type { Certified, Certifiers } from './certifiers.ts'
import type { Entry, EntryFile } from './entry.ts'
import { type Change, entryOf, type NewEntry, type Occasion, writeAct } from './entryAct.ts'
import type { Files } from './files.ts'
import { createTakePlace, holders } from './places.ts'
import { certifiedTwin } from './sameFiles.ts'
import type { Settle } from './settle.ts'
import { type TermRules, termRules } from './terms.ts'

/** Why something cannot be done with a course outcome, beyond what the rulebook says of its state. */
export type Refusal =
  | { reason: 'noSuchEntry' }
  | { reason: 'notYourCourse' }
  | { reason: 'noCredits' }
  | { reason: 'full'; term: string; limit: number; citation: Citation }
  | ({ reason: 'rule'; act: OutcomeAct | 'add'; entry?: Entry; rules: TermRules } & { refusal: ActRefusal })
  /** The button was about an earlier state of the entry. */
  | { reason: 'stale'; entry: Entry }

export type Done = { done: true; entry: Entry; warning?: ActWarning; rules: TermRules }
export type Refused = { done: false; refusal: Refusal }

export type { Occasion }

export interface NewOutcome {
  student: Person
  course: string
  description: string
  files: EntryFile[]
}

/** Course outcomes: what students hand in and teachers decide. Source: R-5, §五(三), 表一. */
export interface Outcomes {
  get(id: number): Promise<Entry | undefined>
  /** A student's entries that are in sight, oldest first. */
  ofStudent(student: string, filter?: { term?: string; state?: Entry['state'] }): Promise<Entry[]>
  /** What waits for somebody to certify it, first due first. */
  pendingOf(covered: Certified): Promise<Entry[]>
  /** How many of a semester's places a student has taken. Source */
  used(student: string, term: string): Promise<number>
  add(draft: NewOutcome, occasion: Occasion): Promise<Done | Refused>
  edit(id: number, change: { description?: string; files?: EntryFile[] }, occasion: Occasion): Promise<Done | Refused>
  /** Asks for certification; a re-upload of what is certified is certified with it. Source. */
  send(id: number, occasion: Occasion): Promise<Done | Refused>
  /** Takes a pending one back to a draft. */
  withdraw(id: number, occasion: Occasion): Promise<Done | Refused>
  remove(id: number, occasion: Occasion): Promise<Done | Refused>
  certify(id: number, occasion: Occasion): Promise<Done | Refused>
  return(id: number, reason: string, occasion: Occasion): Promise<Done | Refused>
  takeBack(id: number, reason: string, occasion: Occasion): Promise<Done | Refused>
  /** What an act would be answered, without doing it. */
  judge(act: OutcomeAct, id: number, occasion: Occasion): Promise<Done | Refused>
}

export interface OutcomesDeps {
  entries: Model<Entry>
  sequences: Sequences
  people: People
  acting: Acting
  courses: Courses
  calendar: Calendar
  settle: Settle
  certifiers: Certifiers
  grants: Grants
  files: Files
}

export function createOutcomes(deps: OutcomesDeps): Outcomes {
  const { entries, courses, people, settle, certifiers, grants } = deps
  const takePlace = createTakePlace(entries, deps.sequences)
  const inSight = { kind: 'course', hidden: false } as const

  const outcomes: Outcomes = {
    async get(id) {
      return (await entries.findOne({ _id: id, ...inSight }).lean()) ?? undefined
    },
    ofStudent: (student, filter = {}) =>
      entries
        .find({ student, ...inSight, ...filter })
        .sort({ _id: 1 })
        .lean(),
    async pendingOf({ courses: ids, entries: single }) {
      const waiting = { state: 'pending', hidden: false } as const
      const filters = [
        { course: { $in: ids }, ...waiting },
        ...(single.length > 0 ? [{ _id: { $in: single }, course: { $nin: ids }, ...waiting }] : []),
      ]
      const found = await Promise.all(filters.map((filter) => entries.find(filter).sort({ dueAt: 1, _id: 1 }).lean()))
      return found.flat().sort((a, b) => Number(a.dueAt) - Number(b.dueAt) || a._id - b._id)
    },
    used: (student, term) => entries.countDocuments(holders({ student, kind: 'course', period: term })),

    async add(draft, asked) {
      const actor = await grants.speaker(asked.actor, draft.student._id, 'create', asked.now)
      if (!actor) return refuse({ reason: 'noSuchEntry' })
      const occasion = { ...asked, actor }
      const already = await entries.findOne({ createdIn: occasion.request }).lean()
      const course = await courses.get(draft.course)
      if (!course || !(await courses.takes(draft.student._id, draft.course))) return refuse({ reason: 'notYourCourse' })
      if (!isCreditBearing(course)) return refuse({ reason: 'noCredits' })
      const rules = termRules(await deps.calendar.load(), draft.student, course.term, occasion.now)
      if (already) return { done: true, entry: already, rules }
      const verdict = judgeAdding(hasLeft(draft.student, isoDate(occasion.now)), rules.upload, occasion.now)
      if (!verdict.allowed) return refuse({ reason: 'rule', act: 'add', rules, refusal: verdict })
      const period = { student: draft.student._id, kind: 'course', period: course.term } as const
      const taken = await takePlace(period, rules.ruleset, occasion.request, (number, place) =>
        entryOf(number, place, contentOf(draft, course.term), { course: course._id }, occasion),
      )
      if (!('entry' in taken)) {
        return refuse({ reason: 'full', term: course.term, limit: taken.limit, citation: taken.citation })
      }
      await settle(taken.entry._id)
      return { done: true, entry: taken.entry, rules }
    },

    edit: (id, change, occasion) =>
      act('edit', id, occasion, (entry) => ({
        set: { ...change, state: 'draft' },
        after: { state: 'draft', files: (change.files ?? entry.files).map((file) => file.sha256) },
      })),
    send: (id, occasion) =>
      act('send', id, occasion, async (entry, rules) => {
        const twin = await certifiedTwin(entries, deps.files, entry)
        if (twin) {
          return {
            set: { state: 'certified', everSent: true, sparedBy: twin._id },
            unset: ['sentAt', 'dueAt', 'decidedAt', 'decidedBy'],
            after: { sparedBy: twin._id, files: entry.files.map(({ sha256 }) => sha256) },
          }
        }
        const dueAt = certificationDue(occasion.now, rules.certification, rules.ruleset).toJSDate()
        return {
          set: { state: 'pending', sentAt: occasion.now.toJSDate(), dueAt, everSent: true },
          unset: ['decidedAt', 'decidedBy', 'sparedBy'],
        }
      }),
    withdraw: (id, occasion) =>
      act('withdraw', id, occasion, () => ({ set: { state: 'draft' }, unset: ['sentAt', 'dueAt'] })),
    remove: (id, occasion) =>
      act('delete', id, occasion, () => ({ set: { hidden: true }, unset: ['place'], after: { hidden: true } })),
    certify: (id, occasion) => act('certify', id, occasion, () => decided(occasion, 'certified')),
    return: (id, reason, occasion) =>
      act('return', id, occasion, () => decided(occasion, 'returned', reason.trim()), reason),
    takeBack: (id, reason, occasion) =>
      act(
        'takeBack',
        id,
        occasion,
        () => ({ set: { state: 'pending', reason: reason.trim() }, unset: ['decidedAt', 'decidedBy', 'sparedBy'] }),
        reason,
      ),
    judge: (name, id, occasion) => weigh(name, id, occasion, 'given'),
  }
  return outcomes

  /** Loads, asks the rulebook, writes once; another writer in between means asking again. */
  async function act(
    name: OutcomeAct,
    id: number,
    occasion: Occasion,
    changeOf: (entry: Entry, rules: TermRules) => Change | Promise<Change>,
    reason?: string,
  ): Promise<Done | Refused> {
    for (;;) {
      const weighed = await weigh(name, id, occasion, reason)
      if (!weighed.done || weighed.entry.changedIn === occasion.request) return weighed
      const { actor, ...done } = weighed
      const { entry, rules, warning } = done
      const change = await changeOf(entry, rules)
      const after = { ...change.after, ...(warning === 'final' ? { final: true } : {}) }
      const changed = await writeAct(entries, name, entry, { ...change, after }, { ...occasion, actor })
      if (!changed) continue
      await settle(id)
      return { ...done, entry: changed }
    }
  }

  /** What an act would be answered, and who is then recorded as having done it. */
  async function weigh(
    name: OutcomeAct,
    id: number,
    occasion: Occasion,
    reason?: string,
  ): Promise<(Done & { actor: Actor }) | Refused> {
    const entry = await entries.findOne({ _id: id, kind: 'course' }).lean()
    if (!entry) return refuse({ reason: 'noSuchEntry' })
    const student = await people.get(entry.student)
    if (!student || !entry.term) return refuse({ reason: 'noSuchEntry' })
    const standing = await standingOf(name, occasion.actor, entry, occasion.now)
    // To another student it does not exist; staff are told who may act.
    if (standing === undefined) return refuse({ reason: 'noSuchEntry' })
    const { as, actor } = standing
    const rules = termRules(await deps.calendar.load(), student, entry.term, occasion.now)
    if (entry.changedIn === occasion.request) return { done: true, entry, rules, actor }
    if (entry.hidden) return refuse({ reason: 'noSuchEntry' })
    // What became of it is told to those whom it concerns.
    const isStale = occasion.round !== undefined && occasion.round !== entry.round
    if (isStale && as !== 'none') return refuse({ reason: 'stale', entry })
    const facts = factsOf(entry, student, occasion.now)
    const verdict = judgeAct(name, facts, { as, ...(reason === undefined ? {} : { reason }) }, rules, occasion.now)
    if (!verdict.allowed) return refuse({ reason: 'rule', act: name, entry, rules, refusal: verdict })
    return { done: true, entry, rules, actor, ...(verdict.warning ? { warning: verdict.warning } : {}) }
  }

  /** In what capacity someone acts on an entry, and for whom, from the database. Source. */
  async function standingOf(
    name: OutcomeAct,
    actor: Actor,
    entry: Entry,
    now: DateTime,
  ): Promise<{ as: Capacity; actor: Actor } | undefined> {
    const owner = await grants.speaker(actor, entry.student, name, now)
    if (owner) return { as: 'owner', actor: owner }
    const certifying = await certifiers.standing(actor.by, entry, now)
    if (certifying) return { as: 'certifier', actor: { ...actor, ...certifying } }
    const course = entry.course ? await courses.get(entry.course) : undefined
    const known = await people.get(actor.by)
    const person = known && (await deps.acting.withOffices(known, now))
    const division = course?.division ?? 'day'
    const affairs =
      division === 'day'
        ? ['registrar', 'curriculum', 'academic-director']
        : ['continuing-affairs', 'continuing-director']
    if (person?.roles.some((role) => affairs.includes(role))) return { as: 'academicAffairs', actor }
    const isSeen = person?.roles.includes('teacher') || (await grants.sees(actor.by, entry.student, now))
    return isSeen ? { as: 'none', actor } : undefined
  }
}

const refuse = (refusal: Refusal): Refused => ({ done: false, refusal })
const isoDate = (at: DateTime) => at.toISODate() ?? ''

const decided = (occasion: Occasion, state: 'certified' | 'returned', reason?: string): Change => ({
  set: { state, decidedAt: occasion.now.toJSDate(), decidedBy: occasion.actor.by, ...(reason ? { reason } : {}) },
  ...(reason ? {} : { unset: ['reason' as const] }),
})

function factsOf(entry: Entry, student: Person, now: DateTime): OutcomeFacts {
  const lacks: ('file' | 'description')[] = []
  if (entry.files.length === 0) lacks.push('file')
  if (entry.description === '') lacks.push('description')
  return {
    state: entry.state as OutcomeFacts['state'],
    lacks,
    everSent: entry.everSent,
    selected: entry.selected,
    ownerHasLeft: hasLeft(student, isoDate(now)),
  }
}

const contentOf = ({ student, course, description, files }: NewOutcome, term: string): NewEntry => ({
  kind: 'course',
  student: student._id,
  course,
  term,
  year: yearOf(term),
  period: term,
  state: 'draft',
  description,
  files,
})
