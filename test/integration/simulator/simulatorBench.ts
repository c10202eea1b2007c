import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import express from 'express'
import type { Entry, SaidContent, SeenButton } from '../../../adapters/simulator/entry.ts'
import { type FileShelf, openFileShelf } from '../../../adapters/simulator/fileShelf.ts'
import { type SimulatorAdapter, simulatorOver } from '../../../adapters/simulator/index.ts'
import { openTranscript, type Transcript } from '../../../adapters/simulator/transcript.ts'
import type { CastMember } from '../../../src/conversation/cast.ts'
import { type Accept, FileUnavailable } from '../../../src/conversation/channel.ts'
import type { Inbound } from '../../../src/conversation/message.ts'

/** A few people of a school that does not exist. */
export const cast: CastMember[] = [
  member('sim-student', '林語彤', '101 班學生', 'Student of class 101', 'student'),
  member('sim-student-2', '陳柏宇', '101 班學生', 'Student of class 101', 'student'),
  member('sim-teacher', '王思涵', '國語文教師', 'Teacher of Chinese', 'teacher'),
  member('sim-homeroom', '黃建志', '101 班導師、數學教師', 'Homeroom teacher of class 101', 'homeroom'),
  member('sim-registrar', '吳雅婷', '註冊組', 'Registrar', 'office'),
  { ...member('sim-newcomer', '張予安', '101 班學生', 'Student of class 101', 'unbound'), code: 'K7QF-29MX' },
]

function member(account: string, name: string, zh: string, en: string, group: CastMember['group']): CastMember {
  return { account, name, description: { 'zh-TW': zh, en }, group }
}

/** The simulator behind a real port, with its disk in our hands. */
export interface SimulatorBench {
  adapter: SimulatorAdapter
  /** Such as `http://127.0.0.1:4321`. */
  origin: string
  /** Where the transcript and the files are. */
  dir: string
  transcript: Transcript
  /** What the adapter handed over, and what it was told to log. */
  inbox: Inbound[]
  logged: object[]
  clock: { nowMs: number }
  faults: Faults
  /** Does what the page does; the answer's status. */
  posts(account: string, content: SaidContent, event?: string): Promise<number>
  sendsFile(account: string, bytes: Uint8Array, query?: Record<string, string>): Promise<number>
  /** The buttons that an account has been shown, oldest first. */
  buttonsOf(account: string): SeenButton[]
  /** The process ends, and another begins over the same folder and port. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** What can go wrong with a disk, once. */
export interface Faults {
  /** The next thing said by the assistant is written, but the writing reports failure. */
  losesNextWrite: boolean
  /** The next thing said by the assistant is written only once this resolves. */
  holdsNextWrite: Promise<void> | undefined
  /** What people said before is not in the transcript any more. */
  forgotten: Set<string>
  /** Files that are not there yet. */
  notReady: Set<string>
}

export async function startSimulatorBench(store?: Accept): Promise<SimulatorBench> {
  const dir = await mkdtemp(path.join(tmpdir(), 'licheng-simulator-'))
  const faults: Faults = { losesNextWrite: false, holdsNextWrite: undefined, forgotten: new Set(), notReady: new Set() }
  const bench = { dir, faults, inbox: [] as Inbound[], logged: [] as object[], clock: { nowMs: 1_792_000_000_000 } }
  const accept: Accept = async (messages) => {
    await store?.(messages)
    bench.inbox.push(...messages)
  }

  const open = async (port: number) => {
    const transcript = openTranscript(dir)
    const files = openFileShelf(path.join(dir, 'files'))
    const adapter = simulatorOver(faultyTranscript(transcript, faults), faultyShelf(files, faults), {
      cast: { members: async () => cast },
      nowMs: () => bench.clock.nowMs,
      log: { error: (facts) => void bench.logged.push(facts) },
    })
    const app = express()
    app.use((_request, response, next) => {
      // No connection outlives its answer, so that none is found dead after a restart.
      response.set('Connection', 'close')
      next()
    })
    const server = createServer(app.use(adapter.router()))
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    await adapter.start(accept)
    return { transcript, adapter, server, port: (server.address() as AddressInfo).port }
  }

  let running = await open(0)
  const shut = async () => {
    await running.adapter.stop()
    running.server.close()
    running.server.closeAllConnections()
  }
  const statusOf = async (url: string, headers: Record<string, string>, body: string | Uint8Array) =>
    (await fetch(new URL(url, `http://127.0.0.1:${running.port}`), { method: 'POST', headers, body })).status

  return {
    ...bench,
    get adapter() {
      return running.adapter
    },
    get transcript() {
      return running.transcript
    },
    origin: `http://127.0.0.1:${running.port}`,
    posts: (account, content, event = randomUUID()) =>
      statusOf(
        '/simulator/messages',
        { 'Content-Type': 'application/json' },
        JSON.stringify({ event, account, content }),
      ),
    sendsFile(account, bytes, query = {}) {
      const all = new URLSearchParams({ event: randomUUID(), account, name: '成果.pdf', ...query })
      return statusOf(`/simulator/files?${all}`, { 'Content-Type': 'application/octet-stream' }, bytes)
    },
    buttonsOf: (account) => buttonsIn(running.transcript.entries, account),
    async restart() {
      await shut()
      running = await open(running.port)
    },
    async close() {
      await shut()
      await rm(dir, { recursive: true })
    },
  }
}

function buttonsIn(entries: readonly Entry[], account: string): SeenButton[] {
  return entries.flatMap((entry) =>
    entry.kind === 'heard' && entry.account === account ? entry.replies.flatMap(({ buttons }) => buttons ?? []) : [],
  )
}

function faultyTranscript(transcript: Transcript, faults: Faults): Transcript {
  return {
    ...transcript,
    find: (id) => (faults.forgotten.has(id) ? undefined : transcript.find(id)),
    async append(entry) {
      if (entry.kind !== 'heard') return transcript.append(entry)
      const { losesNextWrite, holdsNextWrite } = faults
      faults.losesNextWrite = false
      faults.holdsNextWrite = undefined
      await holdsNextWrite
      const isNew = await transcript.append(entry)
      if (losesNextWrite) throw Object.assign(new Error('The disk does not answer'), { code: 'EIO' })
      return isNew
    },
  }
}

function faultyShelf(files: FileShelf, faults: Faults): FileShelf {
  return {
    ...files,
    async open(handle, maxBytes) {
      if (faults.notReady.has(handle)) throw new FileUnavailable('notReady')
      return files.open(handle, maxBytes)
    },
  }
}
