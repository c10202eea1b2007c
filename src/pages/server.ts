import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import { errorFacts } from '../log.ts'
import type { JobStatus } from '../reminders/doneRecords.ts'
import type { Services } from '../services.ts'
import { agendashRouter } from './agendash.ts'
import { arrivalsRouter } from './arrivals.ts'
import { calendarRouter } from './calendar.ts'
import { filesRouter } from './files.ts'
import { healthRouter } from './health.ts'
import { createMetrics, routeOf } from './metrics.ts'
import { packagesRouter } from './packages.ts'
import { sendNotice } from './page.ts'
import { requestLog } from './requestLog.ts'
import { securityHeaders } from './securityHeaders.ts'
import { uploadRouter } from './upload.ts'

export interface WebAppDeps {
  services: Services
  /** The channels' own routes. */
  routers: readonly Router[]
  /** What schedules: how its jobs stand, and its own page, which asks nobody who they are. */
  scheduler?: { status(): Promise<JobStatus[]>; dashboard: RequestHandler }
  isReady(): boolean
}

/** Everything that is served over HTTP. A worker serves health and metrics alone. Source: contract.md, HTTP and ROLE. */
export function createWebApp({ services, routers, scheduler, isReady }: WebAppDeps): Express {
  const { config, connection, log, inbox, outbox, pushBudgets } = services
  const metrics = createMetrics({
    outboxPending: () => outbox.pending(),
    outboxTally: () => outbox.tally,
    inboxWaiting: () => inbox.model.countDocuments({ state: { $in: ['stored', 'answered', 'attempted'] } }),
    lineQuotaRemaining: () => pushBudgets.left('line'),
    ...(scheduler ? { jobs: scheduler.status } : {}),
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
  if (config.role !== 'worker') {
    app.use(...routers, calendarRouter(services), uploadRouter(services), filesRouter(services))
    app.use(packagesRouter(services), arrivalsRouter(services))
    if (scheduler) app.use(agendashRouter(services, scheduler.dashboard))
  }
  app.use((_request, response) => sendNotice(response, 404, 'notFound'))
  app.use(failure)
  return app
}

/** The status that express gives what it refuses itself, such as an address that does not decode. */
const statusOf = (error: unknown) =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
