import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { isGrantLive, isGuardianAct } from '../regulation/guardianActs.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Acting } from '../school/acting.ts'
import type { Guardians } from '../school/guardians.ts'
import { type Deed, deedFields, indexDeeds, type Journal, madeOnce, type SchoolOccasion } from '../school/journal.ts'
import type { People } from '../school/people.ts'
import { hasLeft, type Person, yearRow } from '../school/person.ts'
import type { Actor } from '../school/record.ts'
import type { Division, Role } from '../school/roles.ts'

/** That a guardian (法定代理人) may act for a student until a day. Source, §九(三). */
export interface Grant {
  _id: number
  guardian: string
  student: string
  /** ISO date, inclusive. */
  until: string
  revokedAt?: Date
  /** Both were told that it is over. */
  endTold?: boolean
}

export type NewGrant = Pick<Grant, 'guardian' | 'student' | 'until'> & {
  /** The approver's word that the student is under age. */
  isUnderAge: boolean
}

export type GrantRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'noSuchStudent' }
  | { reason: 'hasLeft' }
  | { reason: 'notTheGuardian' }
  | { reason: 'notUnderAge' }
  | { reason: 'past' }
  | { reason: 'noSuchGrant' }
  /** It was revoked before, or its day has passed. */
  | { reason: 'over' }

export type Granted = { done: true; grant: Grant } | { done: false; refusal: GrantRefusal }

/** Tells student and guardian that a grant begins or is over; the same again tells nobody twice. */
export type TellGrant = (grant: Grant, what: 'begun' | 'ended') => Promise<void>

/** What guardians may do for students, and until when. Source, §九(三). */
export interface Grants {
  /** Everything that was ever granted, latest first. */
  list(): Promise<Grant[]>
  get(id: number): Promise<Grant | undefined>
  add(grant: NewGrant, occasion: SchoolOccasion): Promise<Granted>
  revoke(id: number, occasion: SchoolOccasion): Promise<Granted>
  /** The grants under which somebody may act now, oldest first. */
  liveOf(guardian: string, now: DateTime): Promise<Grant[]>
  /**
   * Whoever does an act for a student, as the record is to name them: the student themself, or a guardian under a live
   * grant where it covers the act; undefined for anyone else.
   */
  speaker(actor: Actor, student: string, act: string, now: DateTime): Promise<Actor | undefined>
  /** Whether somebody may see what is a student's own: the student, and a guardian under a live grant. */
  sees(person: string, student: string, now: DateTime): Promise<boolean>
  /** Who may act for each of the students now. */
  guardiansOf(students: readonly string[], now: DateTime): Promise<Map<string, string[]>>
  /** Forgets who might act for a student; that it was granted stays in the record. Source: R-12. */
  erase(student: string): Promise<void>
  /** Tells of the grants whose day has passed; resolves with how many there were. */
  tellEnded(now: DateTime): Promise<number>
}

/** Who grants and revokes, for their own division's students. Source. */
export const granters = {
  day: ['registrar'],
  continuing: ['continuing-affairs', 'continuing-director'],
} as const satisfies Record<Division, readonly Role[]>

type KeptGrant = Grant & Deed

const schema = new Schema<KeptGrant>({
  _id: { type: Number, required: true },
  guardian: { type: String, required: true },
  student: { type: String, required: true },
  until: { type: String, required: true },
  revokedAt: Date,
  endTold: Boolean,
  ...deedFields,
})
schema.index({ guardian: 1, until: 1 })
schema.index({ student: 1, until: 1 })
schema.index({ until: 1 })
indexDeeds(schema)

export interface GrantsDeps {
  connection: Connection
  sequences: Sequences
  people: People
  guardians: Guardians
  acting: Acting
  journal: Journal
  tell: TellGrant
}

