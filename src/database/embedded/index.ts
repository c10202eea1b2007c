import { once } from 'node:events'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { OperatorError } from '../../errors.ts'
import { removeSocket, socketPlace } from './socketPlace.ts'

export interface EmbeddedStore {
  /** What mongoose and MongoDB's driver connect to. */
  readonly uri: string
  /** Waits for the commands in flight, then closes the store. */
  stop(): Promise<void>
}

/**
 * Starts this process's server over the store in `dataDir`; several processes may do so at once.
 *
 * The server does not keep the process running. Should it fail afterwards, the process fails with it.
 *
 * @throws OperatorError that says what is wrong and what to do, when the store cannot be opened.
 */
export async function startEmbeddedStore(dataDir: string): Promise<EmbeddedStore> {
  if (process.platform === 'win32') {
    throw refusal('The embedded store does not run on Windows: set MONGODB_URI, or run licheng in WSL.')
  }
  const directory = join(dataDir, 'store')
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await chmod(directory, 0o700)
    const socketPath = await socketPlace(directory)
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { directory, socketPath } })
    await once(worker, 'message')
    worker.unref()
    return {
      uri: `mongodb://${encodeURIComponent(socketPath)}/licheng?directConnection=true`,
      async stop() {
        worker.ref()
        worker.postMessage('stop')
        await once(worker, 'exit')
        await removeSocket(socketPath)
      },
    }
  } catch (cause) {
    throw refusal(`The embedded store in ${directory} cannot be opened: ${remedy(cause)}`)
  }
}

const refusal = (message: string) => new OperatorError('no-store', message)

/** What went wrong and what to do about it. */
function remedy(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  const rules: readonly [RegExp, string][] = [
    [/EACCES|EPERM|EROFS|permission denied/i, 'let this user write there, or set DATA_DIR to another folder.'],
    [/ENOSPC|no space|EDQUOT/i, 'the disk is full; make room.'],
    [/MDB_INVALID|MDB_VERSION_MISMATCH|MDB_CORRUPTED/i, 'the file there is no store of this version and architecture.'],
    [/MDB_TRUNCATED/, 'move the folder away and fill a new store from a backup: npx --no licheng restore DIR.'],
    [
      /No native build|cannot find module|\.node/i,
      'lmdb has no build for this machine: run npm ci here, or set MONGODB_URI.',
    ],
  ]
  const advice = rules.find(([pattern]) => pattern.test(text))?.[1] ?? 'set DATA_DIR to another folder, or MONGODB_URI.'
  return `${text} - ${advice}`
}
