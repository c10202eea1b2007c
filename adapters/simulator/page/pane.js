/**
 * @import { CastMember } from '../../../src/conversation/cast.ts'
 * @import { Entry, SaidContent, SeenButton } from '../entry.ts'
 * @import { Feed } from './feed.js'
 */
import { badge, chooserElements, portrait } from './chooser.js'
import { Composer } from './composer.js'
import { element, icon, part } from './element.js'
import { Log } from './log.js'
import { NotSent, newEvent, sendFile, sendMessage } from './send.js'
import { descriptionOf, word } from './words.js'

/**
 * What a pane asks of the page around it.
 *
 * @typedef {object} Surroundings
 * @property {Feed} feed
 * @property {() => CastMember[]} cast
 * @property {() => Promise<void>} refreshCast
 * @property {(account: string) => boolean} isElsewhere
 * @property {() => void} onChosen
 * @property {() => void} onActive
 * @property {() => void} onClose
 */

/** One conversation: who talks with the assistant, what was said, and the field to write in. */
export class Pane {
  root
  /** @type {string | undefined} */
  account
  #around
  #person
  #chooser
  #talk
  #log
  #composer
  #isChoosing = true

  /** @param {Surroundings} around */
  constructor(around) {
    const template = part(document, '#pane', HTMLTemplateElement)
    this.#around = around
    this.root = part(document.importNode(template.content, true), '.pane', HTMLElement)
    this.#person = part(this.root, '.person', HTMLButtonElement)
    this.#chooser = part(this.root, '.chooser', HTMLElement)
    this.#talk = part(this.root, '.talk', HTMLElement)
    this.#log = new Log(this.#talk, (button, pressed) => this.#press(button, pressed))
    this.#composer = new Composer(this.#talk, {
      onText: (text) => this.#say({ kind: 'text', text }, text),
      onFiles: (files) => this.#sendFiles(files),
    })
    this.#person.addEventListener('click', () => this.#toggleChooser())
    part(this.root, '.close', HTMLButtonElement).addEventListener('click', around.onClose)
    for (const sign of ['focusin', 'pointerdown', 'pointerenter']) this.root.addEventListener(sign, around.onActive)
    this.root.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && this.#isChoosing && this.member) this.#toggleChooser()
    })
  }

  /** Who is played here, if anybody is. */
  get member() {
    return this.#around.cast().find(({ account }) => account === this.account)
  }

  /** Draws everything anew: for another person, in another language, with the whole history. */
  draw() {
    const { member } = this
    const isChoosing = this.#isChoosing || member === undefined
    this.root.setAttribute('aria-label', member ? `${member.name}${word('conversationOf')}` : word('nobodyYet'))
    this.root.classList.toggle('empty', member === undefined)
    this.#chooser.hidden = !isChoosing
    this.#talk.hidden = isChoosing
    this.#drawPerson()
    if (isChoosing) return this.#drawChooser()
    this.#composer.hint()
    this.#drawOffer()
    return this.#log.draw(member.name, this.#around.feed.entriesOf(member.account))
  }

  #drawPerson() {
    const { member } = this
    this.#person.disabled = member === undefined
    this.#person.setAttribute('aria-expanded', String(this.#isChoosing))
    if (member === undefined) return this.#person.replaceChildren(element('strong', {}, word('nobodyYet')))
    this.#person.replaceChildren(
      portrait(member),
      element(
        'span',
        { class: 'who' },
        element('strong', {}, member.name),
        element('small', {}, descriptionOf(member)),
      ),
      element('span', { class: 'unread' }),
      element('span', { class: 'change' }, word(this.#isChoosing ? 'backToTalk' : 'changePerson'), icon('change')),
    )
    return this.drawUnread()
  }

  drawUnread() {
    const unread = this.member ? this.#around.feed.unreadOf(this.member.account) : 0
    this.#person.querySelector('.unread')?.replaceChildren(badge(unread) ?? '')
  }

  /** @param {string | undefined} account */
  choose(account) {
    this.account = account
    this.#isChoosing = this.member === undefined
    this.draw()
    this.#greet()
  }

  focus() {
    if (!this.#talk.hidden) return this.#composer.focus()
    const [first] = this.#chooser.querySelectorAll('button:enabled')
    return first instanceof HTMLButtonElement ? first.focus() : undefined
  }

  /** @param {Entry} entry */
  add(entry) {
    if (this.#talk.hidden) return
    this.#log.add(entry)
    this.#drawOffer()
  }

  showWorking() {
    if (!this.#talk.hidden) this.#log.showWorking()
  }

  /** Lets the assistant know of a person who has just opened their first conversation. */
  #greet() {
    const { member } = this
    if (!member || this.#around.feed.entriesOf(member.account).length > 0) return
    this.#say({ kind: 'arrived' }, '')
  }

  async #toggleChooser() {
    this.#isChoosing = !this.#isChoosing
    if (this.#isChoosing) await this.#around.refreshCast()
    this.draw()
  }

  /** A binding code is offered until it was sent. */
  #drawOffer() {
    const { code = '', account = '' } = this.member ?? {}
    const said = this.#around.feed.entriesOf(account).flatMap((entry) => (entry.kind === 'said' ? [entry.content] : []))
    const isSent = said.some((content) => content.kind === 'text' && content.text.includes(code))
    this.#composer.offer(code === '' || isSent ? undefined : code)
  }

  #drawChooser() {
    const { feed, cast, isElsewhere, onChosen } = this.#around
    const chooser = chooserElements(cast(), {
      unreadOf: (account) => feed.unreadOf(account),
      isElsewhere,
      onChoose: (account) => {
        this.choose(account)
        this.focus()
        onChosen()
      },
    })
    this.#chooser.replaceChildren(...chooser)
  }

  /**
   * @param {SeenButton} button
   * @param {HTMLElement} pressed
   */
  #press(button, pressed) {
    if ('url' in button) return
    this.#log.showPressed(pressed)
    const press = 'type' in button ? button.type : button.press
    this.#say({ kind: 'press', press, label: button.label }, button.label)
    if (!('type' in button)) return
    this.#composer.hint(button.hint)
    this.#composer.focus()
  }

  /**
   * @param {SaidContent} content
   * @param {string} words What the person will recognise it by.
   */
  #say(content, words) {
    const { account } = this
    const event = newEvent()
    if (account !== undefined) this.#try(account, words, () => sendMessage(account, event, content))
  }

  /** @param {File[]} files */
  #sendFiles(files) {
    const { account } = this
    if (account === undefined) return
    const arePhotos = files.length > 1 && files.every((file) => file.type.startsWith('image/'))
    const set = arePhotos ? { set: newEvent(), total: String(files.length) } : {}
    for (const file of files) {
      const event = newEvent()
      this.#try(account, file.name, async () => {
        const sending = this.#log.showSending(file.name)
        await sendFile(account, event, file, set).finally(() => sending.remove())
      })
    }
  }

  /**
   * @param {string} account
   * @param {string} words
   * @param {() => Promise<void>} send
   */
  async #try(account, words, send) {
    try {
      await send()
    } catch (error) {
      if (!(error instanceof NotSent)) throw error
      if (account === this.account) this.#log.showTrouble(words, error.problem, () => this.#try(account, words, send))
    }
  }
}
