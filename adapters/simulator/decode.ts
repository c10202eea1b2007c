import type { Content, Inbound } from '../../src/conversation/message.ts'
import { decodePress } from '../../src/conversation/press.ts'
import type { SaidContent } from './entry.ts'
import { isEventId } from './eventId.ts'

/** Something that a person did, as the page reports it. `event` is the same when the page tries again. */
export interface Said {
  event: string
  account: string
  content: SaidContent
}

/** What a person did, as a message for the assistant. The event is its reply handle too, and names its file. */
export function decode({ event, account, content }: Said): Inbound {
  const place = { kind: 'direct', id: account } as const
  return {
    channel: 'simulator',
    eventId: event,
    account,
    place,
    replyHandle: event,
    content: contentOf(event, content),
  }
}

function contentOf(event: string, content: SaidContent): Content {
  switch (content.kind) {
    case 'text':
    case 'arrived':
      return content
    case 'press': {
      const press = decodePress(content.press)
      return press ? { kind: 'press', press } : { kind: 'other', what: 'press' }
    }
    case 'file': {
      const { name, bytes: claimedBytes, set } = content
      return { kind: 'file', file: { handle: event, name, claimedBytes, ...(set ? { set } : {}) } }
    }
  }
}

/** Reads the body of `POST /simulator/messages`; undefined where the page would never send such. */
export function readMessage(body: unknown): Said | undefined {
  const { event, account, content } = members(body)
  const { kind, text, press, label } = members(content)
  if (!isEventId(event) || typeof account !== 'string') return undefined
  const said = (read: SaidContent): Said => ({ event, account, content: read })
  if (kind === 'arrived') return said({ kind })
  if (kind === 'text' && typeof text === 'string') return said({ kind, text })
  if (kind === 'press' && typeof press === 'string' && typeof label === 'string') return said({ kind, press, label })
  return undefined
}

/** Reads the query of `POST /simulator/files`, whose body is the file: all but how many bytes will come. */
export function readFileMessage(query: unknown): Said | undefined {
  const { event, account, name, set, total } = members(query)
  if (!isEventId(event) || typeof account !== 'string' || typeof name !== 'string') return undefined
  const ofSet = isEventId(set) && Number.isInteger(Number(total)) ? { set: { id: set, total: Number(total) } } : {}
  return { event, account, content: { kind: 'file', name, bytes: 0, ...ofSet } }
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
