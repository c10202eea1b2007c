import { type Heard, heard } from './heard.ts'

/** A file that someone sent, as LINE keeps it. */
export interface StoredFile {
  bytes: Uint8Array
  /** How many times LINE still answers that it is preparing it. */
  preparing: number
  state: 'kept' | 'unsent' | 'expired'
}

interface Token {
  chat: string
  eventAt: number
  deliveredAt: number
  used: boolean
}

const minuteMs = 60_000

/** What LINE knows of one official account: who there is, what was said, which tokens and keys are good. */
export class Network {
  /** LINE's own time; it stands still unless a test moves it. */
  nowMs: number
  readonly friends = new Map<string, { blocked: boolean }>()
  readonly groups = new Map<string, string[]>()
  readonly files = new Map<string, StoredFile>()
  readonly chats = new Map<string, Heard[]>()
  /** In whose chat the three dots were shown. */
  readonly working: string[] = []
  monthlyLimit: number | undefined
  used = 0
  readonly #tokens = new Map<string, Token>()
  readonly #accepted = new Map<string, { at: number; requestId: string; sentMessages: object[] }>()
  readonly #waiting = new Map<string, (() => void)[]>()
  #lastId = 0

  constructor(nowMs: number) {
    this.nowMs = nowMs
  }

  id(): string {
    return String(500_000_000_000_000_000n + BigInt(++this.#lastId))
  }

  /** A token comes with an event, and lives again with each redelivery of it. */
  issue(token: string, chat: string, eventAt: number): void {
    const used = this.#tokens.get(token)?.used ?? false
    this.#tokens.set(token, { chat, eventAt, deliveredAt: this.nowMs, used })
  }

  /** The chat that a token answers, once; undefined where it is unknown, used or expired. */
  redeem(token: unknown): string | undefined {
    const known = this.#tokens.get(String(token))
    if (!known || known.used) return undefined
    if (this.nowMs - known.deliveredAt > minuteMs || this.nowMs - known.eventAt > 20 * minuteMs) return undefined
    known.used = true
    return known.chat
  }

  /** What a message to this chat is billed as: one per member, nothing for whoever blocked the account. */
  costOf(chat: string): number {
    return this.groups.get(chat)?.length ?? (this.friends.get(chat)?.blocked ? 0 : 1)
  }

  /** What an earlier push with this key sent, for 24 hours. */
  accepted(retryKey: string) {
    const earlier = this.#accepted.get(retryKey)
    return earlier && this.nowMs - earlier.at < 24 * 60 * minuteMs ? earlier : undefined
  }

  remember(retryKey: string, requestId: string, sentMessages: object[]): void {
    this.#accepted.set(retryKey, { at: this.nowMs, requestId, sentMessages })
  }

  /** Puts messages into a chat, and wakes whoever waits for them. */
  say(chat: string, messages: Record<string, unknown>[], by: Heard['by'], silent: boolean): object[] {
    this.heardIn(chat).push(...messages.map((message) => heard(message, by, silent)))
    for (const wake of this.#waiting.get(chat) ?? []) wake()
    return messages.map(() => ({ id: this.id(), quoteToken: 'q' }))
  }

  heardIn(chat: string): Heard[] {
    const known = this.chats.get(chat) ?? []
    this.chats.set(chat, known)
    return known
  }

  /** Resolves with the chat's nth message, which may still have to come. @throws Error when it does not within `timeoutMs` */
  async nth(chat: string, index: number, timeoutMs: number): Promise<Heard> {
    const there = this.heardIn(chat)[index]
    if (there) return there
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${chat} heard no message ${index + 1} in ${timeoutMs} ms`)),
        timeoutMs,
      )
      const wake = () => {
        clearTimeout(timer)
        this.#waiting.set(
          chat,
          (this.#waiting.get(chat) ?? []).filter((other) => other !== wake),
        )
        resolve()
      }
      this.#waiting.set(chat, [...(this.#waiting.get(chat) ?? []), wake])
    })
    return this.nth(chat, index, timeoutMs)
  }
}
