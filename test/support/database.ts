import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'

/** A database of its own for a test; `uri` leads straight to it. */
export interface TestDatabase {
  readonly uri: string
  readonly name: string
  /** Drops the database. */
  close(): Promise<void>
}

/** On the server that MONGODB_URI names, or else on one embedded store that the whole run shares. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const name = `licheng_test_${randomBytes(6).toString('hex')}`
  const uri = withDatabase(process.env.MONGODB_URI ?? (await sharedStore()), name)
  return {
    uri,
    name,
    async close() {
      const client = await MongoClient.connect(uri)
      await client.db().dropDatabase()
      await client.close()
    },
  }
}

let shared: Promise<string> | undefined

function sharedStore(): Promise<string> {
  shared ??= startTemporaryStore().then(({ uri }) => uri)
  return shared
}

/** An embedded store in a folder that is gone when the process ends. */
export async function startTemporaryStore() {
  const directory = temporaryFolder()
  return { directory, ...(await startEmbeddedStore(directory)) }
}

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'licheng-test-'))
  folders.push(folder)
  return folder
}

/** The same server, with another database as the default and credentials looked up where they were before. */
function withDatabase(uri: string, name: string): string {
  const [, server = '', database = '', options = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)\??(.*)$/.exec(uri) ?? []
  const isAuthenticated = server.includes('@') && !options.includes('authSource=')
  const all = [options, isAuthenticated ? `authSource=${database || 'admin'}` : ''].filter((option) => option !== '')
  return `${server}/${name}?${all.join('&')}`
}
