import type { Readable } from 'node:stream'
import { type APIMessage, Routes } from 'discord.js'
import { type FileTrouble, FileUnavailable } from '../../src/conversation/channel.ts'
import { fetchFile } from '../../src/conversation/fetchFile.ts'
import type { SentFile } from '../../src/conversation/message.ts'
import { type DiscordApi, defaultTimeoutMs } from './api.ts'
import type { DiscordConfig } from './config.ts'
import { decodeFileHandle, type FileHandle } from './handles.ts'

const hosts = ['cdn.discordapp.com', 'media.discordapp.net']

/**
 * The bytes of a file that someone sent, as they arrive. An address that went stale is asked for anew, where a message
 * carries the file.
 * @throws FileUnavailable here or from the stream
 */
export async function openContent(
  config: DiscordConfig,
  api: DiscordApi,
  { handle }: SentFile,
  maxBytes: number,
): Promise<Readable> {
  const file = decodeFileHandle(handle)
  if (!file) throw new FileUnavailable('gone')
  try {
    return await fetchFrom(config, file.url, maxBytes)
  } catch (error) {
    if (!(error instanceof FileUnavailable) || error.trouble !== 'gone') throw error
    const fresh = await freshAddress(api, file)
    if (fresh === undefined || fresh === file.url) throw error
    return fetchFrom(config, fresh, maxBytes)
  }
}

function fetchFrom({ apiUrl, timeoutMs = defaultTimeoutMs }: DiscordConfig, url: string, maxBytes: number) {
  if (!isDiscords(url, apiUrl)) throw new FileUnavailable('gone', 'none of the hosts that hold files')
  const ask = (signal: AbortSignal) => fetch(url, { signal, redirect: 'error' })
  return fetchFile({ ask, troubleOf, maxBytes, timeoutMs })
}

/** Whatever else an address may lead to is never asked. Source: contract.md, DISCORD_API_URL. */
function isDiscords(url: string, apiUrl: string | undefined): boolean {
  const { protocol, hostname, origin } = new URL(url)
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true
  return protocol === 'https:' && hosts.includes(hostname)
}

async function freshAddress(api: DiscordApi, { in: carrier, attachment }: FileHandle): Promise<string | undefined> {
  if (!carrier) return undefined
  const answer = await api.call({ method: 'GET', route: Routes.channelMessage(carrier.channel, carrier.message) })
  if (answer.kind === 'refused') return undefined
  if (answer.kind !== 'ok') throw new FileUnavailable('unavailable', answer.why)
  return (answer.body as APIMessage).attachments.find(({ id }) => id === attachment)?.url
}

function troubleOf(status: number): FileTrouble {
  if (status === 429 || status === 503) return 'notReady'
  return [403, 404, 410].includes(status) ? 'gone' : 'unavailable'
}
