import express, { type Express } from 'express'
import type { Faults } from './faults.ts'
import { guard, notFound } from './messagingHost.ts'
import type { Network } from './network.ts'
import type { RichMenuShelf } from './richMenuShelf.ts'

/** api-data.line.me: the bytes of files and of menu pictures, and nothing else. */
export function dataHost(network: Network, faults: Faults, shelf: RichMenuShelf, accessToken: string): Express {
  const host = express()
  host.use(guard(network, accessToken))
  host.get('/v2/bot/message/:id/content', faults.handler('content'), ({ params }, response) => {
    const file = network.files.get(String(params.id))
    if (!file || file.state === 'expired') return response.status(404).json({ message: 'Not found' })
    if (file.state === 'unsent') return response.status(410).json({ message: 'The content is gone' })
    if (file.preparing > 0) {
      file.preparing -= 1
      return response.status(202).end()
    }
    return response.type('application/octet-stream').end(file.bytes)
  })
  host.post(
    '/v2/bot/richmenu/:id/content',
    faults.handler('picture'),
    express.raw({ type: 'image/*', limit: '5mb' }),
    shelf.paint(),
  )
  host.use(notFound)
  return host
}
