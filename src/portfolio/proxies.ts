import type { DateTime } from 'luxon'
import type { Sequences } from '../database/sequences.ts'
import type { ListedProxy } from '../regulation/proxyOrder.ts'
import { type Journal, madeOnce, type SchoolOccasion } from '../school/journal.ts'
import { proxyOffices } from '../school/keptAccounts.ts'
import type { Actor } from '../school/record.ts'
import { type Division, divisions, type Role } from '../school/roles.ts'
import type { NominationRefusal, Nominations } from './nominations.ts'
import type { ProxyAppointment } from './proxy.ts'
import { type ProposalRooms, type ProposedProxy, proposalsFor } from './proxyProposals.ts'
import { type ProxyTarget, proxyTarget, type TargetRooms } from './proxyTarget.ts'

export type ProxyRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  /** They are in no rank of the order. */
  | { reason: 'notInOrder' }
  /** The teacher named them, and they have not said yes. */
  | { reason: 'noConsent' }
  | NominationRefusal
  | { reason: 'noSuchAppointment' }
  | { reason: 'over' }

export type Appointed = { done: true; appointment: ProxyAppointment } | { done: false; refusal: ProxyRefusal }

/** Tells whom an appointment, or its end, concerns; the same again tells nobody twice. */
export type TellAppointment = (appointment: ProxyAppointment) => Promise<void>

/** Proxies for teachers who cannot certify (代理認證教師). Source, §九(二). */
export interface Proxies {
  /** What `T01`, a course's id or an entry's number names; undefined where nobody certifies it. */
  target(written: string, now: DateTime): Promise<ProxyTarget | undefined>
  /** Who may be appointed, best rank first, with the reason. */
  proposals(target: ProxyTarget, now: DateTime): Promise<ProposedProxy[]>
  /** A human appoints; a code stands for the consent that was not given by a button. */
  appoint(target: ProxyTarget, proxy: string, occasion: SchoolOccasion, code?: string): Promise<Appointed>
  end(appointment: number, occasion: SchoolOccasion): Promise<Appointed>
  get(appointment: number): Promise<ProxyAppointment | undefined>
  /** Those who certify for a target now; without one, for anything. */
  running(target?: ProxyTarget): Promise<ProxyAppointment[]>
  /** Every appointment for one of the teachers, ended ones too. */
  ofTeachers(teachers: readonly string[]): Promise<ProxyAppointment[]>
  /** The task force's own list of a division, in the place of the default order; no rows: the default again. */
  setOrder(rows: readonly ListedProxy[], occasion: SchoolOccasion): Promise<OrderSet>
}

export type OrderSet =
  | { done: true; division: Division }
  | { done: false; refusal: Extract<ProxyRefusal, { reason: 'notYours' }> }

export interface ProxiesDeps extends ProposalRooms, TargetRooms {
  sequences: Sequences
  journal: Journal
  nominations: Nominations
  tell: TellAppointment
}

const running = { endedAt: { $exists: false } } as const
const officesOf = (some: readonly Division[]) => some.flatMap((division): readonly Role[] => proxyOffices[division])

