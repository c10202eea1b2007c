import express, { type RequestHandler, type Response } from 'express'
import type { Sending } from './fileStore.ts'
import { Refusal } from './refusal.ts'

const maxFileBytes = 10 * 1024 * 1024

/** Reads a body, as JSON alone or as JSON with files, into `request.body`; the files are asked for by `uploads`. */
export const readBody: RequestHandler[] = [
  express.json({ limit: '1mb' }),
  express.raw({ type: 'multipart/form-data', limit: '120mb' }),
  async (request, response, next) => {
    if (!Buffer.isBuffer(request.body)) return next()
    const headers = { 'content-type': String(request.get('content-type')) }
    const form = await new globalThis.Response(request.body, { headers }).formData()
    const files = new Map<number, Sending>()
    for (const [name, part] of form) {
      const place = /^files\[(\d+)\]$/.exec(name)?.[1]
      if (place === undefined || typeof part === 'string') continue
      const bytes = new Uint8Array(await part.arrayBuffer())
      if (bytes.byteLength > maxFileBytes) throw new Refusal(413, 40005, 'Request entity too large')
      files.set(Number(place), { bytes, name: part.name, type: part.type })
    }
    request.body = JSON.parse(String(form.get('payload_json') ?? '{}'))
    response.locals.files = files
    next()
  },
]

/** The files that came with the body, by their place. */
export function uploads(response: Response): Map<number, Sending> {
  return response.locals.files ?? new Map()
}
