import { Router } from 'express'
import { botId } from './bot.ts'
import type { Faults } from './faults.ts'
import { filesOf } from './filesOf.ts'
import type { Message, MessageBody } from './message.ts'
import { channelMessageProblems, editProblems, insistOnWords } from './messageRules.ts'
import type { Network } from './network.ts'
import { insist, Refusal, unknownMessage } from './refusal.ts'
import { channelJson, messageJson } from './wire.ts'

/** Channels and the messages in them. */
export function channelRoutes(network: Network, faults: Faults): Router {
  const routes = Router()

  routes.post('/users/@me/channels', faults.handler('openDirect'), ({ body }, response) => {
    response.json(channelJson(network.openDirectByBot(String(body.recipient_id)), network))
  })
  routes.get('/channels/:channel', ({ params }, response) => {
    response.json(channelJson(network.channel(params.channel), network))
  })

  routes.post('/channels/:channel/messages', faults.handler('message'), (request, response) => {
    const channel = network.channel(String(request.params.channel))
    network.insistOnReach(channel)
    const body: MessageBody = request.body
    insist(channelMessageProblems(body))
    const before = network.said(channel, body)
    if (before) return response.json(messageJson(before, network))
    const answered = body.message_reference?.message_id
    const stands = answered === undefined || network.messages.get(answered)?.channel === channel.id
    if (!stands && body.message_reference?.fail_if_not_exists !== false)
      insist([{ path: 'message_reference', code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }])
    const files = filesOf(body, response, network, channel.id)
    insistOnWords(body, files)
    return response.json(messageJson(network.say(channel, botId, body, files), network))
  })

  routes.get('/channels/:channel/messages', faults.handler('history'), ({ params, query }, response) => {
    const { after, before, limit = '50' } = query
    const most = Number(limit)
    if (!(most >= 1 && most <= 100))
      insist([{ path: 'limit', code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' }])
    const all = network
      .history(network.channel(String(params.channel)))
      .filter(({ id }) => !before || BigInt(id) < BigInt(String(before)))
    // After an id come the oldest first, else the newest; the answer always begins with the newest.
    const some = after ? all.filter(({ id }) => BigInt(id) > BigInt(String(after))).slice(0, most) : all.slice(-most)
    response.json(some.reverse().map((message) => messageJson(message, network)))
  })
  routes.get('/channels/:channel/messages/:message', faults.handler('history'), ({ params }, response) => {
    response.json(messageJson(messageOf(params), network))
  })

  routes.patch('/channels/:channel/messages/:message', faults.handler('edit'), (request, response) => {
    const message = own(messageOf(request.params))
    const body: MessageBody = request.body
    insist(editProblems(body))
    const files = filesOf(body, response, network, message.channel, message.files)
    insistOnWords({ ...message.body, ...body }, files)
    network.edit(message, body, files)
    response.json(messageJson(message, network))
  })
  routes.delete('/channels/:channel/messages/:message', faults.handler('edit'), ({ params }, response) => {
    network.remove(own(messageOf(params)))
    response.status(204).end()
  })

  routes.post('/channels/:channel/typing', faults.handler('typing'), ({ params }, response) => {
    const channel = network.channel(String(params.channel))
    network.insistOnReach(channel)
    network.working.push(channel.id)
    response.status(204).end()
  })
  return routes

  function messageOf({ channel, message: id }: Record<string, unknown>): Message {
    const message = network.messages.get(String(id))
    const visible = message && message.state !== 'deleted' && message.onlyFor === undefined
    if (!visible || message.channel !== network.channel(String(channel)).id) throw unknownMessage()
    return message
  }

  function own(message: Message): Message {
    if (message.author !== botId) throw new Refusal(403, 50005, 'Cannot edit a message authored by another user')
    return message
  }
}
