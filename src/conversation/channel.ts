import type { Readable } from 'node:stream'
import type { ChannelName, Inbound, Recipient, Reply, SentFile } from './message.ts'

/** Stores messages in the inbox; resolves once they are durable, rejects when they are not. */
export type Accept = (messages: Inbound[]) => Promise<void>

/**
 * `delivered`: the network took it.
 * `dead`: the handle can no longer be used, and nothing of this answer was said by it.
 * `uncertain`: it may or may not have been said (a time-out, or "invalid" after an earlier attempt).
 * `refused`: the network will never take it; `why` is for the log.
 */
export type ReplyOutcome = { kind: 'delivered' | 'dead' | 'uncertain' } | { kind: 'refused'; why: string }

/**
 * `sent`: taken now or by an earlier attempt with the same key.
 * `unreachable`: blocked, deleted, closed to us.
 * `later`: try again after `afterMs` (rate limit, the network is down); `unsaid`: surely nothing was said by this attempt.
 * `overBudget`: the month's messages are used up.
 * `uncertain`: it may or may not have been said, and repeating might say it twice.
 * `refused`: the network will never take it; `why` is for the log.
 */
export type PushOutcome =
  | { kind: 'sent' | 'unreachable' | 'overBudget' | 'uncertain' }
  | { kind: 'later'; afterMs: number; unsaid?: boolean }
  | { kind: 'refused'; why: string }

/** Options of a push. */
export interface PushOptions {
  /** Unique per message; the retry key or nonce is derived from it. */
  key: string
  /** No sound: between 22:00 and 07:00. */
  silent: boolean
}

/** Says the same to many people at once, and bills each: all are told, or none. */
export interface Multicast {
  /** The most recipients of one call. */
  readonly max: number
  /** Repeating the same `key` says nothing new. `unreachable` and `refused` may be for one of them alone. */
  send(to: Recipient[], replies: Reply[], options: PushOptions): Promise<PushOutcome>
}

/** What is left of a network's paid messages this month; `limit` absent: unlimited or free. */
export interface PushBudget {
  limit?: number
  used: number
}

/** Why a file's bytes cannot be had. `notReady`: ask again later. */
export type FileTrouble = 'gone' | 'notReady' | 'tooLarge' | 'empty' | 'unavailable'

/** Thrown by `open`, or by the stream that it returned. */
export class FileUnavailable extends Error {
  readonly trouble: FileTrouble
  constructor(trouble: FileTrouble, message: string = trouble) {
    super(message)
    this.name = 'FileUnavailable'
    this.trouble = trouble
  }
}

/**
 * The menus that a network can keep beside a chat, by whom they are for: `granted` for a guardian who may act for a
 * student now, `guardian` for any other.
 */
export const menuNames = ['unbound', 'student', 'teacher', 'homeroom', 'office', 'guardian', 'granted'] as const
export type MenuName = (typeof menuNames)[number]

/** A chat network the assistant speaks through: it knows transport, never school rules. */
export interface Channel {
  readonly name: ChannelName
  /** Begins receiving. `accept` resolves once the message is stored: LINE is answered 200 only then; Discord is deferred first, and told that it worked only then. */
  start(accept: Accept): Promise<void>
  /**
   * Answers a message by its reply handle; says so when the handle is dead.
   * `again`: an attempt was made before and its outcome is unknown, so that "invalid handle" means `uncertain`, not `dead`.
   */
  reply(to: Inbound, replies: Reply[], options: { again: boolean; silent: boolean }): Promise<ReplyOutcome>
  /** Speaks first. Repeating the same `key` says nothing new. */
  push(to: Recipient, replies: Reply[], options: PushOptions): Promise<PushOutcome>
  /** Absent: each is pushed to. */
  readonly multicast?: Multicast
  /** Real milliseconds from a first attempt in which repeating its key says nothing twice. Absent: for ever. */
  readonly repeatableForMs?: number
  /** How many messages a push to this group is billed as; undefined where the network does not say. Absent: one. */
  groupSize?(group: string): Promise<number | undefined>
  /** The bytes of a file someone sent, as a stream that ends by `FileUnavailable` above `maxBytes`. */
  open(file: SentFile, maxBytes: number): Promise<Readable>
  /** Shows that an answer is being worked on, where the network can. Never fails. */
  showWorking(to: Inbound): Promise<void>
  /** The month's budget, asked from the network each time. Absent: pushes are free. @throws Error when it does not tell */
  budget?(): Promise<PushBudget>
  /** Gives an account the menu of its holder's role, where the network has menus. Never fails. */
  setMenu?(account: string, menu: MenuName): Promise<void>
  /** Stops receiving and waits for replies in flight. */
  stop(): Promise<void>
}
