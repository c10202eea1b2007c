import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type RequestHandler, Router } from 'express'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { JobStatus } from '../reminders/doneRecords.ts'

/** What the product counts, read anew at every scrape. */
export interface MetricsDeps {
  /** Recipients queued or waiting. */
  outboxPending(): Promise<number>
  /** Messages received and not yet answered for good. */
  inboxWaiting(): Promise<number>
  /** What this process has put into the outbox, said and given up so far. */
  outboxTally(): Record<'queued' | 'sent' | 'failed', number>
  /** LINE messages left this month; undefined where that is not known. */
  lineQuotaRemaining(): Promise<number | undefined>
  /** How the jobs stand; absent where nothing schedules. */
  jobs?(): Promise<JobStatus[]>
}

export interface Metrics {
  router: Router
  /** Times every request by its route pattern. */
  timing: RequestHandler
}

/** The route pattern that a request was answered by: never its address, whose query may be a secret. */
export const routeOf = ({ baseUrl, route }: { baseUrl: string; route?: { path?: unknown } }) =>
  route?.path === undefined ? 'none' : `${baseUrl}${String(route.path)}`

/** `/metrics` for Prometheus. Source: contract.md, HTTP and Behaviour. */
export function createMetrics(deps: MetricsDeps): Metrics {
  const registry = new Registry()
  const registers = [registry]
  gauge('licheng_outbox_pending', 'Recipients to whom a message is queued or waits', deps.outboxPending)
  for (const what of ['queued', 'sent', 'failed'] as const) {
    new Counter({
      name: `licheng_outbox_${what}_total`,
      help: `Messages ${what} by this process since it started`,
      registers,
      collect() {
        this.reset()
        this.inc(deps.outboxTally()[what])
      },
    })
  }
  gauge('licheng_inbox_waiting', 'Messages received and not yet answered', deps.inboxWaiting)
  gauge(
    'licheng_line_quota_remaining',
    'LINE messages left this month; absent where not known',
    deps.lineQuotaRemaining,
  )
  const { jobs } = deps
  if (jobs) addJobs(registers, jobs)
  gauge('process_resident_memory_bytes', 'Resident memory', async () => process.memoryUsage.rss())
  gauge('process_cpu_seconds', 'Processor time used since the start', async () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  const loop = monitorEventLoopDelay()
  loop.enable()
  gauge('nodejs_eventloop_lag_p99_seconds', 'How late the event loop was, since the last scrape', async () => {
    const lag = loop.percentile(99) / 1e9
    loop.reset()
    return lag
  })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  })

  const router = Router()
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  })
  return {
    router,
    timing(request, response, next) {
      const stop = seconds.startTimer({ method: request.method })
      response.once('close', () => stop({ route: routeOf(request), status: response.statusCode }))
      next()
    },
  }

  function gauge(name: string, help: string, read: () => Promise<number | undefined>): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = await read()
        if (value === undefined) this.remove()
        else this.set(value)
      },
    })
  }
}

/** How late each job is, how often it failed, when it was last done, and what it did then. */
function addJobs(registers: Registry[], jobs: () => Promise<JobStatus[]>): void {
  perJob('lag_seconds', 'How long what is due has waited', ({ lagSeconds }) => ({ '': lagSeconds }))
  perJob('failures', 'Failed attempts in a row', ({ failures }) => ({ '': failures }))
  perJob('last_success_timestamp_seconds', 'When it was last done, on the school’s clock', ({ doneAtSeconds }) =>
    doneAtSeconds === undefined ? {} : { '': doneAtSeconds },
  )
  perJob('last_count', 'What it did when it was last done, by kind', ({ counts }) => counts)

  function perJob(name: string, help: string, valuesOf: (job: JobStatus) => Record<string, number>): void {
    new Gauge({
      name: `licheng_job_${name}`,
      help,
      labelNames: ['job', 'what'],
      registers,
      async collect() {
        this.reset()
        for (const job of await jobs()) {
          for (const [what, value] of Object.entries(valuesOf(job)))
            this.set({ job: job.name, ...(what ? { what } : {}) }, value)
        }
      },
    })
  }
}
