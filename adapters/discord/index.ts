import type { Channel } from '../../src/conversation/channel.ts'
import { InFlight } from '../../src/conversation/inFlight.ts'
import { DiscordApi } from './api.ts'
import type { DiscordConfig } from './config.ts'
import { openContent } from './content.ts'
import { createDelivery, nonceLifetimeMs } from './deliver.ts'
import { keepGateway } from './gateway.ts'
import { createHearing } from './hearing.ts'
import { Pace } from './pace.ts'
import { wait } from './wait.ts'

export type { DiscordAccess, DiscordConfig, DiscordLog, GatewayHeld } from './config.ts'
export { registerDiscordCommands } from './registerCommands.ts'

/** What nobody asked for goes at this pace: ten a second, a fifth of what Discord lets a bot ask. */
const pushesApartMs = 100

/** The Discord channel of a school's bot. Speaking needs no connection; hearing does, and one process at a time has it. */
export function createDiscordAdapter(config: DiscordConfig): Channel {
  const stopping = new AbortController()
  const api = new DiscordApi(config, stopping.signal)
  const delivery = createDelivery(config, api, new Pace(pushesApartMs, config.realNow, config.wait ?? wait))
  const inFlight = new InFlight()
  let keeping: Promise<void> = Promise.resolve()

  return {
    name: 'discord',
    async start(accept) {
      const hearing = createHearing(config, api, accept, (work) => inFlight.track(work))
      // Whether Discord can be reached is no reason to start later.
      keeping = keepGateway(config, hearing, stopping.signal)
    },
    reply: (to, replies, options) => inFlight.track(delivery.reply(to, replies, options)),
    push: (to, replies, options) => inFlight.track(delivery.push(to, replies, options)),
    repeatableForMs: nonceLifetimeMs,
    open: (file, maxBytes) => openContent(config, api, file, maxBytes),
    showWorking: (to) => delivery.showWorking(to),
    async stop() {
      stopping.abort()
      await keeping
      await inFlight.settled()
    },
  }
}
