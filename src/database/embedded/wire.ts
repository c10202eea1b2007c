import { type BsonDocument, decode } from './bson.ts'

/**
 * One request as the MongoDB wire protocol carries it.
 *
 * Source: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
export interface Request {
  readonly id: number
  readonly command: BsonDocument
  /** Documents that came beside the command, by the field they stand for, as raw BSON. */
  readonly sequences: ReadonlyMap<string, readonly Uint8Array[]>
  readonly wantsReply: boolean
  /** Whether it came as OP_QUERY, as a driver's first greeting does. */
  readonly isLegacy: boolean
}

export const maxMessageBytes = 48_000_000
const headerBytes = 16
const opReply = 1
const opQuery = 2004
const opMsg = 2013
const flag = { checksumPresent: 1, moreToCome: 2 }
/** Bits that a server must know or refuse. */
const requiredFlags = 0xffff

/** Cuts a stream of bytes into messages. @throws Error when a message says an impossible length. */
export async function* messagesIn(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let held = 0
  let wanted = headerBytes
  for await (const chunk of stream) {
    chunks.push(chunk)
    held += chunk.length
    while (held >= wanted) {
      const bytes: Buffer = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
      const length = bytes.readInt32LE(0)
      if (length < headerBytes || length > maxMessageBytes) throw new Error(`a message of ${length} bytes`)
      if (held >= length) {
        yield bytes.subarray(0, length)
        held -= length
        chunks = [bytes.subarray(length)]
        wanted = headerBytes
      } else {
        chunks = [bytes]
        wanted = length
      }
    }
  }
}

/** @throws Error when the message is not one this server can read. */
export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4)
  const operation = message.readInt32LE(12)
  if (operation === opQuery) return { ...readQuery(message), id, isLegacy: true }
  if (operation !== opMsg) throw new Error(`the operation ${operation}`)
  return { ...readMessage(message), id, isLegacy: false }
}

function readMessage(message: Buffer) {
  const flags = message.readUInt32LE(headerBytes)
  if ((flags & requiredFlags & ~(flag.checksumPresent | flag.moreToCome)) !== 0) throw new Error(`the flags ${flags}`)
  const end = message.length - (flags & flag.checksumPresent ? 4 : 0)
  const sequences = new Map<string, Uint8Array[]>()
  let command: BsonDocument | undefined
  let at = headerBytes + 4
  while (at < end) {
    const section = message.readUInt8(at)
    const size = message.readInt32LE(at + 1)
    const limit = at + 1 + size
    if (size < 5 || limit > end) throw new Error(`a section of ${size} bytes`)
    if (section === 0 && !command) command = decode(message.subarray(at + 1, limit))
    else if (section === 1) readSequence(message.subarray(at + 5, limit), sequences)
    else throw new Error(`a section of kind ${section}`)
    at = limit
  }
  if (!command) throw new Error('a message without a command')
  return { command, sequences, wantsReply: (flags & flag.moreToCome) === 0 }
}

function readSequence(section: Buffer, sequences: Map<string, Uint8Array[]>): void {
  const nameEnd = section.indexOf(0)
  const documents: Uint8Array[] = []
  for (let at = nameEnd + 1; at < section.length; ) {
    const size = section.readInt32LE(at)
    if (size < 5 || at + size > section.length) throw new Error(`a document of ${size} bytes`)
    documents.push(section.subarray(at, at + size))
    at += size
  }
  sequences.set(section.toString('utf8', 0, nameEnd), documents)
}

function readQuery(message: Buffer) {
  const nameStart = headerBytes + 4
  const nameEnd = message.indexOf(0, nameStart)
  const namespace = message.toString('utf8', nameStart, nameEnd)
  const query = message.subarray(nameEnd + 1 + 8)
  const command = decode(query.subarray(0, query.readInt32LE(0)))
  return {
    command: { ...command, $db: namespace.replace(/\.\$cmd$/, '') },
    sequences: new Map<string, Uint8Array[]>(),
    wantsReply: true,
  }
}

/** A reply as the request's own operation expects it. */
export function writeReply(request: Request, body: Uint8Array): Buffer {
  const front = request.isLegacy ? Buffer.alloc(headerBytes + 20) : Buffer.alloc(headerBytes + 5)
  front.writeInt32LE(front.length + body.length, 0)
  front.writeInt32LE(request.id, 8)
  front.writeInt32LE(request.isLegacy ? opReply : opMsg, 12)
  if (request.isLegacy) {
    const awaitCapable = 8
    front.writeInt32LE(awaitCapable, headerBytes)
    front.writeInt32LE(1, headerBytes + 16)
  }
  return Buffer.concat([front, body])
}
