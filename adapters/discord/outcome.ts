import type { PushOutcome, ReplyOutcome } from '../../src/conversation/channel.ts'
import type { DiscordAnswer } from './api.ts'

/** Blocked, closed, left, deleted, or a channel that we may not write into (any more). */
const unreachableCodes = new Set([10003, 10013, 50001, 50007, 50013, 50278])
/** The interaction is over, or what it would change is gone. */
const deadCodes = new Set([10008, 10015, 10062, 50027])
/** "You are opening direct messages too fast": leave everybody alone for a while. */
export const tooFastCode = 40003
/** The first answer to an interaction was given: by us, as far as we care. */
export const acknowledgedCode = 40060
const tooFastRestMs = 10 * 60_000
/** A refused token is the operator's to mend. */
const refusedTokenRestMs = 60_000
/** Discord is down, or its answer was lost. */
const repeatAfterMs = 10_000

/**
 * What became of a reply. `again`: an attempt was made before and its outcome is unknown, so that "gone" leaves it unknown.
 */
export function replyOutcome(answer: DiscordAnswer, again: boolean): ReplyOutcome {
  switch (answer.kind) {
    case 'ok':
      return { kind: 'delivered' }
    case 'unknown':
      return { kind: 'uncertain' }
    case 'rateLimited':
      return { kind: again ? 'uncertain' : 'dead' }
    case 'refused': {
      const unsaid =
        deadCodes.has(answer.code) || unreachableCodes.has(answer.code) || [401, 404].includes(answer.status)
      return unsaid ? { kind: again ? 'uncertain' : 'dead' } : { kind: 'refused', why: answer.why }
    }
  }
}

/** What became of a push. One of unknown outcome may be repeated while Discord would know it again by its nonce. */
export function pushOutcome(answer: DiscordAnswer): PushOutcome {
  switch (answer.kind) {
    case 'ok':
      return { kind: 'sent' }
    case 'unknown':
      return { kind: 'later', afterMs: repeatAfterMs }
    case 'rateLimited':
      return { kind: 'later', afterMs: answer.afterMs, unsaid: true }
    case 'refused':
      if (answer.code === tooFastCode) return { kind: 'later', afterMs: tooFastRestMs, unsaid: true }
      if (unreachableCodes.has(answer.code)) return { kind: 'unreachable' }
      if (answer.status === 401) return { kind: 'later', afterMs: refusedTokenRestMs, unsaid: true }
      return { kind: 'refused', why: answer.why }
  }
}
