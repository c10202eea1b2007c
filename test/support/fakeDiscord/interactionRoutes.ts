import { type Response, Router } from 'express'
import { applicationId, botId } from './bot.ts'
import type { Faults } from './faults.ts'
import { filesOf } from './filesOf.ts'
import { formOf } from './form.ts'
import { callbackType, type Interaction, type Interactions } from './interactions.ts'
import type { Message, MessageBody } from './message.ts'
import { answerProblems, deferralProblems, editProblems, insistOnWords, messageFlags } from './messageRules.ts'
import { modalProblems } from './modalRules.ts'
import type { Network } from './network.ts'
import { insist, unknownWebhook } from './refusal.ts'
import { list, object, oneOf, string } from './rules.ts'
import { messageJson } from './wire.ts'

const choicesRule = object({ choices: list(object({ name: string(1, 100), value: string(0, 100) }), 0, 25) })

/** First answers, and what may be said by an interaction's token after them. Neither carries the bot's own token. */
export function interactionRoutes(network: Network, interactions: Interactions, faults: Faults): Router {
  const routes = Router()

  routes.post('/interactions/:id/:token/callback', faults.handler('callback'), ({ params, query, body }, response) => {
    insist(object({ type: oneOf(...Object.values(callbackType)) })(body, ''))
    const { type, data = {} } = body
    const interaction = interactions.answerable(String(params.id), String(params.token), type)
    answer(interaction, type, data, response)
    interaction.answer = { type, data }
    network.changed()
    if (query.with_response !== 'true') return response.status(204).end()
    const { id, type: kind, original } = interaction
    return response.json({
      interaction: { id, type: kind, ...(original ? { response_message_id: original.id } : {}) },
      resource: { type, ...(original ? { message: messageJson(original, network) } : {}) },
    })
  })

  const webhook = `/webhooks/${applicationId}/:token`
  routes.post(webhook, faults.handler('followup'), ({ params, body }, response) => {
    const interaction = interactions.ofToken(String(params.token))
    const { original } = interaction
    if (original?.state === 'thinking') return response.json(change(original, body, response))
    return response.json(messageJson(say(interaction, body, response), network))
  })
  routes.get(`${webhook}/messages/:message`, faults.handler('original'), ({ params }, response) => {
    response.json(messageJson(messageOf(params), network))
  })
  routes.patch(`${webhook}/messages/:message`, faults.handler('original'), ({ params, body }, response) => {
    response.json(change(messageOf(params), body, response))
  })
  routes.delete(`${webhook}/messages/:message`, faults.handler('original'), ({ params }, response) => {
    network.remove(messageOf(params))
    response.status(204).end()
  })
  routes.use('/webhooks', () => {
    throw unknownWebhook()
  })
  return routes

  function answer(
    interaction: Interaction,
    type: number,
    data: Record<string, unknown> & MessageBody,
    response: Response,
  ): void {
    const { on } = interaction
    switch (type) {
      case callbackType.message:
        interaction.original = say(interaction, data, response, 'data')
        return
      case callbackType.deferral:
        insist(deferralProblems(data))
        interaction.original = network.say(interaction.channel, botId, {}, [], {
          ...audience(interaction, data),
          thinking: true,
        })
        return
      case callbackType.update:
        insist(editProblems(data, 'data'))
        if (!on) return
        apply(on, data, response)
        interaction.original = on
        return
      case callbackType.deferredUpdate:
        if (on) interaction.original = on
        return
      case callbackType.choices:
        insist(choicesRule(data, 'data'))
        return
      default:
        insist(modalProblems(data))
        interactions.forms.set(interaction.user, formOf(interaction, data))
    }
  }

  function say(interaction: Interaction, body: MessageBody, response: Response, path = ''): Message {
    insist(answerProblems(body, path))
    const files = filesOf(body, response, network, interaction.channel.id)
    insistOnWords(body, files)
    return network.say(interaction.channel, botId, body, files, audience(interaction, body))
  }

  function change(message: Message, body: MessageBody, response: Response) {
    // Of a deferred answer only the promise said who will see it.
    const { flags: _flags, ...rest } = body
    insist(message.state === 'thinking' ? answerProblems(body) : editProblems(body))
    apply(message, message.state === 'thinking' ? rest : body, response)
    return messageJson(message, network)
  }

  function apply(message: Message, body: MessageBody, response: Response): void {
    const files = filesOf(body, response, network, message.channel, message.files)
    insistOnWords({ ...message.body, ...body }, files)
    network.edit(message, body, files)
  }

  function messageOf({ token, message }: Record<string, unknown>) {
    const interaction = interactions.ofToken(String(token))
    return interactions.message(interaction, String(message))
  }
}

/** Who sees an answer: everybody in the channel, or the one who asked. */
function audience({ id, user }: Interaction, { flags }: MessageBody) {
  return { interaction: id, ...((flags ?? 0) & messageFlags.ephemeral ? { onlyFor: user } : {}) }
}
