import { type Long, serialize } from 'bson'

/** Where the lengths stand of the reply and of its cursor. Unit: bytes. */
const lengthsAt = { reply: 0, cursor: 20 }

/**
 * `{ ok: 1, cursor: { id, ns, firstBatch } }` around documents that are BSON already and are not decoded again.
 *
 * The array comes last, so that its elements are put before the closing bytes of array, cursor and reply.
 */
export function cursorReply(
  field: 'firstBatch' | 'nextBatch',
  namespace: string,
  cursor: Long,
  documents: readonly Uint8Array[],
): Buffer {
  const empty = Buffer.from(serialize({ ok: 1, cursor: { id: cursor, ns: namespace, [field]: [] } }))
  const elements = documents.flatMap((document, i) => [Buffer.from(`\u0003${i}\0`), document])
  const added = elements.reduce((sum, { length }) => sum + length, 0)
  for (const at of [lengthsAt.reply, lengthsAt.cursor, empty.length - 7]) {
    empty.writeInt32LE(empty.readInt32LE(at) + added, at)
  }
  return Buffer.concat([empty.subarray(0, -3), ...elements, empty.subarray(-3)])
}
