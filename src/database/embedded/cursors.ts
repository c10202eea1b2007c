import { randomInt } from 'node:crypto'
import { Long } from 'bson'
import { maxDocumentBytes } from './bson.ts'
import { cursorReply } from './cursorReply.ts'
import type { Row } from './documents.ts'
import { CommandError } from './errors.ts'

/** What is left of an answer. */
interface Cursor {
  readonly namespace: string
  readonly idKeys: readonly Buffer[]
  readonly shownNow: Showing['shownNow']
  next: number
}

/** How the documents of an answer are shown. */
interface Showing {
  shown(row: Row): Uint8Array
  /** The same of a document as it is now; undefined when it is not there any more. */
  shownNow(idKey: Buffer): Uint8Array | undefined
  readonly batchCount?: number | undefined
  /** Whether what does not fit in one batch is not wanted. */
  readonly isSingle?: boolean | undefined
}

/** How many documents come first when nobody says how many, as in MongoDB. */
const firstCount = 101
const maxCursors = 200

/**
 * The answers that were not read to their end.
 *
 * A cursor keeps ids rather than documents, so that reading all files holds none of them in memory: what was deleted
 * meanwhile is skipped, what was changed is given as it is now. Of too many, the one longest unread goes.
 */
export class Cursors {
  readonly #cursors = new Map<string, Cursor>()

  /** The reply with the first batch, and a cursor for what does not fit in it. */
  open(namespace: string, rows: Iterable<Row>, { shown, shownNow, batchCount, isSingle }: Showing): Buffer {
    const batch = new Batch(batchCount ?? firstCount)
    const idKeys: Buffer[] = []
    for (const row of rows) {
      if (idKeys.length === 0 && batch.takes(shown(row))) continue
      if (isSingle) break
      idKeys.push(row.idKey)
    }
    const cursor = idKeys.length > 0 ? this.#keep({ namespace, idKeys, shownNow, next: 0 }) : Long.ZERO
    return cursorReply('firstBatch', namespace, cursor, batch.documents)
  }

  /** The reply with the next batch, of everything where no number is given. @throws CommandError CursorNotFound. */
  more(id: Long, namespace: string, batchCount = 0): Buffer {
    const cursor = this.#cursors.get(id.toString())
    if (cursor?.namespace !== namespace) throw new CommandError('CursorNotFound', `cursor id ${id} not found`)
    // Taken out, and put back at the end of the row: the one that makes room is the one longest unread.
    this.close(id)
    const batch = new Batch(batchCount || Number.POSITIVE_INFINITY)
    for (; cursor.next < cursor.idKeys.length; cursor.next++) {
      const bytes = cursor.shownNow(cursor.idKeys[cursor.next] ?? Buffer.alloc(0))
      if (!bytes || batch.takes(bytes)) continue
      this.#cursors.set(id.toString(), cursor)
      return cursorReply('nextBatch', namespace, id, batch.documents)
    }
    return cursorReply('nextBatch', namespace, Long.ZERO, batch.documents)
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
class Batch {
  readonly documents: Uint8Array[] = []
  readonly #maxCount: number
  #bytes = 0

  constructor(maxCount: number) {
    this.#maxCount = maxCount
  }

  takes(bytes: Uint8Array): boolean {
    const isFull = this.documents.length > 0 && this.#bytes + bytes.length > maxDocumentBytes
    if (isFull || this.documents.length >= this.#maxCount) return false
    this.#bytes += bytes.length
    this.documents.push(bytes)
    return true
  }
}
