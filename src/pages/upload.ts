import { randomUUID } from 'node:crypto'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { DateTime } from 'luxon'
import multer from 'multer'
import type { Language } from '../conversation/intent.ts'
import { type Wording, wordingIn } from '../conversation/wording/index.ts'
import { inSchoolZone } from '../regulation/schoolTime.ts'
import { replaceableKinds } from '../school/import/compareFile.ts'
import { countsOf, maxUploadBytes, type OpenUpload } from '../school/import/uploads.ts'
import type { SchoolOccasion } from '../school/journal.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { formPolicy, formScript } from './formScript.ts'
import { type Html, html } from './html.ts'
import { page, sendNotice } from './page.ts'

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
      if (!looked.done) return told('wrong', [...visit.say.refused(looked.refusal), visit.say.back])
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
      if (!applied.done) return told('wrong', [...say.refused(applied.refusal), say.back])
      const { outcome } = applied
      if ('errors' in outcome) return problem(visit, outcome.errors.map(say.error), say.errors(outcome.errors.length))
      return html`${steps(say, 3)}<div class="card good" role="status">
<h2>✓ ${say.applied}</h2>
<p><strong>${say.counts(outcome)}</strong></p>
<p>${say.back}</p>
</div>`
    }),
  )
  return router

  async function visited(request: Request, response: Response, show: (visit: Visit) => Html | Promise<Html>) {
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': formPolicy })
    const token = oneOf(request, 'k')
    const read = links.readPage(token, clock.now())
    if (read.kind === 'forged' || (read.kind === 'good' && !read.link.page.startsWith(prefix)))
      return sendNotice(response, 404, 'linkUnknown')
    if (read.kind === 'expired') return sendNotice(response, 410, 'uploadGone')
    const { person, page: name } = read.link
    const id = name.slice(prefix.length)
    const open = await uploads.find(id, person, clock.now())
    const lang = await languageOf(person)
    const { page: say } = wordingIn[lang].records
    const send = (title: string, content: Html) =>
      response.type('html').send(page(title, html`<h1>${title}</h1>${content}${formScript}`, lang))
    if ('reason' in open) {
      if (open.reason === 'gone') return sendNotice(response, 410, 'uploadGone')
      const isApplied = open.reason === 'applied'
      response.status(isApplied ? 200 : 403)
      return send(isApplied ? say.title(open.kind) : say.heading, told(isApplied ? 'good' : 'wrong', say.refused(open)))
    }
    const content = await show({ id, person, say, open, token })
    return send(say.title(open.upload.kind), content)
  }

  async function languageOf(person: string): Promise<Language> {
    const [account] = await accounts.ofPerson(person)
    return account?.lang ?? 'zh-TW'
  }

  function occasionOf({ person }: Visit): SchoolOccasion {
    return { actor: { by: person, via: 'page' }, request: `page:${randomUUID()}`, now: clock.now() }
  }

  function form(visit: Visit, problems?: Html): Html {
    const { say, open } = visit
    const { kind, until } = open.upload
    const { required, optional } = imports.columns(kind)
    const time = inSchoolZone(DateTime.fromJSDate(until)).toFormat('HH:mm')
    const replace = html`<p><label class="tick"><input type="checkbox" name="replace" value="yes"> ${say.replace}</label></p>`
    return html`${steps(say, 1)}${problems}
<p>${say.columns}</p>
<code>${[...required, ...optional].join(',')}</code>
${optional.length > 0 ? html`<p class="quiet">${say.optional}${optional.join(', ')}</p>` : undefined}
<form class="card" method="post" action="${addressOf(visit)}" enctype="multipart/form-data">
<p><label>${say.file}<input type="file" name="file" accept=".csv,text/csv" required data-max-bytes="${maxUploadBytes}" data-too-large="${say.tooLarge}"></label></p>
${replaceableKinds.includes(kind) ? replace : undefined}
<p><button data-busy="${say.busy}">${say.look}</button></p>
<p class="quiet">${say.until(time)}</p>
</form>`
  }

  function problem(visit: Visit, lines: readonly string[], title?: string): Html {
    const { say } = visit
    const said = title === undefined ? lines.map((line) => html`<h2>${line}</h2>`) : list(title, lines)
    return form(visit, html`<div class="card wrong" role="alert">${said}<p>${say.again}</p></div>`)
  }

  function confirmation(visit: Visit, counts: string, sha256: string): Html {
    const { say } = visit
    return html`${steps(say, 2)}<form class="card" method="post" action="${addressOf(visit, '/confirm', `&file=${sha256}`)}">
<h2>${say.preview}</h2>
<p><strong>${counts}</strong></p>
<p><button data-busy="${say.busy}">${say.confirm}</button></p>
<p><a href="${addressOf(visit)}">${say.other}</a></p>
</form>`
  }

  function addressOf({ token }: Visit, path = '', more = ''): string {
    return `${config.publicUrl}/upload${path}?k=${encodeURIComponent(token)}${more}`
  }
}

/** How far one has come: a file, a look at it, done. */
function steps(say: Visit['say'], now: 1 | 2 | 3): Html {
  const items = say.steps.map((step, index) => {
    if (index + 1 === now) return html`<li aria-current="step">${step}</li>`
    return index + 1 < now ? html`<li class="past">${step}</li>` : html`<li>${step}</li>`
  })
  return html`<ol class="steps">${items}</ol>`
}

const list = (title: string, lines: readonly string[]): Html =>
  html`<h2>${title}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`

/** Something that ends it, well or not, and where to go on. */
const told = (how: 'good' | 'wrong', lines: readonly string[]): Html =>
  html`<div class="card ${how}" role="${how === 'good' ? 'status' : 'alert'}">${lines.map((line) => html`<p>${line}</p>`)}</div>`

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
