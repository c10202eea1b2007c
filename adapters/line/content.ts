import { Readable } from 'node:stream'
import { FileUnavailable } from '../../src/conversation/channel.ts'
import type { SentFile } from '../../src/conversation/message.ts'
import type { LineApi } from './api.ts'
import { isMessageId } from './ids.ts'

/**
 * The bytes of a file that someone sent, as they arrive; none are kept.
 * @throws FileUnavailable here or from the stream; the connection is closed in either case.
 */
export async function openContent(api: LineApi, { handle }: SentFile, maxBytes: number): Promise<Readable> {
  if (!isMessageId(handle)) throw new FileUnavailable('gone')
  const connection = new AbortController()
  try {
    const response = await within(api.timeoutMs, connection, api.content(handle, connection.signal))
    return streamOf(bodyOf(response, maxBytes).getReader(), maxBytes, api.timeoutMs, connection)
  } catch (error) {
    connection.abort()
    throw asTrouble(error)
  }
}

function bodyOf({ status, headers, body }: Response, maxBytes: number): ReadableStream<Uint8Array> {
  // LINE is still preparing a large video: a success to fetch, with no bytes in it.
  if (status === 202) throw new FileUnavailable('notReady')
  if (status === 404 || status === 410) throw new FileUnavailable('gone')
  if (status !== 200) throw new FileUnavailable('unavailable', `LINE answered ${status}`)
  const bytes = headers.get('content-length')
  if (bytes === '0' || body === null) throw new FileUnavailable('empty')
  if (Number(bytes) > maxBytes) throw new FileUnavailable('tooLarge')
  return body
}

function streamOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
  timeoutMs: number,
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

/** Closes the connection when LINE is silent for so long: a slow reader on our side does not count. */
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
