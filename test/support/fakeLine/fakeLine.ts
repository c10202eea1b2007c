import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dataHost } from './dataHost.ts'
import { type Call, type Fault, Faults } from './faults.ts'
import type { Heard } from './heard.ts'
import { messagingHost } from './messagingHost.ts'
import { Network, type StoredFile } from './network.ts'
import { RichMenuShelf } from './richMenuShelf.ts'

/** A webhook event, ready to be sent, and sent again. */
export interface LineEvent extends Record<string, unknown> {
  webhookEventId: string
  timestamp: number
  replyToken?: string
}

/** What a person sends as a file. Photos have no name. */
export interface Sending {
  bytes: Uint8Array
  name?: string
  type?: 'file' | 'image' | 'video' | 'audio'
  set?: { id: string; index?: number; total?: number }
  /** How often LINE answers that it is still preparing it. */
  preparing?: number
}

const start = Date.UTC(2026, 9, 14, 2, 0)
let started = 0

/**
 * LINE, on loopback: two hosts that refuse what LINE refuses, and people who talk to the bot by signed webhooks.
 * Its time stands still until `advance`.
 */
export class FakeLine {
  readonly channelSecret = 'fake-channel-secret'
  readonly accessToken = 'fake-access-token'
  readonly network: Network
  readonly shelf = new RichMenuShelf()
  apiUrl = ''
  dataApiUrl = ''
  /** Where the bot listens. */
  webhookUrl = ''
  readonly #faults = new Faults()
  readonly #servers: Server[] = []
  readonly #read = new Map<string, number>()
  #lastEvent = 0

  private constructor(nowMs: number) {
    this.network = new Network(nowMs)
  }

  /** No event of one fake has the id of another's. */
  readonly #serial = ++started

