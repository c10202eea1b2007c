import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { applicationId, botId } from './bot.ts'
import { cdnHost } from './cdnHost.ts'
import { CommandShelf } from './commandShelf.ts'
import { type Filled, typeInto, useCommand } from './commandUse.ts'
import { componentType } from './componentRules.ts'
import { type Call, type Fault, Faults } from './faults.ts'
import type { Sending, StoredFile } from './fileStore.ts'
import { type Answers, type Form, submit } from './form.ts'
import { Gateway } from './gateway.ts'
import { type Heard, type HeardSelect, heard, isHeard } from './heard.ts'
import { interactionEvent } from './interactionEvent.ts'
import { type Interaction, Interactions, interactionType } from './interactions.ts'
import type { Message } from './message.ts'
import { type Channel, type DiscordEvent, Network, type Person } from './network.ts'
import { restHost } from './restHost.ts'
import { messageJson, serverJson } from './wire.ts'

const start = Date.UTC(2026, 9, 14, 2, 0)

/**
 * Discord, on loopback: an API, a gateway and a CDN that refuse what Discord refuses, and people who talk to one bot.
 * Its time stands still until `advance`; only the gateway's heartbeats follow the real one.
 *
 * A bot connects with `token` to `apiUrl`, which tells it where the gateway is. People are ids from `user`, places in a
 * server ids from `channel`; what they do reaches the bot as an event, which the method returns and `redeliver` repeats.
 * What the bot says is in `heard` and `next`; what it answers at first to an interaction, in `response`.
 */
export class FakeDiscord {
  readonly token = 'fake-bot-token'
  readonly applicationId = applicationId
  readonly botId = botId
  readonly network: Network
  readonly gateway: Gateway
  readonly shelf: CommandShelf
  /** What discord.js calls `rest.api`. */
  apiUrl = ''
  /** The origin of every attachment's address. */
  cdnUrl = ''
  readonly #interactions: Interactions
  readonly #faults = new Faults()
  readonly #servers: Server[] = []
  readonly #read = new Set<string>()

  private constructor(nowMs: number) {
    this.network = new Network(nowMs)
    this.gateway = new Gateway(this.network, this.token)
    this.shelf = new CommandShelf(this.network)
    this.#interactions = new Interactions(this.network)
  }

