import { fileURLToPath } from 'node:url'
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express'
import type { Cast } from '../../src/conversation/cast.ts'
import { FileUnavailable } from '../../src/conversation/channel.ts'
import type { SimulatorLog } from './config.ts'
import { readFileMessage, readMessage, type Said } from './decode.ts'
import type { FileShelf } from './fileShelf.ts'
import { ownPageOnly } from './guard.ts'
import { saidAs } from './hearing.ts'
import { isMember } from './isMember.ts'
import type { Streams } from './streams.ts'
import type { Transcript } from './transcript.ts'

/** Above what the rules of any school take, so that a file that is too large can be tried. */
const maxFileBytes = 12 * 1024 * 1024
/** The page is served as it was written: the build leaves it in the source folder, three levels above this file's. */
const page = fileURLToPath(new URL('../../../adapters/simulator/page/', import.meta.url))
const contentSecurityPolicy = [
  "default-src 'none'",
  ...['script', 'style', 'connect', 'img'].map((kind) => `${kind}-src 'self'`),
  ...['base-uri', 'form-action', 'frame-ancestors'].map((limit) => `${limit} 'none'`),
].join('; ')

interface RouterDeps {
  cast: Cast
  transcript: Transcript
  files: FileShelf
  streams: Streams
  log: SimulatorLog
  /** Resolves once the assistant has stored what was said. */
  hear: (said: Said) => Promise<void>
}

/** Serves the page under `/simulator`, and what it asks for. */
export function simulatorRouter({ cast, transcript, files, streams, log, hear }: RouterDeps): Router {
  /** Answers 202 once the assistant has it. */
  async function receive(said: Said | undefined, response: Response, keepFile?: (event: string) => Promise<number>) {
    if (said === undefined) return response.status(400).json({ problem: 'malformed' })
    if (!(await isMember(cast, said.account))) return response.status(404).json({ problem: 'unknownPerson' })
    const { event, content } = said
    const isNewFile = content.kind === 'file' && keepFile && saidAs(transcript, event) === undefined
    await hear(isNewFile ? { ...said, content: { ...content, bytes: await keepFile(event) } } : said)
    return response.status(202).json({})
  }

  const receiveFile = (request: Request, response: Response) => {
    if (Number(request.get('content-length')) > maxFileBytes) throw new FileUnavailable('tooLarge')
    return receive(readFileMessage(request.query), response, (event) => files.keep(event, request, maxFileBytes))
  }

  const refuse: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent || response.closed) return next(error)
    if (error instanceof FileUnavailable) return response.status(413).json({ problem: error.trouble })
    if (error.status < 500) return response.status(error.status).json({ problem: 'malformed' })
    log.error({ error: error.name, code: error.code }, 'simulator: what was said could not be taken')
    return response.status(503).json({ problem: 'notTaken' })
  }

  const router = express.Router()
  router.use(ownPageOnly, (_request, response, next) => {
    response.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': contentSecurityPolicy,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    next()
  })
  router.get('/', (_request, response) => response.sendFile('index.html', { root: page, cacheControl: false }))
  router.get('/cast', async (_request, response) => response.json(await cast.members()))
  router.get('/stream', streams.serve)
  router.post('/messages', express.json(), (request, response) => receive(readMessage(request.body), response))
  router.post('/files', receiveFile)
  router.get('/:asset', ({ params: { asset } }, response, next) => {
    if (!/^\w+\.(js|css|svg)$/.test(asset)) return next()
    return response.sendFile(asset, { root: page, cacheControl: false })
  })
  router.use(refuse)
  return express.Router().use('/simulator', router)
}
