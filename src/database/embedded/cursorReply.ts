import type { Long } from 'bson'
import type { Batch } from './cursors.ts'

const bson = { double: 0x01, string: 0x02, document: 0x03, array: 0x04, int64: 0x12 }

/** `{ cursor: { id, ns, firstBatch }, ok: 1 }` around documents that are BSON already and are not decoded again. */
export function cursorReply(
  namespace: string,
  field: 'firstBatch' | 'nextBatch',
  { documents, cursor }: Batch,
): Buffer {
  const elements = documents.map((document, i) => element(bson.document, String(i), document))
  return document(
    element(
      bson.document,
      'cursor',
      document(
        element(bson.int64, 'id', int64(cursor)),
        element(bson.string, 'ns', text(namespace)),
        element(bson.array, field, document(...elements)),
      ),
    ),
    element(bson.double, 'ok', one),
  )
}

const one = Buffer.alloc(8)
one.writeDoubleLE(1)

function document(...elements: readonly Buffer[]): Buffer {
  const length = elements.reduce((sum, { length }) => sum + length, 5)
  const front = Buffer.alloc(4)
  front.writeInt32LE(length)
  return Buffer.concat([front, ...elements, Buffer.alloc(1)])
}

function element(type: number, name: string, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`)
  const length = Buffer.alloc(4)
  length.writeInt32LE(bytes.length)
  return Buffer.concat([length, bytes])
}

function int64(value: Long): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(value.toBigInt())
  return bytes
}
