import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What follows is the number of the process. */
const prefix = 'licheng-work-'

/** Has a folder that nobody else may read, as long as it is used. */
export async function withTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`))
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

/** Removes the folders that processes left when they were killed. Resolves with how many there were. Source: R-12. */
export async function removeAbandoned(): Promise<number> {
  const names = await readdir(tmpdir())
  const abandoned = names.filter(
    (name) => name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)),
  )
  for (const name of abandoned) await rm(path.join(tmpdir(), name), { recursive: true, force: true })
  return abandoned.length
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // Somebody else's process is none of ours to ask.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
