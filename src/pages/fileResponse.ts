import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { EntryFile } from '../portfolio/entry.ts'

/** How names end, by what the content is; the first is put where none of them stands. */
const endings: Record<string, readonly [string, ...string[]]> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/apng': ['.png', '.apng'],
  'audio/mpeg': ['.mp3'],
  'video/mp4': ['.mp4'],
}

/**
 * A file runs nothing and shows itself alone. It stays of our origin, because a player of audio and video asks for the
 * bytes again and gets none from another; a PDF is in no sandbox, in which some viewers show nothing.
 */
const policyOf = (type: string) =>
  [
    "default-src 'none'",
    "img-src 'self'",
    "media-src 'self'",
    "style-src 'unsafe-inline'",
    "frame-ancestors 'none'",
    type === 'application/pdf' ? "object-src 'self'" : 'sandbox allow-same-origin',
  ].join('; ')

/** The name that a file is saved by: what students typed, without what a file system or a header would misread. */
export function savedName({ name, type }: Pick<EntryFile, 'name' | 'type'>): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  const short = [...plain].slice(-120).join('') || 'file'
  const known = endings[type] ?? ['']
  return known.some((ending) => short.toLowerCase().endsWith(ending)) ? short : `${short}${known[0]}`
}

/** RFC 6266 with the name as RFC 8187 writes it; old readers get the ending alone. */
function disposition(file: EntryFile, isDownload: boolean): string {
  const name = savedName(file)
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const plain = `file${/\.[a-z0-9]+$/i.exec(name)?.[0] ?? ''}`
  return `${isDownload ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/**
 * Answers with a file's bytes, whole or the one range that was asked for: players of audio and video ask for ranges.
 * `open` is called once what is asked for is known to be there.
 */
export async function sendFile(
  request: Request,
  response: Response,
  file: EntryFile,
  open: () => Readable,
  isDownload: boolean,
): Promise<void> {
  response.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
    'Content-Disposition': disposition(file, isDownload),
    'Content-Security-Policy': policyOf(file.type),
    'Content-Type': file.type,
  })
  const asked = request.range(file.bytes)
  if (asked === -1) {
    response.status(416).set('Content-Range', `bytes */${file.bytes}`).end()
    return
  }
  const [range] = Array.isArray(asked) && asked.type === 'bytes' && asked.length === 1 ? asked : []
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 }
  if (range) response.status(206).set('Content-Range', `bytes ${start}-${end}/${file.bytes}`)
  response.set('Content-Length', String(end - start + 1))
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  await pipeline(Readable.from(slice(open(), start, end), { objectMode: false }), response)
}

/** The bytes from `start` to `end`, both included. */
async function* slice(bytes: AsyncIterable<Buffer>, start: number, end: number): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of bytes) {
    const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at))
    if (part.length > 0) yield part
    at += chunk.length
    if (at > end) return
  }
}
