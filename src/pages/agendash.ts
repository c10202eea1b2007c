import { type Request, type RequestHandler, Router } from 'express'
import type { DateTime } from 'luxon'
import { pageLinkLifetimeHours } from '../identity/links.ts'
import { hasLeft, type Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { sendNotice } from './page.ts'

const page = 'agendash'

/** Shows the jobs to this person for an hour. */
export function agendashUrl(
  { links, config }: Pick<Services, 'links' | 'config'>,
  person: Person,
  now: DateTime,
): string {
  return `${config.publicUrl}/agendash/?k=${encodeURIComponent(links.signPage({ person: person._id, page }, now))}`
}

export type AgendashDeps = Pick<Services, 'links' | 'people' | 'clock' | 'config'>

/**
 * The jobs, for admin by signed link, to look at only. What the page asks for afterwards carries the token in a cookie of this
 * path; whether the holder is still admin is read from the store each time. Source: contract.md, HTTP.
 */
export function agendashRouter({ links, people, clock, config }: AgendashDeps, dashboard: RequestHandler): Router {
  const { protocol, pathname } = new URL(config.publicUrl)
  const cookie = {
    httpOnly: true,
    sameSite: 'strict',
    secure: protocol === 'https:',
    path: `${pathname.replace(/\/$/, '')}/agendash`,
    maxAge: pageLinkLifetimeHours * 60 * 60 * 1000,
  } as const
  const router = Router()
  router.use('/agendash', async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return response.status(405).set('Allow', 'GET, HEAD').end()
    const { k } = request.query
    const token = typeof k === 'string' ? k : cookieOf(request)
    if (!(await isForAdmin(token))) return sendNotice(response, 403, 'adminOnly')
    const [path = '', query = ''] = request.originalUrl.split('?')
    // The page names what it needs relative to its folder.
    if (path.endsWith('/agendash')) return response.redirect(308, `agendash/?${query}`)
    response.set('Cache-Control', 'no-store')
    if (typeof k === 'string') response.cookie(cookieName, token, cookie)
    return dashboard(request, response, next)
  })
  return router

  async function isForAdmin(token: string): Promise<boolean> {
    const now = clock.now()
    const read = links.readPage(token, now)
    if (read.kind !== 'good' || read.link.page !== page) return false
    const person = await people.get(read.link.person)
    return person?.roles.includes('admin') === true && !hasLeft(person, now.toISODate())
  }
}

const cookieName = 'licheng-agendash'

const cookieOf = ({ headers }: Request): string =>
  new RegExp(`(?:^|; )${cookieName}=([^;]*)`).exec(headers.cookie ?? '')?.[1] ?? ''
