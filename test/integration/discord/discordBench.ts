import { createDiscordAdapter, type DiscordConfig, registerDiscordCommands } from '../../../adapters/discord/index.ts'
import type { Accept, Channel } from '../../../src/conversation/channel.ts'
import type { Inbound } from '../../../src/conversation/message.ts'
import type { RecentChat } from '../../../src/conversation/remembered.ts'
import { FakeDiscord } from '../../support/fakeDiscord/fakeDiscord.ts'

/** The Discord adapter with discord.js's own client, talking to the fake Discord. */
export interface DiscordBench {
  discord: FakeDiscord
  adapter: Channel
  /** What the adapter handed over, and what it was told to log. */
  inbox: Inbound[]
  logged: { level: string; facts: Record<string, unknown>; message: string }[]
  /** How long it meant to wait, each time. Unit: milliseconds. */
  waits: number[]
  /** Who may hold the gateway: nobody else does, unless a test says so. */
  right: { free: boolean; lost: AbortController; released: number }
  /** One more adapter on the same store, as another process has it. */
  another(config?: Partial<DiscordConfig>): Channel
  /** Resolves with what is handed over next. */
  heard(count?: number): Promise<Inbound[]>
  /** Resolves once it holds. */
  until(holds: () => boolean): Promise<void>
  close(): Promise<void>
}

export async function startDiscordBench(
  config: Partial<DiscordConfig> = {},
  store?: Accept,
  { connects = true } = {},
): Promise<DiscordBench> {
  const discord = await FakeDiscord.start()
  const logged: DiscordBench['logged'] = []
  const inbox: Inbound[] = []
  const waits: number[] = []
  const right = { free: true, lost: new AbortController(), released: 0 }
  const logAs = (level: string) => (facts: object, message: string) =>
    void logged.push({ level, facts: { ...facts }, message })
  const accept: Accept = async (messages) => {
    await store?.(messages)
    inbox.push(...messages)
  }
  const chats = () => inbox.filter(({ place, account }) => place.id !== account)
  const make = (other: Partial<DiscordConfig> = {}) =>
    createDiscordAdapter({
      token: discord.token,
      applicationId: discord.applicationId,
      apiUrl: discord.apiUrl,
      log: { info: logAs('info'), warn: logAs('warn'), error: logAs('error') },
      realNow: () => discord.network.nowMs,
      timeoutMs: 400,
      async wait(ms, until) {
        waits.push(ms)
        // A turn of the event loop: time is the fake's.
        if (!until?.aborted) await new Promise(setImmediate)
      },
      async holdGateway() {
        if (!right.free) return undefined
        right.free = false
        right.lost = new AbortController()
        return {
          lost: right.lost.signal,
          async release() {
            right.free = true
            right.released += 1
          },
        }
      },
      remembered: {
        chatOf: async (account) => chats().find((inbound) => inbound.account === account)?.place.id,
        async recentChats() {
          const byChat = new Map<string, RecentChat>()
          for (const { place, account = '', eventId } of chats())
            byChat.set(place.id, {
              chat: place.id,
              account,
              events: [...(byChat.get(place.id)?.events ?? []), eventId],
            })
          return [...byChat.values()]
        },
        stored: async (eventIds) =>
          inbox.flatMap(({ eventId, account = '', content }) =>
            eventIds.includes(eventId) ? [{ eventId, account, content }] : [],
          ),
      },
      courses: { of: async () => [] },
      ...config,
      ...other,
    })
  const adapter = make()
  const others: Channel[] = []
  let read = 0
  const bench: DiscordBench = {
    discord,
    adapter,
    inbox,
    logged,
    waits,
    right,
    another(other) {
      const next = make(other)
      others.push(next)
      void next.start(accept)
      return next
    },
    async heard(count = 1) {
      await bench.until(() => inbox.length >= read + count)
      read += count
      return inbox.slice(read - count, read)
    },
    async until(holds) {
      const deadline = Date.now() + 10_000
      while (!holds()) {
        if (Date.now() > deadline) throw new Error('It never came')
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async close() {
      await Promise.all([adapter, ...others].map((channel) => channel.stop()))
      await discord.close()
    },
  }
  await registerDiscordCommands({ token: discord.token, applicationId: discord.applicationId, apiUrl: discord.apiUrl })
  await adapter.start(accept)
  if (connects) await bench.until(() => logged.some(({ message }) => message === 'discord: connected'))
  return bench
}