export function createGrants({ connection, sequences, people, guardians, acting, journal, tell }: GrantsDeps): Grants {
  const model: Model<KeptGrant> = connection.model<KeptGrant>('Grant', schema, 'grants')
  const settle = journal.keep(
    () => model.find({ unrecorded: true }).lean(),
    async (grant) => {
      await tell(grant, grant.revokedAt ? 'ended' : 'begun')
      const told = grant.revokedAt ? { $set: { endTold: true } } : {}
      await model.updateOne({ _id: grant._id, request: grant.request }, { ...told, $unset: { unrecorded: 1 } })
    },
  )
  const mayFor = (student: Person, now: DateTime) => granters[yearRow(student, schoolYearOf(now))?.division ?? 'day']

  const grants: Grants = {
    list: () => model.find().sort({ _id: -1 }).lean(),
    get: async (id) => (await model.findById(id).lean()) ?? undefined,

    async add({ guardian, student, until, isUnderAge }, { actor, request, now }) {
      const person = await people.get(student)
      if (!person?.roles.includes('student')) return refuse({ reason: 'noSuchStudent' })
      const may = mayFor(person, now)
      const as = await acting.inRole(actor, may, now)
      if (!as) return refuse({ reason: 'notYours', may })
      if (!isUnderAge) return refuse({ reason: 'notUnderAge' })
      if (!(await isGuardianOf(guardian, student))) return refuse({ reason: 'notTheGuardian' })
      if (hasLeft(person, dateOf(now))) return refuse({ reason: 'hasLeft' })
      if (until < dateOf(now)) return refuse({ reason: 'past' })
      const grant = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = await sequences.take('grant')
          const act = {
            ...as,
            _id: `grant:${_id}:add`,
            at: now.toJSDate(),
            act: 'grant',
            subject: `grant:${_id}`,
            people: [...new Set([as.by, guardian, student])],
            after: { guardian, student, until, underAge: true },
          }
          return (await model.create({ _id, guardian, student, until, request, act, unrecorded: true })).toObject()
        },
      )
      await settle()
      return { done: true, grant }
    },

    async revoke(id, { actor, request, now }) {
      // The act that granted makes room for the one that revokes.
      await settle()
      const found = await model.findById(id).lean()
      const student = found && (await people.get(found.student))
      if (!found || !student) return refuse({ reason: 'noSuchGrant' })
      const may = mayFor(student, now)
      const as = await acting.inRole(actor, may, now)
      if (!as) return refuse({ reason: 'notYours', may })
      if (found.request === request) return { done: true, grant: found }
      if (!isGrantLive(found, now)) return refuse({ reason: 'over' })
      const act = {
        ...as,
        _id: `grant:${id}:revoke`,
        at: now.toJSDate(),
        act: 'revoke',
        subject: `grant:${id}`,
        people: [...new Set([as.by, found.guardian, found.student])],
        before: { until: found.until },
        after: { revoked: true },
      }
      const grant = await model
        .findOneAndUpdate(
          { _id: id, request: found.request },
          { $set: { revokedAt: now.toJSDate(), request, act, unrecorded: true } },
          { returnDocument: 'after' },
        )
        .lean()
      if (!grant) return refuse({ reason: 'over' })
      await settle()
      return { done: true, grant }
    },

    async liveOf(guardian, now) {
      const found = await model
        .find({ guardian, until: { $gte: dateOf(now) } })
        .sort({ _id: 1 })
        .lean()
      const live = found.filter((grant) => isGrantLive(grant, now))
      const wards = live.length > 0 ? await guardians.studentsOf(guardian) : []
      return live.filter(({ student }) => wards.includes(student))
    },

    async speaker(actor, student, act, now) {
      if (actor.by === student) return actor
      if (!isGuardianAct(act) || !(await grants.sees(actor.by, student, now))) return undefined
      return { ...actor, as: 'guardian', onBehalfOf: student }
    },

    sees: async (person, student, now) =>
      person === student || (await grants.liveOf(person, now)).some((grant) => grant.student === student),

    async guardiansOf(students, now) {
      const found = await model
        .find({ student: { $in: [...students] }, until: { $gte: dateOf(now) } })
        .sort({ _id: 1 })
        .lean()
      const live = found.filter((grant) => isGrantLive(grant, now))
      const still = await guardians.model.find({ _id: { $in: live.map(guardianshipId) } }, { _id: 1 }).lean()
      const held = new Set(still.map(({ _id }) => _id))
      const acting = new Map<string, string[]>()
      for (const grant of live) {
        const known = acting.get(grant.student) ?? []
        if (held.has(guardianshipId(grant)) && !known.includes(grant.guardian))
          acting.set(grant.student, [...known, grant.guardian])
      }
      return acting
    },

    async erase(student) {
      await model.deleteMany({ student, unrecorded: { $exists: false } })
    },

    async tellEnded(now) {
      const ended = await model.find({ until: { $lt: dateOf(now) }, endTold: { $exists: false } }).lean()
      for (const grant of ended) {
        await tell(grant, 'ended')
        await model.updateOne({ _id: grant._id }, { $set: { endTold: true } })
      }
      return ended.length
    },
  }
  return grants

  async function isGuardianOf(guardian: string, student: string): Promise<boolean> {
    return (await guardians.model.exists({ _id: guardianshipId({ guardian, student }) })) !== null
  }
}

const guardianshipId = ({ guardian, student }: Pick<Grant, 'guardian' | 'student'>) => `${guardian}:${student}`
const refuse = (refusal: GrantRefusal): Granted => ({ done: false, refusal })
