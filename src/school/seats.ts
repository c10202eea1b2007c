import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { type Seat, type SeatPart, seats } from '../regulation/seats.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Acting } from './acting.ts'
import { type Deed, deedFields, indexDeeds, type Journal, madeOnce, type SchoolOccasion } from './journal.ts'
import type { People } from './people.ts'
import { hasLeft, type Person, yearRow } from './person.ts'
import { offices, type Role } from './roles.ts'

/** A seat of the task force as it is now. */
export interface SeatNow {
  seat: string
  part?: SeatPart
  /** Whose it is: the role's only holder, or among several the one chosen. Absent: the seat is empty. */
  person?: Person
  /** Everybody who could have it. */
  candidates: Person[]
}

export type SeatRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'noSuchSeat' }
  | { reason: 'notAHolder'; role: Role; candidates: Person[] }

export type SeatSet = { done: true; seat: SeatNow } | { done: false; refusal: SeatRefusal }

/** The 19 seats of the task force (工作小組). Source: R-1, §二. */
export interface Seats {
  /** All of them, in the order of meetings. */
  list(now: DateTime): Promise<SeatNow[]>
  /** Says which of a role's several holders has its seat. */
  set(seat: string, person: string, occasion: SchoolOccasion): Promise<SeatSet>
}

/** Who has a seat that several could have. */
interface SeatChoice {
  _id: number
  seat: string
  person: string
}

const schema = new Schema<SeatChoice & Deed>({
  _id: { type: Number, required: true },
  seat: { type: String, enum: seats.map(({ seat }) => seat), required: true },
  person: { type: String, required: true },
  ...deedFields,
})
schema.index({ seat: 1, _id: 1 })
indexDeeds(schema)

const seatRoles: readonly Role[] = seats.map(({ role }) => role)

/** Who sees the seats and the meetings: whoever can have a seat, and the offices. Source: R-1. */
export const taskForceRoles: readonly Role[] = [...new Set([...seatRoles, ...offices])]
export const seesTaskForce = ({ roles }: Pick<Person, 'roles'>) => roles.some((role) => taskForceRoles.includes(role))

/** Who says who has a seat. Source: R-1. */
export const seatSetters: readonly Role[] = ['academic-director']

export function createSeats(
  connection: Connection,
  sequences: Sequences,
  people: People,
  acting: Acting,
  journal: Journal,
): Seats {
  const model: Model<SeatChoice & Deed> = connection.model<SeatChoice & Deed>('SeatChoice', schema, 'seats')
  const settle = journal.keep(
    () => model.find({ unrecorded: true }, { act: 1 }).lean(),
    ({ _id }) => model.updateOne({ _id }, { $unset: { unrecorded: 1 } }),
  )
  const list = async (now: DateTime) => {
    const choices = await model.find({}, { seat: 1, person: 1 }).sort({ _id: 1 }).lean()
    const chosen = new Map(choices.map(({ seat, person }) => [seat, person]))
    const holders = await people.model
      .find({ roles: { $in: [...new Set(seatRoles)] } })
      .sort({ _id: 1 })
      .lean()
    const present = holders.filter((person) => !hasLeft(person, dateOf(now)))
    return seats.map((seat) => seatNow(seat, present, chosen.get(seat.seat), now))
  }
  return {
    list,
    async set(seat, person, { actor, request, now }) {
      const as = await acting.inRole(actor, seatSetters, now)
      if (!as) return refuse({ reason: 'notYours', may: seatSetters })
      const role = seats.find((each) => each.seat === seat)?.role
      const before = (await list(now)).find((each) => each.seat === seat)
      if (!role || !before) return refuse({ reason: 'noSuchSeat' })
      if (!before.candidates.some(({ _id }) => _id === person))
        return refuse({ reason: 'notAHolder', role, candidates: before.candidates })
      await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = await sequences.take('seat')
          const act = {
            ...as,
            _id: `seat:${_id}:set`,
            at: now.toJSDate(),
            act: 'set',
            subject: `seat:${seat}`,
            people: [...new Set([actor.by, person, ...(before.person ? [before.person._id] : [])])],
            before: { person: before.person?._id ?? null },
            after: { person },
          }
          return (await model.create({ _id, seat, person, request, act, unrecorded: true })).toObject()
        },
      )
      await settle()
      const after = (await list(now)).find((each) => each.seat === seat)
      return { done: true, seat: after ?? before }
    },
  }
}

const refuse = (refusal: SeatRefusal): SeatSet => ({ done: false, refusal })

/** A choice holds as long as the person chosen has the role; else the role's only holder has the seat. */
function seatNow(
  { seat, role, grade, part }: Seat,
  present: Person[],
  chosen: string | undefined,
  now: DateTime,
): SeatNow {
  const year = schoolYearOf(now)
  const candidates = present.filter(
    (person) => person.roles.includes(role) && (grade === undefined || yearRow(person, year)?.grade === grade),
  )
  const person = candidates.find(({ _id }) => _id === chosen) ?? (candidates.length === 1 ? candidates[0] : undefined)
  return { seat, ...(part ? { part } : {}), ...(person ? { person } : {}), candidates }
}
