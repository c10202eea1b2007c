import { DateTime } from 'luxon'
import { type Connection, Schema } from 'mongoose'
import type { Language } from '../conversation/intent.ts'
import type { Reply } from '../conversation/message.ts'
import { wordingIn } from '../conversation/wording/index.ts'
import type { Accounts } from '../identity/accounts.ts'
import { dateOf, daysAfter, zone } from '../regulation/schoolTime.ts'
import type { Calendar, School } from '../school/calendar.ts'
import type { Person } from '../school/person.ts'
import { type ClassStanding, classStanding } from './classStanding.ts'
import type { DigestPart } from './digestPart.ts'
import { digestParts } from './digestParts.ts'
import { loadPlanState, type PlanSources } from './load/planState.ts'
import { openMattersOf } from './openMattersOf.ts'
import type { NewMessage, Outbox } from './outbox.ts'
import { type Digest, digestId, digestsOf, digestsOn } from './plan/digest.ts'
import type { Moment } from './plan/moment.ts'
import { momentsBetween } from './plan/moments.ts'
import { planReminders } from './plan/plan.ts'
import type { Reminder, ReminderMatter } from './plan/reminder.ts'
import { type Round, roundsOf } from './plan/rounds.ts'
import type { OpenEntry } from './plan/state.ts'

/** What was missed for longer has had its next occasion since. Unit: days. */
const longestMissedDays = 14
const accountsAtOnce = 500

/** Reminders: what is due to whom, and the queueing of it. */
export interface Reminders {
  /** Counts from `now` on, where the store has not begun to remind. */
  begin(now: DateTime): Promise<void>
  /** Everything that would be said between two instants if nothing changed, what was said already left out. Queues nothing. */
  plan(from: DateTime, to: DateTime, now: DateTime<true>): Promise<Digest[]>
  /** Queues what has fallen due since the last time; resolves with how many digests there are. Doing it again adds none. */
  queueDue(now: DateTime<true>): Promise<number>
  /** Puts matters into words as things stand at `now`; undefined where all were seen to. */
  say(matters: readonly ReminderMatter[], person: Person, lang: Language, now: DateTime): Promise<Reply | undefined>
  /** What a student can do something about now, as a digest would say it. */
  own(student: Person, now: DateTime): Promise<DigestPart[]>
  /** Where students of a class stand now, for their homeroom teacher. */
  standing(students: readonly Person[], now: DateTime): Promise<ClassStanding>
  /** Those of the people for whom something closes today and whom no reminder of it has reached. */
  unreached(people: readonly string[], now: DateTime): Promise<string[]>
}

export interface RemindersDeps {
  connection: Connection
  calendar: Calendar
  accounts: Accounts
  outbox: Outbox
  sources: PlanSources
}

/** Up to which instant reminders are queued. Never moves back, so that a clock that does says nothing again. */
interface Progress {
  _id: string
  queuedUntil: Date
}

const progressSchema = new Schema<Progress>({
  _id: { type: String, required: true },
  queuedUntil: { type: Date, required: true },
})
const progressId = 'reminders'

