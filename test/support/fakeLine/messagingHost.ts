import express, { type Express, type Request, type Response } from 'express'
import type { Faults } from './faults.ts'
import { problemsOf } from './messageRules.ts'
import type { Network } from './network.ts'
import type { RichMenuShelf } from './richMenuShelf.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** api.line.me: speaking, quota, groups, menus. It holds no files. */
export function messagingHost(network: Network, faults: Faults, shelf: RichMenuShelf, accessToken: string): Express {
  const host = express()
  host.use(guard(network, accessToken), express.json({ limit: 2_000_000 }))

  host.post('/v2/bot/message/reply', faults.handler('reply'), (request, response) => {
    if (request.get('x-line-retry-key')) return refuse(response, "The 'X-Line-Retry-Key' header is not supported")
    const { replyToken, messages, notificationDisabled } = request.body
    if (objects(response, messages)) return response
    const chat = network.redeem(replyToken)
    if (chat === undefined) return refuse(response, 'Invalid reply token')
    return response.json({ sentMessages: network.say(chat, messages, 'reply', notificationDisabled === true) })
  })

  host.post('/v2/bot/message/push', faults.handler('push'), (request, response) => {
    const { to } = request.body
    if (!/^[UCR][0-9a-f]{32}$/.test(to)) return refuse(response, "The property, 'to', in the request body is invalid")
    return speak(request, response, network, [to], 'Failed to send messages')
  })

  host.post('/v2/bot/message/multicast', faults.handler('multicast'), (request, response) => {
    const { to } = request.body
    if (!Array.isArray(to) || to.length < 1 || to.length > 500)
      return refuse(response, "The property, 'to', in the request body is invalid (Size must be between 1 and 500)")
    const unknown = to.findIndex((id) => !network.friends.has(id))
    return speak(request, response, network, to, `The property, to[${unknown}], in the request body is invalid`)
  })

  host.post('/v2/bot/chat/loading/start', faults.handler('loading'), ({ body }, response) => {
    const { chatId, loadingSeconds = 20 } = body
    if (!network.friends.has(chatId)) return refuse(response, "The property, 'chatId', in the request body is invalid")
    if (loadingSeconds % 5 !== 0 || loadingSeconds < 5 || loadingSeconds > 60)
      return refuse(response, "The property, 'loadingSeconds', in the request body is invalid")
    network.working.push(chatId)
    return response.status(202).json({})
  })

  host.get('/v2/bot/message/quota', faults.handler('quota'), (_request, response) => {
    const { monthlyLimit: value } = network
    return response.json(value === undefined ? { type: 'none' } : { type: 'limited', value })
  })
  host.get('/v2/bot/message/quota/consumption', faults.handler('quota'), (_request, response) =>
    response.json({ totalUsage: network.used }),
  )
  host.get('/v2/bot/group/:id/members/count', ({ params }, response) => {
    const members = network.groups.get(params.id)
    return members ? response.json({ count: members.length }) : response.status(404).json({ message: 'Not found' })
  })

  host.use(faults.handler('richmenu'), shelf.routes())
  host.use(notFound)
  return host
}

/** Says the same to each chat, bills each, and knows a retry key again; whom it does not know spoils it for all. */
function speak(request: Request, response: Response, network: Network, to: string[], ifUnknown: string): Response {
  const retryKey = request.get('x-line-retry-key')
  if (retryKey !== undefined && !uuid.test(retryKey)) return refuse(response, "The 'X-Line-Retry-Key' is invalid")
  const earlier = retryKey && network.accepted(retryKey)
  if (earlier) {
    response.set('x-line-accepted-request-id', earlier.requestId)
    const { sentMessages } = earlier
    return response.status(409).json({ message: 'The retry key is already accepted', sentMessages })
  }
  const { messages, notificationDisabled } = request.body
  if (objects(response, messages)) return response
  if (!to.every((chat) => network.groups.has(chat) || network.friends.has(chat))) return refuse(response, ifUnknown)
  const costs = to.map((chat) => network.costOf(chat))
  const cost = costs.reduce((sum, each) => sum + each, 0)
  if (network.monthlyLimit !== undefined && network.used + cost > network.monthlyLimit)
    return response.status(429).json({ message: 'You have reached your monthly limit.' })
  network.used += cost
  // Whoever blocked the account hears nothing, and LINE does not say so.
  const sentMessages = to
    .filter((_, index) => costs[index] !== 0)
    .flatMap((chat) => network.say(chat, messages, 'push', notificationDisabled === true))
  if (retryKey) network.remember(retryKey, String(response.get('x-line-request-id')), sentMessages)
  return response.json(to.length === 1 ? { sentMessages } : {})
}

/** Every call carries the access token, and every answer an id. */
export function guard(network: Network, accessToken: string) {
  return (request: Request, response: Response, next: () => void) => {
    response.set('x-line-request-id', `request-${network.id()}`)
    if (request.get('authorization') === `Bearer ${accessToken}`) return next()
    return response.status(401).json({ message: 'Authentication failed. Confirm that the access token is valid.' })
  }
}

export const notFound = (_request: Request, response: Response) => response.status(404).json({ message: 'Not found' })

export function refuse(response: Response, message: string): Response {
  return response.status(400).json({ message })
}

function objects(response: Response, messages: unknown): boolean {
  const details = problemsOf(messages)
  if (details.length === 0) return false
  response.status(400).json({ message: `The request body has ${details.length} error(s)`, details })
  return true
}
