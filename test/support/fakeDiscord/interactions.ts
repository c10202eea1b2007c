import type { Form } from './form.ts'
import type { Message } from './message.ts'
import type { Channel, Network } from './network.ts'
import { Refusal, unknownInteraction, unknownMessage, unknownWebhook } from './refusal.ts'

export const interactionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const
export type InteractionType = (typeof interactionType)[keyof typeof interactionType]

/** What the bot may answer at first. */
export const callbackType = {
  message: 4,
  deferral: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const

/** Something that a person did and that waits for an answer. */
export interface Interaction {
  id: string
  token: string
  type: InteractionType
  user: string
  channel: Channel
  atMs: number
  /** The message whose button or list was used. */
  on?: Message
  /** The kind of the first answer, and what it held. */
  answer?: { type: number; data: Record<string, unknown> }
  /** The message that the first answer made or changed. */
  original?: Message
}

const answerMs = 3000
const tokenMs = 15 * 60_000

const messages = [callbackType.message, callbackType.deferral]
/** Of the message whose button was pressed, or whose button opened the form. */
const updates = [callbackType.deferredUpdate, callbackType.update]

/** Which first answers each kind of interaction takes. */
const answersTo: Record<InteractionType, readonly number[]> = {
  [interactionType.command]: [...messages, callbackType.modal],
  [interactionType.component]: [...messages, ...updates, callbackType.modal],
  [interactionType.autocomplete]: [callbackType.choices],
  [interactionType.modal]: [...messages, ...updates],
}

/** The interactions that are waiting or were answered, and the tokens that speak for them. */
export class Interactions {
  /** The form that is open over each person's chat. */
  readonly forms = new Map<string, Form>()
  readonly #network: Network
  readonly #byToken = new Map<string, Interaction>()

  constructor(network: Network) {
    this.#network = network
  }

  begin(type: InteractionType, user: string, channel: Channel, on?: Message): Interaction {
    const id = this.#network.id()
    const token = `interaction-token-of-${id}`
    const interaction: Interaction = {
      id,
      token,
      type,
      user,
      channel,
      atMs: this.#network.nowMs,
      ...(on ? { on } : {}),
    }
    this.#byToken.set(token, interaction)
    return interaction
  }

  byId(id: unknown): Interaction | undefined {
    return [...this.#byToken.values()].find((interaction) => interaction.id === id)
  }

  /** The interaction that may be answered now, for the first time and with that kind of answer. */
  answerable(id: string, token: string, type: unknown): Interaction {
    const interaction = this.#byToken.get(token)
    if (interaction?.id !== id) throw unknownInteraction()
    if (interaction.answer) throw new Refusal(400, 40060, 'Interaction has already been acknowledged.')
    if (this.#network.nowMs - interaction.atMs > answerMs) throw unknownInteraction()
    const updatesNothing = updates.some((update) => update === type) && !interaction.on
    if (!answersTo[interaction.type].includes(Number(type)) || updatesNothing)
      throw new Refusal(400, 50035, 'Invalid Form Body', [
        {
          path: 'type',
          code: 'INTERACTION_APPLICATION_COMMAND_INVALID_CALLBACK_TYPE',
          message: 'Not an answer to this',
        },
      ])
    return interaction
  }

  /** The interaction that a token still speaks for, once it has been answered. */
  ofToken(token: string): Interaction {
    const interaction = this.#byToken.get(token)
    if (!interaction) throw unknownWebhook()
    if (this.#network.nowMs - interaction.atMs > tokenMs) throw new Refusal(401, 50027, 'Invalid Webhook Token')
    if (!interaction.answer) throw unknownWebhook()
    return interaction
  }

  /** A message of that interaction, by id or as `@original`. */
  message(interaction: Interaction, id: string): Message {
    const message = id === '@original' ? interaction.original : this.#network.messages.get(id)
    const own = message === interaction.original || message?.interaction === interaction.id
    if (!message || !own || message.state === 'deleted') throw unknownMessage()
    return message
  }
}
