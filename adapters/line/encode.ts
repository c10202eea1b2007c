import type { messagingApi } from '@line/bot-sdk'
import type { Button, Line, Reply } from '../../src/conversation/message.ts'
import { actionOf } from './action.ts'
import { bubblesOf } from './flex.ts'
import {
  clean,
  cut,
  jsonBytes,
  maxAltTextUnits,
  maxBubbles,
  maxCarouselBytes,
  maxFlexLabel,
  maxMessages,
  maxQuickReplies,
  maxQuickReplyLabel,
  maxTextUnits,
  shorten,
  splitText,
} from './limits.ts'

type Message = messagingApi.TextMessage | messagingApi.FlexMessage

/** A stretch of the answer in one form; neighbours of the same form can be joined. */
type Part =
  | { form: 'text'; text: string; quickReply?: messagingApi.QuickReply }
  | { form: 'card'; bubbles: messagingApi.FlexBubble[]; alt: string }

/** What LINE is sent: at most five messages. `leftOut` counts messages and links that no limit leaves room for. */
export interface Encoded {
  messages: Message[]
  leftOut: number
}

/**
 * The replies as LINE messages, each within LINE's limits.
 * Where one message each is too many, neighbours of a form are joined, then everything becomes cards in carousels,
 * and only what even those do not hold (some 250 KB) is left out.
 */
export function encode(replies: readonly Reply[]): Encoded {
  const parts = replies.map((reply, index) => partOf(reply, index === replies.length - 1)).filter(isSomething)
  const ways = [() => parts, () => joined(parts), () => joined(replies.map(cardOf).filter(isSomething))]
  let messages: Message[] = []
  for (const way of ways) {
    messages = way().flatMap(messagesOf)
    if (messages.length <= maxMessages) break
  }
  const deadLinks = replies.flatMap((reply) => reply.buttons ?? []).filter((button) => !actionOf(button, maxFlexLabel))
  return {
    messages: messages.slice(0, maxMessages),
    leftOut: Math.max(0, messages.length - maxMessages) + deadLinks.length,
  }
}

function isSomething(part: Part): boolean {
  return part.form === 'text' ? part.text !== '' : part.bubbles.length > 0
}

/** Buttons below a text are gone with the next message, so only the last reply may have them, and only ordinary choices. */
function partOf(reply: Reply, isLast: boolean): Part {
  const { title, lines, note, buttons = [], alt } = reply
  const plain = lines.every((line) => typeof line === 'string') && (alt === undefined || alt === lines[0])
  const quick = buttons.length <= (isLast ? maxQuickReplies : 0) && buttons.every(isOrdinaryChoice)
  if (title || !plain || !quick) return cardOf(reply)
  const text = clean([lines.join('\n'), ...(note ? [note] : [])].join('\n\n'))
  const items = buttons.flatMap((button) => actionOf(button, maxQuickReplyLabel) ?? [])
  if (items.length === 0) return { form: 'text', text }
  return { form: 'text', text: text || '…', quickReply: { items: items.map((action) => ({ type: 'action', action })) } }
}

function isOrdinaryChoice(button: Button): boolean {
  const weighty = 'url' in button || ('style' in button && button.style !== undefined)
  return !weighty && shorten(button.label, maxQuickReplyLabel) === button.label
}

function cardOf(reply: Reply): Part {
  const alt = clean(reply.alt ?? reply.title ?? firstWords(reply.lines[0]))
  return { form: 'card', bubbles: bubblesOf(reply), alt: alt || '…' }
}

/** The start of a card on a lock screen: of a labelled value the label alone. */
function firstWords(line: Line | undefined): string {
  return typeof line === 'string' ? line : (line?.label ?? '')
}

function joined(parts: Part[]): Part[] {
  const together: Part[] = []
  for (const part of parts) {
    const last = together.at(-1)
    if (last?.form === 'text' && part.form === 'text')
      together.splice(-1, 1, { ...part, text: `${last.text}\n\n${part.text}` })
    else if (last?.form === 'card' && part.form === 'card')
      together.splice(-1, 1, {
        form: 'card',
        bubbles: [...last.bubbles, ...part.bubbles],
        alt: last.alt === part.alt ? last.alt : `${last.alt}\n${part.alt}`,
      })
    else together.push(part)
  }
  return together
}

function messagesOf(part: Part): Message[] {
  if (part.form === 'card') return carouselsOf(part.bubbles).map((contents) => flexMessage(contents, part.alt))
  const texts = splitText(part.text, maxTextUnits)
  return texts.map((text, index) => ({
    type: 'text',
    text,
    ...(part.quickReply && index === texts.length - 1 ? { quickReply: part.quickReply } : {}),
  }))
}

function flexMessage(contents: messagingApi.FlexContainer, alt: string): messagingApi.FlexMessage {
  return { type: 'flex', altText: cut(alt, maxAltTextUnits), contents }
}

function carouselsOf(bubbles: messagingApi.FlexBubble[]): messagingApi.FlexContainer[] {
  const carousels: messagingApi.FlexBubble[][] = []
  for (const bubble of bubbles) {
    const last = carousels.at(-1)
    const together: messagingApi.FlexCarousel = { type: 'carousel', contents: [...(last ?? []), bubble] }
    if (last && last.length < maxBubbles && jsonBytes(together) <= maxCarouselBytes) last.push(bubble)
    else carousels.push([bubble])
  }
  return carousels.map(([first, ...others]) =>
    first && others.length === 0 ? first : { type: 'carousel', contents: first ? [first, ...others] : [] },
  )
}
