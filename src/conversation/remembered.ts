import type { Content } from './message.ts'

/** A private chat in which someone wrote lately. */
export interface RecentChat {
  /** The network's own id of the chat. */
  chat: string
  account: string
  /** The events stored of it in the last day, in any order. */
  events: string[]
}

/** What a network that forgets may ask of what we have stored: whom it can reach, and where it left off. */
export interface Remembered {
  /** The private chat that the account's holder opened; undefined where they never did. */
  chatOf(account: string): Promise<string | undefined>
  /** Private chats in which someone wrote within the last day that anything was heard. */
  recentChats(): Promise<RecentChat[]>
  /** Of these events, those that are stored: who caused them, and what they held. */
  stored(eventIds: string[]): Promise<{ eventId: string; account: string; content: Content }[]>
}
