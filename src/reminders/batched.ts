import type { Reply } from '../conversation/message.ts'
import type { MessageGroup, OutboxMessage } from './outbox.ts'
import type { Target } from './routes.ts'

/** What is to be said to one addressee in one push. */
export interface Draft {
  to: string
  target: Target
  group: MessageGroup
  messages: OutboxMessage[]
  replies: Reply[]
}

/**
 * Drafts put together that say the very same on one network, at most `maxTogether` each; whatever may not be sent with
 * others stays by itself. Of events only those that many hear: a push tells whether it reached the person.
 * Source: contract.md, Behaviour (multicast).
 */
export function batched(drafts: readonly Draft[], maxTogether: (draft: Draft) => number): Draft[][] {
  const alike = new Map<string, Draft[]>()
  const batches: Draft[][] = []
  for (const draft of drafts) {
    const most = maxTogether(draft)
    const isByItself = most < 2 || draft.target.kind === 'group' || !draft.messages.every(maySayTogether(draft.group))
    const key = isByItself ? '' : likeness(draft)
    const batch = alike.get(key)
    if (!isByItself && batch && batch.length < most) {
      batch.push(draft)
      continue
    }
    const begun = [draft]
    batches.push(begun)
    if (!isByItself) alike.set(key, begun)
  }
  return batches
}

const maySayTogether =
  (group: MessageGroup) =>
  ({ alone, toMany }: OutboxMessage) =>
    !alone && (group !== 'event' || toMany === true)

const likeness = ({ target, group, messages, replies }: Draft) =>
  JSON.stringify([target.channel, group, messages.some(({ lastDay }) => lastDay), replies])
