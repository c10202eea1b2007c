import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Has a folder that nobody else may read, as long as it is used. */
export async function withTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'licheng-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Has the bytes in a file that nobody else may read, as long as it is used: a ZIP is read from its end. */
export const withTemporaryFile = <Result>(bytes: Readable, use: (path: string) => Promise<Result>): Promise<Result> =>
  withTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'file')
    await pipeline(bytes, createWriteStream(file, { mode: 0o600 }))
    return use(file)
  })
