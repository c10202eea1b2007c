import { isSnowflake } from './snowflake.ts'

/** How something is answered: into the chat where it was written, or by the token of a command, a button or a form. */
export type ReplyHandle = { by: 'message'; message: string } | { by: 'interaction'; interaction: string; token: string }

export function encodeReplyHandle(handle: ReplyHandle): string {
  return handle.by === 'message' ? `m ${handle.message}` : `i ${handle.interaction} ${handle.token}`
}

export function decodeReplyHandle(text: string | undefined): ReplyHandle | undefined {
  const [by, id, token] = text?.split(' ') ?? []
  if (!isSnowflake(id)) return undefined
  if (by === 'm') return { by: 'message', message: id }
  // A token ends up in an address, and must not climb out of its path.
  return by === 'i' && token && /^[\w.-]+$/.test(token) ? { by: 'interaction', interaction: id, token } : undefined
}

/** Where a file is: its address, which goes stale within a day, and the message that would name a fresh one. */
export interface FileHandle {
  url: string
  attachment: string
  /** Absent for a file that came with a command or a form. */
  in?: { channel: string; message: string }
}

export function encodeFileHandle({ url, attachment, in: carrier }: FileHandle): string {
  return [attachment, url, ...(carrier ? [carrier.channel, carrier.message] : [])].join(' ')
}

export function decodeFileHandle(text: string): FileHandle | undefined {
  const [attachment, url = '', channel, message] = text.split(' ')
  if (!isSnowflake(attachment) || !URL.canParse(url)) return undefined
  return { attachment, url, ...(isSnowflake(channel) && isSnowflake(message) ? { in: { channel, message } } : {}) }
}
