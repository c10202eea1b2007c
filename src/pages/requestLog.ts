import type { RequestHandler } from 'express'
import type { Log } from '../log.ts'
import { routeOf } from './metrics.ts'

/** One line per answered request: its route pattern and status, never its address. */
export const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    response.once('close', () => {
      const facts = { method: request.method, route: routeOf(request), status: response.statusCode }
      log.info({ ...facts, ...(response.writableFinished ? {} : { cutOff: true }) }, 'request')
    })
    next()
  }
