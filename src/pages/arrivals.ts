import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { DateTime } from 'luxon'
import multer from 'multer'
import { type Wording, wordingIn } from '../conversation/wording/index.ts'
import type { ArrivalSubject } from '../portfolio/arrival.ts'
import { type ArrivalAbout, type LookedAt, maxArrivalBytes } from '../portfolio/arrivals.ts'
import { withTemporaryFolder } from '../portfolio/temporaryFile.ts'
import type { SchoolOccasion } from '../school/journal.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { type Html, html } from './html.ts'
import { page, sendNotice } from './page.ts'
import { styleSource } from './style.ts'

const prefix = 'arrival:'

/** The address of a page that takes one package or statement from this person. The token stands in the query, which is never logged. */
export function arrivalUrl(
  { links, config }: Pick<Services, 'links' | 'config'>,
  person: Person,
  id: string,
  now: DateTime,
): string {
  const token = links.signPage({ person: person._id, page: `${prefix}${id}` }, now)
  return `${config.publicUrl}/arrivals?k=${encodeURIComponent(token)}`
}

export type ArrivalsPageDeps = Pick<Services, 'links' | 'arrivals' | 'accounts' | 'clock' | 'config'>

/** Forms may be sent to where they came from, and nowhere else. */
const policy = `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

const extensions: Record<ArrivalSubject['kind'], string> = { package: '.zip', statement: '.csv' }

/** Whoever opened the page, and what it is for. */
interface Visit {
  id: string
  person: string
  say: Wording['arrivals']
  about: ArrivalAbout
  /** Where the forms go: the same address. */
  token: string
}

/**
 * The page on which an office hands over an exchange package or a receipt statement: choose, look at what it would bring,
 * confirm. As on the page for lists, the forms carry the token of the link and nothing else lets them act. Source: R-10, R-11.
 */
export function arrivalsRouter({ links, arrivals, accounts, clock, config }: ArrivalsPageDeps): Router {
  const router = Router()
  router.get('/arrivals', (request, response) => visited(request, response, (visit) => form(visit)))
  router.post('/arrivals', (request, response) =>
    visited(request, response, (visit) =>
      withTemporaryFolder(async (folder) => {
        const received = await oneFile(request, response, folder, maxArrivalBytes[visit.about.kind])
        if (received === undefined) return again(visit, [visit.say.page.noFile])
        if (received === 'tooLarge') return again(visit, [visit.say.page.tooLarge(visit.about.kind)])
        return shown(visit, await arrivals.look(visit.id, received, occasionOf(visit)))
      }),
    ),
  )
  router.post('/arrivals/confirm', (request, response) =>
    visited(request, response, async (visit) => {
      const applied = await arrivals.apply(visit.id, oneOf(request, 'file'), occasionOf(visit))
      if (!applied.done) return told(visit, visit.say.page.refused(applied.refusal))
      const { title, lines, isGood } = visit.say.page.found(applied.about, applied.brought, 'applied')
      return isGood ? html`<h2>${title}</h2>${told(visit, lines)}` : again(visit, lines, title)
    }),
  )
  return router

  async function visited(request: Request, response: Response, show: (visit: Visit) => Html | Promise<Html>) {
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': policy })
    const token = oneOf(request, 'k')
    const read = links.readPage(token, clock.now())
    if (read.kind === 'forged' || (read.kind === 'good' && !read.link.page.startsWith(prefix)))
      return sendNotice(response, 404, 'linkUnknown')
    if (read.kind === 'expired') return sendNotice(response, 410, 'arrivalGone')
    const { person, page: name } = read.link
    const id = name.slice(prefix.length)
    const about = await arrivals.find(id, person, clock.now())
    if ('reason' in about && about.reason === 'gone') return sendNotice(response, 410, 'arrivalGone')
    const [account] = await accounts.ofPerson(person)
    const say = wordingIn[account?.lang ?? 'zh-TW'].arrivals
    if ('reason' in about) {
      const lines = say.page.refused(about).map((line) => html`<p>${line}</p>`)
      return response
        .status(about.reason === 'applied' ? 200 : 403)
        .type('html')
        .send(page(say.page.title, html`<div class="card">${lines}</div>`))
    }
    const content = await show({ id, person, say, about, token })
    return response.type('html').send(page(say.page.title, html`<h1>${say.page.about(about)}</h1>${content}`))
  }

  function occasionOf({ person }: Visit): SchoolOccasion {
    return { actor: { by: person, via: 'page' }, request: `page:${randomUUID()}`, now: clock.now() }
  }

  function shown(visit: Visit, looked: LookedAt): Html {
    const { say, token } = visit
    if (!looked.done) return told(visit, say.page.refused(looked.refusal))
    const { title, lines } = say.page.found(looked.about, looked.brought, 'preview')
    if (looked.sha256 === undefined) return again(visit, lines, title)
    return html`<h2>${title}</h2>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
<form class="card" method="post" action="${config.publicUrl}/arrivals/confirm?k=${encodeURIComponent(token)}&amp;file=${looked.sha256}">
<p><button>${say.confirm}</button></p>
</form>`
  }

  function form({ say, about, token }: Visit): Html {
    return html`<form class="card" method="post" action="${config.publicUrl}/arrivals?k=${encodeURIComponent(token)}" enctype="multipart/form-data">
<p><label>${say.page.file(about.kind)}<br><input type="file" name="file" accept="${extensions[about.kind]}" required></label></p>
<p><button>${say.page.look}</button></p>
</form>`
  }

  function again(visit: Visit, lines: readonly string[], title?: string): Html {
    const items = lines.map((line) => html`<li>${line}</li>`)
    return html`${title === undefined ? undefined : html`<h2>${title}</h2>`}<ul>${items}</ul>${form(visit)}`
  }

  function told({ say }: Visit, lines: readonly string[]): Html {
    return html`${lines.map((line) => html`<p>${line}</p>`)}<p>${say.page.back}</p>`
  }
}

/** Reads the one file of a form into a folder, and no more of it than may be. */
function oneFile(
  request: Request,
  response: Response,
  destination: string,
  fileSize: number,
): Promise<string | 'tooLarge' | undefined> {
  const limits = { fileSize, files: 1, fields: 0, parts: 2 }
  const storage = multer.diskStorage({
    destination,
    filename: (_request, _file, name) => name(null, 'file'),
  })
  return new Promise((resolve) => {
    multer({ storage, limits }).single('file')(request, response, (error: unknown) => {
      // A form that breaks off or holds anything else brings no file.
      if (error) return resolve(isTooLarge(error) ? 'tooLarge' : undefined)
      resolve(request.file?.path)
    })
  })
}

const isTooLarge = (error: unknown) => error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE'

/** A value of the query, or nothing where it is absent or repeated. */
function oneOf({ query }: Request, name: string): string {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}
