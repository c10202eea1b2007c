import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { applicationId, botJson } from './bot.ts'
import type { Channel, DiscordEvent, Network } from './network.ts'
import { serverJson } from './wire.ts'

/** What a bot may ask to hear of, as bits. */
export const intents = {
  servers: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  serverMessages: 1 << 9,
  directMessages: 1 << 12,
  content: 1 << 15,
} as const

const allIntents = 2 ** 26 - 1

const opcode = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  acknowledged: 11,
} as const

/** What else a bot may ask for: presence, voice, members. The fake hears it and does nothing. */
const asks = [3, 4, 8]

/** A conversation with one bot, which may be taken up again by another connection. */
interface Session {
  id: string
  intents: number
  events: { seq: number; event: DiscordEvent }[]
  socket: WebSocket | undefined
}

interface Packet {
  op: number
  d: Record<string, unknown>
}

/** gateway.discord.gg: a bot says who it is, and hears what happens. */
export class Gateway {
  url = ''
  /** How often a bot must show that it lives. */
  heartbeatMs = 41_250
  /** Privileged intents that are switched on for the application. */
  allowedPrivileged = 0
  /** Leaves heartbeats without an answer. */
  deaf = false
  /** How many more sessions may begin today. */
  startsLeft = 1000
  /** The intents of each session that began. */
  readonly identified: number[] = []
  /** How many signs of life came. */
  heartbeats = 0
  /** How often a session was taken up again. */
  resumed = 0
  readonly #network: Network
  readonly #token: string
  readonly #sessions = new Map<string, Session>()
  /** Every connection, and the session that was begun on it. */
  readonly #sockets = new Map<WebSocket, Session | undefined>()
  readonly #server = new WebSocketServer({ noServer: true })

  constructor(network: Network, token: string) {
    this.#network = network
    this.#token = token
    network.tell = (event, channel) => this.tell(event, channel)
  }

  attach(server: HttpServer): void {
    server.on('upgrade', (request, socket, head) =>
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#greet(ws, request)),
    )
  }

