import { type Request, Router } from 'express'
import type { FileLink } from '../identity/links.ts'
import type { EntryFile } from '../portfolio/entry.ts'
import { sightOf } from '../portfolio/sight.ts'
import type { Services } from '../services.ts'
import { sendFile } from './fileResponse.ts'
import { sendNotice } from './page.ts'

/** What the file pages ask. */
export type FilesDeps = Pick<Services, 'links' | 'certifiers' | 'grants' | 'entries' | 'files' | 'clock' | 'log'>

/** The address of a file for whoever the token names. The token stands in the query, which is never logged. */
export const fileUrl = (publicUrl: string, token: string, isDownload: boolean) =>
  `${publicUrl}/files?k=${encodeURIComponent(token)}${isDownload ? '&download=1' : ''}`

/**
 * Files behind signed links. The link says who and which file; whether they may see it is read from the store each time.
 * Every byte is read and hashed before the first is sent, so that nobody is ever shown a part of a changed file.
 * Source: contract.md, Behaviour.
 */
export function filesRouter(deps: FilesDeps): Router {
  const { links, files, clock, log } = deps
  const router = Router()
  router.get('/files', async (request, response) => {
    const read = links.read(oneOf(request, 'k'), clock.now())
    if (read.kind === 'forged') return sendNotice(response, 404, 'linkUnknown')
    if (read.kind === 'expired') return sendNotice(response, 410, 'linkExpired')
    const { entry, file: id } = read.link
    const file = await fileInSight(deps, read.link)
    if (!file) return sendNotice(response, 410, 'fileGone')
    const state = await files.verify(file)
    if (state !== 'intact') {
      log.error({ entry, file: id, state }, 'a stored file is not what was received')
      return sendNotice(response, 500, 'fileBroken')
    }
    return sendFile(request, response, file, () => files.open(id), oneOf(request, 'download') !== '')
  })
  return router
}

/** A value of the query, or nothing where it is absent or repeated. */
function oneOf({ query }: Request, name: string): string {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}

async function fileInSight(deps: FilesDeps, link: FileLink): Promise<EntryFile | undefined> {
  const entry = await deps.entries.findOne({ _id: link.entry, hidden: false }).lean()
  if (!entry || !(await sightOf(link.person, entry, deps.clock.now(), deps))) return undefined
  return entry.files.find(({ id }) => id === link.file)
}
