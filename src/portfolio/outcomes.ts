import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { isDuplicateKey } from '../errors.ts'
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
import { mayTakePlace } from '../regulation/quota.ts'
import { yearOf } from '../regulation/term.ts'
import type { Calendar } from '../school/calendar.ts'
import { type Courses, isCreditBearing } from '../school/courses.ts'
import type { People } from '../school/people.ts'
import { hasLeft, type Person } from '../school/person.ts'
import type { Actor, Facts } from '../school/record.ts'
import type { Entry, EntryAct, EntryFile } from './entry.ts'
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

/** What an act needs to be told apart from its repetition, and to be judged. */
export interface Occasion {
  actor: Actor
  /** The message that asks for it: doing it again changes nothing. */
  request: string
  now: DateTime
  /** The entry's round that a button was about; absent when it was said in words. */
  round?: number
}

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
  /** Entries of those courses that wait for certification, first due first. */
  pendingIn(courses: string[]): Promise<Entry[]>
  /** How many of a semester's places a student has taken. Source */
  used(student: string, term: string): Promise<number>
  add(draft: NewOutcome, occasion: Occasion): Promise<Done | Refused>
  edit(id: number, change: { description?: string; files?: EntryFile[] }, occasion: Occasion): Promise<Done | Refused>
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
  courses: Courses
  calendar: Calendar
  settle: Settle
}

type Change = { set: Partial<Entry>; unset?: (keyof Entry)[]; after?: Facts }

