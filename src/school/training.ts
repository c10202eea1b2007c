import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import type { Term } from '../regulation/term.ts'
import type { Acting } from './acting.ts'
import type { Calendar } from './calendar.ts'
import { type Deed, deedFields, indexDeeds, type Journal, madeOnce, type SchoolOccasion } from './journal.ts'
import type { Role } from './roles.ts'

/** Whom a session is for; `continuing` is everyone of 進修部. Source: R-14, §十. */
export const audiences = ['students', 'teachers', 'families', 'continuing'] as const
export type TrainingAudience = (typeof audiences)[number]

/** A training session or briefing. */
export interface TrainingSession {
  id: number
  audience: TrainingAudience
  /** ISO date. */
  date: string
  title: string
  /** The semester that it prepares for or lies in. */
  term: string
}

export type TrainingRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'noTerm' }
  | { reason: 'noTitle' }
  | { reason: 'past' }

export type TrainingAdded = { done: true; session: TrainingSession } | { done: false; refusal: TrainingRefusal }

/** Training and briefings (學生訓練、教師研習、親師說明會). Source: R-14, §十. */
export interface Training {
  /** Every session, or those of a semester, by date. */
  list(term?: string): Promise<TrainingSession[]>
  /** Those of today and later. */
  upcoming(now: DateTime): Promise<TrainingSession[]>
  add(session: Pick<TrainingSession, 'audience' | 'date' | 'title'>, occasion: SchoolOccasion): Promise<TrainingAdded>
}

/** Who schedules the sessions for whom. Source, §十. */
export const schedulersFor: Record<TrainingAudience, readonly Role[]> = {
  students: ['guidance-data', 'guidance-director', 'academic-director'],
  teachers: ['academic-director'],
  families: ['guidance-data', 'guidance-director', 'academic-director'],
  continuing: ['continuing-affairs', 'continuing-director', 'academic-director'],
}

/** What is kept of a title, in UTF-16 units. */
export const maxTitle = 100

type Kept = Omit<TrainingSession, 'id'> & Deed & { _id: number }

const schema = new Schema<Kept>({
  _id: { type: Number, required: true },
  audience: { type: String, enum: audiences, required: true },
  date: { type: String, required: true },
  title: { type: String, required: true },
  term: { type: String, required: true },
  ...deedFields,
})
schema.index({ date: 1 })
schema.index({ term: 1, date: 1 })
indexDeeds(schema)

export function createTraining(
  connection: Connection,
  sequences: Sequences,
  calendar: Calendar,
  acting: Acting,
  journal: Journal,
): Training {
  const model: Model<Kept> = connection.model<Kept>('Training', schema, 'training')
  const settle = journal.keep(
    () => model.find({ unrecorded: true }, { act: 1 }).lean(),
    ({ _id }) => model.updateOne({ _id }, { $unset: { unrecorded: 1 } }),
  )
  return {
    async list(term) {
      const found = await model
        .find(term === undefined ? {} : { term })
        .sort({ date: 1, _id: 1 })
        .lean()
      return found.map(sessionOf)
    },
    async upcoming(now) {
      const found = await model
        .find({ date: { $gte: dateOf(now) } })
        .sort({ date: 1, _id: 1 })
        .lean()
      return found.map(sessionOf)
    },
    async add({ audience, date, title: written }, { actor, request, now }) {
      const may = schedulersFor[audience]
      const as = await acting.inRole(actor, may, now)
      if (!as) return refuse({ reason: 'notYours', may })
      const title = written.trim().replace(/\s+/g, ' ').slice(0, maxTitle)
      if (title === '') return refuse({ reason: 'noTitle' })
      const term = termOfDay(date, (await calendar.load()).calendar.terms)
      if (!term) return refuse({ reason: 'noTerm' })
      const kept = await model.findOne({ request }).lean()
      if (!kept && date < dateOf(now)) return refuse({ reason: 'past' })
      const session = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = await sequences.take('training')
          const act = {
            ...as,
            _id: `training:${_id}:add`,
            at: now.toJSDate(),
            act: 'add',
            subject: `training:${_id}`,
            people: [actor.by],
            after: { audience, date, term },
          }
          return (await model.create({ _id, audience, date, title, term, request, act, unrecorded: true })).toObject()
        },
      )
      await settle()
      return { done: true, session: sessionOf(session) }
    },
  }
}

/** The semester in which a day lies, or before which: the first that is not over by then. */
const termOfDay = (date: string, terms: readonly Term[]) =>
  terms.toSorted((a, b) => a.ceremony.localeCompare(b.ceremony)).find(({ ceremony }) => date <= ceremony)?.id

const sessionOf = ({ _id, audience, date, title, term }: Kept): TrainingSession => ({
  id: _id,
  audience,
  date,
  title,
  term,
})

const refuse = (refusal: TrainingRefusal): TrainingAdded => ({ done: false, refusal })
