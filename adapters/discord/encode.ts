import type { APIEmbed } from 'discord.js'
import { clean, oneLine, splitText } from '../../src/conversation/fitting.ts'
import type { Line, Reply } from '../../src/conversation/message.ts'
import { idsOf, isDeadLink, type Row, rowsOf } from './components.ts'
import {
  maxContentUnits,
  maxDescriptionUnits,
  maxEmbeds,
  maxEmbedUnits,
  maxFooterUnits,
  maxRows,
  maxTitleUnits,
} from './limits.ts'
import { plain } from './markdown.ts'

/** One message as Discord is sent it, before it is known where. */
export interface DiscordMessage {
  content: string
  embeds: APIEmbed[]
  components: Row[]
}

/** More messages than this at once are joined where they can be. */
const maxMessagesApart = 5
const accent = 0x0b6e4f
/** What a message says that has nothing but buttons. */
const blank = '…'

/** The replies as Discord messages, each within Discord's limits. `leftOut` counts the links that Discord would refuse. */
export function encode(replies: readonly Reply[]): { messages: DiscordMessage[]; leftOut: number } {
  const apart = replies.flatMap(messagesOf)
  const messages = apart.length > maxMessagesApart ? joined(apart) : apart
  const leftOut = replies.flatMap(({ buttons = [] }) => buttons).filter(isDeadLink).length
  return { messages, leftOut }
}

function messagesOf(reply: Reply): DiscordMessage[] {
  const rows = rowsOf(reply.buttons ?? [])
  const said = isPlain(reply) ? textsOf(reply) : cardsOf(reply)
  if (said.length === 0 && rows.length > 0) said.push({ content: blank, embeds: [], components: [] })
  for (const row of rows) {
    const last = said.at(-1)
    const taken = last?.components.flatMap(idsOf) ?? []
    const fits = last && last.components.length < maxRows && !idsOf(row).some((id) => taken.includes(id))
    if (fits) last.components.push(row)
    else said.push({ content: blank, embeds: [], components: [row] })
  }
  return said
}

/** Sentences alone, of which a lock screen may show the first. */
function isPlain({ title, lines, alt }: Reply): boolean {
  return !title && lines.every((line) => typeof line === 'string') && (alt === undefined || alt === lines[0])
}

function textsOf({ lines, note }: Reply): DiscordMessage[] {
  const said = lines.map(escaped).join('\n').trim()
  const small = plain(clean(note ?? '')).replace(/^(?=.)/gm, '-# ')
  return splitText([said, small].filter(Boolean).join('\n'), maxContentUnits).map((content) => ({
    content,
    embeds: [],
    components: [],
  }))
}

/** What a lock screen shows stands above the card; everything else within it. */
function cardsOf(reply: Reply): DiscordMessage[] {
  const { title = '', lines, alt } = reply
  const [first, ...others] = lines
  const headline = heading(alt ?? (title || labelOf(first)))
  // A first sentence that is the headline is not said again below it.
  const isFirstAbove = alt === undefined && !title && typeof first === 'string' && heading(first) === escaped(first)
  const content = bold(headline, title !== '' && alt === undefined)
  return embedsOf({ ...reply, lines: isFirstAbove ? others : lines })
    .reduce(withEmbed, [{ content, embeds: [], components: [] }])
    .filter((message) => message.content !== '' || message.embeds.length > 0)
}

function embedsOf({ title = '', lines, note, alt }: Reply): APIEmbed[] {
  const small = clean(note ?? '')
  const isFooter = small.length <= maxFooterUnits
  const text = [...lines.map(escaped), isFooter ? '' : plain(small)].filter(Boolean).join('\n')
  const ownTitle = alt !== undefined && clean(title) !== clean(alt) ? heading(title) : ''
  const footer = isFooter ? small : ''
  const embeds = splitText(text, maxDescriptionUnits).map((description): APIEmbed => ({ description, color: accent }))
  if (embeds.length === 0 && (ownTitle || footer)) embeds.push({ color: accent })
  const [head] = embeds
  const last = embeds.at(-1)
  if (head && ownTitle) head.title = ownTitle
  if (last && footer) last.footer = { text: footer }
  return embeds
}

const bold = (text: string, isTitle: boolean) => (text !== '' && isTitle ? `**${text}**` : text)

/** One line, short enough for a title. */
const heading = (text: string) => plain(oneLine(text, maxTitleUnits / 2))

/** The start of a card on a lock screen: of a labelled value the label alone. */
const labelOf = (line: Line | undefined) => (typeof line === 'string' ? line : (line?.label ?? ''))

function escaped(line: Line): string {
  if (typeof line === 'string') return plain(clean(line))
  return `**${plain(clean(line.label)) || '–'}**　${plain(clean(line.value)) || '–'}`
}

function withEmbed(messages: DiscordMessage[], embed: APIEmbed): DiscordMessage[] {
  const last = messages.at(-1)
  if (last && holds([...last.embeds, embed])) last.embeds.push(embed)
  else messages.push({ content: '', embeds: [embed], components: [] })
  return messages
}

const holds = (embeds: readonly APIEmbed[]) =>
  embeds.length <= maxEmbeds && embeds.reduce((sum, embed) => sum + unitsOf(embed), 0) <= maxEmbedUnits

const unitsOf = ({ title = '', description = '', footer }: APIEmbed) =>
  title.length + description.length + (footer?.text.length ?? 0)

/** Neighbours in one message, where nothing stands above what was said before it, and no button loses what it is about. */
function joined(messages: readonly DiscordMessage[]): DiscordMessage[] {
  const together: DiscordMessage[] = []
  for (const next of messages) {
    const last = together.at(-1)
    const content = [last?.content, next.content].filter(Boolean).join('\n\n')
    const inOrder = last && last.components.length === 0 && (last.embeds.length === 0 || next.content === '')
    if (last && inOrder && content.length <= maxContentUnits && holds([...last.embeds, ...next.embeds])) {
      last.content = content
      last.embeds.push(...next.embeds)
      last.components.push(...next.components)
    } else together.push({ ...next })
  }
  return together
}
