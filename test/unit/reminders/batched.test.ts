import { expect } from 'chai'
import fc from 'fast-check'
import { batched, type Draft } from '../../../src/reminders/batched.ts'
import type { MessageGroup, OutboxMessage } from '../../../src/reminders/outbox.ts'

const message = (id: string, more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  _id: id,
  to: `person:${id}`,
  matter: { kind: 'teacher-changed', course: 'C1', gained: true },
  group: 'broadcast',
  order: 1,
  createdAt: new Date(0),
  state: 'queued',
  ...more,
})
const draft = (
  id: string,
  text: string,
  group: MessageGroup = 'broadcast',
  more: Partial<OutboxMessage> = {},
): Draft => ({
  to: `person:${id}`,
  target: { channel: 'line', account: id, kind: 'direct', lang: 'zh-TW' },
  group,
  messages: [message(id, { group, ...more })],
  replies: [{ lines: [text] }],
})
const names = (batches: Draft[][]) => batches.map((batch) => batch.map(({ to }) => to.slice(7)))

describe('drafts put together', () => {
  it('say the very same', () => {
    const drafts = [draft('a', '一'), draft('b', '二'), draft('c', '一'), draft('d', '一', 'reminder')]
    expect(names(batched(drafts, () => 500))).to.deep.equal([['a', 'c'], ['b'], ['d']])
  })

  it('are none of events, of a last day and another, or of what goes by itself', () => {
    const drafts = [
      draft('a', '一', 'event'),
      draft('b', '一', 'event'),
      draft('c', '一'),
      draft('d', '一', 'broadcast', { alone: true }),
      draft('e', '一', 'broadcast', { lastDay: true }),
    ]
    expect(names(batched(drafts, () => 500))).to.deep.equal([['a'], ['b'], ['c'], ['d'], ['e']])
  })

  it('are those of an event that many hear, and of nothing else at once', () => {
    const drafts = [
      draft('a', '一', 'event', { toMany: true }),
      draft('b', '一', 'event', { toMany: true }),
      draft('c', '一', 'event'),
    ]
    const both = draft('d', '一', 'event', { toMany: true })
    both.messages.push(message('e', { group: 'event' }))
    expect(names(batched([...drafts, both], () => 500))).to.deep.equal([['a', 'b'], ['c'], ['d']])
  })

  it('lose nobody, name nobody twice, and are never more than the network takes', () => {
    const someone = fc.record({ id: fc.uuid(), text: fc.constantFrom('一', '二'), most: fc.constant(3) })
    fc.assert(
      fc.property(fc.uniqueArray(someone, { selector: ({ id }) => id }), (people) => {
        const batches = batched(
          people.map(({ id, text }) => draft(id, text)),
          () => 3,
        )
        expect(names(batches).flat().toSorted()).to.deep.equal(people.map(({ id }) => id).toSorted())
        for (const batch of batches) {
          expect(batch.length).to.be.within(1, 3)
          expect(new Set(batch.map(({ replies }) => JSON.stringify(replies))).size).to.equal(1)
        }
      }),
    )
  })
})
