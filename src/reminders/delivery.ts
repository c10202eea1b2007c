import type { Clock } from '../clock.ts'
import type { Channel } from '../conversation/channel.ts'
import type { ChannelName } from '../conversation/message.ts'
import type { Leases } from '../database/leases.ts'
import type { Accounts } from '../identity/accounts.ts'
import { errorFacts, type Log } from '../log.ts'
import { createAttempting } from './attempting.ts'
import { createClosing } from './closing.ts'
import { createNetworks } from './networks.ts'
import type { Outbox } from './outbox.ts'
import { createPacking, type PutIntoWords } from './packing.ts'
import type { PushBudgets } from './pushBudget.ts'
import { createFindRoute } from './routes.ts'

const pollMs = 2_000

export interface DeliveryDeps {
  outbox: Outbox
  budgets: PushBudgets
  accounts: Accounts
  leases: Leases
  clock: Clock
  log: Log
  channels: ReadonlyMap<ChannelName, Channel>
  putIntoWords: PutIntoWords
  /** Part of the month's paid messages kept for reminders of the last day. */
  lastDayShare: number
  /** Lets real time pass. */
  wait: (ms: number) => Promise<unknown>
  /** From 0 up to 1. */
  random: () => number
}

/** Sends what the outbox holds. Any number of processes may run one. */
export interface Delivery {
  start(): void
  /** Delivers everything that is due now; resolves when it has been attempted. */
  run(): Promise<void>
  stop(): Promise<void>
}

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { outbox, budgets, clock, log, channels } = deps
  const networks = createNetworks({ ...deps, realNow: clock.realNow })
  const findRoute = createFindRoute(deps.accounts, networks)
  const pack = createPacking({ ...deps, networks, findRoute })
  const { close, settleClosing } = createClosing(outbox, budgets)
  const attempting = createAttempting({ ...deps, networks, close })
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  const delivery: Delivery = {
    start() {
      outbox.onQueued(() => void delivery.run())
      timer = setInterval(() => void delivery.run(), pollMs)
      void delivery.run()
    },
    run() {
      if (stopped) return running ?? Promise.resolve()
      again = true
      running ??= (async () => {
        try {
          while (again && !stopped) {
            again = false
            await Promise.all([round(), ...[...channels.values()].map(budgets.refresh)])
          }
        } catch (error) {
          log.error(errorFacts(error), 'delivery failed')
        } finally {
          running = undefined
        }
      })()
      return running
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
  return delivery

  async function round(): Promise<void> {
    await outbox.advance()
    await settleClosing()
    await attempting.unpackStranded()
    await pack()
    // What could not go this way is queued again, and may go another.
    if (await attempting.attemptDue(() => stopped)) again = true
  }
}