export function createReminders({ connection, calendar, accounts, outbox, sources }: RemindersDeps): Reminders {
  const progress = connection.model<Progress>('ReminderProgress', progressSchema, 'reminderProgress')

  let latest: School | undefined

  const reminders: Reminders = {
    async begin(now) {
      const begun = { $setOnInsert: { queuedUntil: now.toJSDate() } }
      await progress.updateOne({ _id: progressId }, begun, { upsert: true })
    },
    async plan(from, to, now) {
      const school = await loadSchool()
      const after = await queuedUntil(now)
      const missed = momentsBetween(after, now, school)
      const rounds = roundsOf(missed, momentsBetween(DateTime.max(after, now), to, school), now)
      const said = await saidSince(rounds)
      const digests: Digest[] = []
      for (const round of rounds) {
        const planned = await digestsIn(round, school, said)
        for (const { key, keys } of planned) for (const each of [key, ...keys]) said.add(each)
        digests.push(...planned)
      }
      return digests.filter(({ at }) => at >= from)
    },
    async queueDue(now) {
      await reminders.begin(now)
      const school = await loadSchool()
      const after = await queuedUntil(now)
      const missed = momentsBetween(after, now, school)
      const [round] = roundsOf(missed, [], now)
      const digests = round ? await digestsIn(round, school, await saidSince([round])) : []
      await outbox.queueAll(digests.map(messageOf))
      // Mornings that wait for the next one are still to come.
      if (missed.length === 0 || round?.moments.length !== missed.length) return digests.length
      await progress.updateOne(
        { _id: progressId, queuedUntil: { $lt: now.toJSDate() } },
        { $set: { queuedUntil: now.toJSDate() } },
      )
      return digests.length
    },
    async say(matters, person, lang, now) {
      const parts = await digestParts(matters, person, await loadSchool(), now, sources)
      return parts.length > 0 ? wordingIn[lang].reminders.digest(parts, now) : undefined
    },
    async own(student, now) {
      const school = await loadSchool()
      const { entries, unselected, receipts } = await openMattersOf([student], school, now, sources)
      const matters: ReminderMatter[] = [
        ...entries.map(({ id, state }): ReminderMatter => ({ kind: kindOf(state), entry: id })),
        ...unselected.map(
          ({ operation, scope }): ReminderMatter => ({ kind: 'unselected', about: `${operation}:${scope}` }),
        ),
        ...receipts.map(({ submission }): ReminderMatter => ({ kind: 'unconfirmed', about: String(submission) })),
      ]
      return digestParts(matters, student, school, now, sources)
    },
    standing: async (students, now) => classStanding(students, await loadSchool(), now, sources),
    async unreached(people, now) {
      const to = people.map((id) => `person:${id}`)
      const since = now.startOf('day').toJSDate()
      const today = await outbox.model
        .find({ to: { $in: to }, group: 'reminder', lastDay: true, createdAt: { $gte: since } }, { to: 1, state: 1 })
        .lean()
      const inVain = ['waiting', 'unreachable', 'expired', 'failed']
      const reached = new Set(today.filter(({ state }) => !inVain.includes(state)).map((message) => message.to))
      const reminded = new Set(today.map((message) => message.to))
      return people.filter((id) => reminded.has(`person:${id}`) && !reached.has(`person:${id}`))
    },
  }
  return reminders

  /** The same object as long as nothing of it changes: what was computed from it stays known. */
  async function loadSchool(): Promise<School> {
    const school = await calendar.load()
    if (latest?.version !== school.version) latest = school
    return latest
  }

  /** Since when moments may have been missed. */
  async function queuedUntil(now: DateTime<true>): Promise<DateTime> {
    const known = await progress.findById(progressId).lean()
    const until = known ? DateTime.fromJSDate(known.queuedUntil, { zone }) : now
    return DateTime.max(until, now.minus({ days: longestMissedDays }))
  }

  async function digestsIn({ at, moments }: Round, school: School, said: ReadonlySet<string>): Promise<Digest[]> {
    const planned: { id: string; reminders: Reminder[] }[] = []
    for (const moment of moments) {
      const state = await loadPlanState(moment, school, sources)
      const id = moment.isCall ? digestId(moment) : digestId({ isCall: false, at })
      const known = planned.find((each) => each.id === id)
      if (known) known.reminders.push(...planReminders(moment, state))
      else planned.push({ id, reminders: planReminders(moment, state) })
    }
    const muted = await mutedAmong(planned.flatMap((each) => each.reminders.map(({ to }) => to)))
    return planned.flatMap((each) => digestsOf(each.reminders, { id: each.id, at }, { muted, said }))
  }

  /** The digests that were queued for the days that the rounds speak of, and what they said. */
  async function saidSince(rounds: readonly Round[]): Promise<Set<string>> {
    const dates = rounds.flatMap(({ at, moments }) => [dateOf(at), ...moments.flatMap(daysOf)]).sort()
    const [first, last] = [dates[0], dates.at(-1)]
    if (!first || !last) return new Set()
    const range = { $gte: digestsOn(first), $lt: digestsOn(daysAfter(last, 1)) }
    const queued = await outbox.model.find({ _id: range }, { matter: 1 }).lean()
    return new Set(queued.flatMap(({ _id, matter }) => [_id, ...(matter.kind === 'digest' ? matter.keys : [])]))
  }

  /** Those who have turned reminders off on every account that they have. */
  async function mutedAmong(people: readonly string[]): Promise<Set<string>> {
    const ids = [...new Set(people)]
    const muted = new Set<string>()
    for (let at = 0; at < ids.length; at += accountsAtOnce) {
      for (const [id, own] of await accounts.ofPeople(ids.slice(at, at + accountsAtOnce)))
        if (own.length > 0 && own.every((account) => account.muted)) muted.add(id)
    }
    return muted
  }
}

const kindOf = (state: OpenEntry['state']) => (state === 'draft' ? 'draft-unsent' : 'returned')

const daysOf = ({ date, occasions }: Moment) => [date, ...occasions.map(({ day }) => day)]

/** A digest as the outbox keeps it: what it is about, to be put into words when its turn comes. */
function messageOf({ key, to, lines, keys, expiresAt, lastDay }: Digest): NewMessage {
  const kept = lines.map(({ kind, entry, about, student, expiresAt: ends }) => ({
    kind,
    ...(entry === undefined ? {} : { entry }),
    ...(about === undefined ? {} : { about }),
    ...(student === undefined ? {} : { student }),
    expiresAt: ends.toJSDate(),
  }))
  return {
    key,
    addressee: { person: to },
    matter: { kind: 'digest', lines: kept, keys: [...keys] },
    options: { group: 'reminder', expiresAt: expiresAt.toJSDate(), lastDay },
  }
}
