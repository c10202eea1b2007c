import { mkdirSync, readFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import type { Entry } from './entry.ts'

/** Everything that was said, on disk before it counts, in the order in which it happened. */
export interface Transcript {
  /** The number of an entry is its place here, counted from one. */
  readonly entries: readonly Entry[]
  find(id: string): Entry | undefined
  /**
   * Keeps an entry for good, and tells the listeners. False: one of that id is there already, and nothing was added.
   * @throws when it could not be written; it may be there all the same after a restart.
   */
  append(entry: Entry): Promise<boolean>
  /** Calls `listener` with every new entry and its number, until the returned function is called. */
  listen(listener: (entry: Entry, number: number) => void): () => void
}

/** Opens the transcript in `dir`, one entry a line. A line that a crash tore is left out. */
export function openTranscript(dir: string): Transcript {
  const file = path.join(dir, 'transcript.jsonl')
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const kept = contentsOf(file)
  const entries: Entry[] = []
  const byId = new Map<string, Entry>()
  const listeners = new Set<(entry: Entry, number: number) => void>()
  let endsInside = kept !== '' && !kept.endsWith('\n')
  let last: Promise<unknown> = Promise.resolve()

  for (const line of kept.split('\n')) remember(entryOf(line))

  return {
    entries,
    find: (id) => byId.get(id),
    append(entry) {
      const appended = last.then(() => write(entry))
      last = appended.catch(() => {})
      return appended
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  async function write(entry: Entry): Promise<boolean> {
    if (byId.has(entry.id)) return false
    const line = `${endsInside ? '\n' : ''}${JSON.stringify(entry)}\n`
    endsInside = true
    await appendFile(file, line, { mode: 0o600, flush: true })
    endsInside = false
    remember(entry)
    for (const listener of listeners) listener(entry, entries.length)
    return true
  }

  function remember(entry: Entry | undefined): void {
    if (entry === undefined || byId.has(entry.id)) return
    byId.set(entry.id, entry)
    entries.push(entry)
  }
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

function entryOf(line: string): Entry | undefined {
  if (line === '') return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
