import type { messagingApi } from '@line/bot-sdk'
import type { Button, Line, Reply } from '../../src/conversation/message.ts'
import { actionOf } from './action.ts'
import { clean, cut, jsonBytes, maxBubbleBytes, maxFlexLabel, splitText } from './limits.ts'

// Phones in dark mode keep a bubble as it is sent, so ground and ink are both said; each pair reads at 4.5:1 or better.
const colour = { ground: '#FFFFFF', ink: '#1F2933', quiet: '#5B6670', accent: '#0B6E4F', danger: '#B42318' }

/** LINE sets no number; more than this is a wall. */
const maxButtons = 10
const maxTitleUnits = 200
const maxRowUnits = 4000
/** Kept free in each bubble for its frame and its title. */
const frameBytes = 2000

interface Page {
  body: messagingApi.FlexComponent[]
  footer: messagingApi.FlexComponent[]
  bytes: number
}

/** A reply as bubbles: one where it fits, else as many as it takes. */
export function bubblesOf(reply: Reply): messagingApi.FlexBubble[] {
  const pages: Page[] = []
  for (const row of rowsOf(reply)) place(pages, 'body', row)
  for (const button of buttonsOf(reply.buttons ?? [])) place(pages, 'footer', button)
  const title = cut(clean(reply.title ?? ''), maxTitleUnits)
  if (pages.length === 0 && title) pages.push({ body: [], footer: [], bytes: 0 })
  return pages.map((page, index) => bubbleOf(page, title, pages.length > 1 ? `${index + 1}/${pages.length}` : ''))
}

function place(pages: Page[], slot: 'body' | 'footer', component: messagingApi.FlexComponent): void {
  const bytes = jsonBytes(component) + 1
  let page = pages.at(-1)
  if (!page || page.bytes + bytes > maxBubbleBytes - frameBytes || page.footer.length === maxButtons) {
    page = { body: [], footer: [], bytes: 0 }
    pages.push(page)
  }
  page[slot].push(component)
  page.bytes += bytes
}

function bubbleOf({ body, footer }: Page, title: string, pageMark: string): messagingApi.FlexBubble {
  const head: messagingApi.FlexComponent[] = []
  if (title) head.push(words(title, { size: 'lg', weight: 'bold', color: colour.accent }))
  if (pageMark) head.push(words(pageMark, { size: 'xs', color: colour.quiet }))
  const contents = [...head, ...body]
  return {
    type: 'bubble',
    size: 'mega',
    ...(contents.length > 0 ? { body: stack(contents, 'md') } : {}),
    ...(footer.length > 0 ? { footer: stack(footer, 'sm') } : {}),
    styles: { body: { backgroundColor: colour.ground }, footer: { backgroundColor: colour.ground } },
  }
}

function rowsOf({ lines, note }: Reply): messagingApi.FlexComponent[] {
  const small = splitText(clean(note ?? ''), maxRowUnits)
  return [...lines.flatMap(rowOf), ...small.map((text) => words(text, { size: 'xs', color: colour.quiet }))]
}

function rowOf(line: Line): messagingApi.FlexComponent[] {
  if (typeof line === 'string')
    return splitText(clean(line), maxRowUnits).map((text) => words(text, { size: 'md', color: colour.ink }))
  const label = words(cut(clean(line.label), maxTitleUnits) || '–', { size: 'sm', color: colour.quiet, flex: 2 })
  const values = splitText(clean(line.value) || '–', maxRowUnits)
  return values.map((value) => ({
    type: 'box',
    layout: 'baseline',
    spacing: 'md',
    contents: [label, words(value, { size: 'md', color: colour.ink, flex: 5 })],
  }))
}

function buttonsOf(buttons: Button[]): messagingApi.FlexComponent[] {
  return buttons.flatMap((button) => {
    const action = actionOf(button, maxFlexLabel)
    if (action === undefined) return []
    const style = 'style' in button ? button.style : undefined
    const look: Pick<messagingApi.FlexButton, 'style' | 'color'> = style
      ? { style: 'primary', color: style === 'danger' ? colour.danger : colour.accent }
      : { style: 'secondary' }
    return [{ type: 'button', height: 'sm', adjustMode: 'shrink-to-fit', ...look, action }]
  })
}

function stack(contents: messagingApi.FlexComponent[], spacing: string): messagingApi.FlexBox {
  return { type: 'box', layout: 'vertical', spacing, contents }
}

/** Text that wraps, and grows with the size of type the person has chosen in LINE. */
function words(text: string, look: Partial<messagingApi.FlexText>): messagingApi.FlexText {
  return { type: 'text', text, wrap: true, scaling: true, ...look }
}
