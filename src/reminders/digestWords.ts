import type { Reply } from '../conversation/message.ts'
import type { Account } from '../identity/accounts.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import type { DigestLine, Matter } from './matter.ts'
import { matterKey } from './plan/reminder.ts'

type Digest = { key: string; matter: Extract<Matter, { kind: 'digest' }> }

/**
 * Puts digests into words as things stand now. Several that waited are one: a matter stands in it once, and not at all when
 * its moment has passed or it was seen to.
 */
export async function wordDigests(
  digests: readonly Digest[],
  { lang }: Pick<Account, 'lang'>,
  person: Person,
  { reminders, clock }: Pick<Services, 'reminders' | 'clock'>,
): Promise<{ replies: Reply[]; told: string[] }[]> {
  const now = clock.now()
  const lines = new Map<string, DigestLine>()
  for (const line of digests.flatMap(({ matter }) => matter.lines)) {
    if (line.expiresAt > now.toJSDate()) lines.set(matterKey({ ...line, to: person._id }), line)
  }
  const reply = lines.size > 0 ? await reminders.say([...lines.values()], person, lang, now) : undefined
  return reply ? [{ replies: [reply], told: digests.map(({ key }) => key) }] : []
}
