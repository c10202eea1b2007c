import type { Conversations } from '../conversation/dialogue.ts'
import type { Inbox } from '../conversation/inbox.ts'
import { addressOf, type Outbox } from '../reminders/outbox.ts'
import type { Accounts } from './accounts.ts'
import type { Codes } from './codes.ts'

/** Leaves nothing of somebody's chats: whose account it was, what was said and asked there, and what they were told. */
export type EraseChats = (person: string) => Promise<void>

export interface EraseChatsDeps {
  accounts: Accounts
  codes: Codes
  conversations: Conversations
  inbox: Inbox
  outbox: Outbox
}

/** Each account goes last: whoever finishes this after a crash still finds it by its holder. Source: R-12, §八. */
export function createEraseChats({ accounts, codes, conversations, inbox, outbox }: EraseChatsDeps): EraseChats {
  return async function eraseChats(person) {
    await codes.model.deleteMany({ person })
    await outbox.erase(addressOf({ person }))
    for (const { _id, account } of await accounts.ofPerson(person)) {
      await conversations.erase(_id)
      await inbox.erase(account)
      await outbox.erase(addressOf({ account: _id }))
      await accounts.erase(_id, person)
    }
  }
}
