import { pipeline } from 'node:stream/promises'
import { type Request, Router } from 'express'
import type { DateTime } from 'luxon'
import { ChangedFile, streamArchive } from '../portfolio/archive.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { sendNotice } from './page.ts'

export type PackagesDeps = Pick<Services, 'links' | 'departures' | 'files' | 'clock' | 'log'>

/** The address from which this person takes a package away. The token stands in the query, which is never logged. */
export function packageUrl(
  { links, config }: Pick<Services, 'links' | 'config'>,
  person: Person,
  page: string,
  now: DateTime,
): string {
  return `${config.publicUrl}/packages?k=${encodeURIComponent(links.signPage({ person: person._id, page }, now))}`
}

/**
 * Exchange and submission packages behind signed links, made while they are sent. Whether this person may have it is read from
 * the store each time. A package in which a stored file turns out to be changed is cut off, so that no browser keeps it.
 * Source; contract.md, HTTP.
 */
export function packagesRouter({ links, departures, files, clock, log }: PackagesDeps): Router {
  const router = Router()
  router.get('/packages', async (request, response) => {
    const now = clock.now()
    const read = links.readPage(tokenOf(request), now)
    if (read.kind === 'forged') return sendNotice(response, 404, 'linkUnknown')
    if (read.kind === 'expired') return sendNotice(response, 410, 'packageGone')
    const leaving = await departures.open(read.link.page, read.link.person, now)
    if (leaving === 'gone') return sendNotice(response, 410, 'packageGone')
    if (leaving === 'notYours') return sendNotice(response, 403, 'packageNotYours')
    const { bytes, size, sha256 } = streamArchive(leaving.archive, files)
    response.set({
      'Cache-Control': 'private, no-store',
      'Content-Disposition': `attachment; filename="${leaving.name}"`,
      'Content-Type': 'application/zip',
      'Content-Length': String(await size),
    })
    if (request.method === 'HEAD') {
      bytes.destroy()
      response.end()
      return
    }
    try {
      await pipeline(
        bytes,
        (source: AsyncIterable<Buffer>) => lastAfter(source, () => leaving.taken(sha256())),
        response,
      )
    } catch (error) {
      if (!(error instanceof ChangedFile)) throw error
      log.error({ part: error.path }, 'a stored file of a package is not what was received')
    }
  })
  return router
}

/** Holds the last of the bytes back until this is done: nobody has a package that the record does not know of. */
async function* lastAfter(source: AsyncIterable<Buffer>, act: () => Promise<void>): AsyncGenerator<Buffer> {
  let last: Buffer | undefined
  for await (const chunk of source) {
    if (last) yield last
    last = chunk
  }
  await act()
  if (last) yield last
}

/** The token of the query, or nothing where it is absent or repeated. */
const tokenOf = ({ query }: Request): string => (typeof query.k === 'string' ? query.k : '')
