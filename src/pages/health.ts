import { Router } from 'express'
import type { Connection } from 'mongoose'

const pingWithinMs = 2_000

export interface HealthDeps {
  connection: Connection
  /** Migrations are done and messages are taken. */
  isReady(): boolean
}

/** `/healthz`: the process is alive. `/readyz`: it can do its work. Source: contract.md, HTTP. */
export function healthRouter({ connection, isReady }: HealthDeps): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.json({ alive: true })
  })
  router.get('/readyz', async (_request, response) => {
    const isThere = isReady() && (await isReachable(connection))
    response.status(isThere ? 200 : 503).json({ ready: isThere })
  })
  return router
}

async function isReachable({ db }: Connection): Promise<boolean> {
  if (!db) return false
  const { promise, giveUp } = timeLimit(pingWithinMs)
  try {
    return await Promise.race([db.command({ ping: 1 }).then(() => true), promise])
  } catch {
    return false
  } finally {
    giveUp()
  }
}

function timeLimit(ms: number) {
  let timer: NodeJS.Timeout | undefined
  const promise = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  return { promise, giveUp: () => clearTimeout(timer) }
}