  static async start(nowMs: number = start): Promise<FakeDiscord> {
    const discord = new FakeDiscord(nowMs)
    const { network, gateway, shelf, token } = discord
    const faults = discord.#faults
    const api = restHost({ network, gateway, shelf, token, faults, interactions: discord.#interactions })
    const cdn = cdnHost(network.files, faults)
    // A bot that is told where its API is takes files from there, too.
    const host = createServer((request, response) => (request.url?.startsWith('/api') ? api : cdn)(request, response))
    gateway.attach(host)
    const origin = await discord.#listen(host)
    discord.apiUrl = `${origin}/api`
    gateway.url = origin.replace('http', 'ws')
    discord.cdnUrl = origin
    network.files.url = discord.cdnUrl
    return discord
  }

  async close(): Promise<void> {
    this.gateway.drop()
    for (const server of this.#servers) {
      server.close()
      server.closeAllConnections()
    }
  }

  /** The id of a person of that name, whose Discord speaks Traditional Chinese. */
  user(name: string): string {
    const id = idOf('person', name)
    if (!this.network.people.has(id)) this.network.people.set(id, { id, name, locale: 'zh-TW', direct: 'open' })
    return id
  }

  /** A person, to be given another language or to be put out of reach. */
  person(user: string): Person {
    return this.network.person(user)
  }

  /** The id of a channel of that name, in a server of its own, which the bot and these people are in. */
  channel(name: string, members: string[]): string {
    const id = idOf('channel', name)
    const channel: Channel = { id, name, members, server: { id: idOf('server', name), roles: new Map() } }
    this.network.channels.set(id, channel)
    this.gateway.tell({ type: 'GUILD_CREATE', data: serverJson(channel, this.network) }, channel)
    return id
  }

  /** The id of a role of that name in the channel's server, given to these people. */
  role(channel: string, name: string, members: string[]): string {
    const id = idOf(channel, name)
    this.network.channel(channel).server?.roles.set(id, { name, members })
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

  /** Resolves once that many bots listen. */
  async listeners(count = 1, timeoutMs = 5000): Promise<void> {
    const enough = () => (this.gateway.connected === count ? true : undefined)
    await this.network.awaits(enough, `${this.gateway.connected} bots listen, not ${count}`, timeoutMs)
  }

  /** What a person has heard, in direct messages or alone in a server; or what all of a channel have heard. As it looks now. */
  heard(chat: string): Heard[] {
    const person = this.network.people.has(chat) ? chat : undefined
    const own = person === undefined ? chat : this.network.direct(person)?.id
    const seen = (message: Message) =>
      isHeard(message, person) && (message.channel === own || message.onlyFor !== undefined)
    return [...this.network.messages.values()].filter(seen).map(heard)
  }

  /** The first message in the chat that was not asked for before; waits for it. */
  async next(chat: string, timeoutMs = 5000): Promise<Heard> {
    const fresh = () => this.heard(chat).find(({ id }) => !this.#read.has(id))
    const message = await this.network.awaits(fresh, `${chat} heard nothing more`, timeoutMs)
    this.#read.add(message.id)
    return message
  }

  /** How many answers the person still waits for: those deferred, of which nothing can be read. */
  thinking(user: string): number {
    return [...this.network.messages.values()].filter(
      ({ state, interaction }) => state === 'thinking' && this.#interactions.byId(interaction)?.user === user,
    ).length
  }

  /** The form that is open over the person's chat. */
  form(user: string): Form | undefined {
    return this.#interactions.forms.get(user)
  }

  /** The bot's first answer to what a person did by a command, a button or a form; waits for it. */
  async response(event: DiscordEvent, timeoutMs = 5000): Promise<{ type: number; data: Record<string, unknown> }> {
    const answered = () => this.#interactions.byId(event.data.id)?.answer
    return this.network.awaits(answered, 'The bot did not answer', timeoutMs)
  }

  says(user: string, text: string, channel?: string): DiscordEvent {
    return this.#write(user, text, [], channel)
  }

  /** Sends files, with a word or without. */
  sends(user: string, sendings: Sending | Sending[], channel?: string, text = ''): DiscordEvent {
    return this.#write(user, text, [sendings].flat(), channel)
  }

  /** Uses a slash command that the bot has registered, by its own name. */
  uses(user: string, command: string, filled: Filled = {}, channel?: string): DiscordEvent {
    const place = this.#place(user, channel)
    const { data, files } = useCommand(this.shelf, this.network.files, command, filled, place)
    return this.#interact(this.#interactions.begin(interactionType.command, user, place), data, files)
  }

  /** Types into an option that completes itself; the response holds what is then offered. */
  types(
    user: string,
    command: string,
    typing: { option: string; text: string },
    filled: Filled = {},
    channel?: string,
  ): DiscordEvent {
    const place = this.#place(user, channel)
    const data = typeInto(this.shelf, command, typing, filled, place)
    return this.#interact(this.#interactions.begin(interactionType.autocomplete, user, place), data)
  }

  /** Taps the newest button of that label that the person can see. */
  presses(user: string, label: string, channel?: string): DiscordEvent {
    return this.#useNewest(user, channel, `There is no button 「${label}」 to press`, ({ buttons }) => {
      const button = buttons.find((each) => each.label === label && each.customId !== undefined && !each.disabled)
      return button && { custom_id: button.customId, component_type: componentType.button }
    })
  }

  /** Picks from the newest list that offers these labels. */
  chooses(user: string, labels: string | string[], channel?: string): DiscordEvent {
    const wanted = [labels].flat()
    return this.#useNewest(user, channel, `There is no list to choose 「${wanted.join('、')}」 from`, ({ selects }) => {
      const fits = ({ options, min, max }: HeardSelect) =>
        wanted.length >= min &&
        wanted.length <= max &&
        wanted.every((label) => options.some((option) => option.label === label))
      const select = selects.find(fits)
      const values = select?.options.filter(({ label }) => wanted.includes(label)).map(({ value }) => value)
      return select && { custom_id: select.customId, component_type: componentType.select, values }
    })
  }

