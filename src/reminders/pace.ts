/** At most so many at once, and so many a second in the long run. */
export interface PaceLimits {
  burst: number
  perSecond: number
}

/**
 * Keeps attempts to a pace: each call resolves when its turn has come.
 * `realNow` and `wait` count real milliseconds.
 */
export function createPace(
  { burst, perSecond }: PaceLimits,
  realNow: () => number,
  wait: (ms: number) => Promise<unknown>,
): () => Promise<void> {
  const stepMs = 1000 / perSecond
  /** When everything promised so far would be done at that pace. */
  let doneAt = 0
  return async function turn() {
    doneAt = Math.max(doneAt, realNow()) + stepMs
    const early = doneAt - realNow() - burst * stepMs
    if (early > 0) await wait(early)
  }
}
