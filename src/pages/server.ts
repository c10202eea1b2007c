import express, { type ErrorRequestHandler, type Express, type Router } from 'express'
import type { Channel } from '../conversation/channel.ts'
import type { ChannelName } from '../conversation/message.ts'
import { errorFacts } from '../log.ts'
import type { Services } from '../services.ts'
import { calendarRouter } from './calendar.ts'
import { filesRouter } from './files.ts'
import { healthRouter } from './health.ts'
import { createMetrics, routeOf } from './metrics.ts'
import { sendNotice } from './page.ts'
import { requestLog } from './requestLog.ts'
import { securityHeaders } from './securityHeaders.ts'

export interface WebAppDeps {
  services: Services
  /** The channels' own routes. */
  routers: readonly Router[]
  /** Asked for what is left of their budgets. */
  channels?: ReadonlyMap<ChannelName, Channel>
  isReady(): boolean
}

/** Everything that is served over HTTP. A worker serves health and metrics alone. Source: contract.md, HTTP and ROLE. */
export function createWebApp({ services, routers, channels, isReady }: WebAppDeps): Express {
  const { config, connection, log, inbox, outbox } = services
  const metrics = createMetrics({
    outboxPending: () => outbox.pending(),
    inboxWaiting: () => inbox.model.countDocuments({ state: { $in: ['stored', 'answered', 'attempted'] } }),
    lineQuotaRemaining: () => lineQuotaRemaining(channels?.get('line')),
  })
  const failure: ErrorRequestHandler = (error: unknown, request, response, next) => {
    const status = statusOf(error)
    if (status < 500) return sendNotice(response, status, 'notFound')
    // Someone who closed the tab while a file was on its way is no failure of ours.
    if (response.destroyed) return
    log.error({ route: routeOf(request), ...errorFacts(error) }, 'a page failed')
    if (response.headersSent) return next(error)
    sendNotice(response, 500, 'failed')
  }
  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders, requestLog(log), metrics.timing)
  app.use(healthRouter({ connection, isReady }), metrics.router)
  if (config.role !== 'worker') app.use(...routers, calendarRouter(services), filesRouter(services))
  app.use((_request, response) => sendNotice(response, 404, 'notFound'))
  app.use(failure)
  return app
}

/** The status that express gives what it refuses itself, such as an address that does not decode. */
const statusOf = (error: unknown) =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500

async function lineQuotaRemaining(line: Channel | undefined): Promise<number | undefined> {
  // LINE not answering is no reason for the rest to go unmeasured.
  const budget = await line?.budget?.().catch(() => undefined)
  return budget?.limit === undefined ? undefined : Math.max(0, budget.limit - budget.used)
}
