import type { Readable } from 'node:stream'
import { type FileTrouble, FileUnavailable } from '../../src/conversation/channel.ts'
import { fetchFile } from '../../src/conversation/fetchFile.ts'
import type { SentFile } from '../../src/conversation/message.ts'
import type { LineApi } from './api.ts'
import { isMessageId } from './ids.ts'

/**
 * The bytes of a file that someone sent, as they arrive.
 * @throws FileUnavailable here or from the stream; the connection is closed in either case.
 */
export async function openContent(api: LineApi, { handle }: SentFile, maxBytes: number): Promise<Readable> {
  if (!isMessageId(handle)) throw new FileUnavailable('gone')
  const ask = (signal: AbortSignal) => api.content(handle, signal)
  return fetchFile({ ask, troubleOf, maxBytes, timeoutMs: api.timeoutMs })
}

function troubleOf(status: number): FileTrouble {
  // LINE is still preparing a large video: a success to fetch, with no bytes in it.
  if (status === 202) return 'notReady'
  return status === 404 || status === 410 ? 'gone' : 'unavailable'
}
