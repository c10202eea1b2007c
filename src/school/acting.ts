import type { DateTime } from 'luxon'
import { dateOf } from '../regulation/schoolTime.ts'
import { type AppointmentModel, isRunning } from './appointment.ts'
import type { SchoolOccasion } from './journal.ts'
import type { People } from './people.ts'
import { hasLeft, onBehalfOf, type Person } from './person.ts'
import type { Actor } from './record.ts'
import { isStaff, type Office, offices, type Role } from './roles.ts'

/** A role that someone has, and for whom. */
export interface Held {
  role: Role
  onBehalfOf?: string
}

/** Who has which office now, their own and as acting staff (代理人). Source, §九(一). */
export interface Acting {
  /** The person with the roles that count on that day: offices held as acting staff are added, who has left has no office. */
  withOffices(person: Person, now: DateTime): Promise<Person>
  /** The roles of a person, their own and those held as acting staff. */
  rolesOf(person: Person, now: DateTime): Promise<Held[]>
  /** Whom a role's duties concern: its holders, and in the place of one who is away whoever acts for them. */
  onDuty(role: Role, now: DateTime): Promise<Person[]>
  /** Someone as they act in the first of the roles that they have now, from the database; undefined where they have none. */
  inRole(actor: SchoolOccasion['actor'], roles: readonly Role[], now: DateTime): Promise<Actor | undefined>
}

/** What people remain to their own entries and to those of a kept account after they have left. Source. */
const outlasting: readonly Role[] = ['student', 'guardian', 'teacher']

export function createActing(appointments: AppointmentModel, people: People): Acting {
  const acting: Acting = {
    async withOffices(person, now) {
      const today = dateOf(now)
      if (hasLeft(person, today)) return { ...person, roles: person.roles.filter((role) => outlasting.includes(role)) }
      if (!isStaff(person.roles)) return person
      const found = await appointments
        .find({ person: person._id, to: { $gte: today } })
        .sort({ _id: 1 })
        .lean()
      const own: readonly Role[] = person.roles
      const added = found.filter((each) => isRunning(each, today) && !own.includes(each.office))
      if (added.length === 0) return person
      return {
        ...person,
        roles: [...new Set([...own, ...added.map(({ office }) => office)])],
        standsInFor: added.map(({ office, holder, to }) => ({ office, ...(holder ? { holder } : {}), until: to })),
      }
    },
    async rolesOf(person, now) {
      const held = await acting.withOffices(person, now)
      return held.roles.map((role) => ({ role, ...onBehalfOf(held, role) }))
    },
    async onDuty(role, now) {
      const today = dateOf(now)
      const office = offices.find((each) => each === role)
      const running = office ? await runningFor(office, today) : []
      const appointed = await people.byId(running.map(({ person }) => person))
      const standIns = [...appointed.values()].filter((person) => !hasLeft(person, today))
      const here = new Set(standIns.map(({ _id }) => _id))
      // Who acted and has left themself keeps nobody from their own office.
      const away = new Set(running.filter(({ person }) => here.has(person)).map(({ holder }) => holder))
      const holders = (await people.holding(role)).filter(({ _id }) => !away.has(_id) && !here.has(_id))
      return [...holders.filter((person) => !hasLeft(person, today)), ...standIns]
    },
    async inRole(actor, roles, now) {
      const known = await people.get(actor.by)
      if (!known || hasLeft(known, dateOf(now))) return undefined
      const person = await acting.withOffices(known, now)
      const role = roles.find((each) => person.roles.includes(each))
      return role && { ...actor, as: role, ...onBehalfOf(person, role) }
    },
  }
  return acting

  async function runningFor(office: Office, today: string) {
    const found = await appointments
      .find({ office, to: { $gte: today } })
      .sort({ _id: 1 })
      .lean()
    return found.filter((each) => isRunning(each, today))
  }
}
