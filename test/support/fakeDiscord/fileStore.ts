import { createHmac } from 'node:crypto'
import type { Network } from './network.ts'

/** A file that someone sent, as Discord keeps it. */
export interface StoredFile {
  id: string
  name: string
  bytes: Uint8Array
  type: string
  /** Its path on the CDN, without the signature. */
  path: string
  /** Sent with a command or a modal: seen by the bot alone, and not for ever. */
  ephemeral: boolean
  /** `short`: only half of its bytes are there. `cut`: the connection breaks half way. */
  state: 'kept' | 'deleted' | 'gone' | 'short' | 'cut'
  /** The second half of its bytes comes when this is fulfilled. */
  held?: Promise<void>
}

/** What a person sends as a file. */
export interface Sending {
  bytes: Uint8Array
  name?: string
  type?: string
}

const dayMs = 86_400_000
const secret = 'the CDN alone knows'

/** What Discord keeps of files, and the addresses under which it gives them away for a day. */
export class FileStore {
  /** The origin of the CDN. */
  url = ''
  readonly #network: Network
  readonly #files = new Map<string, StoredFile>()

  constructor(network: Network) {
    this.#network = network
  }

  /** Keeps a file; `place` is the channel, or the application where it comes with a command or a modal. */
  keep(sending: Sending, place: string, ephemeral: boolean): StoredFile {
    const { bytes, name = 'file.pdf', type = 'application/octet-stream' } = sending
    const id = this.#network.id()
    const folder = ephemeral ? 'ephemeral-attachments' : 'attachments'
    const path = `/${folder}/${place}/${id}/${encodeURIComponent(name)}`
    const file: StoredFile = { id, name, bytes, type, path, ephemeral, state: 'kept' }
    this.#files.set(path, file)
    return file
  }

  byId(id: string): StoredFile | undefined {
    return [...this.#files.values()].find((file) => file.id === id)
  }

  /** The file's address from now on, for a day. */
  address({ path }: StoredFile): string {
    const issued = Math.floor(this.#network.nowMs / 1000).toString(16)
    const expires = Math.floor((this.#network.nowMs + dayMs) / 1000).toString(16)
    return `${this.url}${path}?ex=${expires}&is=${issued}&hm=${signature(path, expires, issued)}&`
  }

  /** The file at an address, as long as its signature is right and young. */
  open(address: URL): StoredFile | undefined {
    const [expires = '', issued = '', signed] = ['ex', 'is', 'hm'].map((key) => address.searchParams.get(key) ?? '')
    if (signed !== signature(address.pathname, expires, issued)) return undefined
    if (Number.parseInt(expires, 16) * 1000 <= this.#network.nowMs) return undefined
    return this.#files.get(address.pathname)
  }
}

function signature(...parts: string[]): string {
  return createHmac('sha256', secret).update(parts.join('\n')).digest('hex')
}
