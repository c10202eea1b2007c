import { createHash } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { dateOf, instantOf } from '../regulation/schoolTime.ts'
import { compareTerms, schoolYearOf, type Term, yearOf } from '../regulation/term.ts'
import type { Acting } from './acting.ts'
import type { Calendar } from './calendar.ts'
import { type Deed, deedFields, indexDeeds, type Journal, madeOnce, type SchoolOccasion } from './journal.ts'
import type { People } from './people.ts'
import type { Role } from './roles.ts'

/**
 * The kinds of business that a meeting decides, by their numbers: schedule and duties, how data is built, the platform,
 * training and briefings, evaluation and awards, other. Source: R-2, §三(一)–(六).
 */
export const businessKinds = [1, 2, 3, 4, 5, 6] as const
export type BusinessKind = (typeof businessKinds)[number]

/** A meeting of the task force that was held. */
export interface Meeting {
  _id: number
  /** Such as `115-1`. */
  term: string
  /** ISO date. */
  date: string
  /** Ids of people. */
  attendees: string[]
  business: BusinessKind[]
  /** What was decided, as typed. */
  resolutions: string
  recordedBy: string
  recordedAt: Date
  /** How often it was corrected since. */
  corrected?: number
  /** The message behind the latest correction. */
  correctedIn?: string
}

export type NewMeeting = Pick<Meeting, 'term' | 'date' | 'attendees' | 'business' | 'resolutions'>

export type MeetingRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'unknownTerm'; known: string[] }
  | { reason: 'notHeldYet' }
  | { reason: 'outsideYear'; year: number }
  | { reason: 'nobody' }
  | { reason: 'unknownPeople'; ids: string[] }
  | { reason: 'noBusiness' }
  | { reason: 'noResolutions' }
  | { reason: 'noSuchMeeting' }

export type MeetingAdded = { done: true; meeting: Meeting } | { done: false; refusal: MeetingRefusal }

/** The meetings of the task force (工作小組會議). Source: R-2, §三. */
export interface Meetings {
  /** Every meeting, or those of a semester, in the order in which they were held. */
  list(term?: string): Promise<Meeting[]>
  ofTerm(term: string): Promise<Meeting[]>
  get(id: number): Promise<Meeting | undefined>
  add(meeting: NewMeeting, occasion: SchoolOccasion): Promise<MeetingAdded>
  /** Puts right what was recorded; the record keeps what stood before. */
  correct(id: number, change: Partial<NewMeeting>, occasion: SchoolOccasion): Promise<MeetingAdded>
}

/** The semester that a meeting of that day (ISO date) belongs to: the one of its school year that is not over by then. */
export function termOfMeeting(date: string, terms: readonly Term[]): string | undefined {
  const year = schoolYearOf(instantOf(date))
  const own = terms.filter(({ id }) => yearOf(id) === year).sort((a, b) => compareTerms(a.id, b.id))
  return (own.find(({ ceremony }) => date <= ceremony) ?? own.at(-1))?.id
}

/** Who records meetings: the convener and the executive secretary. Source. */
export const meetingRecorders: readonly Role[] = ['academic-director', 'principal']

/** What is kept of the resolutions of one meeting, in UTF-16 units. */
export const maxResolutions = 4000

const schema = new Schema<Meeting & Deed>({
  _id: { type: Number, required: true },
  term: { type: String, required: true },
  date: { type: String, required: true },
  attendees: { type: [String], required: true },
  business: { type: [{ type: Number, enum: businessKinds }], required: true },
  resolutions: { type: String, required: true },
  recordedBy: { type: String, required: true },
  recordedAt: { type: Date, required: true },
  corrected: Number,
  correctedIn: String,
  ...deedFields,
})
schema.index({ term: 1, date: 1 })
indexDeeds(schema)

