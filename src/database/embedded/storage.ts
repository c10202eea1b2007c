import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'
import type { KeyRange } from './keyRange.ts'

/** The ordered keys and values of the store, shared with every other process that has it open. */
export class Storage {
  readonly #environment: RootDatabase<Uint8Array, Uint8Array>

  /** @throws Error when the environment cannot be opened. */
  constructor(directory: string) {
    this.#environment = open<Uint8Array, Uint8Array>({
      path: directory,
      keyEncoding: 'binary',
      encoding: 'binary',
      // With it, what other processes had been told was kept could be lost when one of them was killed.
      overlappingSync: false,
    })
    for (const file of ['data.mdb', 'lock.mdb']) chmodSync(join(directory, file), 0o600)
  }

  /** Reads one state of the store, the newest that any process has acknowledged. `work` must not wait. */
  read<Result>(work: () => Result): Result {
    this.#environment.resetReadTxn()
    return work()
  }

  /**
   * Changes the store, alone among all processes; resolves once that is on the disk. `work` must not wait.
   *
   * @throws whatever `work` throws, and then nothing was changed.
   */
  async write<Result>(work: () => Result): Promise<Result> {
    return await this.#environment.childTransaction(work)
  }

  get(key: Uint8Array): Buffer | undefined {
    const value = this.#environment.get(key)
    return value && asBuffer(value)
  }

  put(key: Uint8Array, value: Uint8Array): void {
    this.#environment.putSync(key, value)
  }

  remove(key: Uint8Array): void {
    this.#environment.removeSync(key)
  }

  /** The entries of a range in order; it must be read to its end or given up before anything is written. */
  *entries({ low, high }: KeyRange, reverse = false): Generator<{ key: Buffer; value: Buffer }> {
    if (Buffer.compare(low, high) >= 0) return
    const options = reverse
      ? { start: high, end: low, reverse, exclusiveStart: true, inclusiveEnd: true }
      : { start: low, end: high }
    for (const { key, value } of this.#environment.getRange(options)) {
      yield { key: asBuffer(key), value: asBuffer(value) }
    }
  }

  count({ low, high }: KeyRange): number {
    return this.#environment.getKeysCount({ start: low, end: high })
  }

  keys({ low, high }: KeyRange): Buffer[] {
    return [...this.#environment.getKeys({ start: low, end: high })].map(asBuffer)
  }

  async close(): Promise<void> {
    await this.#environment.close()
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
