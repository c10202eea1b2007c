import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Acting } from './acting.ts'
import { type Deed, deedFields, indexDeeds, type Journal, madeOnce, type SchoolOccasion } from './journal.ts'
import type { People } from './people.ts'
import { hasLeft, type Person, yearRow } from './person.ts'
import type { Division, Role } from './roles.ts'

/** That a leaving teacher may go on certifying for a stated time. Source, §九(二). */
export interface KeptAccount {
  _id: number
  teacher: string
  /** ISO date, inclusive. */
  until: string
}

export type KeepingRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'unknownPerson' }
  | { reason: 'notATeacher' }
  | { reason: 'past' }

export type Kept = { done: true; account: KeptAccount } | { done: false; refusal: KeepingRefusal }

/** Who of the teachers that left may still certify. Source, §九(二). */
export interface KeptAccounts {
  /** Keeps a teacher's account until then, in the place of what was said of it before. */
  keep(teacher: string, until: string, occasion: SchoolOccasion): Promise<Kept>
  /** Until when the account is kept; undefined where nobody said so. */
  untilOf(teacher: string): Promise<string | undefined>
  /** Those of the people who may work here at `now`: they have not left, or their account is kept. */
  atWork(people: readonly Person[], now: DateTime): Promise<Person[]>
}

/** Who sees to proxies and to the accounts of teachers who cannot certify. Source. */
export const proxyOffices = {
  day: ['curriculum', 'academic-director'],
  continuing: ['continuing-affairs', 'continuing-director'],
} as const satisfies Record<Division, readonly Role[]>

const schema = new Schema<KeptAccount & Deed>({
  _id: { type: Number, required: true },
  teacher: { type: String, required: true },
  until: { type: String, required: true },
  ...deedFields,
})
schema.index({ teacher: 1, _id: 1 })
indexDeeds(schema)

export function createKeptAccounts(
  connection: Connection,
  sequences: Sequences,
  people: People,
  acting: Acting,
  journal: Journal,
): KeptAccounts {
  const model: Model<KeptAccount & Deed> = connection.model<KeptAccount & Deed>('KeptAccount', schema, 'keptAccounts')
  const settle = journal.keep(
    () => model.find({ unrecorded: true }, { act: 1 }).lean(),
    ({ _id }) => model.updateOne({ _id }, { $unset: { unrecorded: 1 } }),
  )
  const latest = async (teachers: string[]) => {
    const found = await model
      .find({ teacher: { $in: teachers } })
      .sort({ _id: 1 })
      .lean()
    return new Map(found.map(({ teacher, until }) => [teacher, until]))
  }
  return {
    async keep(teacher, until, { actor, request, now }) {
      const person = await people.get(teacher)
      if (!person) return refuse({ reason: 'unknownPerson' })
      const may = proxyOffices[yearRow(person, schoolYearOf(now))?.division ?? 'day']
      const as = await acting.inRole(actor, may, now)
      if (!as) return refuse({ reason: 'notYours', may })
      if (!person.roles.includes('teacher')) return refuse({ reason: 'notATeacher' })
      if (until < dateOf(now)) return refuse({ reason: 'past' })
      const account = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = await sequences.take('keptAccount')
          const act = {
            ...as,
            _id: `keptAccount:${_id}`,
            at: now.toJSDate(),
            act: 'keep',
            subject: `person:${teacher}`,
            people: [...new Set([teacher, as.by])],
            before: { until: (await latest([teacher])).get(teacher) ?? null },
            after: { until },
          }
          return (await model.create({ _id, teacher, until, request, act, unrecorded: true })).toObject()
        },
      )
      await settle()
      return { done: true, account }
    },
    untilOf: async (teacher) => (await latest([teacher])).get(teacher),
    async atWork(persons, now) {
      const today = dateOf(now)
      const gone = persons.filter((person) => hasLeft(person, today)).map(({ _id }) => _id)
      const kept = gone.length > 0 ? await latest(gone) : new Map<string, string>()
      return persons.filter(({ _id }) => !gone.includes(_id) || (kept.get(_id) ?? '') >= today)
    },
  }
}

const refuse = (refusal: KeepingRefusal): Kept => ({ done: false, refusal })
