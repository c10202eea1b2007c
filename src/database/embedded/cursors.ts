import { randomInt } from 'node:crypto'
import { Long } from 'bson'
import { maxDocumentBytes } from './bson.ts'
import { CommandError } from './errors.ts'

/** One document of an answer: what a cursor keeps of it, and how to get its bytes. */
export interface Answer {
  readonly item: Uint8Array
  readonly bytes: () => Uint8Array
}

export interface Batch {
  readonly documents: readonly Uint8Array[]
  /** 0 when nothing is left. */
  readonly cursor: Long
}

/** What is left of an answer. */
interface Cursor {
  readonly namespace: string
  readonly items: readonly Uint8Array[]
  /** The document of an item as it is now; undefined when it is not there any more. */
  readonly read: (item: Uint8Array) => Uint8Array | undefined
  next: number
}

/** Unit: bytes that one cursor may keep. */
const maxItemBytes = 64 * 1024 * 1024
const maxCursors = 200

/**
 * The answers that were not read to their end.
 *
 * A cursor of `find` keeps ids rather than documents, so that reading all files holds none of them in memory: what was
 * deleted meanwhile is skipped, what was changed is given as it is now. Of too many, the one longest unread goes.
 */
export class Cursors {
  readonly #cursors = new Map<string, Cursor>()

  /** The first batch, and a cursor for what does not fit in it. */
  open(namespace: string, answers: Iterable<Answer>, read: Cursor['read'], maxCount: number, isSingle: boolean): Batch {
    const batch = new FillingBatch(maxCount)
    const items: Uint8Array[] = []
    let itemBytes = 0
    for (const { item, bytes } of answers) {
      if (items.length === 0 && batch.takes(bytes)) continue
      if (isSingle) break
      items.push(item)
      itemBytes += item.length
      if (itemBytes > maxItemBytes) {
        throw new CommandError(
          'QueryExceededMemoryLimit',
          `a cursor may keep ${maxItemBytes} bytes; ask for less at once`,
        )
      }
    }
    const cursor = items.length > 0 ? this.#keep({ namespace, items, read, next: 0 }) : Long.ZERO
    return { documents: batch.documents, cursor }
  }

  /** @throws CommandError CursorNotFound. */
  more(id: Long, namespace: string, maxCount: number): Batch {
    const cursor = this.#cursors.get(id.toString())
    if (cursor?.namespace !== namespace) throw new CommandError('CursorNotFound', `cursor id ${id} not found`)
    // Moved to the end of the row, so that the one that makes room is the one longest unread.
    this.#cursors.delete(id.toString())
    this.#cursors.set(id.toString(), cursor)
    const batch = new FillingBatch(maxCount)
    for (; cursor.next < cursor.items.length; cursor.next++) {
      const bytes = cursor.read(cursor.items[cursor.next] ?? new Uint8Array())
      if (bytes && !batch.takes(() => bytes)) return { documents: batch.documents, cursor: id }
    }
    this.close(id)
    return { documents: batch.documents, cursor: Long.ZERO }
  }

  /** Whether there was such a cursor. */
  close(id: Long): boolean {
    return this.#cursors.delete(id.toString())
  }

  #keep(cursor: Cursor): Long {
    const id = Long.fromNumber(randomInt(1, 2 ** 48 - 1))
    const [oldest] = this.#cursors.keys()
    if (oldest !== undefined && this.#cursors.size >= maxCursors) this.#cursors.delete(oldest)
    this.#cursors.set(id.toString(), cursor)
    return id
  }
}

/** Ends at a number of documents or at the size of the largest document. */
class FillingBatch {
  readonly documents: Uint8Array[] = []
  readonly #maxCount: number
  #bytes = 0

  constructor(maxCount: number) {
    this.#maxCount = maxCount
  }

  takes(read: () => Uint8Array): boolean {
    if (this.documents.length >= this.#maxCount) return false
    const bytes = read()
    if (this.documents.length > 0 && this.#bytes + bytes.length > maxDocumentBytes) return false
    this.#bytes += bytes.length
    this.documents.push(bytes)
    return true
  }
}
