import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'
import { checkEnd, checkSignature } from './dataFile.ts'
import type { KeyRange } from './keyRange.ts'

/** The ordered keys and values of the store, shared with every other process that has it open. */
export class Storage {
  readonly #environment: RootDatabase<Uint8Array, Uint8Array>

  /** @throws Error when the environment cannot be opened, or has lost its end. */
  constructor(directory: string) {
    const dataFile = join(directory, 'data.mdb')
    checkSignature(dataFile)
    this.#environment = open<Uint8Array, Uint8Array>({
      path: directory,
      keyEncoding: 'binary',
      encoding: 'binary',
      // With it, what other processes had been told was kept could be lost when one of them was killed.
      overlappingSync: false,
      // With it, a commit that fails would also reject a promise that nobody can catch.
      eventTurnBatching: false,
    })
    for (const file of [dataFile, join(directory, 'lock.mdb')]) chmodSync(file, 0o600)
    const reading = this.#environment.useReadTransaction()
    try {
      checkEnd(dataFile)
    } finally {
      reading.done()
    }
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
    try {
      return await this.#environment.childTransaction(work)
    } catch (error) {
      throw await causeOf(error)
    }
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

/** What lmdb says of a commit that failed, for instance on a full disk. */
async function causeOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error && 'commitError' in error && error.commitError instanceof Promise)) return error
  return await error.commitError.catch((cause: unknown) => cause)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
