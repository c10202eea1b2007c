import { botId } from './bot.ts'
import { componentType } from './componentRules.ts'
import type { Embed, Message } from './message.ts'
import { messageFlags } from './messageRules.ts'

/** A message as a person sees it. */
export interface Heard {
  id: string
  /** The channel it stands in. */
  channel: string
  /** Said in answer to what someone just did, or of the bot's own accord. */
  by: 'interaction' | 'message'
  /** Only one person sees it. */
  ephemeral: boolean
  silent: boolean
  edited: boolean
  /** Everything that can be read, top to bottom. */
  text: string
  /** What a lock screen shows: the text outside the cards, else what stands in them. */
  preview: string
  buttons: HeardButton[]
  selects: HeardSelect[]
  files: { name: string; bytes: Uint8Array }[]
  /** The people and roles whose phones ring: those mentioned, as far as the message allows it. */
  pings: string[]
  raw: Message['body']
}

export interface HeardButton {
  label: string
  /** Of one that tells the bot. */
  customId?: string
  /** Of a link. */
  url?: string
  disabled: boolean
}

export interface HeardSelect {
  customId: string
  placeholder: string
  options: { label: string; value: string; description?: string }[]
  min: number
  max: number
}

/** What the bot's message looks like now. */
export function heard(message: Message): Heard {
  const { body, files, interaction, onlyFor, editedAtMs, id, channel } = message
  const cards = (body.embeds ?? []).flatMap(textsOf).join('\n')
  const parts = (body.components ?? []).flatMap(({ components }) => components)
  const content = body.content?.trim() ?? ''
  return {
    id,
    channel,
    by: interaction === undefined ? 'message' : 'interaction',
    ephemeral: onlyFor !== undefined,
    silent: ((body.flags ?? 0) & messageFlags.suppressNotifications) !== 0,
    edited: editedAtMs !== undefined,
    text: [content, cards].filter(Boolean).join('\n'),
    preview: content || cards,
    buttons: parts
      .filter(({ type }) => type === componentType.button)
      .map(({ label = '', custom_id: customId, url, disabled = false }) => ({
        label,
        disabled,
        ...(customId ? { customId } : {}),
        ...(url ? { url } : {}),
      })),
    selects: parts
      .filter(({ type }) => type === componentType.select)
      .map(
        ({ custom_id: customId = '', placeholder = '', options = [], min_values: min = 1, max_values: max = 1 }) => ({
          customId,
          placeholder,
          options,
          min,
          max,
        }),
      ),
    files: files.map(({ name, bytes }) => ({ name, bytes })),
    pings: pingsOf(message),
    raw: body,
  }
}

/** The bot's messages that this person can see, as they are now. */
export function isHeard({ author, state, onlyFor }: Message, person: string | undefined): boolean {
  return author === botId && state === 'said' && (onlyFor === undefined || onlyFor === person)
}

function textsOf({ author, title, description, fields = [], footer }: Embed): string[] {
  const values = fields.flatMap(({ name, value }) => [name, value])
  return [author?.name, title, description, ...values, footer?.text].filter((text) => text !== undefined)
}

function pingsOf({ body: { content, allowed_mentions: allowed } }: Message): string[] {
  const may = (kind: 'roles' | 'users', id: string) =>
    !allowed || allowed.parse?.includes(kind) || (allowed[kind]?.includes(id) ?? false)
  const named = [...(content ?? '').matchAll(/<@(&?)!?(\d+)>/g)]
    .filter(([, role, id]) => may(role ? 'roles' : 'users', String(id)))
    .map(([, , id]) => String(id))
  const all = !allowed || allowed.parse?.includes('everyone') ? (content?.match(/@(everyone|here)/g) ?? []) : []
  return [...named, ...all]
}
