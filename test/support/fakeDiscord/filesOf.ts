import type { Response } from 'express'
import { uploads } from './body.ts'
import type { StoredFile } from './fileStore.ts'
import type { MessageBody } from './message.ts'
import type { Network } from './network.ts'
import { insist } from './refusal.ts'

/** The files of a message from now on: the old ones that the body keeps, and those that came with it. */
export function filesOf(
  body: MessageBody,
  response: Response,
  network: Network,
  place: string,
  old: StoredFile[] = [],
): StoredFile[] {
  const { attachments } = body
  const kept = attachments ? old.filter(({ id }) => attachments.some((each) => String(each.id) === id)) : old
  const known = new Set([...uploads(response).keys()].map(String).concat(old.map(({ id }) => id)))
  const stray = (attachments ?? []).findIndex(({ id }) => !known.has(String(id)))
  insist(
    stray < 0
      ? []
      : [{ path: `attachments.${stray}`, code: 'ATTACHMENT_NOT_FOUND', message: 'The attachment was not uploaded' }],
  )
  const fresh = [...uploads(response)].map(([index, sending]) => {
    const name = attachments?.find(({ id }) => String(id) === String(index))?.filename ?? sending.name
    return network.files.keep({ ...sending, ...(name ? { name } : {}) }, place, false)
  })
  return [...kept, ...fresh]
}
