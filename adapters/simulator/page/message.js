/** @import { Entry, SaidContent, SeenButton, SeenReply } from '../entry.ts' */
import { element, icon, spoken } from './element.js'
import { sizeOf, timeOf, word } from './words.js'

/** @typedef {(button: SeenButton, pressed: HTMLElement) => void} OnPress */

/**
 * Something said or heard, as it stands in the log.
 *
 * @param {Exclude<Entry, { kind: 'taken' }>} entry
 * @param {string} speaker The person's name.
 * @param {OnPress} onPress
 */
export function entryElement(entry, speaker, onPress) {
  return entry.kind === 'heard' ? heardElement(entry, onPress) : saidElement(entry, speaker)
}

/** What the small print says once the assistant has stored what was said. @param {number} at */
export const takenWords = (at) => `${word('taken')} ${timeOf(at)}`

/**
 * @param {Extract<Entry, { kind: 'said' }>} entry
 * @param {string} speaker
 */
function saidElement({ content, at, event }, speaker) {
  if (content.kind === 'arrived') return element('p', { class: 'aside' }, `${speaker} ${word('arrived')}`)
  return element(
    'div',
    { class: 'said', 'data-event': event, 'data-at': String(at) },
    spoken(`${speaker}: `),
    element('div', { class: 'bubble' }, ...saidNodes(content)),
    element('p', { class: 'small' }, word('sending')),
  )
}

/** @param {SaidContent} content @returns {(Node | string)[]} */
function saidNodes(content) {
  switch (content.kind) {
    case 'text':
      return [content.text]
    case 'press':
      return [content.label]
    case 'file':
      return [
        icon('file'),
        element('span', { class: 'file' }, content.name, element('small', {}, sizeOf(content.bytes))),
      ]
    case 'arrived':
      return []
  }
}

/**
 * @param {Extract<Entry, { kind: 'heard' }>} entry
 * @param {OnPress} onPress
 */
function heardElement({ replies, silent, answers, at }, onPress) {
  const notice = answers === undefined ? [word(silent ? 'silentNotice' : 'notice')] : []
  return element(
    'div',
    { class: 'heard' },
    spoken(`${word('assistant')}: `),
    ...replies.map((reply) => cardElement(reply, onPress)),
    element('p', { class: 'small' }, [...notice, timeOf(at)].join(' ')),
  )
}

/**
 * @param {SeenReply} reply
 * @param {OnPress} onPress
 */
function cardElement({ title, lines, note, buttons = [] }, onPress) {
  return element(
    'article',
    { class: 'card' },
    title === undefined ? undefined : element('h3', {}, title),
    ...lineElements(lines),
    note === undefined ? undefined : element('p', { class: 'note' }, note),
    buttons.length === 0
      ? undefined
      : element('div', { class: 'buttons' }, ...buttons.map((button) => buttonElement(button, onPress))),
  )
}

/** Labelled values that follow one another share one list, so that they line up. @param {SeenReply['lines']} lines */
function lineElements(lines) {
  /** @type {HTMLElement[]} */
  const made = []
  for (const line of lines) {
    if (typeof line === 'string') {
      made.push(element('p', {}, line))
      continue
    }
    const row = [element('dt', {}, line.label), element('dd', {}, line.value)]
    const last = made.at(-1)
    if (last instanceof HTMLDListElement) last.append(...row)
    else made.push(element('dl', {}, ...row))
  }
  return made
}

/**
 * @param {SeenButton} button
 * @param {OnPress} onPress
 */
function buttonElement(button, onPress) {
  if ('url' in button) {
    const isWebPage = /^https?:/.test(button.url)
    const attributes = { href: isWebPage ? button.url : undefined, target: '_blank', rel: 'noopener noreferrer' }
    return element('a', attributes, button.label, icon('open'), spoken(`(${word('newTab')})`))
  }
  const style = 'press' in button ? button.style : undefined
  const made = element('button', { type: 'button', class: style }, button.label)
  if ('type' in button) made.prepend(icon('type'))
  made.addEventListener('click', ({ detail }) => {
    // The second click of a double click is no second press.
    if (detail < 2 && made.getAttribute('aria-disabled') !== 'true') onPress(button, made)
  })
  return made
}