  /** How many bots are listening. */
  get connected(): number {
    return [...this.#sessions.values()].filter(({ socket }) => socket).length
  }

  /** Tells every session that asked for it; one without a connection hears it when it is taken up again. */
  tell(event: DiscordEvent, channel: Channel): void {
    for (const session of this.#sessions.values()) {
      const heard = audible(event, channel, session.intents)
      if (heard) this.#send(session, heard)
    }
  }

  /** Breaks every connection with a close code, or without a word. */
  drop(code?: number): void {
    for (const socket of this.#sockets.keys()) {
      if (code === undefined) socket.terminate()
      else socket.close(code)
    }
  }

  /** Asks every bot to connect anew and take up its session. */
  askToReconnect(): void {
    for (const socket of this.#sockets.keys()) send(socket, { op: opcode.reconnect, d: null })
  }

  /** Ends every session: bots must begin anew. */
  invalidate(): void {
    this.#sessions.clear()
    for (const socket of this.#sockets.keys()) {
      this.#sockets.set(socket, undefined)
      send(socket, { op: opcode.invalidSession, d: false })
    }
  }

  /** Asks for a sign of life at once. */
  askForHeartbeat(): void {
    for (const socket of this.#sockets.keys()) send(socket, { op: opcode.heartbeat, d: null })
  }

  #greet(socket: WebSocket, request: IncomingMessage): void {
    const { searchParams } = new URL(request.url ?? '/', this.url)
    if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json') {
      socket.close(4012, 'Invalid API version.')
      return
    }
    this.#sockets.set(socket, undefined)
    socket.on('message', (data) => this.#hear(socket, parse(data)))
    socket.on('close', (code) => {
      const session = this.#sockets.get(socket)
      this.#sockets.delete(socket)
      if (session?.socket !== socket) return
      session.socket = undefined
      // A bot that says goodbye gives its session up.
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id)
      this.#network.changed()
    })
    send(socket, { op: opcode.hello, d: { heartbeat_interval: this.heartbeatMs } })
  }

  #hear(socket: WebSocket, packet: Packet | undefined): void {
    const begun = this.#sockets.get(socket) !== undefined
    if (!packet) socket.close(4002, 'Error while decoding payload.')
    else if (packet.op === opcode.heartbeat) {
      this.heartbeats += 1
      if (!this.deaf) send(socket, { op: opcode.acknowledged })
    } else if (packet.op === opcode.identify || packet.op === opcode.resume) {
      if (begun) socket.close(4005, 'Already authenticated.')
      else if (packet.d.token !== this.#token) socket.close(4004, 'Authentication failed.')
      else if (packet.op === opcode.identify) this.#identify(socket, packet.d)
      else this.#resume(socket, packet.d)
    } else if (!asks.includes(packet.op)) socket.close(4001, 'Unknown opcode.')
    else if (!begun) socket.close(4003, 'Not authenticated.')
  }

  #identify(socket: WebSocket, { intents: asked, properties }: Packet['d']): void {
    const refusal = this.#refusalOf(asked, properties)
    if (refusal) {
      socket.close(...refusal)
      return
    }
    const bits = Number(asked)
    this.startsLeft -= 1
    this.identified.push(bits)
    const session: Session = { id: `session-${this.identified.length}`, intents: bits, events: [], socket }
    this.#sessions.set(session.id, session)
    this.#sockets.set(socket, session)
    const places = [...this.#network.channels.values()].filter(({ server }) => server && bits & intents.servers)
    this.#send(session, {
      type: 'READY',
      data: {
        v: 10,
        user: botJson,
        session_id: session.id,
        resume_gateway_url: this.url,
        guilds: places.map(({ server }) => ({ id: server?.id, unavailable: true })),
        application: { id: applicationId, flags: 0 },
        shard: [0, 1],
      },
    })
    for (const place of places) this.#send(session, { type: 'GUILD_CREATE', data: serverJson(place, this.#network) })
    this.#network.changed()
  }

  #refusalOf(asked: unknown, properties: unknown): [number, string] | undefined {
    const privileged = intents.members | intents.presences | intents.content
    if (typeof properties !== 'object') return [4002, 'Error while decoding payload.']
    if (!Number.isInteger(asked) || Number(asked) < 0 || Number(asked) > allIntents) return [4013, 'Invalid intent(s).']
    if (Number(asked) & privileged & ~this.allowedPrivileged) return [4014, 'Disallowed intent(s).']
    return undefined
  }

  #resume(socket: WebSocket, { session_id: id, seq }: Packet['d']): void {
    const session = this.#sessions.get(String(id))
    if (!session) send(socket, { op: opcode.invalidSession, d: false })
    else if (!(Number(seq) <= session.events.length)) socket.close(4007, 'Invalid seq.')
    else {
      this.resumed += 1
      session.socket = socket
      this.#sockets.set(socket, session)
      for (const { seq: number, event } of session.events.slice(Number(seq))) send(socket, dispatch(number, event))
      this.#send(session, { type: 'RESUMED', data: {} })
      this.#network.changed()
    }
  }

  #send(session: Session, event: DiscordEvent): void {
    const seq = session.events.length + 1
    session.events.push({ seq, event })
    if (session.socket) send(session.socket, dispatch(seq, event))
  }
}

function dispatch(seq: number, { type, data }: DiscordEvent): object {
  return { op: opcode.dispatch, s: seq, t: type, d: data }
}

function send(socket: WebSocket, packet: object): void {
  socket.send(JSON.stringify({ s: null, t: null, ...packet }))
}

function parse(data: RawData): Packet | undefined {
  try {
    const packet = JSON.parse(String(data))
    return typeof packet?.op === 'number' ? { op: packet.op, d: Object(packet.d) } : undefined
  } catch {
    return undefined
  }
}

/** The event as a session with these intents hears it, if at all. */
function audible(event: DiscordEvent, { server }: Channel, asked: number): DiscordEvent | undefined {
  const { type, data } = event
  if (type === 'INTERACTION_CREATE') return event
  if (type.startsWith('GUILD_')) return asked & intents.servers ? event : undefined
  if (!server) return asked & intents.directMessages ? event : undefined
  if (!(asked & intents.serverMessages)) return undefined
  const mentioned = String(data.content).includes(`<@${applicationId}>`)
  if (asked & intents.content || mentioned) return event
  return { type, data: { ...data, content: '', embeds: [], components: [], attachments: [] } }
}
