import type { RequestHandler } from 'express'
import { unauthorized } from './refusal.ts'

export const calls = [
  'gateway',
  'openDirect',
  'message',
  'edit',
  'history',
  'typing',
  'commands',
  'callback',
  'original',
  'followup',
  'content',
] as const
export type Call = (typeof calls)[number]

/**
 * How a call goes wrong. `lostRequest`: Discord never had it. `lostAnswer`: Discord acted, and the connection broke.
 * `silence`: Discord acted, and never answers. `held`: Discord has it, and acts only once released.
 * `refused`: it answers with this status and code. `rateLimit`: it asks to wait, for that route or for all.
 */
export type Fault =
  | 'serverError'
  | 'unauthorized'
  | 'lostRequest'
  | 'lostAnswer'
  | 'silence'
  | { rateLimit: 'user' | 'shared' | 'global'; seconds: number }
  | { refused: number; code: number }
  | { held: Promise<void>; reached?: () => void }

/** The faults planted for the next calls, each used up by one. */
export class Faults {
  readonly #planted = new Map<Call, Fault[]>()

  plant(call: Call, fault: Fault, times: number): void {
    this.#planted.set(call, [...(this.#planted.get(call) ?? []), ...Array<Fault>(times).fill(fault)])
  }

  handler(call: Call): RequestHandler {
    return async (request, response, next) => {
      const fault = this.#planted.get(call)?.shift()
      switch (fault) {
        case undefined:
          return next()
        case 'serverError':
          return response.status(500).json({ message: '500: Internal Server Error', code: 0 })
        case 'unauthorized':
          return next(unauthorized())
        case 'lostRequest':
          return request.socket.destroy()
        case 'lostAnswer':
          response.end = () => {
            request.socket.destroy()
            return response
          }
          return next()
        case 'silence':
          response.end = () => response
          return next()
      }
      if ('held' in fault) {
        fault.reached?.()
        await fault.held
        return next()
      }
      if ('refused' in fault)
        return response.status(fault.refused).json({ message: 'As a test wishes', code: fault.code })
      const { rateLimit: scope, seconds } = fault
      const global = scope === 'global'
      response.set({ 'retry-after': String(Math.ceil(seconds)), 'x-ratelimit-scope': scope })
      if (global) response.set('x-ratelimit-global', 'true')
      else
        response.set({
          'x-ratelimit-bucket': `bucket-${call}`,
          'x-ratelimit-limit': '5',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset-after': String(seconds),
        })
      return response.status(429).json({ message: 'You are being rate limited.', retry_after: seconds, global })
    }
  }
}