export function createProxies(deps: ProxiesDeps): Proxies {
  const { models, acting, sequences, journal, nominations } = deps
  const { appointments, orders } = models
  const settle = journal.keep(
    () => appointments.find({ unrecorded: true }).lean(),
    async (appointment) => {
      await deps.tell(appointment)
      const { _id, request } = appointment
      await appointments.updateOne({ _id, request }, { $unset: { unrecorded: 1 } })
    },
  )
  const settleOrders = journal.keep(
    () => orders.find({ unrecorded: true }, { act: 1 }).lean(),
    ({ _id }) => orders.updateOne({ _id }, { $unset: { unrecorded: 1 } }),
  )

  return {
    target: (written, now) => proxyTarget(written, now, deps),
    proposals: (target, now) => proposalsFor(target, now, deps),

    async appoint(target, proxy, occasion, code) {
      const { actor, request, now } = occasion
      const may = officesOf(target.divisions)
      const as = await acting.inRole(actor, may, now)
      if (!as) return refuse({ reason: 'notYours', may })
      const { scope, of, teacher } = target
      const already = await appointments.findOne({ $or: [{ request }, { scope, of, proxy, ...running }] }).lean()
      if (already) return { done: true, appointment: already }
      const proposal = (await proposalsFor(target, now, deps)).find(({ person }) => person === proxy)
      if (!proposal) return refuse({ reason: proxy === teacher._id ? 'themselves' : 'notInOrder' })
      if (proposal.consent === 'asked') {
        if (code === undefined) return refuse({ reason: 'noConsent' })
        const given = { ...occasion, request: `${request}:consent` }
        const consented = await nominations.consentByCode(`${teacher._id}:${proxy}`, code, given)
        if (!consented.done) return refuse(consented.refusal)
      }
      const division = divisionOf(as, target.divisions)
      const fields = { scope, of, teacher: teacher._id, proxy, rank: proposal.rank, division }
      const appointment = await madeOnce(
        () => appointments.findOne({ request }).lean(),
        async () => {
          const _id = await sequences.take('proxy')
          const act = {
            ...as,
            _id: `proxy:${_id}:appoint`,
            at: now.toJSDate(),
            act: 'appoint',
            subject: `proxy:${_id}`,
            people: [...new Set([as.by, teacher._id, proxy])],
            after: fields,
          }
          const made = { _id, ...fields, from: now.toJSDate(), request, act, unrecorded: true }
          return (await appointments.create(made)).toObject()
        },
      )
      await settle()
      return { done: true, appointment }
    },

    async end(id, { actor, request, now }) {
      // The act that appointed makes room for the one that ends.
      await settle()
      const found = await appointments.findById(id).lean()
      if (!found) return refuse({ reason: 'noSuchAppointment' })
      const may = proxyOffices[found.division]
      const as = await acting.inRole(actor, may, now)
      if (!as) return refuse({ reason: 'notYours', may })
      if (found.request === request) return { done: true, appointment: found }
      const act = {
        ...as,
        _id: `proxy:${id}:end`,
        at: now.toJSDate(),
        act: 'end',
        subject: `proxy:${id}`,
        people: [...new Set([as.by, found.teacher, found.proxy])],
        after: { ended: true },
      }
      const ended = { endedAt: now.toJSDate(), request, act, unrecorded: true }
      const appointment = await appointments
        .findOneAndUpdate({ _id: id, ...running }, { $set: ended }, { returnDocument: 'after' })
        .lean()
      if (!appointment) return refuse({ reason: 'over' })
      await settle()
      return { done: true, appointment }
    },

    get: async (id) => (await appointments.findById(id).lean()) ?? undefined,
    running: (target) =>
      appointments
        .find({ ...(target ? { scope: target.scope, of: target.of } : {}), ...running })
        .sort({ _id: 1 })
        .lean(),
    ofTeachers: (teachers) =>
      appointments
        .find({ teacher: { $in: [...teachers] } })
        .sort({ _id: 1 })
        .lean(),

    async setOrder(rows, { actor, request, now }) {
      const may = officesOf(divisions)
      const as = await acting.inRole(actor, may, now)
      if (!as) return { done: false, refusal: { reason: 'notYours', may } }
      const order = await madeOnce(
        () => orders.findOne({ request }).lean(),
        async () => {
          const [_id, division] = [await sequences.take('proxyOrder'), divisionOf(as, divisions)]
          const act = {
            ...as,
            _id: `proxyOrder:${_id}`,
            at: now.toJSDate(),
            act: 'order',
            subject: `proxyOrder:${division}`,
            people: [as.by],
            after: { division, rows: rows.length },
          }
          return (await orders.create({ _id, division, rows: [...rows], request, act, unrecorded: true })).toObject()
        },
      )
      await settleOrders()
      return { done: true, division: order.division }
    },
  }
}

const refuse = (refusal: ProxyRefusal): Appointed => ({ done: false, refusal })

/** For which of the divisions an office acts. */
const divisionOf = ({ as }: Actor, some: readonly Division[]): Division =>
  some.find((division) => proxyOffices[division].some((role) => role === as)) ?? 'day'
