import type { PushOutcome, ReplyOutcome } from '../../src/conversation/channel.ts'
import type { LineAnswer } from './api.ts'
import type { Backoff } from './backoff.ts'

/**
 * What became of a reply. LINE cannot tell a token that was used from one that expired, and a reply has no retry key:
 * after an attempt of unknown outcome, whatever says "nothing was sent now" leaves it unknown.
 */
export function replyOutcome(answer: LineAnswer | undefined, again: boolean): ReplyOutcome {
  if (answer === undefined || answer.status >= 500) return { kind: 'uncertain' }
  if (answer.ok) return { kind: 'delivered' }
  const unsaid = answer.status === 429 || (answer.status === 400 && /invalid reply token/i.test(answer.why))
  if (unsaid) return { kind: again ? 'uncertain' : 'dead' }
  return { kind: 'refused', why: answer.why }
}

/**
 * What became of a push. Its retry key makes repeating safe for 24 hours; 409 says that an earlier attempt was taken.
 * LINE tells its two kinds of 429 apart by their message alone. A refused access token is the operator's to mend, so it waits.
 */
export function pushOutcome(answer: LineAnswer | undefined, backoff: Backoff): PushOutcome {
  if (answer?.ok || answer?.status === 409) {
    backoff.worked()
    return { kind: 'sent' }
  }
  if (answer?.status === 429 && /monthly limit/i.test(answer.why)) return { kind: 'overBudget' }
  if (answer === undefined || answer.status >= 500) return { kind: 'later', afterMs: backoff.failed() }
  if ([401, 403, 429].includes(answer.status)) return { kind: 'later', afterMs: backoff.failed(), unsaid: true }
  if (answer.status === 400 && /failed to send messages/i.test(answer.why)) return { kind: 'unreachable' }
  return { kind: 'refused', why: answer.why }
}
