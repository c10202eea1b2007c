import { randomBytes } from 'node:crypto'
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  ComponentType,
  type GatewayMessageDeleteDispatchData,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from 'discord.js'
import type { Accept } from '../../src/conversation/channel.ts'
import type { Inbound } from '../../src/conversation/message.ts'
import { type Wording, wordingIn } from '../../src/conversation/wording/index.ts'
import type { DiscordAnswer, DiscordApi } from './api.ts'
import { choicesFor } from './autocomplete.ts'
import { optionsOf } from './commandContent.ts'
import type { DiscordConfig } from './config.ts'
import { decodeId } from './customId.ts'
import { type Answerable, accountOf, decodeInteraction, isInServer, isTyped } from './decodeInteraction.ts'
import { decodeMessage } from './decodeMessage.ts'
import { encode } from './encode.ts'
import { messageEvent } from './eventIds.ts'
import { fieldForm, handInForm } from './forms.ts'
import { Lanes } from './lanes.ts'
import { readMissed } from './missed.ts'
import { acknowledgedCode } from './outcome.ts'
import { wait } from './wait.ts'

/** More events than a message can have parts: ten files and a text. */
const maxParts = 11
const storingPausesMs = [500, 2000, 8000]

/** The hearing half of the channel: what the gateway brings is acknowledged, decoded and handed over, each person's in order. */
export interface Hearing {
  /** A connection begins that knows nothing of what was missed. */
  begin(): void
  message(message: APIMessage & { guild_id?: string }): void
  unsent(deleted: GatewayMessageDeleteDispatchData): void
  interaction(interaction: APIInteraction): void
}

export function createHearing(
  config: DiscordConfig,
  api: DiscordApi,
  accept: Accept,
  track: <T>(work: Promise<T>) => Promise<T>,
): Hearing {
  const { log, remembered, wait: pause = wait } = config
  const lanes = new Lanes()
  /** Until it is known what was missed, what comes now must wait: its order would be lost. */
  let begun: Promise<void> = Promise.resolve()

  return {
    begin() {
      begun = track(catchUp())
    },
    message(message) {
      const inbound = decodeMessage(message)
      if (inbound.length > 0) void inOrder(message.author.id, () => acceptPatiently(inbound))
    },
    unsent({ id, guild_id: server }) {
      if (server === undefined) void track(takeBack(id)).catch(failed('taking a message back'))
    },
    interaction(interaction) {
      void track(answer(interaction)).catch(failed('an interaction'))
    },
  }

  function inOrder(account: string, work: () => Promise<void>): Promise<void> {
    const turn = begun.then(() => lanes.run(account, work))
    return track(turn).catch(failed('storing'))
  }

  /** A message that is not stored cannot be asked for again by its sender's phone, so it is tried for a while. */
  async function acceptPatiently(inbound: Inbound[]): Promise<void> {
    for (const pauseMs of storingPausesMs) {
      try {
        return await accept(inbound)
      } catch (error) {
        failed('storing, which is tried again,')(error)
        await pause(pauseMs)
      }
    }
    await accept(inbound)
  }

  function failed(what: string) {
    return (error: unknown) =>
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, `discord: ${what} failed`)
  }

  /** Each chat of the last day is read from the last stored message on, before anything newer of that person is stored. */
  async function catchUp(): Promise<void> {
    try {
      for (const chat of await remembered.recentChats())
        void track(lanes.run(chat.account, () => readMissed(config, api, chat, acceptPatiently))).catch(
          failed('reading what was missed'),
        )
    } catch (error) {
      failed('finding what was missed')(error)
    }
  }

  async function takeBack(message: string): Promise<void> {
    const parts = Array.from({ length: maxParts }, (_, index) => messageEvent(message, index))
    for (const { eventId, account, content } of await remembered.stored(parts)) {
      if (content.kind !== 'file') continue
      const { handle } = content.file
      const chat = await remembered.chatOf(account)
      const place = { kind: 'direct' as const, id: chat ?? account }
      await inOrder(account, () =>
        accept([{ channel: 'discord', eventId: `${eventId}.x`, account, place, content: { kind: 'unsent', handle } }]),
      )
    }
  }

  async function answer(interaction: APIInteraction): Promise<void> {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return complete(interaction)
    if (interaction.type === InteractionType.Ping) return
    const form = formFor(interaction)
    if (form) return void (await acknowledge(interaction, { type: InteractionResponseType.Modal, data: form }))
    // Acknowledged before anything is looked up: Discord waits three seconds.
    const flags = isInServer(interaction) ? { flags: MessageFlags.Ephemeral } : {}
    await acknowledge(interaction, { type: InteractionResponseType.DeferredChannelMessageWithSource, data: flags })
    const inbound = decodeInteraction(interaction)
    if (inbound) await inOrder(inbound.account ?? '', () => store(inbound, interaction))
  }

  /** Whoever was told to wait is told, too, that it came to nothing. */
  async function store(inbound: Inbound, interaction: Answerable): Promise<void> {
    try {
      await accept([inbound])
    } catch (error) {
      const reference = randomBytes(4).toString('hex')
      log.error({ error: error instanceof Error ? error.name : 'unknown', reference }, 'discord: storing failed')
      const [sorry] = encode([wordsFor(interaction).general.broken(reference)]).messages
      const route = Routes.webhookMessage(config.applicationId, interaction.token)
      await api.call({ method: 'PATCH', route, body: { ...sorry, components: [] }, withoutAuth: true })
    }
  }

  async function complete(interaction: APIApplicationCommandAutocompleteInteraction): Promise<void> {
    const account = accountOf(interaction)
    const choices = account === undefined ? [] : await choicesFor(config, account, interaction.data)
    await acknowledge(interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    })
  }

  /** The first answer. One that comes too late, or a second time, changes nothing: what was done is handed over all the same. */
  async function acknowledge({ id, token }: APIInteraction, body: object): Promise<void> {
    const route = Routes.interactionCallback(id, token)
    const answered = await api.call({ method: 'POST', route, body, withoutAuth: true })
    if (!isAcknowledged(answered))
      log.warn({ interaction: id, ...answered, body: undefined }, 'discord: not acknowledged')
  }
}

const isAcknowledged = (answer: DiscordAnswer) =>
  answer.kind === 'ok' || (answer.kind === 'refused' && answer.code === acknowledgedCode)

/** The form that opens at once, without a look-up; everything is checked when it is sent. */
function formFor(interaction: Answerable) {
  if (interaction.type === InteractionType.MessageComponent) return fieldOf(interaction)
  if (interaction.type !== InteractionType.ApplicationCommand || !isTyped(interaction)) return undefined
  const given = optionsOf(interaction.data)
  if (interaction.data.name !== 'submit' || given.file || given.file2 || given.kind === 'diverse') return undefined
  return handInForm(given, wordsFor(interaction).commands.form)
}

function fieldOf(interaction: APIMessageComponentInteraction) {
  if (interaction.data.component_type !== ComponentType.Button) return undefined
  const used = decodeId(interaction.data.custom_id)
  return used && 'field' in used && used.field.kind === 'answer' ? fieldForm(interaction, used) : undefined
}

/** In the language of the person's own Discord, before it is known who they are. */
const wordsFor = ({ locale }: { locale?: string }): Wording => wordingIn[locale?.startsWith('zh') ? 'zh-TW' : 'en']
