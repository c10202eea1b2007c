import { once } from 'node:events'
import { chmod } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { execute } from './commands/index.ts'
import type { Store } from './store.ts'
import { messagesIn, readRequest, writeReply } from './wire.ts'

/** Answers MongoDB clients on a unix socket. */
export class WireServer {
  readonly #store: Store
  readonly #server = createServer((socket) => this.#converse(socket))
  readonly #sockets = new Set<Socket>()
  readonly #inFlight = new Set<Promise<Uint8Array>>()
  #isStopping = false

  constructor(store: Store) {
    this.#store = store
  }

  async listen(path: string): Promise<void> {
    this.#server.listen(path)
    await once(this.#server, 'listening')
    await chmod(path, 0o600)
  }

  /** Takes no new requests, and waits for the replies to those that are being worked on. */
  async stop(): Promise<void> {
    this.#isStopping = true
    const closed = once(this.#server, 'close')
    this.#server.close()
    await Promise.all(this.#inFlight)
    for (const socket of this.#sockets) socket.destroySoon()
    await closed
  }

  /** One request after the other; a message that cannot be read ends the connection, and that alone. */
  async #converse(socket: Socket): Promise<void> {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    try {
      for await (const message of messagesIn(socket)) {
        if (this.#isStopping) return
        const request = readRequest(message)
        const work = execute(this.#store, request)
        this.#inFlight.add(work)
        const reply = await work
        if (request.wantsReply) socket.write(writeReply(request, reply))
        this.#inFlight.delete(work)
      }
    } catch {
      socket.destroy()
    }
  }
}
