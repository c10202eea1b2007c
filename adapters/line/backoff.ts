const firstMs = 1000
const longestMs = 60_000

/** How long to leave LINE alone: doubled with each failure in a row, and spread so that retries do not come all at once. */
export class Backoff {
  #failures = 0
  readonly #random: () => number

  constructor(random: () => number) {
    this.#random = random
  }

  failed(): number {
    const ms = Math.min(longestMs, firstMs * 2 ** this.#failures++)
    return Math.round(ms * (0.5 + this.#random() / 2))
  }

  worked(): void {
    this.#failures = 0
  }
}