  static async start(nowMs: number = start): Promise<FakeLine> {
    const line = new FakeLine(nowMs)
    const { network, shelf, accessToken } = line
    line.apiUrl = await line.#listen(createServer(messagingHost(network, line.#faults, shelf, accessToken)))
    line.dataApiUrl = await line.#listen(createServer(dataHost(network, line.#faults, shelf, accessToken)))
    return line
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.close()
      server.closeAllConnections()
    }
  }

  /** The id of a person of that name, who is a friend of the bot. */
  user(name: string): string {
    const id = idOf('U', name)
    if (!this.network.friends.has(id)) this.network.friends.set(id, { blocked: false })
    return id
  }

  /** The id of a group of that name with these people in it. */
  group(name: string, members: string[]): string {
    const id = idOf('C', name)
    this.network.groups.set(id, members)
    return id
  }

  advance(ms: number): void {
    this.network.nowMs += ms
  }

  /** Makes the next calls of that kind go wrong. */
  fails(call: Call, fault: Fault, times = 1): void {
    this.#faults.plant(call, fault, times)
  }

  /** Holds the next call of that kind until the returned function is called; `reached` hears that it is there. */
  holds(call: Call, reached?: () => void): () => void {
    const { promise, resolve } = withResolvers()
    this.fails(call, { held: promise, ...(reached ? { reached } : {}) })
    return resolve
  }

  /** Everything a person or a group has heard. */
  heard(chat: string): readonly Heard[] {
    return this.network.heardIn(chat)
  }

  /** The first message in the chat that was not asked for before; waits for it. */
  async next(chat: string, timeoutMs = 5000): Promise<Heard> {
    const index = this.#read.get(chat) ?? 0
    this.#read.set(chat, index + 1)
    return this.network.nth(chat, index, timeoutMs)
  }

  says(user: string, text: string, group?: string): Promise<number> {
    return this.deliver([this.textEvent(user, text, group)])
  }

  /** Taps the newest button of that label that the person can see. */
  presses(user: string, label: string, group?: string): Promise<number> {
    const buttons = this.heard(group ?? user).flatMap((message) => message.buttons)
    const data = buttons.findLast((button) => button.label === label)?.data
    if (data === undefined) throw new Error(`There is no button 「${label}」 to press`)
    return this.deliver([this.event('postback', { postback: { data } }, user, group)])
  }

  sends(user: string, sending: Sending, group?: string): Promise<number> {
    return this.deliver([this.fileEvent(user, sending, group)])
  }

  /** Takes a message back. */
  unsends(user: string, messageId: string): Promise<number> {
    const file = this.network.files.get(messageId)
    if (file) file.state = 'unsent'
    const { replyToken: _, ...event } = this.event('unsend', { unsend: { messageId } }, user)
    return this.deliver([event])
  }

  follows(user: string): Promise<number> {
    this.network.friends.set(user, { blocked: false })
    return this.deliver([this.event('follow', { follow: { isUnblocked: false } }, user)])
  }

  blocks(user: string): Promise<number> {
    this.network.friends.set(user, { blocked: true })
    const { replyToken: _, ...event } = this.event('unfollow', {}, user)
    return this.deliver([event])
  }

  textEvent(user: string, text: string, group?: string): LineEvent {
    return this.event(
      'message',
      { message: { type: 'text', id: this.network.id(), quoteToken: 'q', text } },
      user,
      group,
    )
  }

  /** A file's event; LINE keeps its bytes from now on. */
  fileEvent(user: string, sending: Sending, group?: string): LineEvent {
    const { bytes, type = 'file', name, set, preparing = 0 } = sending
    const id = this.network.id()
    this.network.files.set(id, { bytes, preparing, state: 'kept' })
    const ofFile = { fileName: name ?? 'file.pdf', fileSize: bytes.byteLength }
    const ofMedia = { contentProvider: { type: 'line' }, ...(set ? { imageSet: set } : {}) }
    return this.event('message', { message: { type, id, ...(type === 'file' ? ofFile : ofMedia) } }, user, group)
  }

  /** The file that an event brought, to be lost or kept back by a test. */
  file(event: LineEvent): StoredFile {
    const file = this.network.files.get(String(Object(event.message).id))
    if (!file) throw new Error('This event brought no file')
    return file
  }

  /** Any event, as LINE frames it. */
  event(type: string, members: object, user: string | undefined, group?: string): LineEvent {
    const number = ++this.#lastEvent
    const ofUser = user === undefined ? {} : { userId: user }
    return {
      type,
      ...members,
      mode: 'active',
      timestamp: this.network.nowMs,
      source: group === undefined ? { type: 'user', ...ofUser } : { type: 'group', groupId: group, ...ofUser },
      webhookEventId: `01K${String(this.#serial).padStart(4, '0')}${String(number).padStart(19, '0')}`,
      deliveryContext: { isRedelivery: false },
      replyToken: `token-${number}`,
    }
  }

  /** Sends the same event once more, as LINE does when it was not answered 200. */
  redeliver(event: LineEvent): Promise<number> {
    return this.deliver([{ ...event, deliveryContext: { isRedelivery: true } }])
  }

  /** Sends events in one signed POST; resolves with the bot's status. */
  deliver(events: LineEvent[]): Promise<number> {
    for (const { replyToken, source, timestamp } of events) {
      const { groupId, userId } = Object(source)
      if (replyToken) this.network.issue(replyToken, groupId ?? userId, timestamp)
    }
    return this.post(JSON.stringify({ destination: idOf('U', 'bot'), events }))
  }

  /** Posts a body as it is, rightly signed unless told otherwise. */
  async post(body: string, signature: string = this.sign(body)): Promise<number> {
    const response = await fetch(this.webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-line-signature': signature },
      body,
    })
    await response.arrayBuffer()
    return response.status
  }

  sign(body: string): string {
    return createHmac('sha256', this.channelSecret).update(body).digest('base64')
  }

  async #listen(server: Server): Promise<string> {
    this.#servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
}

function idOf(letter: 'U' | 'C', name: string): string {
  return letter + createHash('sha256').update(name).digest('hex').slice(0, 32)
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
