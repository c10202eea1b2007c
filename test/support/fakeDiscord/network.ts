import { FileStore, type StoredFile } from './fileStore.ts'
import type { Message, MessageBody } from './message.ts'
import { Refusal, unknownChannel, unknownUser } from './refusal.ts'
import { messageJson } from './wire.ts'

/** Someone with an account. */
export interface Person {
  id: string
  name: string
  /** The language of their Discord. */
  locale: string
  /** Whether the bot's direct messages arrive: refused by the person, or for want of a server that both are in. */
  direct: 'open' | 'closed' | 'noSharedServer'
}

/** A conversation: between one person and the bot, or in a server. */
export interface Channel {
  id: string
  name: string
  /** The person of a direct one; all who can read it in a server. */
  members: string[]
  /** Absent: direct. */
  server?: Server
  /** The bot may not write here. */
  closed?: boolean
}

/** A server with one channel. */
export interface Server {
  id: string
  /** Roles by id: their names, and who has them. */
  roles: Map<string, { name: string; members: string[] }>
}

/** Something Discord tells a bot, unasked. */
export interface DiscordEvent {
  type: string
  data: Record<string, unknown>
}

const discordEpochMs = 1_420_070_400_000
const nonceMs = 5 * 60_000

/** What Discord knows: who there is, where they talk, what was said. */
export class Network {
  /** Discord's own time; it stands still unless a test moves it. */
  nowMs: number
  readonly people = new Map<string, Person>()
  readonly channels = new Map<string, Channel>()
  readonly messages = new Map<string, Message>()
  readonly files = new FileStore(this)
  /** Where the bot was seen typing. */
  readonly working: string[] = []
  /** How many more direct messages the bot may open; undefined: as many as it likes. */
  directOpensLeft: number | undefined
  /** Tells the gateway; set by it. */
  tell: (event: DiscordEvent, channel: Channel) => void = () => {}
  /** Those who wait for something to change. */
  readonly #watchers = new Set<() => void>()
  readonly #nonces = new Map<string, { atMs: number; message: Message }>()
  #lastId = 0n

  constructor(nowMs: number) {
    this.nowMs = nowMs
  }

  /** A new id; as in Discord, it carries its time and sorts by it. */
  id(): string {
    const ms = BigInt(this.nowMs - discordEpochMs)
    const next = ms << 22n
    this.#lastId = next > this.#lastId ? next : this.#lastId + 1n
    return String(this.#lastId)
  }

  person(id: string): Person {
    const person = this.people.get(id)
    if (!person) throw unknownUser()
    return person
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id)
    if (!channel) throw unknownChannel()
    return channel
  }

  /** The direct channel with a person, if they ever talked. */
  direct(person: string): Channel | undefined {
    return [...this.channels.values()].find(({ server, members }) => !server && members[0] === person)
  }

  openDirect(person: string): Channel {
    const known = this.direct(person)
    if (known) return known
    const channel = { id: this.id(), name: '', members: [person] }
    this.channels.set(channel.id, channel)
    return channel
  }

  /** Opens a direct channel at the bot's wish. @throws Refusal when it opens too many */
  openDirectByBot(person: string): Channel {
    if (!this.people.has(person)) throw new Refusal(400, 50033, 'Invalid Recipient(s)')
    if (!this.direct(person) && this.directOpensLeft !== undefined && --this.directOpensLeft < 0)
      throw new Refusal(403, 40003, 'You are opening direct messages too fast')
    return this.openDirect(person)
  }

  /** Refuses where the bot cannot write. */
  insistOnReach({ server, members, closed }: Channel): void {
    if (closed) throw new Refusal(403, 50001, 'Missing Access')
    const { direct } = server ? { direct: 'open' } : this.person(String(members[0]))
    if (direct === 'closed') throw new Refusal(403, 50007, 'Cannot send messages to this user')
    if (direct === 'noSharedServer') throw new Refusal(403, 50278, 'Cannot send messages to this user')
  }

  /** The message that the same nonce, enforced, brought into the channel within the last minutes. */
  said(channel: Channel, { nonce, enforce_nonce: enforced }: MessageBody): Message | undefined {
    const earlier = enforced ? this.#nonces.get(`${channel.id}:${nonce}`) : undefined
    return earlier && this.nowMs - earlier.atMs < nonceMs ? earlier.message : undefined
  }

  /** Puts a message into a channel. */
  say(
    channel: Channel,
    author: string,
    body: MessageBody,
    files: StoredFile[],
    of: Pick<Message, 'onlyFor' | 'interaction'> & { thinking?: boolean } = {},
  ): Message {
    const { thinking = false, ...rest } = of
    const message: Message = {
      id: this.id(),
      channel: channel.id,
      author,
      atMs: this.nowMs,
      state: thinking ? 'thinking' : 'said',
      body,
      files,
      ...rest,
    }
    this.messages.set(message.id, message)
    if (body.nonce) this.#nonces.set(`${channel.id}:${body.nonce}`, { atMs: this.nowMs, message })
    this.#tell('MESSAGE_CREATE', message)
    this.changed()
    return message
  }

  /** Changes what a message says; what the change does not name stays. */
  edit(message: Message, body: MessageBody, files: StoredFile[]): void {
    message.body = { ...message.body, ...body }
    message.files = files
    if (message.state === 'said') message.editedAtMs = this.nowMs
    else {
      // Heard only now, after whatever was said meanwhile.
      message.state = 'said'
      this.messages.delete(message.id)
      this.messages.set(message.id, message)
    }
    this.#tell('MESSAGE_UPDATE', message)
    this.changed()
  }

  remove(message: Message): void {
    message.state = 'deleted'
    this.#tell('MESSAGE_DELETE', message)
    this.changed()
  }

  /** The messages of a channel that everybody in it sees, oldest first. */
  history(channel: Channel): Message[] {
    return [...this.messages.values()]
      .filter(
        ({ channel: place, state, onlyFor }) => place === channel.id && state !== 'deleted' && onlyFor === undefined,
      )
      .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
  }

  /** Tells what happened to a message that everybody sees. */
  #tell(type: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE', message: Message): void {
    if (message.onlyFor !== undefined) return
    const { id, channel_id, guild_id, ...rest } = messageJson(message, this)
    const place = { id, channel_id, ...(guild_id ? { guild_id } : {}) }
    const data = type === 'MESSAGE_DELETE' ? place : { ...place, ...rest }
    this.tell({ type, data }, this.channel(message.channel))
  }

  /** Lets those who wait look again. */
  changed(): void {
    for (const look of this.#watchers) look()
  }

  /** Resolves with what `look` finds, now or once something has changed. @throws Error when it does not within `timeoutMs` */
  async awaits<Found>(look: () => Found | undefined, what: string, timeoutMs: number): Promise<Found> {
    const there = look()
    if (there !== undefined) return there
    return new Promise<Found>((resolve, reject) => {
      const watch = () => {
        const found = look()
        if (found === undefined) return
        clearTimeout(timer)
        this.#watchers.delete(watch)
        resolve(found)
      }
      const timer = setTimeout(() => {
        this.#watchers.delete(watch)
        reject(new Error(`${what}, in ${timeoutMs} ms`))
      }, timeoutMs)
      this.#watchers.add(watch)
    })
  }
}
