/** Work that is done one after the other for each key, and at the same time for different keys. */
export class Lanes {
  readonly #tails = new Map<string, Promise<void>>()

  /** Resolves when the work is done, rejects when it fails; what comes after it is done in either case. */
  run(key: string, work: () => Promise<void>): Promise<void> {
    const done = (this.#tails.get(key) ?? Promise.resolve()).then(work)
    const tail = done
      .catch(() => undefined)
      .finally(() => {
        if (this.#tails.get(key) === tail) this.#tails.delete(key)
      })
    this.#tails.set(key, tail)
    return done
  }
}
