import type { Content, Inbound, Place, SentFile } from '../../src/conversation/message.ts'
import { decodePress } from '../../src/conversation/press.ts'
import { isChatId, isEventId, isMessageId, isUserId } from './ids.ts'
import { count, members, text } from './json.ts'

/** A webhook event, understood; or why it is none of ours. */
export type Decoded = { inbound: Inbound } | { ignored: 'standby' | 'malformed' | 'no meaning here' }

/** Decodes one webhook event. LINE adds types and members without notice, so nothing unknown is an error. */
export function decode(event: unknown, realNowMs: number): Decoded {
  const { mode, type, source, webhookEventId, timestamp, deliveryContext, replyToken, ...rest } = members(event)
  if (mode === 'standby') return { ignored: 'standby' }
  const content = contentOf(text(type), rest)
  if (content === undefined) return { ignored: 'no meaning here' }
  const sender = senderOf(members(source))
  if (sender === undefined || !isEventId(webhookEventId) || !hasUsableHandle(content)) return { ignored: 'malformed' }

  const sentAt = members(deliveryContext).isRedelivery === true ? count(timestamp) : undefined
  const replyHandle = text(replyToken)
  return {
    inbound: {
      channel: 'line',
      eventId: webhookEventId,
      ...sender,
      content,
      ...(replyHandle === undefined ? {} : { replyHandle }),
      ...(sentAt === undefined ? {} : { ageMs: Math.max(0, realNowMs - sentAt) }),
    },
  }
}

/** In groups LINE names the sender only with their consent. */
function senderOf(source: Record<string, unknown>): { place: Place; account?: string } | undefined {
  const { userId } = source
  if (userId !== undefined && !isUserId(userId)) return undefined
  const id = source.groupId ?? source.roomId ?? userId
  if (!isChatId(id)) return undefined
  const place: Place = { kind: id === userId ? 'direct' : 'group', id }
  return userId === undefined ? { place } : { place, account: userId }
}

function contentOf(type: string | undefined, event: Record<string, unknown>): Content | undefined {
  switch (type) {
    case 'message':
      return messageOf(members(event.message))
    case 'postback': {
      const press = decodePress(text(members(event.postback).data) ?? '')
      return press ? { kind: 'press', press } : { kind: 'other', what: 'press' }
    }
    case 'follow':
    case 'join':
      return { kind: 'arrived' }
    case 'unfollow':
    case 'leave':
      return { kind: 'departed' }
    case 'unsend':
      return { kind: 'unsent', handle: text(members(event.unsend).messageId) ?? '' }
    default:
      return undefined
  }
}

function messageOf(message: Record<string, unknown>): Content | undefined {
  const type = text(message.type)
  switch (type) {
    case undefined:
      return undefined
    case 'text':
      return { kind: 'text', text: text(message.text) ?? '' }
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      // An external file is an address that a web app chose: it is never fetched.
      return members(message.contentProvider).type === 'external'
        ? { kind: 'other', what: 'external' }
        : { kind: 'file', file: fileOf(message) }
    default:
      return { kind: 'other', what: type }
  }
}

function fileOf(message: Record<string, unknown>): SentFile {
  const name = text(message.fileName)
  const claimedBytes = count(message.fileSize)
  const set = members(message.imageSet)
  const setId = text(set.id)
  const total = count(set.total)
  return {
    handle: text(message.id) ?? '',
    ...(name === undefined ? {} : { name }),
    ...(claimedBytes === undefined ? {} : { claimedBytes }),
    ...(setId === undefined ? {} : { set: { id: setId, ...(total === undefined ? {} : { total }) } }),
  }
}

function hasUsableHandle(content: Content): boolean {
  if (content.kind === 'file') return isMessageId(content.file.handle)
  return content.kind !== 'unsent' || isMessageId(content.handle)
}
