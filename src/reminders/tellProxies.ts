import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { Certifiers } from '../portfolio/certifiers.ts'
import type { Entry } from '../portfolio/entry.ts'
import type { TellNomination } from '../portfolio/nominations.ts'
import type { TellAppointment } from '../portfolio/proxies.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Acting } from '../school/acting.ts'
import { proxyOffices } from '../school/keptAccounts.ts'
import type { People } from '../school/people.ts'
import { yearRow } from '../school/person.ts'
import type { Outbox } from './outbox.ts'

/** Whoever is named is asked; the teacher learns of the answer, and the offices of a consent, to appoint. Source. */
export function createTellNomination(outbox: Outbox, acting: Acting, people: People): TellNomination {
  return async function tellNomination({ _id: nomination, teacher, proxy, consent, round }, now: DateTime) {
    const key = `nomination:${nomination}:${round}:${consent}`
    const matter = { kind: 'nomination', nomination, round, consent } as const
    if (consent === 'asked') return outbox.queue(key, { person: proxy }, matter)
    await outbox.queue(`${key}:${teacher}`, { person: teacher }, matter)
    if (consent === 'declined') return
    const known = await people.get(teacher)
    const division = (known && yearRow(known, schoolYearOf(now))?.division) ?? 'day'
    for (const office of proxyOffices[division]) {
      for (const { _id } of await acting.onDuty(office, now)) {
        await outbox.queue(`${key}:${_id}`, { person: _id }, matter)
      }
    }
  }
}

/** Proxy and teacher learn of an appointment and of its end, and the proxy of everything that waits. Source. */
export function createTellAppointment(outbox: Outbox, entries: Model<Entry>, certifiers: Certifiers): TellAppointment {
  return async function tellAppointment(appointment) {
    const { _id: proxy, proxy: appointed, teacher, endedAt } = appointment
    const what = endedAt ? 'ended' : 'begun'
    for (const person of [appointed, teacher]) {
      await outbox.queue(`proxy:${proxy}:${what}:${person}`, { person }, { kind: 'proxy', proxy, what })
    }
    if (endedAt) return
    const { courses, entries: single } = await certifiers.coverOf([appointment])
    const waiting = { state: 'pending', hidden: false } as const
    for (const filter of [{ course: { $in: courses } }, { _id: { $in: single } }]) {
      for await (const { _id: entry, round } of entries
        .find({ ...filter, ...waiting }, { round: 1 })
        .lean()
        .cursor()) {
        const key = `send:${entry}:${round}:${appointed}`
        await outbox.queue(key, { person: appointed }, { kind: 'certification-request', entry, round })
      }
    }
  }
}
