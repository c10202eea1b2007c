import { setTimeout as sleep } from 'node:timers/promises'
import { type Answering, createAnswering } from './conversation/answering.ts'
import type { Channel } from './conversation/channel.ts'
import { FileUnavailable } from './conversation/channel.ts'
import type { InboxMessage } from './conversation/inbox.ts'
import { createMenus } from './conversation/menus.ts'
import type { ChannelName } from './conversation/message.ts'
import { openPatiently } from './conversation/openPatiently.ts'
import { createRespond } from './conversation/respond.ts'
import type { Context } from './handlers/context.ts'
import { errorFacts } from './log.ts'
import { settleAll } from './portfolio/settle.ts'
import { createDelivery, type Delivery } from './reminders/delivery.ts'
import { addressOf, textIn } from './reminders/outbox.ts'
import { createPutIntoWords } from './reminders/words.ts'
import type { Services } from './services.ts'

/** The conversation and the delivery at work on a store, with the channels they speak through. */
export interface Assistant {
  answering: Answering
  delivery: Delivery
  /** Finishes what an earlier process left, and begins. */
  start(): Promise<void>
  stop(): Promise<void>
}

const keyOfAnswer = ({ _id }: InboxMessage) => `answer:${_id}`

/** How often acts that a dead process left are looked for. Source: contract.md, Behaviour (events within 20 s). */
const settleEveryMs = 10_000

export interface AssistantOptions {
  /** Whether this process answers messages, pushes, or both. */
  answers: boolean
  delivers: boolean
  /** Lets real time pass; tests give their own. */
  wait?: (ms: number) => Promise<void>
  /** From 0 up to 1: spreads what is tried again. */
  random?: () => number
}

export function createAssistant(
  services: Services,
  channels: ReadonlyMap<ChannelName, Channel>,
  { answers, delivers, wait = sleep, random = Math.random }: AssistantOptions,
): Assistant {
  const { inbox, conversations, leases, clock, log, outbox, accounts, config } = services
  const putIntoWords = createPutIntoWords(services)
  const menus = createMenus(services, channels)
  let timer: NodeJS.Timeout | undefined
  const timing = { realNow: clock.realNow, wait }

  const respond = createRespond({
    services,
    openFile(message, file, maxBytes) {
      const channel = channels.get(message.channel)
      if (!channel) throw new FileUnavailable('unavailable')
      return openPatiently(channel, file, maxBytes, timing)
    },
    showWorking: async (message) => channels.get(message.channel)?.showWorking(message),
    networks: {
      async messagesLeft(network) {
        const channel = channels.get(network)
        if (channel) await services.pushBudgets.refresh(channel)
        return services.pushBudgets.left(network)
      },
      groupSize: async (group) => {
        const [network, id] = [group.slice(0, group.indexOf(':')), group.slice(group.indexOf(':') + 1)]
        return channels
          .get(network as ChannelName)
          ?.groupSize?.(id)
          .catch(() => undefined)
      },
    },
    waiting: whatWaits,
  })
  const answering = createAnswering({
    inbox,
    conversations,
    leases,
    clock,
    log,
    channels,
    respond,
    floodAlarm: services.floodAlarm,
    pushInstead: (message) =>
      outbox.queue(keyOfAnswer(message), { account: message.sender }, { kind: 'answer', message: message._id }),
    isPushed: async (message) => (await outbox.statesOf([keyOfAnswer(message)])).size > 0,
    claimCarried: outbox.claimForReply,
    settleCarried: outbox.settleReply,
  })
  const delivery = createDelivery({
    outbox,
    budgets: services.pushBudgets,
    accounts,
    leases,
    clock,
    log,
    channels,
    putIntoWords,
    lastDayShare: config.lineLastDayShare,
    wait,
    random,
  })

  return {
    answering,
    delivery,
    async start() {
      accounts.onMenuDue(() => void menus.giveDue())
      await settleAll(services.entries, services.settle)
      await services.selections.settleAll()
      await services.journal.settleAll()
      await services.calendar.settle(services.clock.now().toJSDate())
      timer = setInterval(() => void settleLeftovers(), settleEveryMs)
      for (const channel of answers ? channels.values() : []) await channel.start(answering.accept)
      if (answers) answering.start()
      if (delivers) delivery.start()
      void menus.giveDue()
    },
    async stop() {
      clearInterval(timer)
      await Promise.all([...channels.values()].map((channel) => channel.stop()))
      await Promise.all([answering.stop(), delivery.stop()])
    },
  }

  /** What a process that died left between an act and its telling. */
  async function settleLeftovers(): Promise<void> {
    await settleAll(services.entries, services.settle)
      .then(() => services.selections.settleAll())
      .then(() => services.journal.settleAll())
      .then(() => services.calendar.settle(services.clock.now().toJSDate()))
      .catch((error: unknown) => log.error(errorFacts(error), 'settling failed'))
    await menus.giveDue()
  }

  /** What could not be pushed to this person, or to this account, comes with the answer, together where it is much. */
  async function whatWaits({
    account,
    person,
  }: Context): Promise<{ replies: Awaited<ReturnType<typeof putIntoWords>>[number]['replies']; keys: string[] }> {
    const addresses = [{ account: account._id }, ...(person ? [{ person: person._id }] : [])].map(addressOf)
    const waiting = await outbox.waitingFor(...addresses)
    if (waiting.length === 0) return { replies: [], keys: [] }
    const prepared = waiting.flatMap((message) => {
      const replies = textIn(message, account.lang)
      return replies ? [{ replies, told: [message._id] }] : []
    })
    const matters = waiting.filter(({ text }) => !text).map(({ _id, matter }) => ({ key: _id, matter }))
    const worded = [...prepared, ...(await putIntoWords(matters, account, matters.length > 2))]
    const told = worded.flatMap((words) => words.told)
    const untrue = matters.map(({ key }) => key).filter((key) => !told.includes(key))
    await outbox.park(untrue, 'moot', 'no longer true')
    return { replies: worded.flatMap(({ replies }) => replies), keys: told }
  }
}
