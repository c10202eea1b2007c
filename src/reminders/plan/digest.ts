import { DateTime } from 'luxon'
import { dateOf } from '../../regulation/schoolTime.ts'
import type { Moment } from './moment.ts'
import { matterKey, type Reminder } from './reminder.ts'

/** Everything that one person is told at once. Source: contract.md, Behaviour (at most one digest a day). */
export interface Digest {
  /** One a day and person, and one for each last call. */
  key: string
  to: string
  /** When it is to be said. */
  at: DateTime<true>
  /** What closes first stands first. */
  lines: readonly Reminder[]
  /** The keys of everything that it says, of what was merged into a line too. */
  keys: readonly string[]
  expiresAt: DateTime<true>
  lastDay: boolean
}

/** What decides who is told what: who wants no reminders, and which digests and occasions were said before. */
export interface Reach {
  muted: ReadonlySet<string>
  said: ReadonlySet<string>
}

/**
 * Puts reminders together, one digest for a person. What was said, or whose moment has passed, is left out; mute leaves the
 * legal deadlines of the last day. The digests of those whose deadline is today come first, unsent drafts before teachers'
 * requests before the rest: the month's messages may not suffice for all.
 */
export function digestsOf(
  reminders: readonly Reminder[],
  { id, at }: { id: string; at: DateTime<true> },
  { muted, said }: Reach,
): Digest[] {
  const wanted = reminders.filter(({ to, lastDay, expiresAt }) => expiresAt > at && (lastDay || !muted.has(to)))
  const digests = [...grouped(wanted, ({ to }) => to)].flatMap(([to, told]): Digest[] => {
    const key = `${id}:${to}`
    const lines = [...grouped(told, matterKey).values()].flatMap((same) => lineOf(same, said)).sort(byUrgency)
    if (lines.length === 0 || said.has(key)) return []
    return [
      {
        key,
        to,
        at,
        lines,
        keys: told.map((reminder) => reminder.key),
        expiresAt: DateTime.max(...lines.map(({ expiresAt }) => expiresAt)) as DateTime<true>,
        lastDay: lines.some(({ lastDay }) => lastDay),
      },
    ]
  })
  return digests.sort((a, b) => rankOf(a) - rankOf(b) || a.to.localeCompare(b.to))
}

/** How the keys of a day's digests begin. */
export const digestsOn = (date: string) => `digest:${date}`

/** What the keys of the digests of a morning, or of a last call, begin with. */
export const digestId = ({ isCall, at }: Pick<Moment, 'isCall' | 'at'>) =>
  `${digestsOn(dateOf(at))}${isCall ? `T${at.toFormat('HH.mm')}` : ''}`

/** Of what is the same matter one line: what is due today, else the first that was not said. */
function lineOf(same: readonly Reminder[], said: ReadonlySet<string>): Reminder[] {
  const fresh = same.filter(({ key }) => !said.has(key))
  return [fresh.find(({ lastDay }) => lastDay) ?? fresh[0] ?? []].flat()
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

const byUrgency = (a: Reminder, b: Reminder) =>
  Number(b.lastDay) - Number(a.lastDay) || (a.due ?? a.expiresAt).toMillis() - (b.due ?? b.expiresAt).toMillis()

function rankOf({ lines }: Digest): number {
  const rank = ({ kind, lastDay }: Reminder) =>
    (lastDay ? 0 : 3) + (kind === 'draft-unsent' ? 0 : kind.startsWith('certify-') ? 1 : 2)
  return Math.min(...lines.map(rank))
}
