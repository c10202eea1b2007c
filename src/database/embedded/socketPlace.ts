import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Node 20 cuts a longer socket path without a word. Unit: bytes. */
const maxPathBytes = 100
const temporaryPrefix = join(tmpdir(), 'licheng-socket-')

/**
 * A path for the socket of this process: beside the store, or in a private temporary directory where that is too long.
 *
 * What dead processes left behind is removed on the way.
 */
export async function socketPlace(directory: string): Promise<string> {
  const sockets = resolve(directory, 'sockets')
  await mkdir(sockets, { recursive: true, mode: 0o700 })
  await sweep(sockets)
  const name = `${process.pid}-${randomBytes(4).toString('hex')}.sock`
  if (Buffer.byteLength(join(sockets, name)) <= maxPathBytes) return join(sockets, name)
  for (const entry of await readdir(tmpdir())) {
    const path = join(tmpdir(), entry)
    if (path.startsWith(temporaryPrefix)) await sweep(path)
  }
  return join(await mkdtemp(temporaryPrefix), name)
}

/** Removes a socket, and the temporary directory that was made for it. */
export async function removeSocket(path: string): Promise<void> {
  const isTemporary = path.startsWith(temporaryPrefix)
  await rm(isTemporary ? dirname(path) : path, { recursive: isTemporary, force: true })
}

/** Removes the sockets that nobody answers, whose processes died; what belongs to other users stays. */
async function sweep(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => [])
  for (const name of names) {
    const path = join(directory, name)
    if (name.endsWith('.sock') && !(await isAnswered(path))) await removeSocket(path).catch(() => undefined)
  }
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(path, () => {
      socket.destroy()
      answer(true)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code !== 'ECONNREFUSED'))
  })
}
