import { validateSignature } from '@line/bot-sdk'
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express'
import type { Accept } from '../../src/conversation/channel.ts'
import type { Inbound } from '../../src/conversation/message.ts'
import type { LineConfig } from './config.ts'
import { decode } from './decode.ts'
import { members, text } from './json.ts'

const maxBodyBytes = 1024 * 1024

/**
 * Receives LINE's events: verified over the bytes as they came, decoded, stored, and only then answered 200.
 * Whatever is not stored is answered 5xx, so that LINE sends it again.
 */
export function webhookRouter(
  { channelSecret, realNow, log }: LineConfig,
  acceptor: { accept: Accept | undefined },
): Router {
  const receive = async (request: Request, response: Response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    if (!validateSignature(body, channelSecret, request.get('x-line-signature') ?? '')) {
      log.warn({ bytes: body.length }, 'line webhook: signature refused')
      return response.sendStatus(401)
    }
    const events = eventsOf(body)
    if (events === undefined) return response.sendStatus(400)
    const { accept } = acceptor
    if (accept === undefined) return response.sendStatus(503)
    const messages = events.flatMap((event) => inboundOf(event, realNow(), log))
    if (messages.length > 0) await accept(messages)
    return response.sendStatus(200)
  }

  const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    const { status, code, name } = members(error)
    if (typeof status === 'number' && status < 500) return response.sendStatus(status)
    log.error({ name, code }, 'line webhook: events could not be stored')
    return response.sendStatus(500)
  }

  const router = express.Router()
  const rawBody = express.raw({ type: () => true, limit: maxBodyBytes, inflate: false })
  router
    .route('/line/webhook')
    .post(rawBody, receive)
    .all((_request, response) => response.set('Allow', 'POST').sendStatus(405))
  router.use('/line/webhook', refuse)
  return router
}

function eventsOf(body: Buffer): unknown[] | undefined {
  try {
    const { events } = members(JSON.parse(body.toString('utf8')))
    return Array.isArray(events) ? events : undefined
  } catch {
    return undefined
  }
}

function inboundOf(event: unknown, realNowMs: number, log: LineConfig['log']): Inbound[] {
  const decoded = decode(event, realNowMs)
  if ('inbound' in decoded) return [decoded.inbound]
  const type = text(members(event).type)?.slice(0, 40)
  if (decoded.ignored === 'malformed') log.warn({ type }, 'line webhook: event with malformed ids dropped')
  else log.info({ type, why: decoded.ignored }, 'line webhook: event ignored')
  return []
}
