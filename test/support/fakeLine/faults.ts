import type { RequestHandler } from 'express'

export const calls = ['reply', 'push', 'multicast', 'loading', 'quota', 'content', 'richmenu', 'picture'] as const
export type Call = (typeof calls)[number]

/**
 * How a call goes wrong. `lostRequest`: LINE never had it. `lostAnswer`: LINE acted, and the connection broke.
 * `silence`: LINE acted, and never answers. `held`: LINE has it, and acts only once released.
 */
export type Fault =
  | 'serverError'
  | 'rateLimit'
  | 'unauthorized'
  | 'lostRequest'
  | 'lostAnswer'
  | 'silence'
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
          return response.status(500).json({ message: 'Internal server error' })
        case 'rateLimit':
          return response.status(429).json({ message: 'The API rate limit has been exceeded. Try again later.' })
        case 'unauthorized':
          return response.status(401).json({ message: 'Authentication failed.' })
        case 'lostRequest':
          return request.socket.destroy()
        case 'lostAnswer':
          response.json = () => {
            request.socket.destroy()
            return response
          }
          return next()
        case 'silence':
          response.json = () => response
          return next()
        default:
          fault.reached?.()
          await fault.held
          return next()
      }
    }
  }
}
