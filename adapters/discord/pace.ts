/** Lets one through at a time, so many milliseconds apart; and nobody while everything rests. */
export class Pace {
  readonly #apartMs: number
  readonly #realNow: () => number
  readonly #wait: (ms: number) => Promise<void>
  #nextAt = 0
  #restsUntil = 0

  constructor(apartMs: number, realNow: () => number, wait: (ms: number) => Promise<void>) {
    this.#apartMs = apartMs
    this.#realNow = realNow
    this.#wait = wait
  }

  /** Resolves when it is the caller's turn. */
  async turn(): Promise<void> {
    const now = this.#realNow()
    const at = Math.max(now, this.#nextAt)
    this.#nextAt = at + this.#apartMs
    if (at > now) await this.#wait(at - now)
  }

  rest(ms: number): void {
    this.#restsUntil = this.#realNow() + ms
  }

  /** How long everything still rests; 0 where it does not. */
  restingMs(): number {
    return Math.max(0, this.#restsUntil - this.#realNow())
  }
}
