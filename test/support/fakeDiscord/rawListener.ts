import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { FakeDiscord } from './fakeDiscord.ts'

export interface RawPacket {
  op: number
  t: string | null
  s: number | null
  d: Record<string, unknown>
}

/** A bot without a library: it says what the test says, and keeps what it hears. */
export class RawListener {
  readonly packets: RawPacket[] = []
  readonly #socket: WebSocket
  readonly #closed: Promise<number>

  constructor(discord: FakeDiscord, query = '?v=10&encoding=json') {
    this.#socket = new WebSocket(`${discord.gateway.url}/${query}`)
    this.#socket.on('message', (data) => this.packets.push(JSON.parse(String(data))))
    this.#closed = once(this.#socket, 'close').then(([code]) => code)
  }

  /** Resolves with the code by which the gateway closes the connection. */
  get closed(): Promise<number> {
    return this.#closed
  }

  /** The types of the events heard so far. */
  get heard(): string[] {
    return this.packets.flatMap(({ t }) => (t === null ? [] : [t]))
  }

  async send(packet: object | string): Promise<void> {
    if (this.#socket.readyState === WebSocket.CONNECTING) await once(this.#socket, 'open')
    this.#socket.send(typeof packet === 'string' ? packet : JSON.stringify(packet))
  }

  identify(token: string, intents: number): Promise<void> {
    return this.send({ op: 2, d: { token, intents, properties: { os: 'linux' } } })
  }

  /** The first packet of that kind, or event of that type; waits for it. */
  async packet(kind: number | string): Promise<RawPacket> {
    for (;;) {
      const packet = this.packets.find(({ op, t }) => op === kind || t === kind)
      if (packet) return packet
      await once(this.#socket, 'message')
    }
  }

  /** Says goodbye. */
  leave(): void {
    this.#socket.close(1000)
  }

  /** Breaks the connection off, without goodbye. */
  vanish(): void {
    this.#socket.terminate()
  }
}
