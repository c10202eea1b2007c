import type { DateTime } from 'luxon'
import type { Sequences } from '../database/sequences.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import type { Acting } from './acting.ts'
import type { Appointment, AppointmentModel } from './appointment.ts'
import { type Journal, madeOnce, type SchoolOccasion } from './journal.ts'
import type { People } from './people.ts'
import { hasLeft, type Person } from './person.ts'
import { isStaff, type Office, type Role } from './roles.ts'

export type AppointmentRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  | { reason: 'unknownPerson' }
  | { reason: 'hasLeft' }
  | { reason: 'notStaff' }
  | { reason: 'holdsIt' }
  | { reason: 'backwards' }
  | { reason: 'over' }
  | { reason: 'noSuchAppointment' }

export type Appointed = { done: true; appointment: Appointment } | { done: false; refusal: AppointmentRefusal }

export type NewAppointment = Pick<Appointment, 'office' | 'person' | 'from' | 'to'>

/** Tells whom an appointment, or its end before the last day, concerns; the same again tells nobody twice. */
export type TellActing = (appointment: Appointment) => Promise<void>

export interface AppointmentsDeps {
  model: AppointmentModel
  sequences: Sequences
  people: People
  acting: Acting
  journal: Journal
  tell: TellActing
}

/** The appointing of acting staff (代理人). Source, §九(一). */
export interface Appointments {
  /** Everyone who was ever appointed, latest first. */
  list(): Promise<Appointment[]>
  get(id: number): Promise<Appointment | undefined>
  appoint(appointment: NewAppointment, occasion: SchoolOccasion): Promise<Appointed>
  /** Ends one before its last day. */
  end(id: number, occasion: SchoolOccasion): Promise<Appointed>
}

const continuing: readonly Role[] = ['continuing-affairs', 'continuing-director']

/** Who may appoint acting staff for an office: 教務主任, and for 進修部's offices its director too. Source: R-1. */
export const appointersFor = (office: Office): readonly Role[] =>
  continuing.includes(office) ? ['academic-director', 'continuing-director'] : ['academic-director']

export function createAppointments(deps: AppointmentsDeps): Appointments {
  const { model, people, acting } = deps
  const settle = deps.journal.keep(
    () => model.find({ unrecorded: true }).lean(),
    async (appointment) => {
      await deps.tell(appointment)
      const { _id, act } = appointment
      await model.updateOne({ _id, 'act._id': act._id }, { $unset: { unrecorded: 1 } })
    },
  )
  return {
    list: () => model.find().sort({ _id: -1 }).lean(),
    get: async (id) => (await model.findById(id).lean()) ?? undefined,
    async appoint(asked, { actor, request, now }) {
      const may = appointersFor(asked.office)
      const as = await acting.inRole(actor, may, now)
      if (!as) return refuse({ reason: 'notYours', may })
      const made = await model.findOne({ request }).lean()
      const refusal = made ? undefined : refusalOf(asked, await people.get(asked.person), dateOf(now))
      if (refusal) return refuse(refusal)
      const holder = await holderOf(asked.office, now)
      const appointment = await madeOnce(
        () => model.findOne({ request }).lean(),
        async () => {
          const _id = await deps.sequences.take('acting')
          const act = {
            ...as,
            _id: `acting:${_id}:add`,
            at: now.toJSDate(),
            act: 'add',
            subject: `acting:${_id}`,
            people: [...new Set([actor.by, asked.person, ...(holder ? [holder] : [])])],
            after: { ...asked, holder: holder ?? null },
          }
          const kept = { _id, ...asked, ...(holder ? { holder } : {}), request, act, unrecorded: true }
          return (await model.create(kept)).toObject()
        },
      )
      await settle()
      return { done: true, appointment }
    },
    async end(id, { actor, request, now }) {
      // The act that appointed makes room for the one that ends.
      await settle()
      const found = await model.findById(id).lean()
      if (!found) return refuse({ reason: 'noSuchAppointment' })
      const may = appointersFor(found.office)
      const as = await acting.inRole(actor, may, now)
      if (!as) return refuse({ reason: 'notYours', may })
      if (found.request === request) return { done: true, appointment: found }
      const today = dateOf(now)
      if (found.endedOn !== undefined || found.to < today) return refuse({ reason: 'over' })
      const act = {
        ...as,
        _id: `acting:${id}:end`,
        at: now.toJSDate(),
        act: 'end',
        subject: `acting:${id}`,
        people: found.act.people,
        before: { to: found.to },
        after: { endedOn: today },
      }
      const appointment = await model
        .findOneAndUpdate(
          { _id: id, request: found.request },
          { $set: { endedOn: today, request, act, unrecorded: true } },
          { returnDocument: 'after' },
        )
        .lean()
      if (!appointment) return refuse({ reason: 'over' })
      await settle()
      return { done: true, appointment }
    },
  }

  /** Whose office it is: its first holder who is here. */
  async function holderOf(office: Office, now: DateTime): Promise<string | undefined> {
    const holders = await people.holding(office)
    return holders.find((person) => !hasLeft(person, dateOf(now)))?._id
  }
}

const refuse = (refusal: AppointmentRefusal): Appointed => ({ done: false, refusal })

/** What speaks against an appointment; only someone who works at the school can act for an office. */
function refusalOf(
  { office, from, to }: NewAppointment,
  person: Person | undefined,
  today: string,
): AppointmentRefusal | undefined {
  if (!person) return { reason: 'unknownPerson' }
  if (hasLeft(person, today)) return { reason: 'hasLeft' }
  if (!isStaff(person.roles)) return { reason: 'notStaff' }
  if (person.roles.includes(office)) return { reason: 'holdsIt' }
  if (to < from) return { reason: 'backwards' }
  return to < today ? { reason: 'over' } : undefined
}
