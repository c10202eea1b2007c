/** @import { Surroundings } from './pane.js' */
import { badge, portrait } from './chooser.js'
import { element, part } from './element.js'
import { Pane } from './pane.js'
import { drawWords, word } from './words.js'

const maxPanes = 2

/** The conversations that are open, one or two; the address of the page names who is in them. */
export class Panes {
  #main = part(document, 'main', HTMLElement)
  #tabs = part(document, '#tabs', HTMLElement)
  #add = part(document, '#add-pane', HTMLButtonElement)
  /** @type {Pane[]} */
  #open = []
  /** @type {Pane | undefined} Where the person's attention is: what arrives there is read. */
  #active
  #around

  /** @param {Pick<Surroundings, 'feed' | 'cast' | 'refreshCast'>} around */
  constructor(around) {
    this.#around = around
    this.#add.addEventListener('click', () => this.#append(undefined).focus())
    document.addEventListener('visibilitychange', () => this.noticeNew())
  }

  /** Opens the conversations that the address names, or one to choose a person for, instead of those that are open. */
  begin() {
    for (const pane of this.#open) pane.root.remove()
    this.#open = []
    const chosen = [...new Set(new URLSearchParams(location.search).getAll('as'))].slice(0, maxPanes)
    for (const account of chosen.length === 0 ? [undefined] : chosen) this.#append(account)
    const [first] = this.#open
    if (first) this.#activate(first)
  }

  /** @param {string} account */
  of(account) {
    return this.#open.find((pane) => pane.account === account)
  }

  /** Shows somebody's conversation beside the one that has the attention. @param {string} account */
  showBeside(account) {
    const others = this.#open.filter((pane) => pane !== this.#active)
    const [free] = others
    if (free === undefined) return this.#append(account).focus()
    free.choose(account)
    this.#settle(free)
    return free.focus()
  }

  /** After something was heard or the page came into view: what is where the attention is counts as read. */
  noticeNew() {
    this.#read()
    this.#drawUnread()
  }

  /** Draws everything anew, in the language of the page. */
  draw() {
    this.#tabs.setAttribute('aria-label', word('conversations'))
    for (const pane of this.#open) pane.draw()
    this.noticeNew()
  }

  /** @param {string | undefined} account */
  #append(account) {
    const pane = new Pane({
      ...this.#around,
      isElsewhere: (other) => this.#open.some((each) => each !== pane && each.account === other),
      onChosen: () => this.#settle(pane),
      onActive: () => this.#activate(pane),
      onClose: () => this.#close(pane),
    })
    this.#open.push(pane)
    this.#main.append(pane.root)
    drawWords(pane.root)
    pane.choose(account)
    this.#settle(pane)
    return pane
  }

  /** @param {Pane} pane */
  #close(pane) {
    pane.root.remove()
    this.#open = this.#open.filter((each) => each !== pane)
    const [left] = this.#open
    if (left === undefined) return
    this.#settle(left)
    left.focus()
  }

  /** After panes or their people changed. @param {Pane} pane The one to look at now. */
  #settle(pane) {
    const names = this.#open.flatMap(({ account }) => (account === undefined ? [] : [['as', account]]))
    history.replaceState(null, '', names.length === 0 ? location.pathname : `?${new URLSearchParams(names)}`)
    this.#add.hidden = this.#open.length === maxPanes
    this.#tabs.hidden = !this.#add.hidden
    this.#main.classList.toggle('two', this.#add.hidden)
    this.#active = undefined
    this.#activate(pane)
  }

  /** @param {Pane} pane */
  #activate(pane) {
    if (this.#active === pane) return
    this.#active = pane
    for (const each of this.#open) each.root.classList.toggle('active', each === pane)
    this.noticeNew()
  }

  #read() {
    const account = this.#active?.account
    if (account !== undefined && document.visibilityState === 'visible') this.#around.feed.markRead(account)
  }

  #drawUnread() {
    for (const pane of this.#open) pane.drawUnread()
    this.#tabs.replaceChildren(...this.#open.map((pane) => this.#tab(pane)))
  }

  /** On a narrow screen one conversation is seen at a time. @param {Pane} pane */
  #tab(pane) {
    const { member } = pane
    const attributes = { type: 'button', 'aria-current': pane === this.#active ? 'true' : undefined }
    const tab = member
      ? element('button', attributes, portrait(member), member.name, badge(this.#around.feed.unreadOf(member.account)))
      : element('button', attributes, word('nobodyYet'))
    tab.addEventListener('click', () => this.#activate(pane))
    return tab
  }
}
