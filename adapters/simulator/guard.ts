import type { RequestHandler } from 'express'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Lets only the simulator's own page in: by a loopback name (another name could be rebound to this machine),
 * and for what changes anything, never on behalf of another web page. A program without a browser sends neither header.
 */
export const ownPageOnly: RequestHandler = (request, response, next) => {
  const { host = '', origin, 'sec-fetch-site': site = 'same-origin' } = request.headers
  const fromHere = URL.canParse(`http://${host}`) && loopbackNames.includes(new URL(`http://${host}`).hostname)
  const fromOwnPage = site === 'same-origin' && (origin === undefined || origin === `${request.protocol}://${host}`)
  if (fromHere && (request.method === 'GET' || fromOwnPage)) return next()
  return response.status(403).json({ problem: 'notOurPage' })
}
