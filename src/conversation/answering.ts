import type { Clock } from '../clock.ts'
import type { Leases } from '../database/leases.ts'
import { errorFacts, type Log } from '../log.ts'
import type { Channel } from './channel.ts'
import type { Conversations } from './dialogue.ts'
import type { FloodAlarm } from './floodAlarm.ts'
import { type Answer, type Inbox, type InboxMessage, ownReplies, received } from './inbox.ts'
import type { ChannelName, Inbound, Received, Reply } from './message.ts'
import { isQuietAt } from './quietHours.ts'
import { isForUs } from './spokenTo.ts'

const pollMs = 2_000
const sendersAtOnce = 24

/** What a message leads to. Never throws for anything that a person did. */
export type Respond = (message: Received) => Promise<Answer>

export interface AnsweringDeps {
  inbox: Inbox
  conversations: Conversations
  leases: Leases
  clock: Clock
  log: Log
  channels: ReadonlyMap<ChannelName, Channel>
  respond: Respond
  floodAlarm: FloodAlarm
  /** Says by push what a dead reply handle could not. */
  pushInstead: (message: InboxMessage) => Promise<void>
  /** Whether that was asked of it. */
  isPushed: (message: InboxMessage) => Promise<boolean>
  /** Takes what an answer brings along into its own hands; false when some of it has gone another way meanwhile. */
  claimCarried: (keys: string[], message: string) => Promise<boolean>
  /** What became of that. */
  settleCarried: (message: string, state: 'sent' | 'uncertain' | 'waiting' | 'failed') => Promise<void>
}

/** Takes messages from the inbox, each sender's one after the other, and says the answers. Any number of processes may run one. */
export interface Answering {
  accept(messages: Inbound[]): Promise<void>
  start(): void
  /** Resolves when nothing that waits can be worked on any more. */
  settle(): Promise<void>
  /** Finishes what is in flight. */
  stop(): Promise<void>
}

export function createAnswering(deps: AnsweringDeps): Answering {
  const { inbox, conversations, leases, clock, log, channels } = deps
  const active = new Map<string, Promise<void>>()
  const queue: string[] = []
  const wanted = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const answering: Answering = {
    async accept(messages) {
      const ours = messages.filter(isForUs)
      deps.floodAlarm('messages', ours.length)
      if (ours.length > 0) for (const sender of await inbox.store(ours)) want(sender)
    },
    start() {
      timer = setInterval(() => void look(), pollMs)
      void look()
    },
    async settle() {
      await look()
      while (active.size > 0) await Promise.all(active.values())
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await Promise.all(active.values())
    },
  }
  return answering

  /** What another process left behind, or a sender whose lease was taken when we last tried. */
  async function look(): Promise<void> {
    try {
      for (const sender of await inbox.waitingSenders(200)) want(sender)
    } catch (error) {
      log.error(errorFacts(error), 'looking for waiting messages failed')
    }
  }

  function want(sender: string): void {
    if (!wanted.has(sender)) {
      wanted.add(sender)
      queue.push(sender)
    }
    takeUp()
  }

  function takeUp(): void {
    while (!stopped && active.size < sendersAtOnce) {
      const at = queue.findIndex((sender) => !active.has(sender))
      const [sender] = at < 0 ? [] : queue.splice(at, 1)
      if (sender === undefined) return
      wanted.delete(sender)
      const work = attend(sender)
        .catch((error: unknown) => log.error(errorFacts(error), 'answering failed'))
        .finally(() => {
          active.delete(sender)
          takeUp()
        })
      active.set(sender, work)
    }
  }

  async function attend(sender: string): Promise<void> {
    const held = await leases.take(`answer:${sender}`)
    if (!held) return
    try {
      for (let message = await inbox.next(sender); message && !stopped; message = await inbox.next(sender))
        await handle(message)
    } finally {
      await held.release()
    }
  }

  async function handle(message: InboxMessage): Promise<void> {
    const answer = message.answer ?? (await deps.respond(received(message)))
    if (!message.answer) await inbox.setAnswer(message._id, answer)
    await remember(message, answer)
    await say(message, answer, message.state === 'attempted')
  }

  async function remember(message: InboxMessage, { next }: Answer): Promise<void> {
    if (next) await conversations.advance(message.sender, message.order, next, clock.now())
  }

  async function say(message: InboxMessage, answer: Answer, again: boolean): Promise<void> {
    const channel = channels.get(message.channel)
    if (answer.replies.length === 0) return inbox.finish(message._id, 'done', 'delivered')
    if (!channel) return inbox.finish(message._id, 'undelivered', 'dropped', answer)
    // A process that died just then had handed it over.
    if (again && (await deps.isPushed(message))) return inbox.finish(message._id, 'undelivered', 'pushed', answer)
    const replies = await withCarried(message._id, answer)
    await inbox.setAttempted(message._id)
    const outcome = await channel.reply(received(message), replies, { again, silent: isQuietAt(clock.now()) })
    switch (outcome.kind) {
      case 'delivered':
        await conversations.clearUncertain(message.sender, answer.repeats ?? [])
        await deps.settleCarried(message._id, 'sent')
        return inbox.finish(message._id, 'done', 'delivered', answer)
      case 'uncertain':
        if (answer.tellsOutcome) await conversations.addUncertain(message.sender, message._id)
        await deps.settleCarried(message._id, 'uncertain')
        return inbox.finish(message._id, 'undelivered', 'uncertain', answer)
      case 'dead':
        await deps.settleCarried(message._id, 'waiting')
        if (!answer.tellsOutcome) return inbox.finish(message._id, 'undelivered', 'dropped', answer)
        await deps.pushInstead(message)
        return inbox.finish(message._id, 'undelivered', 'pushed', answer)
      case 'refused':
        log.error({ message: message._id, why: outcome.why }, 'reply refused')
        // Carried along again they might spoil the next reply too.
        await deps.settleCarried(message._id, 'failed')
        return inbox.finish(message._id, 'undelivered', 'dropped', answer)
    }
  }
  /** The answer, with what it brings along as long as nobody else has said that. */
  async function withCarried(message: string, { replies, carries }: Answer): Promise<Reply[]> {
    if (!carries || (await deps.claimCarried(carries.keys, message))) return replies
    return ownReplies({ replies, carries })
  }
}
