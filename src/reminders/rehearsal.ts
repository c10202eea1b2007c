import type { DateTime } from 'luxon'
import type { ChannelName, Reply } from '../conversation/message.ts'
import type { Services } from '../services.ts'
import type { Digest } from './plan/digest.ts'
import type { ReminderKind } from './plan/reminder.ts'
import { reachable } from './routes.ts'

/** A reminder that would be sent. Source: contract.md, rehearse. */
export interface Rehearsed {
  /** ISO instant. */
  at: string
  /** A person's id. */
  to: string
  channel: ChannelName | 'none'
  matters: { kind: ReminderKind; entry?: number; due?: string }[]
  text: string
  /** What LINE would bill. */
  lineMessages: number
}

const peopleAtOnce = 500

/** What the scheduler would send between two instants if nothing changed, in the words in which it would be sent today. */
export async function* rehearse(from: DateTime, to: DateTime, services: Services): AsyncGenerator<Rehearsed> {
  const { reminders, people, accounts, clock } = services
  const digests = await reminders.plan(from, to, clock.now())
  for (let start = 0; start < digests.length; start += peopleAtOnce) {
    const some = digests.slice(start, start + peopleAtOnce)
    const ids = [...new Set(some.map((digest) => digest.to))]
    const [known, accountsOf] = [await people.byId(ids), await accounts.ofPeople(ids)]
    for (const digest of some) {
      const person = known.get(digest.to)
      const [account] = reachable(accountsOf.get(digest.to) ?? [])
      const reply = person && (await reminders.say(digest.lines, person, account?.lang ?? 'zh-TW', digest.at))
      if (reply) yield rehearsed(digest, account?.channel ?? 'none', reply)
    }
  }
}

const rehearsed = ({ at, to, lines }: Digest, channel: Rehearsed['channel'], reply: Reply): Rehearsed => ({
  at: at.toISO(),
  to,
  channel,
  matters: lines.map(({ kind, entry, due }) => ({
    kind,
    ...(entry === undefined ? {} : { entry }),
    ...(due === undefined ? {} : { due: due.toISO() }),
  })),
  text: textOf(reply),
  lineMessages: channel === 'line' ? 1 : 0,
})

/** What stands in a reply, line by line. */
export const textOf = ({ title, lines, note }: Reply): string =>
  [title, ...lines.map((line) => (typeof line === 'string' ? line : `${line.label} ${line.value}`)), note]
    .filter((line) => line !== undefined)
    .join('\n')
