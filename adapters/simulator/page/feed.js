/** @import { Entry } from '../entry.ts' */

/**
 * @typedef {object} FeedListener
 * @property {(entry: Entry) => void} onEntry Something happened just now.
 * @property {(account: string) => void} onWorking The assistant works on an answer.
 * @property {() => void} onHistory All that happened before is here, or was replaced.
 * @property {(isOnline: boolean) => void} onConnection
 */

const readKey = 'licheng.simulator.read'

/** All that happened, in every conversation, live; and how much of it was read in this browser. */
export class Feed {
  /** @type {Map<string, { entry: Entry, number: number }[]>} */
  #conversations = new Map()
  /** @type {Record<string, number>} The number of the last entry read, by account. */
  #read = JSON.parse(localStorage.getItem(readKey) ?? '{}')
  #isLive = false

  /** @param {FeedListener} listener */
  open(listener) {
    const stream = new EventSource('/simulator/stream')
    stream.addEventListener('message', ({ data, lastEventId }) => {
      /** @type {Entry} */
      const entry = JSON.parse(data)
      const conversation = this.#conversations.get(entry.account) ?? []
      conversation.push({ entry, number: Number(lastEventId) })
      this.#conversations.set(entry.account, conversation)
      if (this.#isLive) listener.onEntry(entry)
    })
    stream.addEventListener('anew', () => {
      this.#isLive = false
      this.#read = {}
      this.#conversations.clear()
    })
    stream.addEventListener('caughtUp', () => {
      const wasLive = this.#isLive
      this.#isLive = true
      if (!wasLive) listener.onHistory()
      listener.onConnection(true)
    })
    stream.addEventListener('working', ({ data }) => listener.onWorking(JSON.parse(data)))
    stream.addEventListener('error', () => listener.onConnection(false))
  }

  /** @param {string} account */
  entriesOf(account) {
    return (this.#conversations.get(account) ?? []).map(({ entry }) => entry)
  }

  /** How many messages of the assistant the person has not seen. @param {string} account */
  unreadOf(account) {
    const read = this.#read[account] ?? 0
    return (this.#conversations.get(account) ?? [])
      .filter(({ entry, number }) => entry.kind === 'heard' && number > read)
      .reduce((count, { entry }) => count + (entry.kind === 'heard' ? entry.replies.length : 0), 0)
  }

  /** @param {string} account */
  markRead(account) {
    this.#read[account] = this.#conversations.get(account)?.at(-1)?.number ?? 0
    localStorage.setItem(readKey, JSON.stringify(this.#read))
  }
}
