import { randomUUID } from 'node:crypto'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { DateTime } from 'luxon'
import multer from 'multer'
import { type Wording, wordingIn } from '../conversation/wording/index.ts'
import { inSchoolZone } from '../regulation/schoolTime.ts'
import { countsOf, maxUploadBytes, type OpenUpload } from '../school/import/uploads.ts'
import type { SchoolOccasion } from '../school/journal.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { type Html, html } from './html.ts'
import { page, sendNotice } from './page.ts'
import { styleSource } from './style.ts'

const prefix = 'upload:'

/** The address of a page that takes one file, for this person. The token stands in the query, which is never logged. */
export function uploadUrl(
  { links, config }: Pick<Services, 'links' | 'config'>,
  person: Person,
  id: string,
  now: DateTime,
) {
  const token = links.signPage({ person: person._id, page: `${prefix}${id}` }, now)
  return `${config.publicUrl}/upload?k=${encodeURIComponent(token)}`
}

export type UploadDeps = Pick<Services, 'links' | 'uploads' | 'imports' | 'accounts' | 'clock' | 'config'>

/** Forms may be sent to where they came from, and nowhere else. */
const policy = `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

/** Whoever opened the page, and what it is for. */
interface Visit {
  id: string
  person: string
  say: Wording['records']['page']
  open: OpenUpload
  /** Where the forms go: the same address. */
  token: string
}

/**
 * The page on which an office hands over one file: choose, look at what it would change, confirm. Every form carries the
 * token of the link and nothing else lets it act, so that no other site can send it; confirming spends it, a wrong file
 * does not. Who may is asked of the store each time. Source: R-4; contract.md, HTTP.
 */
export function uploadRouter({ links, uploads, imports, accounts, clock, config }: UploadDeps): Router {
  const router = Router()
  const receive = oneFile()
  router.get('/upload', (request, response) => visited(request, response, (visit) => form(visit)))
  router.post('/upload', (request, response) =>
    visited(request, response, async (visit) => {
      const received = await receive(request, response)
      if (received === 'tooLarge') return problem(visit, [visit.say.tooLarge])
      if (!received) return problem(visit, [visit.say.noFile])
      const replace = (request.body as { replace?: unknown } | undefined)?.replace === 'yes'
      const looked = await uploads.look(visit.id, received, occasionOf(visit), { replace })
      if (!looked.done) return refusal(visit, visit.say.refused(looked.refusal))
      const { outcome, sha256 } = looked
      return 'errors' in outcome
        ? problem(visit, outcome.errors.map(visit.say.error), visit.say.errors(outcome.errors.length))
        : confirmation(visit, visit.say.counts(countsOf(outcome)), sha256)
    }),
  )
  router.post('/upload/confirm', (request, response) =>
    visited(request, response, async (visit) => {
      const { say } = visit
      const applied = await uploads.apply(visit.id, oneOf(request, 'file'), occasionOf(visit))
      if (!applied.done) return refusal(visit, say.refused(applied.refusal))
      const { outcome } = applied
      if ('errors' in outcome) return problem(visit, outcome.errors.map(say.error), say.errors(outcome.errors.length))
      return html`<h2>${say.applied}</h2><p><strong>${say.counts(outcome)}</strong></p><p>${say.back}</p>`
    }),
  )
  return router

  async function visited(request: Request, response: Response, show: (visit: Visit) => Html | Promise<Html>) {
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': policy })
    const token = oneOf(request, 'k')
    const read = links.readPage(token, clock.now())
    if (read.kind === 'forged' || (read.kind === 'good' && !read.link.page.startsWith(prefix)))
      return sendNotice(response, 404, 'linkUnknown')
    if (read.kind === 'expired') return sendNotice(response, 410, 'uploadGone')
    const { person, page: name } = read.link
    const id = name.slice(prefix.length)
    const open = await uploads.find(id, person, clock.now())
    const { page: say } = (await wordingFor(person)).records
    if ('reason' in open) {
      if (open.reason === 'gone') return sendNotice(response, 410, 'uploadGone')
      const title = open.reason === 'applied' ? say.title(open.kind) : ''
      const status = open.reason === 'applied' ? 200 : 403
      const lines = say.refused(open).map((line) => html`<p>${line}</p>`)
      return response
        .status(status)
        .type('html')
        .send(page(title, html`<div class="card">${lines}</div>`))
    }
    const visit = { id, person, say, open, token }
    const content = await show(visit)
    const title = say.title(open.upload.kind)
    return response.type('html').send(page(title, html`<h1>${title}</h1>${content}`))
  }

  async function wordingFor(person: string): Promise<Wording> {
    const [account] = await accounts.ofPerson(person)
    return wordingIn[account?.lang ?? 'zh-TW']
  }

  function occasionOf({ person }: Visit): SchoolOccasion {
    return { actor: { by: person, via: 'page' }, request: `page:${randomUUID()}`, now: clock.now() }
  }

  function form({ say, open, token }: Visit): Html {
    const { kind, until } = open.upload
    const { required, optional } = imports.columns(kind)
    const time = inSchoolZone(DateTime.fromJSDate(until)).toFormat('HH:mm')
    const replaceable = ['enrolments', 'officers', 'attendance', 'grades'].includes(kind)
    const whole = html`<p><label><input type="checkbox" name="replace" value="yes"> ${say.replace}</label></p>`
    return html`<p>${say.columns}</p>
<p><code>${[...required, ...optional].join(',')}</code></p>
<form class="card" method="post" action="${config.publicUrl}/upload?k=${encodeURIComponent(token)}" enctype="multipart/form-data">
${replaceable ? whole : undefined}
<p><label>${say.file}<br><input type="file" name="file" accept=".csv,text/csv" required></label></p>
<p><button>${say.look}</button></p>
</form>
<p class="quiet">${say.until(time)}</p>`
  }

  function problem(visit: Visit, lines: readonly string[], title?: string): Html {
    const items = lines.map((line) => html`<li>${line}</li>`)
    return html`${title === undefined ? undefined : html`<h2>${title}</h2>`}<ul>${items}</ul><p>${visit.say.again}</p>${form(visit)}`
  }

  function confirmation(visit: Visit, counts: string, sha256: string): Html {
    const { say, token } = visit
    return html`<h2>${say.preview}</h2>
<p><strong>${counts}</strong></p>
<form class="card" method="post" action="${config.publicUrl}/upload/confirm?k=${encodeURIComponent(token)}&amp;file=${sha256}">
<p><button>${say.confirm}</button></p>
</form>`
  }

  function refusal({ say }: Visit, lines: readonly string[]): Html {
    return html`${lines.map((line) => html`<p>${line}</p>`)}<p>${say.back}</p>`
  }
}

/** Reads the one file of a form into memory, and no more of it than may be. */
function oneFile() {
  const limits = { fileSize: maxUploadBytes, files: 1, fields: 2, fieldSize: 10, parts: 3 }
  const read: RequestHandler = multer({ storage: multer.memoryStorage(), limits }).single('file')
  return (request: Request, response: Response): Promise<Buffer | 'tooLarge' | undefined> =>
    new Promise((resolve) => {
      read(request, response, (error: unknown) => {
        // A form that breaks off or holds anything else brings no file.
        if (error) return resolve(isTooLarge(error) ? 'tooLarge' : undefined)
        resolve(request.file?.buffer)
      })
    })
}

const isTooLarge = (error: unknown) => error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE'

/** A value of the query, or nothing where it is absent or repeated. */
function oneOf({ query }: Request, name: string): string {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}
