import { mkdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileUnavailable } from '../../src/conversation/channel.ts'
import { isEventId } from './eventId.ts'

/** The files that people sent, each under the event that brought it. */
export interface FileShelf {
  /**
   * Keeps the bytes of a file as they come, and says how many there were.
   * @throws FileUnavailable `tooLarge` above `maxBytes`; nothing is kept then, nor when the stream breaks.
   */
  keep(event: string, bytes: Readable, maxBytes: number): Promise<number>
  /** @throws FileUnavailable */
  open(handle: string, maxBytes: number): Promise<Readable>
}

/** Keeps files in `dir`. */
export function openFileShelf(dir: string): FileShelf {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  return {
    async keep(event, bytes, maxBytes) {
      const unfinished = path.join(dir, `${event}.part`)
      try {
        const kept = await write(unfinished, bytes, maxBytes)
        await rename(unfinished, path.join(dir, event))
        return kept
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
    async open(handle, maxBytes) {
      if (!isEventId(handle)) throw new FileUnavailable('gone')
      const file = await open(path.join(dir, handle)).catch((error: NodeJS.ErrnoException) => {
        throw new FileUnavailable(error.code === 'ENOENT' ? 'gone' : 'unavailable')
      })
      const { size } = await file.stat()
      if (size > 0 && size <= maxBytes) return file.createReadStream()
      await file.close()
      throw new FileUnavailable(size === 0 ? 'empty' : 'tooLarge')
    },
  }
}

async function write(name: string, bytes: Readable, maxBytes: number): Promise<number> {
  const file = await open(name, 'w', 0o600)
  let kept = 0
  await pipeline(
    bytes,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        kept += chunk.length
        if (kept > maxBytes) throw new FileUnavailable('tooLarge')
        yield chunk
      }
    },
    file.createWriteStream({ flush: true }),
  )
  return kept
}
