import {
  type APIApplicationCommandInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord.js'
import type { Content, Inbound, Place } from '../../src/conversation/message.ts'
import { commandContent } from './commandContent.ts'
import { decodeId } from './customId.ts'
import { interactionEvent } from './eventIds.ts'
import { formContent } from './forms.ts'
import { encodeReplyHandle } from './handles.ts'

/** What is answered later: the use of a command, a button or list, or a form. */
export type Answerable = APIApplicationCommandInteraction | APIMessageComponentInteraction | APIModalSubmitInteraction

/** What someone did by a command, a button or list, or a form; undefined where nobody did it. */
export function decodeInteraction(interaction: Answerable): Inbound | undefined {
  const { id, token } = interaction
  const account = accountOf(interaction)
  const place = placeOf(interaction, account)
  if (account === undefined || place === undefined) return undefined
  return {
    channel: 'discord',
    eventId: interactionEvent(id),
    account,
    place,
    content: contentOf(interaction),
    replyHandle: encodeReplyHandle({ by: 'interaction', interaction: id, token }),
  }
}

/** Who did it: a member where it was done in a server. */
export const accountOf = ({ member, user }: Pick<Answerable, 'member' | 'user'>): string | undefined =>
  (member?.user ?? user)?.id

/** In a server the answer is shown to whoever asked, and to nobody else. */
export const isInServer = ({ guild_id: server }: Pick<Answerable, 'guild_id'>): boolean => server !== undefined

function placeOf(interaction: Answerable, account: string | undefined): Place | undefined {
  const channel = interaction.channel?.id ?? interaction.channel_id
  if (channel === undefined || account === undefined) return undefined
  return isInServer(interaction) ? { kind: 'direct', id: account, channel } : { kind: 'direct', id: channel }
}

function contentOf(interaction: Answerable): Content {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return isTyped(interaction) ? commandContent(interaction.data) : { kind: 'other', what: 'command' }
    case InteractionType.MessageComponent:
      return pressContent(interaction)
    case InteractionType.ModalSubmit:
      return formContent(interaction.data)
  }
}

export const isTyped = (
  interaction: APIApplicationCommandInteraction,
): interaction is APIChatInputApplicationCommandInteraction =>
  interaction.data.type === ApplicationCommandType.ChatInput

/** Of a list the option chosen is the press. */
function pressContent({ data }: APIMessageComponentInteraction): Content {
  const id = data.component_type === ComponentType.StringSelect ? (data.values[0] ?? '') : data.custom_id
  const used = decodeId(id)
  if (!used) return { kind: 'other', what: 'press' }
  return { kind: 'press', press: 'press' in used ? used.press : used.field }
}
