import { type BsonDocument, decode } from './bson.ts'

/**
 * One request as the MongoDB wire protocol carries it.
 *
 * Source: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
export interface Request {
  readonly id: number
  /** With the documents that came beside it, in the fields they stand for. */
  readonly command: BsonDocument
  readonly wantsReply: boolean
  /** Whether it came as OP_QUERY, as a driver's first greeting does. */
  readonly isLegacy: boolean
}

export const maxMessageBytes = 48_000_000
const headerBytes = 16
const opReply = 1
const opQuery = 2004
const opMsg = 2013
/** The flag of a request that wants no reply. */
const moreToCome = 2
/** Flags that a server must know or refuse. */
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
  if ((flags & requiredFlags & ~moreToCome) !== 0) throw new Error(`the flags ${flags}`)
  let command: BsonDocument | undefined
  const beside: BsonDocument = {}
  for (let at = headerBytes + 4; at < message.length; ) {
    const section = message.readUInt8(at)
    const body = sized(message.subarray(at + 1))
    if (section === 0 && !command) command = decode(body)
    else if (section === 1) Object.assign(beside, readSequence(body.subarray(4)))
    else throw new Error(`a section of kind ${section}`)
    at += 1 + body.length
  }
  if (!command) throw new Error('a message without a command')
  return { command: { ...command, ...beside }, wantsReply: (flags & moreToCome) === 0 }
}

function readSequence(section: Buffer): BsonDocument {
  const nameEnd = section.indexOf(0)
  const documents: BsonDocument[] = []
  for (let at = nameEnd + 1; at < section.length; ) {
    const document = sized(section.subarray(at))
    documents.push(decode(document))
    at += document.length
  }
  return { [section.toString('utf8', 0, nameEnd)]: documents }
}

/** What begins with its own length. @throws Error where that is impossible. */
function sized(bytes: Buffer): Buffer {
  const size = bytes.readInt32LE(0)
  if (size < 5 || size > bytes.length) throw new Error(`a part of ${size} bytes`)
  return bytes.subarray(0, size)
}

function readQuery(message: Buffer) {
  const nameEnd = message.indexOf(0, headerBytes + 4)
  return { command: decode(sized(message.subarray(nameEnd + 1 + 8))), wantsReply: true }
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
