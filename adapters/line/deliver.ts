import { setTimeout } from 'node:timers/promises'
import type { Channel, PushOptions, PushOutcome } from '../../src/conversation/channel.ts'
import type { Recipient, Reply } from '../../src/conversation/message.ts'
import type { LineAnswer, LineApi } from './api.ts'
import { Backoff } from './backoff.ts'
import type { LineConfig } from './config.ts'
import { encode } from './encode.ts'
import { isChatId, isUserId } from './ids.ts'
import { pushOutcome, replyOutcome } from './outcome.ts'
import { retryKeyOf } from './retryKey.ts'

/** A reply stopped by the rate limit was not said, so it may try again; its token lives for a minute only. */
const maxReplyAttempts = 3
const maxMulticastRecipients = 500
/** A retry key is good for 24 hours from the first attempt; an hour is left for a slow last one. */
const retryKeyLifetimeMs = 23 * 60 * 60_000

const malformedRecipient: PushOutcome = { kind: 'refused', why: 'malformed recipient' }

/** The speaking half of the channel. */
export function createDelivery(
  { log, random = Math.random, wait = setTimeout }: LineConfig,
  api: LineApi,
): Pick<Channel, 'reply' | 'push'> & Required<Pick<Channel, 'multicast' | 'repeatableForMs'>> {
  const pushBackoff = new Backoff(random)

  const messagesOf = (replies: Reply[]) => {
    const { messages, leftOut } = encode(replies)
    if (leftOut > 0) log.warn({ leftOut }, 'line: part of an answer is beyond what LINE takes')
    return messages
  }

  const report = (act: string, outcome: { kind: string }, answer: LineAnswer | undefined, fine: string) => {
    if (outcome.kind === fine) return
    log.warn({ outcome: outcome.kind, why: answer?.why, requestId: answer?.requestId }, `line ${act}: not ${fine}`)
  }

  /** Speaks first, to one chat or to several people. */
  const speak = async (
    act: 'push' | 'multicast',
    to: string | string[],
    replies: Reply[],
    { key, silent }: PushOptions,
  ): Promise<PushOutcome> => {
    const messages = messagesOf(replies)
    if (messages.length === 0) return { kind: 'sent' }
    const body = { to, messages, notificationDisabled: silent }
    const answer = await api.call({
      method: 'POST',
      path: `/v2/bot/message/${act}`,
      body,
      retryKey: retryKeyOf(key),
    })
    const outcome = pushOutcome(answer, pushBackoff)
    report(act, outcome, answer, 'sent')
    return outcome
  }

  return {
    async reply({ replyHandle }, replies, { again, silent }) {
      if (replyHandle === undefined) return { kind: again ? 'uncertain' : 'dead' }
      const messages = messagesOf(replies)
      if (messages.length === 0) return { kind: 'delivered' }
      const body = { replyToken: replyHandle, messages, notificationDisabled: silent }
      const call = { method: 'POST', path: '/v2/bot/message/reply', body } as const
      const backoff = new Backoff(random)
      let answer = await api.call(call)
      for (let attempt = 1; answer?.status === 429 && attempt < maxReplyAttempts; attempt++) {
        await wait(backoff.failed())
        answer = await api.call(call)
      }
      const outcome = replyOutcome(answer, again)
      report('reply', outcome, answer, 'delivered')
      return outcome
    },

    push: async ({ id }, replies, options) => (isChatId(id) ? speak('push', id, replies, options) : malformedRecipient),

    multicast: {
      max: maxMulticastRecipients,
      send: async (to: Recipient[], replies, options) =>
        to.every(({ id }) => isUserId(id))
          ? speak(
              'multicast',
              to.map(({ id }) => id),
              replies,
              options,
            )
          : malformedRecipient,
    },

    repeatableForMs: retryKeyLifetimeMs,
  }
}
