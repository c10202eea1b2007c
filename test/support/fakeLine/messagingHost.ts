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
    const retryKey = request.get('x-line-retry-key')
    if (retryKey !== undefined && !uuid.test(retryKey)) return refuse(response, "The 'X-Line-Retry-Key' is invalid")
    const earlier = retryKey && network.accepted(retryKey)
    if (earlier) {
      response.set('x-line-accepted-request-id', earlier.requestId)
      return response
        .status(409)
        .json({ message: 'The retry key is already accepted', sentMessages: earlier.sentMessages })
    }
    const { to, messages, notificationDisabled } = request.body
    if (!/^[UCR][0-9a-f]{32}$/.test(to)) return refuse(response, "The property, 'to', in the request body is invalid")
    if (objects(response, messages)) return response
    const members = network.groups.get(to)
    const friend = network.friends.get(to)
    if (!members && !friend) return refuse(response, 'Failed to send messages')
    const cost = members ? members.length : friend?.blocked ? 0 : 1
    if (network.monthlyLimit !== undefined && network.used + cost > network.monthlyLimit)
      return response.status(429).json({ message: 'You have reached your monthly limit.' })
    network.used += cost
    // Whoever blocked the account hears nothing, and LINE does not say so.
    const sentMessages = cost === 0 ? [] : network.say(to, messages, 'push', notificationDisabled === true)
    if (retryKey) network.remember(retryKey, String(response.get('x-line-request-id')), sentMessages)
    return response.json({ sentMessages })
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
