import { DiscordAPIError, HTTPError, RateLimitError, REST, RequestMethod, type RouteLike } from 'discord.js'
import type { DiscordAccess } from './config.ts'
import { wait } from './wait.ts'

export const discordApiUrl = 'https://discord.com/api'
/** Three tries end within the time that delivery gives an attempt. */
export const defaultTimeoutMs = 4000
/** Tries of a call whose repetition changes nothing. */
const maxTries = 3
const firstPauseMs = 500
/** A rate limit up to this long is waited for; a longer one is the caller's to plan with. */
const maxWaitForRateMs = 5000

/**
 * Discord's answer to a call; `unknown` where there was none, so that nobody knows whether it acted.
 * `why` is fit for the log.
 */
export type DiscordAnswer =
  | { kind: 'ok'; body: unknown }
  | { kind: 'refused'; status: number; code: number; why: string }
  | { kind: 'rateLimited'; afterMs: number; why: string }
  | { kind: 'unknown'; why: string }

/** A call to Discord. */
export interface DiscordCall {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  route: RouteLike
  query?: Record<string, string>
  body?: unknown
  /** Carried by an interaction's own token, in the route. */
  withoutAuth?: boolean
  /** Once only: Discord would act again. */
  once?: boolean
}

const methods: Record<DiscordCall['method'], RequestMethod> = {
  GET: RequestMethod.Get,
  POST: RequestMethod.Post,
  PATCH: RequestMethod.Patch,
  PUT: RequestMethod.Put,
  DELETE: RequestMethod.Delete,
}

/** Calls to Discord's API: rate limits kept, silence bounded, and nothing repeated that would be said twice. */
export class DiscordApi {
  readonly #rest: REST
  readonly #token: string
  readonly #wait: NonNullable<DiscordAccess['wait']>
  readonly #stopping: AbortSignal

  /** `stopping`: nothing is tried again once it fires. */
  constructor({ token, apiUrl, timeoutMs, wait: pause }: DiscordAccess, stopping: AbortSignal) {
    this.#token = token
    this.#wait = pause ?? wait
    this.#stopping = stopping
    this.#rest = new REST({
      api: apiUrl ?? discordApiUrl,
      timeout: timeoutMs ?? defaultTimeoutMs,
      // Its own repetition does not know what may be repeated.
      retries: 0,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > maxWaitForRateMs,
    })
  }

  async call(call: DiscordCall): Promise<DiscordAnswer> {
    for (let tries = 1; ; tries++) {
      const answer = await this.#try(call)
      const mayRepeat = !call.once && tries < maxTries && !this.#stopping.aborted
      if (answer.kind !== 'unknown' || !mayRepeat) return answer
      await this.#wait(firstPauseMs * 2 ** (tries - 1), this.#stopping)
    }
  }

  async #try({ method, route, query, body, withoutAuth }: DiscordCall): Promise<DiscordAnswer> {
    // A refused token is forgotten by the library, and a later call would not even be made.
    this.#rest.setToken(this.#token)
    try {
      const answer = await this.#rest.request({
        method: methods[method],
        fullRoute: route,
        auth: !withoutAuth,
        ...(query ? { query: new URLSearchParams(query) } : {}),
        ...(body === undefined ? {} : { body }),
      })
      return { kind: 'ok', body: answer }
    } catch (error) {
      return failureOf(error)
    }
  }
}

function failureOf(error: unknown): DiscordAnswer {
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code) || 0
    return { kind: 'refused', status: error.status, code, why: `${error.status} ${code}` }
  }
  if (error instanceof RateLimitError)
    return { kind: 'rateLimited', afterMs: error.retryAfter, why: `429 for ${Math.round(error.retryAfter)} ms` }
  if (error instanceof HTTPError) return { kind: 'unknown', why: String(error.status) }
  return { kind: 'unknown', why: error instanceof Error ? error.name : 'no answer' }
}
