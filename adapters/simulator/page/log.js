/**
 * @import { Entry } from '../entry.ts'
 * @import { OnPress } from './message.js'
 */
import { element, part, spoken } from './element.js'
import { entryElement, takenWords } from './message.js'
import { dayOf, problemWords, word } from './words.js'

/** How long the assistant is shown as typing, and a button as pressed, when no answer comes. */
const restMs = 20_000

/** What was said in one conversation, oldest first. */
export class Log {
  #root
  #entries
  #working
  #onPress
  #speaker = ''
  #lastDay = ''
  /** @type {number | undefined} */
  #restTimer

  /**
   * @param {HTMLElement} talk
   * @param {OnPress} onPress
   */
  constructor(talk, onPress) {
    this.#root = part(talk, '.log', HTMLElement)
    this.#entries = part(talk, '.entries', HTMLElement)
    this.#working = part(talk, '.working', HTMLElement)
    this.#onPress = onPress
  }

  /**
   * @param {string} speaker
   * @param {Entry[]} entries
   */
  draw(speaker, entries) {
    this.#speaker = speaker
    this.#lastDay = ''
    this.#root.setAttribute('aria-label', `${speaker}${word('conversationOf')}`)
    // What is new is read out, not the whole history.
    this.#root.setAttribute('aria-live', 'off')
    this.#entries.replaceChildren()
    this.rest()
    for (const entry of entries) this.#put(entry)
    this.#scrollToEnd()
    this.#root.setAttribute('aria-live', 'polite')
  }

  /** @param {Entry} entry */
  add(entry) {
    if (entry.kind === 'heard') this.rest()
    const added = this.#put(entry)
    if (added) this.#show(added)
  }

  showWorking() {
    this.#restLater()
    if (this.#working.childElementCount > 0) return
    this.#working.append(spoken(word('working')), element('i'), element('i'), element('i'))
  }

  /** A button that was pressed rests until there is an answer. @param {HTMLElement} pressed */
  showPressed(pressed) {
    this.#restLater()
    pressed.setAttribute('aria-disabled', 'true')
  }

  /** Nothing is being waited for: buttons can be pressed. */
  rest() {
    clearTimeout(this.#restTimer)
    this.#working.replaceChildren()
    for (const pressed of this.#root.querySelectorAll('[aria-disabled]')) pressed.removeAttribute('aria-disabled')
  }

  /** Says that something is on its way, until the returned element is removed. @param {string} what */
  showSending(what) {
    const sending = element('p', { class: 'aside' }, `${word('sending')} ${what}`)
    this.#entries.append(sending)
    this.#show(sending)
    return sending
  }

  /**
   * Says why something was not sent, and offers to try again.
   *
   * @param {string} what
   * @param {string} problem
   * @param {() => void} retry
   */
  showTrouble(what, problem, retry) {
    const again = element('button', { type: 'button' }, word('retry'))
    const trouble = element(
      'div',
      { class: 'trouble', role: 'alert' },
      element('p', {}, element('strong', {}, word('notSent')), ` ${problemWords(problem)}`),
      element('p', { class: 'what' }, what),
      again,
    )
    again.addEventListener('click', () => {
      trouble.remove()
      retry()
    })
    this.rest()
    this.#entries.append(trouble)
    this.#show(trouble)
  }

  /** @param {Entry} entry */
  #put(entry) {
    if (entry.kind === 'taken') return this.#markTaken(entry.event)
    const made = entryElement(entry, this.#speaker, this.#onPress)
    const day = dayOf(entry.at)
    if (day !== this.#lastDay) this.#entries.append(element('p', { class: 'day' }, day))
    this.#lastDay = day
    this.#entries.append(made)
    return made
  }

  /** @param {string} event */
  #markTaken(event) {
    const said = this.#root.querySelector(`[data-event="${event}"]`)
    if (said instanceof HTMLElement) part(said, '.small', HTMLElement).textContent = takenWords(Number(said.dataset.at))
    return undefined
  }

  /** Brings what is new into view: its end, or its beginning where it is taller than the view. @param {HTMLElement} added */
  #show(added) {
    const fits = added.offsetHeight < this.#root.clientHeight
    if (fits) this.#scrollToEnd()
    else added.scrollIntoView({ block: 'start' })
  }

  #restLater() {
    clearTimeout(this.#restTimer)
    this.#restTimer = setTimeout(() => this.rest(), restMs)
  }

  #scrollToEnd() {
    // The log is reversed: its end is where it begins to scroll.
    this.#root.scrollTop = 0
  }
}
