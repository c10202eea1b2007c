import { MessageFlags, Routes } from 'discord.js'
import type { Channel, PushOutcome, ReplyOutcome } from '../../src/conversation/channel.ts'
import type { Inbound, Reply } from '../../src/conversation/message.ts'
import type { DiscordAnswer, DiscordApi } from './api.ts'
import type { DiscordConfig } from './config.ts'
import { type DiscordMessage, encode } from './encode.ts'
import { decodeReplyHandle, type ReplyHandle } from './handles.ts'
import { nonceOf } from './nonce.ts'
import { pushOutcome, replyOutcome, tooFastCode } from './outcome.ts'
import type { Pace } from './pace.ts'
import { isSnowflake, madeAtMs } from './snowflake.ts'

/** Discord knows a message again by its nonce for some minutes. Source: contract.md, Behaviour (uncertain). */
export const nonceLifetimeMs = 2 * 60_000
/** Nobody is called by name, whatever stands in a text. */
const noMentions = { parse: [] }

type ByInteraction = Extract<ReplyHandle, { by: 'interaction' }>

/** The speaking half of the channel. It needs no gateway, so that every process can speak. */
export function createDelivery(
  { applicationId, log, realNow, remembered }: DiscordConfig,
  api: DiscordApi,
  pace: Pace,
): Pick<Channel, 'reply' | 'push' | 'showWorking'> {
  return {
    async reply(to, replies, { again, silent }) {
      const handle = decodeReplyHandle(to.replyHandle)
      if (!handle) return { kind: again ? 'uncertain' : 'dead' }
      const messages = messagesOf(replies)
      const outcome =
        handle.by === 'message'
          ? await sayInChat(to, messages, { again, silent })
          : await sayByToken(handle, to, messages, { again, silent })
      report('reply', outcome, 'delivered', to.eventId)
      return outcome
    },

    async push({ id, kind }, replies, { key, silent }) {
      if (!isSnowflake(id)) return { kind: 'refused', why: 'malformed recipient' }
      const messages = messagesOf(replies)
      if (messages.length === 0) return { kind: 'sent' }
      // A direct chat is never opened by us: many at once get a bot shut out.
      const chat = kind === 'group' ? id : await remembered.chatOf(id)
      if (!isSnowflake(chat)) return { kind: 'unreachable' }
      const outcome = await pushInto(chat, messages, key, silent)
      report('push', outcome, 'sent', key)
      return outcome
    },

    async showWorking({ replyHandle, place }) {
      const handle = decodeReplyHandle(replyHandle)
      // Whoever used a command, a button or a form is shown that already.
      if (handle?.by === 'message' && isSnowflake(place.id))
        await api.call({ method: 'POST', route: Routes.channelTyping(place.id), once: true })
    },
  }

  function messagesOf(replies: Reply[]): DiscordMessage[] {
    const { messages, leftOut } = encode(replies)
    if (leftOut > 0) log.warn({ leftOut }, 'discord: links that Discord does not take were left out')
    return messages
  }

  function report(act: string, outcome: { kind: string }, fine: string, about: string): void {
    if (outcome.kind !== fine) log.warn({ ...outcome, outcome: outcome.kind, about }, `discord ${act}: not ${fine}`)
  }

  /** Into the chat where the message was written. Repeating is safe while Discord still knows it by its nonce. */
  async function sayInChat(
    { place, eventId }: Inbound,
    messages: DiscordMessage[],
    { again, silent }: { again: boolean; silent: boolean },
  ): Promise<ReplyOutcome> {
    if (!isSnowflake(place.id)) return { kind: 'refused', why: 'malformed chat' }
    const [written = ''] = eventId.split('.')
    if (again && realNow() - madeAtMs(written) > nonceLifetimeMs) return { kind: 'uncertain' }
    for (const [index, message] of messages.entries()) {
      const answer = await post(place.id, message, nonceOf(`reply ${eventId}`, index), silent)
      if (answer.kind !== 'ok') return replyOutcome(answer, again || index > 0)
    }
    return { kind: 'delivered' }
  }

  /**
   * By the token of what was used: its first answer is changed, which may be repeated; what does not fit into that follows
   * once. A token that is over leaves the direct chat, where there is one.
   */
  async function sayByToken(
    handle: ByInteraction,
    to: Inbound,
    messages: DiscordMessage[],
    { again, silent }: { again: boolean; silent: boolean },
  ): Promise<ReplyOutcome> {
    const [first, ...others] = messages
    if (!first) {
      await api.call({ method: 'DELETE', route: original(handle), withoutAuth: true })
      return { kind: 'delivered' }
    }
    const edited = await api.call({ method: 'PATCH', route: original(handle), body: bodyOf(first), withoutAuth: true })
    const outcome = replyOutcome(edited, again)
    if (outcome.kind === 'dead' && to.place.channel === undefined) return sayInChat(to, messages, { again, silent })
    if (outcome.kind !== 'delivered' || others.length === 0) return outcome
    if (again) return { kind: 'uncertain' }
    const flags =
      (to.place.channel === undefined ? 0 : MessageFlags.Ephemeral) | (silent ? MessageFlags.SuppressNotifications : 0)
    for (const message of others) {
      const route = Routes.webhook(applicationId, handle.token)
      const followed = await api.call({
        method: 'POST',
        route,
        body: bodyOf(message, flags),
        withoutAuth: true,
        once: true,
      })
      if (followed.kind !== 'ok') return replyOutcome(followed, true)
    }
    return { kind: 'delivered' }
  }

  async function pushInto(
    chat: string,
    messages: DiscordMessage[],
    key: string,
    silent: boolean,
  ): Promise<PushOutcome> {
    for (const [index, message] of messages.entries()) {
      const restingMs = pace.restingMs()
      if (restingMs > 0 && index === 0) return { kind: 'later', afterMs: restingMs, unsaid: true }
      await pace.turn()
      const answer = await post(chat, message, nonceOf(key, index), silent)
      if (answer.kind === 'ok') continue
      const outcome = pushOutcome(answer)
      if (answer.kind === 'refused' && answer.code === tooFastCode && 'afterMs' in outcome) pace.rest(outcome.afterMs)
      return index > 0 ? saidInPart(outcome) : outcome
    }
    return { kind: 'sent' }
  }

  function post(chat: string, message: DiscordMessage, nonce: string, silent: boolean): Promise<DiscordAnswer> {
    const body = { ...bodyOf(message, silent ? MessageFlags.SuppressNotifications : 0), nonce, enforce_nonce: true }
    return api.call({ method: 'POST', route: Routes.channelMessages(chat), body })
  }

  function original({ token }: ByInteraction) {
    return Routes.webhookMessage(applicationId, token)
  }
}

/** What was said already would be said twice, were the whole repeated after Discord has forgotten its nonces. */
function saidInPart(outcome: PushOutcome): PushOutcome {
  return outcome.kind === 'later' ? { kind: 'later', afterMs: outcome.afterMs } : { kind: 'uncertain' }
}

const bodyOf = (message: DiscordMessage, flags = 0) => ({
  ...message,
  allowed_mentions: noMentions,
  ...(flags ? { flags } : {}),
})
