/** Failures in a row after which a network is left alone. */
const failuresToOpen = 5
const firstPauseMs = 15_000
const longestPauseMs = 5 * 60_000

/**
 * Whether a network is worth an attempt, on real time.
 *
 * `closed`: yes. `open`: not before `until`. `probing`: one attempt finds out.
 */
export type Breaker =
  | { kind: 'closed'; failures: number }
  | { kind: 'open'; failures: number; until: number }
  | { kind: 'probing'; failures: number }

export const closedBreaker: Breaker = { kind: 'closed', failures: 0 }

/** Asks for an attempt. After a pause the first who asks makes it for everyone. */
export function permit(breaker: Breaker, now: number): { allowed: boolean; breaker: Breaker } {
  if (breaker.kind === 'closed') return { allowed: true, breaker }
  if (breaker.kind === 'probing' || now < breaker.until) return { allowed: false, breaker }
  return { allowed: true, breaker: { kind: 'probing', failures: breaker.failures } }
}

/** Whether nothing goes out by this network for now, so that another way is looked for. */
export const isShut = (breaker: Breaker, now: number) => breaker.kind === 'open' && now < breaker.until

/**
 * The breaker after an attempt that the network did not take. Each failed probe doubles the pause.
 * `random`: from 0 up to 1, so that several processes do not come back at once.
 */
export function afterFailure(breaker: Breaker, now: number, random: number): Breaker {
  const failures = breaker.failures + 1
  if (failures < failuresToOpen) return { kind: 'closed', failures }
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - failuresToOpen))
  return { kind: 'open', failures, until: now + Math.round(pauseMs * (0.5 + random / 2)) }
}

/** The breaker after an attempt that was allowed and then not made: someone else may find out. */
export const withdrawn = (breaker: Breaker, now: number): Breaker =>
  breaker.kind === 'probing' ? { kind: 'open', failures: breaker.failures, until: now } : breaker
