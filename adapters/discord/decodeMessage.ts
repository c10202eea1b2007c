import { type APIAttachment, type APIMessage, MessageType } from 'discord.js'
import type { Content, Inbound, SentFile } from '../../src/conversation/message.ts'
import { messageEvent } from './eventIds.ts'
import { encodeFileHandle, encodeReplyHandle } from './handles.ts'

const spoken: readonly MessageType[] = [MessageType.Default, MessageType.Reply]

/**
 * A direct message as what it holds: its files first, since a word beside them is about them. Nothing of what is said in
 * a server, by a bot, or by Discord itself.
 */
export function decodeMessage(message: APIMessage & { guild_id?: string }): Inbound[] {
  const { id, channel_id: chat, author, guild_id: server, type } = message
  if (server !== undefined || author.bot || !spoken.includes(type)) return []
  return contentsOf(message).map((content, index) => ({
    channel: 'discord',
    eventId: messageEvent(id, index),
    account: author.id,
    place: { kind: 'direct', id: chat },
    content,
    replyHandle: encodeReplyHandle({ by: 'message', message: id }),
  }))
}

function contentsOf({ id, channel_id: channel, content, attachments }: APIMessage): Content[] {
  const arePhotos = attachments.length > 1 && attachments.every(({ content_type: type }) => type?.startsWith('image/'))
  const set = arePhotos ? { set: { id, total: attachments.length } } : {}
  const files = attachments.map((attachment): Content => {
    const file = { ...fileOf(attachment, { channel, message: id }), ...set }
    return { kind: 'file', file }
  })
  const text: Content[] = content.trim() === '' ? [] : [{ kind: 'text', text: content }]
  const all = [...files, ...text]
  return all.length > 0 ? all : [{ kind: 'other', what: 'sticker' }]
}

/** A file by its address, and by the message that carries it, if one does. */
export function fileOf(
  { id, url, filename, size }: APIAttachment,
  carrier?: { channel: string; message: string },
): SentFile {
  const handle = encodeFileHandle({ url, attachment: id, ...(carrier ? { in: carrier } : {}) })
  return { handle, name: filename, claimedBytes: size }
}
