import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options, Partials } from 'discord.js'
import { defaultTimeoutMs, discordApiUrl } from './api.ts'
import type { DiscordConfig, GatewayHeld } from './config.ts'
import type { Hearing } from './hearing.ts'
import { wait } from './wait.ts'

/** How often a process that does not hold the gateway asks for it. */
const askAgainMs = 3000
/** After a refused or failed log-in: doubled each time. Discord takes a token away that logs in too often. */
const firstPauseMs = 60_000
const longestPauseMs = 60 * 60_000
/** How long a connection may take to become ready, and again to end, when it is over. */
const endWithinMs = 2000

/** Holds the gateway while this process has the right to, and hands on what comes through it. */
export async function keepGateway(config: DiscordConfig, hearing: Hearing, stopping: AbortSignal): Promise<void> {
  const { log, holdGateway, wait: pause = wait } = config
  let failures = 0
  while (!stopping.aborted) {
    const held = await holdGateway().catch(() => undefined)
    if (!held) await pause(askAgainMs, stopping)
    else {
      try {
        await whileHeld(held)
      } finally {
        await held.release().catch(() => undefined)
      }
    }
  }

  /** One connection after the other: others would be refused as well, so the right is kept through the pauses. */
  async function whileHeld({ lost }: GatewayHeld): Promise<void> {
    const over = AbortSignal.any([stopping, lost])
    while (!over.aborted) {
      const why = await connection(over)
      if (over.aborted) break
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures++)
      log.error({ why, nextTryInMs: pauseMs }, `discord: not connected; ${remedyOf(why)}`)
      await pause(pauseMs, over)
    }
    if (!lost.aborted) return
    log.warn({}, 'discord: another process has the gateway now')
    await pause(askAgainMs, stopping)
  }

  /** Resolves when the connection is over for good, with the reason. */
  async function connection(over: AbortSignal): Promise<string> {
    const client = createClient(config)
    const ended = new Promise<string>((resolve) => {
      over.addEventListener('abort', () => resolve('stopped'), { once: true })
      client.on(Events.ShardDisconnect, ({ code }) => resolve(String(code)))
      client.on(Events.Invalidated, () => resolve('invalidated'))
    })
    client.on(Events.Error, (error) => log.warn({ error: error.name }, 'discord: an event failed'))
    client.on(Events.ShardError, (error) => log.warn({ error: error.name }, 'discord: the connection failed'))
    client.on(Events.ShardReconnecting, () => log.info({}, 'discord: connecting again'))
    client.ws.on(GatewayDispatchEvents.Ready, () => {
      failures = 0
      log.info({}, 'discord: connected')
      hearing.begin()
    })
    client.ws.on(GatewayDispatchEvents.Resumed, () => log.info({}, 'discord: resumed'))
    client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => hearing.message(message))
    client.ws.on(GatewayDispatchEvents.MessageDelete, (deleted) => hearing.unsent(deleted))
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => hearing.interaction(interaction))
    const loggedIn = client.login(config.token)
    try {
      return await Promise.race([loggedIn.then(() => ended), ended])
    } catch (error) {
      return error instanceof Error ? error.message : 'refused'
    } finally {
      client.ws.removeAllListeners()
      // A connection that is ended before it is ready begins itself anew (@discordjs/ws 1.2.3), and its end never comes.
      await Promise.race([loggedIn.catch(() => undefined), wait(endWithinMs)])
      await Promise.race([client.destroy(), wait(endWithinMs)])
    }
  }
}

/**
 * What connects, and nothing more: payloads are read as Discord sends them, so that what was missed is read by the same
 * rules, and every process speaks by the API. Were anything said through it, it would be said once and call nobody.
 */
function createClient({ apiUrl, timeoutMs }: DiscordConfig): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    enforceNonce: true,
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({ MessageManager: 0, UserManager: 0, GuildMemberManager: 0 }),
    rest: { api: apiUrl ?? discordApiUrl, retries: 2, timeout: timeoutMs ?? defaultTimeoutMs },
  })
}

/** What the operator can do, by what discord.js or Discord says. */
function remedyOf(why: string): string {
  if (/token|4004|authentication/i.test(why)) return 'DISCORD_TOKEN was refused: set the bot’s present token'
  if (/intent|401[34]/i.test(why))
    return 'the intents Guilds and DirectMessages were refused: see the bot’s settings at Discord'
  return 'Discord cannot be reached'
}