  /** Fills in the open form, by the labels of its fields, and sends it. */
  submits(user: string, answers: Answers): DiscordEvent {
    const form = this.#interactions.forms.get(user)
    if (!form) throw new Error('There is no form to fill in')
    const { data, files } = submit(form, answers, this.network.files)
    this.#interactions.forms.delete(user)
    const interaction = this.#interactions.begin(interactionType.modal, user, form.of.channel, form.of.on)
    return this.#interact(interaction, data, files)
  }

  /** Writes a message anew. */
  rewrites(event: DiscordEvent, text: string): void {
    const message = this.#messageOf(event)
    this.network.edit(message, { content: text }, message.files)
  }

  /** Takes a message back. */
  unsends(event: DiscordEvent): void {
    const message = this.#messageOf(event)
    for (const file of message.files) file.state = 'deleted'
    this.network.remove(message)
  }

  /** Tells the bot the same event once more. */
  redeliver(event: DiscordEvent): void {
    this.gateway.tell(event, this.network.channel(String(event.data.channel_id)))
  }

  /** The first file that an event brought, to be lost or kept back by a test. */
  file(event: DiscordEvent): StoredFile {
    const { attachments, data } = Object(event.data)
    const ids = attachments?.map(({ id }: { id: string }) => id) ?? Object.keys(data?.resolved?.attachments ?? {})
    const file = this.network.files.byId(ids[0])
    if (!file) throw new Error('This event brought no file')
    return file
  }

  #messageOf(event: DiscordEvent): Message {
    const message = this.network.messages.get(String(event.data.id))
    if (!message) throw new Error('This event brought no message')
    return message
  }

  /** Writes a message, and returns the event that tells the bot. */
  #write(user: string, content: string, sendings: Sending[], channel?: string): DiscordEvent {
    const place = this.#place(user, channel)
    const files = sendings.map((sending) => this.network.files.keep(sending, place.id, false))
    const message = this.network.say(place, user, { content }, files)
    return { type: 'MESSAGE_CREATE', data: messageJson(message, this.network) }
  }

  /** Uses something under the newest message, among those the person can see, in which it is found. */
  #useNewest(
    user: string,
    channel: string | undefined,
    otherwise: string,
    find: (message: Heard) => object | undefined,
  ) {
    const visible = [...this.heard(user), ...(channel === undefined ? [] : this.heard(channel))]
    const here = channel === undefined ? visible : visible.filter((message) => message.channel === channel)
    const newest = here.sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)).findLast(find)
    if (!newest) throw new Error(otherwise)
    const place = this.#place(user, newest.channel)
    const { component } = interactionType
    const interaction = this.#interactions.begin(component, user, place, this.network.messages.get(newest.id))
    return this.#interact(interaction, { ...find(newest) })
  }

  #interact(interaction: Interaction, data: Record<string, unknown>, files: StoredFile[] = []): DiscordEvent {
    const event = interactionEvent(interaction, data, files, this.network)
    this.gateway.tell(event, interaction.channel)
    return event
  }

  /** Where a person writes: the direct channel, opened by that, unless another is named. */
  #place(user: string, channel?: string): Channel {
    const place = channel === undefined ? this.network.openDirect(user) : this.network.channel(channel)
    if (!place.members.includes(user)) throw new Error('This person is not in that channel')
    return place
  }

  async #listen(server: Server): Promise<string> {
    this.#servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
}

/** A snowflake that a name always has; as old as Discord. */
function idOf(kind: string, name: string): string {
  const digest = createHash('sha256').update(`${kind}\n${name}`).digest()
  return String(100_000_000_000_000_000n + (digest.readBigUInt64BE() >> 8n))
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
