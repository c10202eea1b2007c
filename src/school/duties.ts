import { DateTime } from 'luxon'
import type { Connection, Model } from 'mongoose'
import { recordDuties } from '../regulation/duties.ts'
import { meetingDue } from '../regulation/meetingDue.ts'
import { rulesetFor, rulesetNamed } from '../regulation/rulesets/index.ts'
import { inSchoolZone } from '../regulation/schoolTime.ts'
import { currentTerm, previousTerm, type Term } from '../regulation/term.ts'
import type { Acting } from './acting.ts'
import type { Calendar, School } from './calendar.ts'
import { createDutyMarkModel, type DutyMark } from './dutyMark.ts'
import { type Journal, madeOnce, type SchoolOccasion } from './journal.ts'
import type { Meetings } from './meetings.ts'
import type { Person } from './person.ts'
import type { Division, Role } from './roles.ts'

/** Something that an office is to have done by a date. */
export interface Duty {
  /** Such as `115-1:grades:day`. */
  id: string
  /** Whose duty it is, and where one person alone has it, whose. */
  office: Role
  person?: string
  /** Where it stands in the supplementary regulation, such as `§五(一)1`. */
  clause: string
  /** A word, which the wording has a sentence for. */
  what: string
  /** What the sentence names. */
  about?: Record<string, string | number>
  dueAt: DateTime
  doneAt?: Date
  doneBy?: string
  division?: Division
  /** Whether a person says that it is done; else it is done when the thing itself is. */
  confirmable: boolean
}

export type DutyRefusal =
  | { reason: 'noSuchDuty' }
  | { reason: 'notYours'; duty: Duty }
  | { reason: 'notConfirmable'; duty: Duty }
  /** Somebody was first. */
  | { reason: 'doneAlready'; duty: Duty }

export type DutyDone = { done: true; duty: Duty } | { done: false; refusal: DutyRefusal }

/** What the offices owe, and what of it is done. Source, §三, §五. */
export interface Duties {
  readonly model: Model<DutyMark>
  /** Everything that is owed now, done or not, first due first. */
  list(asked: { office?: Role; now: DateTime }): Promise<Duty[]>
  /** What a person still owes, in the offices that they have or act for. */
  of(person: Person, now: DateTime): Promise<Duty[]>
  /** What was owed in one semester, done or not. */
  ofTerm(term: string, now: DateTime): Promise<Duty[]>
  /** Says that a duty is done; the second who says so learns who was first. */
  done(id: string, occasion: SchoolOccasion): Promise<DutyDone>
  /** Has duties that are born elsewhere listed with the others. */
  addSource(source: (now: DateTime) => Promise<Duty[]>): void
}

/** Those whom the meeting of a semester concerns: the convener and the executive secretary. Source: R-2, §二, §三. */
const meetingOffices: readonly Role[] = ['principal', 'academic-director']

/** Who may say that an office's duty is done: the office, and for 進修部's the director too. Source: R-1. */
export const doersOf = (office: Role): readonly Role[] =>
  office === 'continuing-affairs' ? ['continuing-affairs', 'continuing-director'] : [office]

