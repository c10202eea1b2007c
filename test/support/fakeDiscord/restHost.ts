import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { readBody } from './body.ts'
import { applicationId, botJson } from './bot.ts'
import { channelRoutes } from './channelRoutes.ts'
import type { CommandShelf } from './commandShelf.ts'
import type { Faults } from './faults.ts'
import type { Gateway } from './gateway.ts'
import { interactionRoutes } from './interactionRoutes.ts'
import type { Interactions } from './interactions.ts'
import type { Network } from './network.ts'
import { notFound, Refusal, unauthorized } from './refusal.ts'
import { memberJson, userJson } from './wire.ts'

/** What the host is made of. */
export interface Discord {
  network: Network
  gateway: Gateway
  interactions: Interactions
  shelf: CommandShelf
  faults: Faults
  token: string
}

/** discord.com: everything a bot asks or says. */
export function restHost({ network, gateway, interactions, shelf, faults, token }: Discord): Express {
  const host = express()
  const api = express.Router()
  api.use(readBody)
  api.use(interactionRoutes(network, interactions, faults))
  api.use(guard(token))

  api.get('/gateway/bot', faults.handler('gateway'), (_request, response) => {
    const limit = { total: 1000, remaining: gateway.startsLeft, reset_after: 86_400_000, max_concurrency: 1 }
    response.json({ url: gateway.url, shards: 1, session_start_limit: limit })
  })
  api.get('/users/@me', (_request, response) => {
    response.json(botJson)
  })
  api.get('/users/:user', ({ params }, response) => {
    response.json(userJson(network.person(params.user)))
  })
  api.get('/applications/@me', (_request, response) => {
    response.json({ id: applicationId, name: '歷程小幫手', description: '', icon: null, bot: botJson, flags: 0 })
  })
  api.get('/guilds/:server/members/:user', ({ params }, response) => {
    const channel = [...network.channels.values()].find(({ server }) => server?.id === params.server)
    if (!channel?.members.includes(params.user)) throw new Refusal(404, 10007, 'Unknown Member')
    response.json(memberJson(network.person(params.user), channel))
  })
  api.use(channelRoutes(network, faults))
  api.use(shelf.routes(faults))
  api.use(() => {
    throw notFound()
  })

  host.use('/api/v10', api)
  host.use(() => {
    throw notFound()
  })
  host.use(refusals)
  return host
}

function guard(token: string): RequestHandler {
  return (request, _response, next) =>
    next(request.get('authorization') === `Bot ${token}` ? undefined : unauthorized())
}

const refusals: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof Refusal) return response.status(error.status).json(error)
  if (error instanceof SyntaxError)
    return response.status(400).json({ message: 'The request body contains invalid JSON.', code: 50109 })
  return next(error)
}
