import { Readable } from 'node:stream'
import { type FileTrouble, FileUnavailable } from './channel.ts'

/** How a network's files are fetched. */
export interface Fetching {
  /** Asks for the bytes; gives up when the signal does. */
  ask: (signal: AbortSignal) => Promise<Response>
  /** What is wrong, by the status of an answer that brings no bytes. */
  troubleOf: (status: number) => FileTrouble
  maxBytes: number
  /** How long the network may be silent: a slow reader on our side does not count. */
  timeoutMs: number
}

/**
 * The bytes of a file, as they arrive from the network; none are kept.
 * @throws FileUnavailable here or from the stream; the connection is closed in either case.
 */
export async function fetchFile(fetching: Fetching): Promise<Readable> {
  const connection = new AbortController()
  try {
    const response = await within(fetching.timeoutMs, connection, fetching.ask(connection.signal))
    return streamOf(bodyOf(response, fetching).getReader(), fetching, connection)
  } catch (error) {
    connection.abort()
    throw asTrouble(error)
  }
}

function bodyOf({ status, headers, body }: Response, { troubleOf, maxBytes }: Fetching): ReadableStream<Uint8Array> {
  if (status !== 200) throw new FileUnavailable(troubleOf(status), `the network answered ${status}`)
  const bytes = headers.get('content-length')
  if (bytes === '0' || body === null) throw new FileUnavailable('empty')
  if (Number(bytes) > maxBytes) throw new FileUnavailable('tooLarge')
  return body
}

function streamOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { maxBytes, timeoutMs }: Fetching,
  connection: AbortController,
): Readable {
  let bytes = 0
  const next = async () => {
    const { done, value } = await within(timeoutMs, connection, reader.read())
    bytes += value?.byteLength ?? 0
    if (bytes > maxBytes) throw new FileUnavailable('tooLarge')
    if (done && bytes === 0) throw new FileUnavailable('empty')
    return done ? null : value
  }
  return new Readable({
    read() {
      next().then(
        (chunk) => this.push(chunk),
        (error: unknown) => this.destroy(asTrouble(error)),
      )
    },
    destroy(error, closed) {
      connection.abort()
      closed(error)
    },
  })
}

async function within<T>(timeoutMs: number, connection: AbortController, step: Promise<T>): Promise<T> {
  const timer = setTimeout(() => connection.abort(), timeoutMs)
  try {
    return await step
  } finally {
    clearTimeout(timer)
  }
}

function asTrouble(error: unknown): FileUnavailable {
  return error instanceof FileUnavailable ? error : new FileUnavailable('unavailable')
}
