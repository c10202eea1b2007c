import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { Router } from 'express'
import { createScheduler } from '../../../scheduler/index.ts'
import { readConfig } from '../../../src/config.ts'
import { fileUrl } from '../../../src/pages/files.ts'
import { createWebApp } from '../../../src/pages/server.ts'
import type { Entry, EntryFile } from '../../../src/portfolio/entry.ts'
import { emptySchool } from '../../../src/school/calendar.ts'
import { openServices, type Services } from '../../../src/services.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import { openTestDatabase } from '../../support/database.ts'
import { keepingLog, type Logged } from '../../support/log.ts'

/** The web pages over real sockets, on a real store. */
export interface PageBench {
  services: Services
  clock: TestClock
  url: string
  log: Logged[]
  /** Stores a file in an entry of 王小明 (S1) in 國文 (C1), which T1 teaches. */
  handIn(bytes: Buffer, entry?: Partial<Entry>, name?: string): Promise<Entry & { file: EntryFile }>
  /** The address of the entry's file for that person, signed now. */
  link(person: string, entry: Entry & { file: EntryFile }, isDownload?: boolean): string
  close(): Promise<void>
}

export interface BenchOptions {
  role?: 'all' | 'worker'
  routers?: Router[]
  isReady?: () => boolean
  /** With the scheduler's page and metrics. It is not started. */
  schedules?: boolean
}

export const seventhWeek = '2026-10-14T10:00:00+08:00'

export async function openPageBench(options: BenchOptions = {}): Promise<PageBench> {
  const database = await openTestDatabase()
  const clock = testClock(seventhWeek)
  const log: Logged[] = []
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = readConfig({
    MONGODB_URI: database.uri,
    LICHENG_SECRET: 'a secret of the tests, long enough',
    PUBLIC_URL: url,
    ROLE: options.role ?? 'all',
  })
  const services = await openServices(config, clock, keepingLog(log))
  const { routers = [], isReady = () => true } = options
  const scheduler = options.schedules ? await schedulerOn(services) : undefined
  server.on('request', createWebApp({ services, routers, isReady, ...(scheduler ? { scheduler } : {}) }))
  await enterSchool(services)
  let number = 0

  return {
    services,
    clock,
    url,
    log,
    async handIn(bytes, entry = {}, name = '讀書 心得.pdf') {
      number += 1
      const stored = await services.files.store(Readable.from([bytes]), name, `m${number}`, () => 1e9, clock.now())
      if ('refused' in stored) throw new Error(`not stored: ${stored.refused}`)
      const file: EntryFile = { ...stored, role: 'document' }
      const made = await services.entries.create({ ...newEntry(number, file), ...entry })
      return { ...made.toObject(), file }
    },
    link(person, { _id, file }, isDownload = false) {
      const token = services.links.sign({ person, entry: _id, file: file.id }, clock.now())
      return fileUrl(url, token, isDownload)
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await services.close()
      await database.close()
    },
  }
}

async function schedulerOn(services: Services) {
  const { connection, doneRecords, clock, log } = services
  if (!connection.db) throw new Error('no database')
  return createScheduler({ db: connection.db, rooms: services, doneRecords, clock, log })
}

async function enterSchool({ people, courses, calendar, clock }: Services): Promise<void> {
  const terms = [
    { id: '114-2', opens: '2026-02-11', ceremony: '2026-06-30' },
    { id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' },
    { id: '115-2', opens: '2027-02-11', ceremony: '2027-06-30' },
  ]
  const school = { ...emptySchool, name: '測試高中', calendar: { terms, notices: [] } }
  await calendar.replace(school, [], clock.now().toJSDate())
  for (const [id, role] of [
    ['S1', 'student'],
    ['S2', 'student'],
    ['T1', 'teacher'],
    ['T2', 'teacher'],
  ] as const)
    await people.model.create({ _id: id, name: id, roles: [role], years: [] })
  await courses.model.create({
    _id: 'C1',
    term: '115-1',
    name: '國文',
    subject: '國文',
    credits: 4,
    division: 'day',
    teachers: ['T1'],
  })
}

const newEntry = (number: number, file: EntryFile): Entry => ({
  _id: number,
  kind: 'course',
  student: 'S1',
  course: 'C1',
  term: '115-1',
  year: 115,
  period: '115-1',
  place: number,
  state: 'pending',
  round: 1,
  description: 'a description',
  files: [file],
  createdAt: file.storedAt,
  createdBy: 'S1',
  createdIn: `m${number}`,
  changedIn: `m${number}`,
  everSent: true,
  selected: 'no',
  hidden: false,
  unsettled: [],
})