export function createDuties(
  connection: Connection,
  calendar: Calendar,
  acting: Acting,
  meetings: Meetings,
  journal: Journal,
): Duties {
  const model = createDutyMarkModel(connection)
  const sources: ((now: DateTime) => Promise<Duty[]>)[] = []
  const settle = journal.keep(
    () => model.find({ unrecorded: true }, { act: 1 }).lean(),
    ({ _id }) => model.updateOne({ _id }, { $unset: { unrecorded: 1 } }),
  )

  const duties: Duties = {
    model,
    async list({ office, now }) {
      const school = await calendar.load()
      const current = currentTerm(school.calendar.terms, now)
      const before = school.calendar.terms.find(({ id }) => current && id === previousTerm(current.id))
      const owed = [
        ...(before ? (await inTerm(before, school, now)).filter(outlivesItsTerm) : []),
        ...(current ? await inTerm(current, school, now) : []),
        ...(await bornElsewhere(now)),
      ]
      return owed.filter((duty) => office === undefined || duty.office === office).sort(byDue)
    },
    async of(person, now) {
      const { roles } = await acting.withOffices(person, now)
      const owed = await duties.list({ now })
      return owed.filter((duty) => duty.doneAt === undefined && isFor(person, duty) && roles.includes(duty.office))
    },
    async ofTerm(term, now) {
      const school = await calendar.load()
      const known = school.calendar.terms.find(({ id }) => id === term)
      if (!known) return []
      const born = (await bornElsewhere(now)).filter(({ about }) => about?.term === term)
      return [...(await inTerm(known, school, now)), ...born].sort(byDue)
    },
    async done(id, { actor, request, now }) {
      const duty = (await duties.list({ now })).find((each) => each.id === id)
      if (!duty) return refuse({ reason: 'noSuchDuty' })
      const as = await acting.inRole(actor, doersOf(duty.office), now)
      if (!as || !isFor({ _id: actor.by }, duty)) return refuse({ reason: 'notYours', duty })
      if (!duty.confirmable) return refuse({ reason: 'notConfirmable', duty })
      const mark = await madeOnce(
        () => model.findById(id).lean(),
        async () => {
          const act = {
            ...as,
            _id: `duty:${id}:done`,
            at: now.toJSDate(),
            act: 'done',
            subject: `duty:${id}`,
            people: [actor.by],
            after: { office: duty.office, due: duty.dueAt.toISO() ?? '' },
          }
          const made = { _id: id, doneAt: now.toJSDate(), doneBy: actor.by, request, act, unrecorded: true }
          return (await model.create(made)).toObject()
        },
      )
      await settle()
      const after = { ...duty, doneAt: mark.doneAt, doneBy: mark.doneBy }
      // The same message again finds what it did itself.
      return mark.request === request ? { done: true, duty: after } : refuse({ reason: 'doneAlready', duty: after })
    },
    addSource(source) {
      sources.push(source)
    },
  }
  return duties

  async function bornElsewhere(now: DateTime): Promise<Duty[]> {
    return withMarks((await Promise.all(sources.map((source) => source(now)))).flat())
  }

  /** The records that offices keep, and the meeting. */
  async function inTerm(term: Term, school: School, now: DateTime): Promise<Duty[]> {
    const latest = rulesetNamed(school.ruleset, school.rulesets)
    if (!latest) return []
    const ruleset = rulesetFor(term.id, latest, school.rulesets)
    const kept = recordDuties(term.id, { ruleset, calendar: school.calendar }, now).map(
      ({ grades, term: name, ...duty }): Duty => ({
        ...duty,
        about: { term: name, ...(grades ? { grades: grades.join('+') } : {}) },
        confirmable: true,
      }),
    )
    // The one that was recorded first, whichever was held first: recording one is what was due.
    const [meeting] = (await meetings.ofTerm(term.id)).toSorted((a, b) => a._id - b._id)
    const held = meeting ? { doneAt: meeting.recordedAt, doneBy: meeting.recordedBy } : {}
    const meets = meetingOffices.map(
      (office): Duty => ({
        id: `${term.id}:meeting:${office}`,
        office,
        clause: '§三',
        what: 'meeting',
        about: { term: term.id },
        dueAt: meetingDue(term, ruleset),
        confirmable: false,
        ...held,
      }),
    )
    return [...(await withMarks(kept)), ...meets]
  }

  /** What was done for a whole was done for its parts. */
  async function withMarks(owed: Duty[]): Promise<Duty[]> {
    const ids = owed.flatMap(({ id }) => [id, wholeOf(id)])
    const marks = await model.find({ _id: { $in: ids } }, { doneAt: 1, doneBy: 1 }).lean()
    const marked = new Map(marks.map((mark) => [mark._id, mark]))
    return owed.map((duty) => {
      const mark = marked.get(duty.id) ?? marked.get(wholeOf(duty.id))
      return mark ? { ...duty, doneAt: mark.doneAt, doneBy: mark.doneBy } : duty
    })
  }
}

/** Whether somebody may say that a duty is done; the person comes with the offices that they act for. */
export const mayDo = (person: Person, duty: Duty) =>
  isFor(person, duty) && doersOf(duty.office).some((role) => person.roles.includes(role))

const isFor = ({ _id }: Pick<Person, '_id'>, { person }: Duty) => person === undefined || person === _id

/** Of the semester before, grades are owed until they are there; what the new semester checks again is the new one's. */
const outlivesItsTerm = ({ what, doneAt }: Duty) => what === 'grades' && doneAt === undefined

/** `115-2:grades:day` of `115-2:grades:day:12`. */
const wholeOf = (id: string) => id.slice(0, Math.max(0, id.lastIndexOf(':')))

const byDue = (a: Duty, b: Duty) => +a.dueAt - +b.dueAt || a.id.localeCompare(b.id)

const refuse = (refusal: DutyRefusal): DutyDone => ({ done: false, refusal })

/** When it was done, on the school's clock. */
export const doneAtOf = ({ doneAt }: Pick<Duty, 'doneAt'>) =>
  doneAt === undefined ? undefined : inSchoolZone(DateTime.fromJSDate(doneAt))
