import type { Readable } from 'node:stream'
import type { DateTime } from 'luxon'
import type { Conversation, Dialogue } from '../conversation/dialogue.ts'
import type { Meaning, Slots } from '../conversation/intent.ts'
import type { ChannelName, Received, Reply, SentFile } from '../conversation/message.ts'
import type { Wording } from '../conversation/wording/index.ts'
import type { Account } from '../identity/accounts.ts'
import { onBehalfOf, type Person } from '../school/person.ts'
import type { Actor } from '../school/record.ts'
import type { Services } from '../services.ts'

/** One message, who sent it, and what may be asked to answer it. */
export interface Context {
  message: Received
  /** The instant that counts: when the message was stored. */
  now: DateTime<true>
  account: Account
  /** Whom the account is bound to. */
  person?: Person
  /** Whose portfolio is meant: the person's own, or that of the student for whom they act under a grant. */
  student?: Person
  /** For whom a guardian may act now, each once; only one of them is meant at a time. */
  wards: readonly Person[]
  say: Wording
  conversation: Conversation
  services: Services
  networks: NetworkFacts
  /** The bytes of a file that the person sent; waits while the network prepares them. */
  openFile(file: SentFile, maxBytes: number): Promise<Readable>
}

/** What only the networks can tell, where it is asked for. */
export interface NetworkFacts {
  /** How many paid messages are left this month; undefined where that is unlimited or not known. */
  messagesLeft(network: ChannelName): Promise<number | undefined>
  /** How many messages a push into a group (`line:C…`) is billed as; undefined where the network does not say. */
  groupSize(group: string): Promise<number | undefined>
}

/** A context whose account is bound. */
export type BoundContext = Context & { person: Person; student: Person }

/** What a message leads to. */
export interface Outcome {
  replies: Reply[]
  /** The question now open; `null` closes the one that was, and absent leaves it as it was. */
  dialogue?: Dialogue | null
  /** Tells what came of an act: said by push if the reply cannot be said. */
  tellsOutcome?: boolean
  /** The account is somebody else's from here on, or nobody's: nothing of its holder before goes on or comes along. */
  changesHands?: boolean
  /** Shows a binding code, which is kept nowhere once it is said, and never pushed: another one can be had. */
  showsCode?: boolean
}

/** What a button or an utterance asks for. `request` is the version of what a button was about. */
export interface Asked {
  slots: Slots
  request?: string
}

/** Answers one intent. */
export type Handler = (context: Context, asked: Asked) => Promise<Outcome>

/** Answers a button that no utterance means; `args` come from the button and are checked anew. */
export type ActHandler = (context: BoundContext, args: string[]) => Promise<Outcome>

/** What someone gave while a question was open. */
export type Given =
  | { kind: 'choice'; value: string }
  /** With what the text means by itself. */
  | { kind: 'text'; text: string; meaning: Meaning }
  | { kind: 'file'; file: SentFile }

/** Goes on with a dialogue; `pass` leaves the message to the intents. */
export type Turn = (context: BoundContext, dialogue: Dialogue, given: Given) => Promise<Outcome | 'pass'>

/** A handler of what only bound people can ask; `dispatch` has made sure that someone is there. */
export const bound =
  (handle: (context: BoundContext, asked: Asked) => Promise<Outcome>): Handler =>
  (context, asked) => {
    if (!isBound(context)) throw new Error('asked without a person')
    return handle(context, asked)
  }

export const isBound = (context: Context): context is BoundContext =>
  context.person !== undefined && context.student !== undefined

/** Whether a guardian acts for a student by this message. Source. */
export const actsForStudent = ({ person, student }: Pick<Context, 'person' | 'student'>) => person?._id !== student?._id

/** An answer that leaves the open question as it was. */
export const answer = (...replies: Reply[]): Outcome => ({ replies })

/** An answer that tells what came of an act and closes the open question. */
export const acted = (...replies: Reply[]): Outcome => ({ replies, tellsOutcome: true, dialogue: null })

/** Who acts by this message, in a role that the act has checked. */
export const actorOf = (context: BoundContext, role: string): Actor => ({
  by: context.person._id,
  as: role,
  ...onBehalfOf(context.person, role),
  via: viaOf(context.message.channel),
})

export const viaOf = (channel: ChannelName): 'line' | 'discord' | 'simulator' => channel
