import type { DateTime } from 'luxon'
import type { Intent, Language, Slots } from './intent.ts'

export const channelNames = ['line', 'discord', 'simulator'] as const
export type ChannelName = (typeof channelNames)[number]

/** The networks that tell when somebody opens the chat (`arrived`). */
export const arrivalTold: readonly ChannelName[] = ['line', 'simulator']

/** Where a message was said. Only `direct` is private; Discord's ephemeral answers in a server count as `direct`. */
export interface Place {
  kind: 'direct' | 'group'
  /** The network's own id of the chat. */
  id: string
  /** The server's channel in which it was said, where the answer is shown to the sender alone (Discord). */
  channel?: string
}

/** The private chat in which a message was written, where the network keeps chats apart from accounts; undefined where it was none. */
export function privateChatOf({ place, account }: Pick<Inbound, 'place' | 'account'>): string | undefined {
  return place.kind === 'direct' && place.id !== account ? place.id : undefined
}

/** A file that someone sent: a handle by which the channel can fetch its bytes, and what the network claims of it. */
export interface SentFile {
  /** Enough for `Channel.open`, after a restart too. Never shown, never logged. */
  handle: string
  /** As the sender named it; absent where the network has none. Untrusted. */
  name?: string
  /** Bytes as the network claims them; absent where unknown. The stream is counted all the same. */
  claimedBytes?: number
  /** Several photos sent at once share one set, answered once. `total` may be missing on old phones. */
  set?: { id: string; total?: number }
}

/**
 * What a button means when it is pressed, however old it is.
 * `intent`: the same as saying it, plus `request`, the version of what the button was about.
 * `act`: what no utterance means (taking a decision back, choosing a course …), by the handler's name.
 * `answer`: an answer within the dialogue of that id.
 */
export type Press =
  | { kind: 'intent'; intent: Intent; slots: Slots; request?: string }
  | { kind: 'act'; act: string; args: string[] }
  | { kind: 'answer'; dialogue: string; value: string }

/** What a message holds, on any network. */
export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'file'; file: SentFile }
  /** `typed` is what was typed into the field that the button opened, where the network has such fields. */
  | { kind: 'press'; press: Press; typed?: string }
  /** Everything that handing in asks for, as far as it was filled in at once (Discord's command and its form). */
  | { kind: 'handIn'; files: SentFile[]; artifact?: 'course' | 'diverse'; course?: string; description?: string }
  /** The person opened the chat (again): LINE's follow. */
  | { kind: 'arrived' }
  /** The person blocked or left: nothing more can reach them here. */
  | { kind: 'departed' }
  /** The sender took back a message; `handle` is that of the file it carried, if any. */
  | { kind: 'unsent'; handle: string }
  /** A sticker, a location, a call: something with no meaning here, answered kindly. */
  | { kind: 'other'; what: string }

/** A message as a channel hands it over: verified, decoded, not yet stored. */
export interface Inbound {
  channel: ChannelName
  /** Unique within the channel: the same event again carries the same id. */
  eventId: string
  /** The sender's account on that network; absent where the network does not say (a LINE group without consent). */
  account?: string
  place: Place
  content: Content
  /** How to answer: LINE's reply token, Discord's interaction token. Absent: the network gives none. */
  replyHandle?: string
  /** The event's age when it arrived, where the network redelivered it. Real milliseconds. */
  ageMs?: number
}

/** A message in the inbox. */
export interface Received extends Inbound {
  /** `channel:eventId`; also the idempotency key of every act that the message causes. */
  id: string
  /** The order of arrival over all senders. */
  order: number
  /** The instant that counts for every window. */
  at: DateTime
}

/** One button. `press` comes back as a `press`; `say` types the text for the person; `url` opens a page outside the chat. */
export type Button =
  /** At most 20 visible characters where it can be helped; the encoder shortens. */
  | { label: string; press: Press; style?: 'primary' | 'danger' }
  /** Opens the keyboard to type an answer to the dialogue. `hint` stands in the field where the network can show one. */
  | { label: string; type: Press; hint: string }
  | { label: string; url: string }

/** One line of a card: a label and its value, or a sentence. */
export type Line = string | { label: string; value: string }

/**
 * What to say, on any network: each is one message where the network's limits allow, and the encoder splits it where they do not.
 * `alt` (else the title, else the first line) is what a lock screen shows: never a description, a reason or the content of a record.
 */
export interface Reply {
  title?: string
  /** Paragraphs or labelled values, top to bottom. */
  lines: Line[]
  /** Small print at the end: the clause, the date of the rule, where a file stands. */
  note?: string
  buttons?: Button[]
  alt?: string
}

/** Whom to speak to, unasked. */
export interface Recipient {
  channel: ChannelName
  /** The account, or the group. */
  id: string
  kind: 'direct' | 'group'
  lang: Language
}
