import { setTimeout } from 'node:timers/promises'
import type { Channel } from '../../src/conversation/channel.ts'
import type { Reply } from '../../src/conversation/message.ts'
import type { LineAnswer, LineApi } from './api.ts'
import { Backoff } from './backoff.ts'
import type { Budget } from './budget.ts'
import type { LineConfig } from './config.ts'
import { encode } from './encode.ts'
import { isChatId } from './ids.ts'
import { pushOutcome, replyOutcome } from './outcome.ts'
import { retryKeyOf } from './retryKey.ts'

/** A reply stopped by the rate limit was not said, so it may try again; its token lives for a minute only. */
const maxReplyAttempts = 3

/** The speaking half of the channel. */
export function createDelivery(
  { log, random = Math.random, wait = setTimeout }: LineConfig,
  api: LineApi,
  budget: Budget,
): Pick<Channel, 'reply' | 'push'> {
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

    async push({ id, kind }, replies, { key, silent }) {
      if (!isChatId(id)) return { kind: 'refused', why: 'malformed recipient' }
      const messages = messagesOf(replies)
      if (messages.length === 0) return { kind: 'sent' }
      const body = { to: id, messages, notificationDisabled: silent }
      const call = { method: 'POST', path: '/v2/bot/message/push', body, retryKey: retryKeyOf(key) } as const
      const answer = await api.call(call)
      if (answer?.ok) budget.spend(kind)
      const outcome = pushOutcome(answer, pushBackoff)
      report('push', outcome, answer, 'sent')
      return outcome
    },
  }
}
