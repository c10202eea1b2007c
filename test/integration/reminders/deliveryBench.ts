import { createLineAdapter } from '../../../adapters/line/index.ts'
import { readConfig } from '../../../src/config.ts'
import type { Channel, PushOutcome } from '../../../src/conversation/channel.ts'
import type { ChannelName, Recipient, Reply } from '../../../src/conversation/message.ts'
import { accountId } from '../../../src/identity/accounts.ts'
import { createDelivery, type Delivery } from '../../../src/reminders/delivery.ts'
import type { OutboxMessage, QueueOptions } from '../../../src/reminders/outbox.ts'
import { openServices, type Services } from '../../../src/services.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import { openTestDatabase } from '../../support/database.ts'
import { FakeLine } from '../../support/fakeLine/fakeLine.ts'
import { step } from '../../support/lifetime.ts'
import { silentLog } from '../../support/log.ts'

/** A second network, in memory: it knows a repeated key for two minutes, bills nothing, and goes down when told to. */
export interface OtherNetwork extends Channel {
  isDown: boolean
  heard(account: string): string[]
}

/** The delivery on a real store, between the real LINE adapter with a fake LINE and a second network. */
export interface DeliveryBench {
  services: Services
  clock: TestClock
  line: FakeLine
  other: OtherNetwork
  /** What the deliveries wrote into the log. */
  warned: string[]
  /** A delivery as a new process would run it. */
  delivery(): Delivery
  /** Delivers all that is due, by a new process. */
  deliver(): Promise<void>
  /** Binds a person, by default to an account on LINE. */
  person(id: string, ...networks: ChannelName[]): Promise<void>
  /** Queues a message; without a text its words are its key. */
  queue(key: string, to: string, options?: QueueOptions): Promise<void>
  /** No longer true when its turn comes. */
  untrue: Set<string>
  state(key: string): Promise<Pick<OutboxMessage, 'state' | 'why'>>
  /** What a person heard on LINE. */
  heard(id: string): string[]
  /** Time goes on for everybody, LINE included. */
  later(duration: Parameters<TestClock['advance']>[0]): void
  close(): Promise<void>
}

export interface DeliveryBenchOptions {
  now?: string
  lastDayShare?: number
}

const text = (replies: Reply[]) => replies.flatMap(({ lines }) => lines.filter((line) => typeof line === 'string'))

export async function openDeliveryBench(options: DeliveryBenchOptions = {}): Promise<DeliveryBench> {
  const database = await openTestDatabase()
  const clock = testClock(options.now ?? '2026-10-14T10:00:00+08:00')
  const line = await FakeLine.start(clock.realNow())
  const config = readConfig({ MONGODB_URI: database.uri, LICHENG_SECRET: 'a secret of the tests, long enough' })
  const services = await openServices(config, clock, silentLog)
  const adapter = createLineAdapter({
    channelSecret: line.channelSecret,
    accessToken: line.accessToken,
    apiUrl: line.apiUrl,
    dataApiUrl: line.dataApiUrl,
    log: silentLog,
    realNow: clock.realNow,
    random: () => 1,
  })
  const other = otherNetwork(clock)
  const channels = new Map<ChannelName, Channel>([
    ['line', outOfProcess(adapter)],
    ['discord', outOfProcess(other)],
  ])
  const untrue = new Set<string>()
  const warned: string[] = []

  const bench: DeliveryBench = {
    services,
    clock,
    line,
    other,
    untrue,
    warned,
    delivery: () =>
      createDelivery({
        ...services,
        budgets: services.pushBudgets,
        channels,
        log: { ...silentLog, warn: (_facts, event) => warned.push(event) },
        lastDayShare: options.lastDayShare ?? 0.3,
        wait: async (ms) => clock.advance({ seconds: ms / 1000 }),
        random: () => 1,
        putIntoWords: async (messages, _account, together) => {
          const told = messages.map(({ key }) => key).filter((key) => !untrue.has(key))
          if (told.length === 0) return []
          if (together) return [{ replies: [{ lines: [`${told.length}: ${told.join(', ')}`] }], told }]
          return told.map((key) => ({ replies: [{ lines: [key] }], told: [key] }))
        },
      }),
    deliver: () => bench.delivery().run(),
    async person(id, ...networks) {
      for (const network of networks.length > 0 ? networks : (['line'] as const)) {
        const account = network === 'line' ? line.user(id) : id
        await services.accounts.seen(network, account, clock.now().toJSDate())
        await services.accounts.bind(accountId(network, account), id, clock.now().toJSDate())
      }
    },
    queue: (key, to, queueOptions) =>
      services.outbox.queue(key, { person: to }, { kind: 'teacher-changed', course: key, gained: true }, queueOptions),
    async state(key) {
      const { state, why } = await services.outbox.model.findById(key).orFail().lean()
      return { state, ...(why === undefined ? {} : { why }) }
    },
    heard: (id) => line.heard(line.user(id)).map((message) => message.text),
    later(duration) {
      const before = clock.realNow()
      clock.advance(duration)
      line.advance(clock.realNow() - before)
    },
    async close() {
      await line.close()
      await services.close()
      await database.close()
    },
  }
  return bench
}

/** What a channel does happens outside the process, and is a step in its life. */
function outOfProcess(channel: Channel): Channel {
  const { multicast, budget } = channel
  return {
    ...channel,
    push: (...args) => step(() => channel.push(...args)),
    ...(multicast ? { multicast: { ...multicast, send: (...args) => step(() => multicast.send(...args)) } } : {}),
    ...(budget ? { budget: () => step(budget) } : {}),
  }
}

function otherNetwork(clock: TestClock): OtherNetwork {
  const repeatableForMs = 2 * 60_000
  const heard = new Map<string, string[]>()
  const keys = new Map<string, number>()
  const network: OtherNetwork = {
    name: 'discord',
    isDown: false,
    repeatableForMs,
    heard: (account) => heard.get(account) ?? [],
    start: async () => undefined,
    reply: async () => ({ kind: 'dead' }),
    async push({ id }: Recipient, replies, { key }): Promise<PushOutcome> {
      if (network.isDown) return { kind: 'later', afterMs: 1000 }
      const earlier = keys.get(key)
      if (earlier !== undefined && clock.realNow() - earlier < repeatableForMs) return { kind: 'sent' }
      keys.set(key, clock.realNow())
      heard.set(id, [...network.heard(id), ...text(replies)])
      return { kind: 'sent' }
    },
    open: () => Promise.reject(new Error('no files here')),
    showWorking: async () => undefined,
    stop: async () => undefined,
  }
  return network
}
