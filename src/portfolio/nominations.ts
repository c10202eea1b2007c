import { DateTime } from 'luxon'
import { isDuplicateKey } from '../errors.ts'
import type { ConsentCodes } from '../identity/consentCode.ts'
import type { Consent } from '../regulation/proxyOrder.ts'
import { zone } from '../regulation/schoolTime.ts'
import type { Acting } from '../school/acting.ts'
import type { SchoolAct } from '../school/calendar.ts'
import type { Journal, SchoolOccasion } from '../school/journal.ts'
import type { KeptAccounts } from '../school/keptAccounts.ts'
import type { People } from '../school/people.ts'
import type { Actor } from '../school/record.ts'
import { isStaff, type Role } from '../school/roles.ts'
import type { KeptNomination, Nomination, ProxyModels } from './proxy.ts'

export type NominationRefusal =
  | { reason: 'notYours'; may: readonly Role[] }
  /** Nobody here has the number, or they do not work here (any more). */
  | { reason: 'noSuchPerson' }
  | { reason: 'themselves' }
  | { reason: 'noSuchNomination' }
  /** It was answered already, or the teacher has asked anew since. */
  | { reason: 'answered'; nomination: Nomination }
  | { reason: 'wrongCode' }

export type Nominated = { done: true; nomination: Nomination } | { done: false; refusal: NominationRefusal }

/** Tells whom a nomination concerns; the same again tells nobody twice. */
export type TellNomination = (nomination: Nomination, now: DateTime) => Promise<void>

/** Whom teachers name to certify in their place, and what those say to it. Source: R-13.2 (1), §九(二). */
export interface Nominations {
  get(id: string): Promise<Nomination | undefined>
  nominate(proxy: string, occasion: SchoolOccasion): Promise<Nominated>
  /** Yes or no, by the one named. */
  answer(id: string, round: number, consents: boolean, occasion: SchoolOccasion): Promise<Nominated>
  /** The code that the chat gave to whoever is named stands for their yes. */
  consentByCode(id: string, code: string, occasion: SchoolOccasion): Promise<Nominated>
  /** Everyone who has consented, longest ago first. */
  consented(): Promise<Nomination[]>
}

export interface NominationsDeps {
  models: Pick<ProxyModels, 'nominations' | 'appointments'>
  people: People
  acting: Acting
  keptAccounts: KeptAccounts
  journal: Journal
  consentCodes: ConsentCodes
  tell: TellNomination
}

/** What a consent code is made from: each time that the teacher asks, another. */
export const consentSubject = ({ _id, round }: Pick<Nomination, '_id' | 'round'>) => `${_id}:${round}`

export function createNominations(deps: NominationsDeps): Nominations {
  const { people, acting, keptAccounts, journal, consentCodes, tell } = deps
  const { nominations: model, appointments } = deps.models
  const settle = journal.keep(
    () => model.find({ unrecorded: true }).lean(),
    async (nomination) => {
      await tell(nomination, DateTime.fromJSDate(nomination.at, { zone }))
      await model.updateOne({ _id: nomination._id, request: nomination.request }, { $unset: { unrecorded: 1 } })
    },
  )

  return {
    get: async (id) => (await model.findById(id).lean()) ?? undefined,

    async nominate(proxy, { actor, request, now }) {
      await settle()
      const as = await acting.inRole(actor, ['teacher'], now)
      if (!as) return refuse({ reason: 'notYours', may: ['teacher'] })
      if (proxy === actor.by) return refuse({ reason: 'themselves' })
      const person = await people.get(proxy)
      const [present] = person && isStaff(person.roles) ? await keptAccounts.atWork([person], now) : []
      if (!present) return refuse({ reason: 'noSuchPerson' })
      for (;;) {
        const known = await model.findById(`${actor.by}:${proxy}`).lean()
        if (known && (known.request === request || !(await isOver(known)))) return { done: true, nomination: known }
        const begun = known ?? { _id: `${actor.by}:${proxy}`, teacher: actor.by, proxy, round: 0 }
        const next = { ...begun, round: begun.round + 1 }
        const written = await write(next, 'asked', 'nominate', as, { request, now }, known?.consent)
        if (written) return { done: true, nomination: written }
      }
    },

    async answer(id, round, consents, { actor, request, now }) {
      await settle()
      const known = await model.findById(id).lean()
      if (!known || known.proxy !== actor.by) return refuse({ reason: 'noSuchNomination' })
      return decide(known, round, consents, { actor, request, now })
    },

    async consentByCode(id, code, { actor, request, now }) {
      await settle()
      const known = await model.findById(id).lean()
      if (!known) return refuse({ reason: 'noSuchNomination' })
      if (!consentCodes.isRight(code, consentSubject(known))) return refuse({ reason: 'wrongCode' })
      return decide(known, known.round, true, { actor: { ...actor, by: known.proxy }, request, now })
    },

    consented: () => model.find({ consent: 'given' }).sort({ at: 1 }).lean(),
  }

  /** It was declined, or the appointment that it led to has ended: then the teacher may ask anew. */
  async function isOver({ teacher, proxy, consent, at }: Nomination): Promise<boolean> {
    if (consent !== 'given') return consent === 'declined'
    const made = await appointments.find({ teacher, proxy, from: { $gte: at } }, { endedAt: 1 }).lean()
    return made.length > 0 && made.every(({ endedAt }) => endedAt !== undefined)
  }

  /** One answer for each time that the teacher asks. */
  async function decide(
    known: KeptNomination,
    round: number,
    consents: boolean,
    { actor, request, now }: SchoolOccasion,
  ): Promise<Nominated> {
    if (known.request === request) return { done: true, nomination: known }
    if (known.round !== round || known.consent !== 'asked') return refuse({ reason: 'answered', nomination: known })
    const person = await people.get(known.proxy)
    const as = { ...actor, as: person?.roles[0] ?? 'teacher' }
    const consent = consents ? 'given' : 'declined'
    const written = await write(known, consent, consents ? 'consent' : 'decline', as, { request, now }, 'asked')
    if (written) return { done: true, nomination: written }
    const nomination = await model.findById(known._id).orFail().lean()
    return refuse({ reason: 'answered', nomination })
  }

  /** Writes the next state with its act, if it is still as it was read; undefined where somebody was faster. */
  async function write(
    { _id, teacher, proxy, round }: Pick<Nomination, '_id' | 'teacher' | 'proxy' | 'round'>,
    consent: Consent,
    verb: string,
    actor: Actor,
    { request, now }: Pick<SchoolOccasion, 'request' | 'now'>,
    before: Consent | undefined,
  ): Promise<Nomination | undefined> {
    const act: SchoolAct = {
      ...actor,
      _id: `nomination:${_id}:${round}:${verb}`,
      at: now.toJSDate(),
      act: verb,
      subject: `nomination:${_id}`,
      people: [teacher, proxy],
      after: { teacher, proxy, consent },
    }
    const next: Omit<KeptNomination, '_id'> = {
      ...{ teacher, proxy, consent, round, at: now.toJSDate() },
      ...{ request, act, unrecorded: true },
    }
    const was = { _id, round: consent === 'asked' ? round - 1 : round }
    try {
      const written =
        before === undefined
          ? (await model.create({ _id, ...next })).toObject()
          : await model
              .findOneAndUpdate({ ...was, consent: before }, { $set: next }, { returnDocument: 'after' })
              .lean()
      if (written) await settle()
      return written ?? undefined
    } catch (error) {
      if (isDuplicateKey(error, '_id_')) return undefined
      throw error
    }
  }
}

const refuse = (refusal: NominationRefusal): Nominated => ({ done: false, refusal })
