import type { ChannelName } from '../conversation/message.ts'
import type { RecentChat, Remembered } from '../conversation/remembered.ts'
import type { Services } from '../services.ts'
import { accountId } from './accounts.ts'

/** How far back a network is read anew. Unit: hours of our clock. Source: issue 3. */
const recentHours = 24

/** What the accounts and the inbox know of one network's chats. */
export function createRememberedChats(
  { accounts, inbox }: Pick<Services, 'accounts' | 'inbox'>,
  channel: ChannelName,
): Remembered {
  return {
    async chatOf(account) {
      const known = await accounts.model.findById(accountId(channel, account), { chat: 1 }).lean()
      return known?.chat
    },
    async recentChats() {
      const recent = await inbox.heardLast(channel, recentHours)
      const chats = new Map<string, RecentChat>()
      for (const { place, account, eventId } of recent) {
        if (account === undefined || place.kind !== 'direct' || place.id === account) continue
        const chat = chats.get(place.id) ?? { chat: place.id, account, events: [] }
        chats.set(place.id, { ...chat, events: [...chat.events, eventId] })
      }
      return [...chats.values()]
    },
    async stored(eventIds) {
      const found = await inbox.model.find({ _id: { $in: eventIds.map((id) => `${channel}:${id}`) } }).lean()
      return found.flatMap(({ eventId, account, content }) => (account ? [{ eventId, account, content }] : []))
    },
  }
}
