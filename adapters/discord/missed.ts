import { type APIMessage, Routes } from 'discord.js'
import type { Accept } from '../../src/conversation/channel.ts'
import type { RecentChat } from '../../src/conversation/remembered.ts'
import type { DiscordApi } from './api.ts'
import type { DiscordConfig } from './config.ts'
import { decodeMessage } from './decodeMessage.ts'
import { messageOf } from './eventIds.ts'
import { byAge, isSnowflake, madeAtMs } from './snowflake.ts'

const perPage = 100

/** Hands over what was written in a chat while nobody listened, oldest first, each with its age. */
export async function readMissed(
  { realNow, log }: Pick<DiscordConfig, 'realNow' | 'log'>,
  api: DiscordApi,
  { chat, events }: RecentChat,
  accept: Accept,
): Promise<void> {
  const known = events.flatMap((event) => messageOf(event) ?? []).filter(isSnowflake)
  const [last] = known
    .map((id) => ({ id }))
    .sort(byAge)
    .slice(-1)
  if (!last || !isSnowflake(chat)) return
  let after = last.id
  for (;;) {
    const query = { after, limit: String(perPage) }
    const answer = await api.call({ method: 'GET', route: Routes.channelMessages(chat), query })
    if (answer.kind !== 'ok') return log.warn({ why: answer.why }, 'discord: a chat could not be read')
    const page = (answer.body as APIMessage[]).sort(byAge)
    const missed = page.flatMap((message) =>
      decodeMessage(message).map((inbound) => ({ ...inbound, ageMs: Math.max(0, realNow() - madeAtMs(message.id)) })),
    )
    if (missed.length > 0) await accept(missed)
    const newest = page.at(-1)
    if (!newest || page.length < perPage) return
    after = newest.id
  }
}
