import type { LineConfig } from './config.ts'
import { members, text } from './json.ts'

const lineApiUrl = 'https://api.line.me'
const lineDataApiUrl = 'https://api-data.line.me'
const defaultTimeoutMs = 7000

/** LINE's answer to a call. `why` is LINE's own message and the members it objects to, fit for the log. */
export interface LineAnswer {
  status: number
  ok: boolean
  body: Record<string, unknown>
  why: string
  requestId: string | undefined
}

/** A call to LINE. */
export interface LineCall {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  body?: object
  image?: Uint8Array
  retryKey?: string
}

/**
 * Calls to LINE's two hosts.
 * The SDK's client is not used: it can be neither timed out nor cancelled, takes 202 for content, and 409 for failure.
 */
export class LineApi {
  readonly timeoutMs: number
  readonly #accessToken: string
  readonly #apiUrl: string
  readonly #dataApiUrl: string

  constructor({ accessToken, apiUrl, dataApiUrl, timeoutMs }: LineConfig) {
    this.timeoutMs = timeoutMs ?? defaultTimeoutMs
    this.#accessToken = accessToken
    this.#apiUrl = apiUrl ?? lineApiUrl
    this.#dataApiUrl = dataApiUrl ?? lineDataApiUrl
  }

  /** What LINE answered; undefined where it did not, so that nobody knows whether it acted. */
  async call({ method, path, body, image, retryKey }: LineCall): Promise<LineAnswer | undefined> {
    const payload = image ?? (body === undefined ? undefined : JSON.stringify(body))
    try {
      const response = await this.#fetch(image ? this.#dataApiUrl : this.#apiUrl, path, {
        method,
        headers: {
          ...(payload === undefined ? {} : { 'Content-Type': image ? 'image/png' : 'application/json' }),
          ...(retryKey === undefined ? {} : { 'X-Line-Retry-Key': retryKey }),
        },
        ...(payload === undefined ? {} : { body: payload }),
        signal: AbortSignal.timeout(this.timeoutMs),
      })
      // The status alone says what became of the call, even if the rest of the answer is lost.
      return answerOf(response, await response.text().catch(() => ''))
    } catch {
      return undefined
    }
  }

  /**
   * The response that carries a sent file.
   * @throws whatever fetch throws
   */
  content(messageId: string, signal: AbortSignal): Promise<Response> {
    return this.#fetch(this.#dataApiUrl, `/v2/bot/message/${messageId}/content`, { signal })
  }

  #fetch(origin: string, path: string, init: { headers?: Record<string, string> } & RequestInit): Promise<Response> {
    const headers = { ...init.headers, Authorization: `Bearer ${this.#accessToken}` }
    // A redirect would take the access token to another host.
    return fetch(new URL(path, origin), { ...init, headers, redirect: 'error' })
  }
}

function answerOf(response: Response, raw: string): LineAnswer {
  const body = members(parsed(raw))
  const details = Array.isArray(body.details) ? body.details.map((detail) => text(members(detail).property)) : []
  return {
    status: response.status,
    ok: response.ok,
    body,
    why: [response.status, text(body.message), ...details].filter((part) => part !== undefined).join(' '),
    requestId: response.headers.get('x-line-request-id') ?? undefined,
  }
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