export function createOutcomes(deps: OutcomesDeps): Outcomes {
  const { entries, courses, people, settle } = deps
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
    pendingIn: (ids) =>
      entries
        .find({ course: { $in: ids }, state: 'pending', hidden: false })
        .sort({ dueAt: 1, _id: 1 })
        .lean(),
    used: (student, term) =>
      entries.countDocuments({ student, kind: 'course', period: term, place: { $exists: true } }),

    async add(draft, occasion) {
      const already = await entries.findOne({ createdIn: occasion.request }).lean()
      const course = await courses.get(draft.course)
      if (!course || !(await courses.takes(draft.student._id, draft.course))) return refuse({ reason: 'notYourCourse' })
      if (!isCreditBearing(course)) return refuse({ reason: 'noCredits' })
      const rules = termRules(await deps.calendar.load(), draft.student, course.term, occasion.now)
      if (already) return { done: true, entry: already, rules }
      const verdict = judgeAdding(hasLeft(draft.student, isoDate(occasion.now)), rules.upload, occasion.now)
      if (!verdict.allowed) return refuse({ reason: 'rule', act: 'add', rules, refusal: verdict })
      const entry = await insert(draft, course.term, occasion, rules)
      if (!('_id' in entry)) return refuse(entry)
      await settle(entry._id)
      return { done: true, entry, rules }
    },

    edit: (id, change, occasion) =>
      act('edit', id, occasion, (entry) => ({
        set: { ...change, state: 'draft' },
        after: { state: 'draft', files: (change.files ?? entry.files).map((file) => file.sha256) },
      })),
    send: (id, occasion) =>
      act('send', id, occasion, (_entry, rules) => {
        const dueAt = certificationDue(occasion.now, rules.certification, rules.ruleset).toJSDate()
        return {
          set: { state: 'pending', sentAt: occasion.now.toJSDate(), dueAt, everSent: true },
          unset: ['decidedAt', 'decidedBy'],
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
        () => ({ set: { state: 'pending', reason: reason.trim() }, unset: ['decidedAt', 'decidedBy'] }),
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
    changeOf: (entry: Entry, rules: TermRules) => Change,
    reason?: string,
  ): Promise<Done | Refused> {
    for (;;) {
      const weighed = await weigh(name, id, occasion, reason)
      if (!weighed.done || weighed.entry.changedIn === occasion.request) return weighed
      const { entry, rules, warning } = weighed
      const changed = await write(name, entry, changeOf(entry, rules), occasion, warning)
      if (!changed) continue
      await settle(id)
      return { ...weighed, entry: changed }
    }
  }

  async function weigh(name: OutcomeAct, id: number, occasion: Occasion, reason?: string): Promise<Done | Refused> {
    const entry = await entries.findOne({ _id: id, kind: 'course' }).lean()
    if (!entry) return refuse({ reason: 'noSuchEntry' })
    const student = await people.get(entry.student)
    if (!student || !entry.term) return refuse({ reason: 'noSuchEntry' })
    const capacity = await capacityOf(occasion.actor, entry)
    // To another student it does not exist; staff are told who may act.
    if (capacity === undefined) return refuse({ reason: 'noSuchEntry' })
    const rules = termRules(await deps.calendar.load(), student, entry.term, occasion.now)
    if (entry.changedIn === occasion.request) return { done: true, entry, rules }
    if (entry.hidden) return refuse({ reason: 'noSuchEntry' })
    if (occasion.round !== undefined && occasion.round !== entry.round) return refuse({ reason: 'stale', entry })
    const facts = factsOf(entry, student, occasion.now)
    const verdict = judgeAct(
      name,
      facts,
      { as: capacity, ...(reason === undefined ? {} : { reason }) },
      rules,
      occasion.now,
    )
    if (!verdict.allowed) return refuse({ reason: 'rule', act: name, entry, rules, refusal: verdict })
    return { done: true, entry, rules, ...(verdict.warning ? { warning: verdict.warning } : {}) }
  }

  /** Writes an act and its record in one document, if the entry is still as it was judged. */
  async function write(
    name: OutcomeAct,
    entry: Entry,
    change: Change,
    occasion: Occasion,
    warning: ActWarning | undefined,
  ): Promise<Entry | undefined> {
    const round = entry.round + 1
    const done: EntryAct = {
      _id: `${entry._id}:${round}:${name}`,
      round,
      at: occasion.now.toJSDate(),
      act: name,
      subject: `entry:${entry._id}`,
      people: [...new Set([entry.student, occasion.actor.by])],
      ...occasion.actor,
      before: { state: entry.state },
      after: {
        ...(change.set.state ? { state: change.set.state } : {}),
        ...change.after,
        ...(warning === 'final' ? { final: true } : {}),
      },
    }
    const changed = await entries
      .findOneAndUpdate(
        { _id: entry._id, round: entry.round },
        {
          $set: { ...change.set, round, changedIn: occasion.request, hasUnsettled: true },
          ...(change.unset ? { $unset: Object.fromEntries(change.unset.map((field) => [field, 1])) } : {}),
          $push: { unsettled: done },
        },
        { returnDocument: 'after' },
      )
      .lean()
    return changed ?? undefined
  }

  /** Takes the lowest free place of the semester; the unique key refuses whoever comes second. */
  async function insert(
    draft: NewOutcome,
    term: string,
    occasion: Occasion,
    rules: TermRules,
  ): Promise<Entry | Refusal> {
    let number: number | undefined
    for (;;) {
      const taken = await entries
        .find({ student: draft.student._id, kind: 'course', period: term, place: { $exists: true } }, { place: 1 })
        .lean()
      const room = mayTakePlace('course', taken.length, rules.ruleset)
      if (!room.allowed) return { reason: 'full', term, limit: room.limit, citation: room.citation }
      const places = new Set(taken.map(({ place }) => place))
      let place = 1
      while (places.has(place)) place += 1
      number ??= await deps.sequences.take('entry')
      try {
        const entry = await entries.create(newEntry(number, place, draft, term, occasion))
        return entry.toObject()
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const twin = await entries.findOne({ createdIn: occasion.request }).lean()
        if (twin) return twin
      }
    }
  }

  /** In what capacity someone may act on an entry, from the database. Source. */
  async function capacityOf(actor: Actor, entry: Entry): Promise<Capacity | undefined> {
    if (actor.by === entry.student) return 'owner'
    const course = entry.course ? await courses.get(entry.course) : undefined
    if (course?.teachers.includes(actor.by)) return 'certifier'
    const person = await people.get(actor.by)
    const division = course?.division ?? 'day'
    const affairs =
      division === 'day'
        ? ['registrar', 'curriculum', 'academic-director']
        : ['continuing-affairs', 'continuing-director']
    if (person?.roles.some((role) => affairs.includes(role))) return 'academicAffairs'
    return person?.roles.includes('teacher') ? 'none' : undefined
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

function newEntry(
  number: number,
  place: number,
  draft: NewOutcome,
  term: string,
  { actor, now, request }: Occasion,
): Entry {
  const at = now.toJSDate()
  return {
    _id: number,
    kind: 'course',
    student: draft.student._id,
    course: draft.course,
    term,
    year: yearOf(term),
    period: term,
    place,
    state: 'draft',
    round: 1,
    description: draft.description,
    files: draft.files,
    createdAt: at,
    createdBy: actor.by,
    createdIn: request,
    changedIn: request,
    everSent: false,
    selected: 'no',
    hidden: false,
    unsettled: [
      {
        _id: `${number}:1:create`,
        round: 1,
        at,
        act: 'create',
        subject: `entry:${number}`,
        people: [...new Set([draft.student._id, actor.by])],
        ...actor,
        after: { state: 'draft', course: draft.course, place, files: draft.files.map((file) => file.sha256) },
      },
    ],
    hasUnsettled: true,
  }
}