export function createMeetings(
  connection: Connection,
  sequences: Sequences,
  people: People,
  calendar: Calendar,
  acting: Acting,
  journal: Journal,
): Meetings {
  const model: Model<Meeting & Deed> = connection.model<Meeting & Deed>('Meeting', schema, 'meetings')
  const settle = journal.keep(
    () => model.find({ unrecorded: true }, { act: 1 }).lean(),
    ({ _id, act }) => model.updateOne({ _id, 'act._id': act._id }, { $unset: { unrecorded: 1 } }),
  )
  const meetings: Meetings = {
    list: (term) =>
      model
        .find(term === undefined ? {} : { term })
        .sort({ date: 1, _id: 1 })
        .lean(),
    ofTerm: (term) => meetings.list(term),
    get: async (id) => (await model.findById(id).lean()) ?? undefined,
    async add(written, { actor, request, now }) {
      const as = await acting.inRole(actor, meetingRecorders, now)
      if (!as) return refuse({ reason: 'notYours', may: meetingRecorders })
      const refusal = await refusalOf(written, now)
      if (refusal) return refuse(refusal)
      const { term, date, attendees, business, resolutions } = keptOf(written)
      const meeting = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = await sequences.take('meeting')
          const act = {
            ...as,
            _id: `meeting:${_id}:add`,
            at: now.toJSDate(),
            act: 'add',
            subject: `meeting:${_id}`,
            people: [...new Set([actor.by, ...attendees])],
            after: { term, date, attendees, business },
          }
          const made = { _id, term, date, attendees, business, resolutions }
          const kept = { ...made, recordedBy: actor.by, recordedAt: now.toJSDate(), request, act, unrecorded: true }
          return (await model.create(kept)).toObject()
        },
      )
      await settle()
      return { done: true, meeting }
    },
    async correct(id, change, { actor, request, now }) {
      const as = await acting.inRole(actor, meetingRecorders, now)
      if (!as) return refuse({ reason: 'notYours', may: meetingRecorders })
      for (;;) {
        // The act before makes room for this one.
        await settle()
        const found = await model.findById(id).lean()
        if (!found) return refuse({ reason: 'noSuchMeeting' })
        if (found.correctedIn === request) return { done: true, meeting: found }
        const refusal = await refusalOf({ ...found, ...change }, now)
        if (refusal) return refuse(refusal)
        const next = keptOf({ ...found, ...change })
        const corrected = (found.corrected ?? 0) + 1
        const act = {
          ...as,
          _id: `meeting:${id}:correct:${corrected}`,
          at: now.toJSDate(),
          act: 'correct',
          subject: `meeting:${id}`,
          people: [...new Set([actor.by, ...found.attendees, ...next.attendees])],
          ...changedBetween(recordedOf(found), recordedOf(next)),
        }
        const unchanged = { _id: id, corrected: found.corrected ?? { $exists: false } }
        const set = { ...next, corrected, correctedIn: request, act, unrecorded: true }
        const meeting = await model.findOneAndUpdate(unchanged, { $set: set }, { returnDocument: 'after' }).lean()
        if (!meeting) continue
        await settle()
        return { done: true, meeting }
      }
    },
  }
  return meetings

  /** What is wrong with a meeting as it was written. */
  async function refusalOf(written: NewMeeting, now: DateTime): Promise<MeetingRefusal | undefined> {
    const { term, date, attendees, business, resolutions } = written
    const known = (await calendar.load()).calendar.terms.map(({ id }) => id).sort(compareTerms)
    if (!known.includes(term)) return { reason: 'unknownTerm', known }
    if (date > dateOf(now)) return { reason: 'notHeldYet' }
    if (schoolYearOf(instantOf(date)) !== yearOf(term)) return { reason: 'outsideYear', year: yearOf(term) }
    if (attendees.length === 0) return { reason: 'nobody' }
    const found = await people.byId(attendees)
    const ids = attendees.filter((id) => !found.has(id))
    if (ids.length > 0) return { reason: 'unknownPeople', ids }
    if (business.length === 0) return { reason: 'noBusiness' }
    return resolutions.trim() === '' ? { reason: 'noResolutions' } : undefined
  }
}

/** What is kept of a meeting as it was written. */
const keptOf = ({ term, date, attendees, business, resolutions }: NewMeeting): NewMeeting => ({
  term,
  date,
  attendees: [...new Set(attendees)],
  business: businessKinds.filter((kind) => business.includes(kind)),
  resolutions: resolutions.trim().slice(0, maxResolutions),
})

type Recorded = Record<string, unknown>

/** What the record keeps of a meeting: of the resolutions only a hash. */
const recordedOf = ({ term, date, attendees, business, resolutions }: NewMeeting): Recorded => ({
  term,
  date,
  attendees,
  business,
  resolutions: createHash('sha256').update(resolutions).digest('hex'),
})

/** What the record keeps of a correction: what differs, before and after. */
function changedBetween(before: Recorded, after: Recorded): { before: Recorded; after: Recorded } {
  const differs = (key: string) => JSON.stringify(before[key]) !== JSON.stringify(after[key])
  const only = (one: Recorded) => Object.fromEntries(Object.entries(one).filter(([key]) => differs(key)))
  return { before: only(before), after: only(after) }
}

const refuse = (refusal: MeetingRefusal): MeetingAdded => ({ done: false, refusal })
