import express, { type Express } from 'express'
import type { Faults } from './faults.ts'
import type { FileStore } from './fileStore.ts'

/** cdn.discordapp.com: the bytes of files, for whoever has a signed address that is young enough. */
export function cdnHost(files: FileStore, faults: Faults): Express {
  const host = express()
  host.get('/{*path}', faults.handler('content'), async (request, response) => {
    const file = files.open(new URL(request.originalUrl, files.url))
    if (!file || file.state === 'deleted') return response.status(404).end('This content is no longer available.')
    if (file.state === 'gone') return response.status(410).end()
    const { held, state, type } = file
    const bytes = state === 'short' ? file.bytes.subarray(0, file.bytes.byteLength / 2) : file.bytes
    response.set({ 'content-type': type, 'content-length': String(bytes.byteLength) })
    const half = Math.floor(bytes.byteLength / 2)
    response.write(bytes.subarray(0, half))
    await held
    if (state === 'cut') return request.socket.destroy()
    return response.end(bytes.subarray(half))
  })
  return host
}
