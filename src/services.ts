import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Connection, Model } from 'mongoose'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { type Conversations, createConversations } from './conversation/dialogue.ts'
import { createInbox, type Inbox } from './conversation/inbox.ts'
import { connect, prepareModels } from './database/connection.ts'
import { startEmbeddedStore } from './database/embedded/index.ts'
import { createLeases, type Leases } from './database/leases.ts'
import { migrate } from './database/migrations/index.ts'
import { createSequences, type Sequences } from './database/sequences.ts'
import { type Accounts, createAccounts } from './identity/accounts.ts'
import { type Codes, createCodes } from './identity/codes.ts'
import { createLinks, type Links } from './identity/links.ts'
import type { Log } from './log.ts'
import { createEntryModel, type Entry } from './portfolio/entry.ts'
import { createFiles, type Files } from './portfolio/files.ts'
import { createOutcomes, type Outcomes } from './portfolio/outcomes.ts'
import { createSettle, type Settle } from './portfolio/settle.ts'
import { createViewEntries, type ViewEntries } from './portfolio/views.ts'
import { createTeachersChanged, createTell } from './reminders/events.ts'
import { createOutbox, type Outbox } from './reminders/outbox.ts'
import { type Calendar, createCalendar } from './school/calendar.ts'
import { type Courses, createCourses } from './school/courses.ts'
import { createGuardians, type Guardians } from './school/guardians.ts'
import { createImports, type Imports } from './school/import/imports.ts'
import { createPeople, type People } from './school/people.ts'
import { createRecord, type SchoolRecord } from './school/record.ts'

/** What every command, handler and job works with: the rooms of the house on one database. */
export interface Services {
  config: Config
  clock: Clock
  log: Log
  connection: Connection
  sequences: Sequences
  leases: Leases
  people: People
  courses: Courses
  guardians: Guardians
  record: SchoolRecord
  accounts: Accounts
  codes: Codes
  links: Links
  calendar: Calendar
  entries: Model<Entry>
  files: Files
  outcomes: Outcomes
  viewEntries: ViewEntries
  /** Finishes an entry's latest acts: the record and the telling. */
  settle: Settle
  outbox: Outbox
  inbox: Inbox
  conversations: Conversations
  imports: Imports
  close(): Promise<void>
}

/** Opens the store that the configuration names and everything that stands on it. */
export async function openServices(config: Config, clock: Clock, log: Log): Promise<Services> {
  const store = config.mongodbUri ? undefined : await startEmbeddedStore(config.dataDir)
  const connection = await connect(config.mongodbUri ?? store?.uri ?? '')
  const secret = config.secret ?? (await keptSecret(config.dataDir))
  const sequences = createSequences(connection)
  const people = createPeople(connection)
  const courses = createCourses(connection)
  const guardians = createGuardians(connection)
  const record = createRecord(connection, sequences)
  const leases = createLeases(connection, clock.realNow)
  const calendar = createCalendar(connection, record)
  const outbox = createOutbox(connection, sequences, clock)
  const entries = createEntryModel(connection)
  const settle = createSettle(entries, record, createTell(outbox, courses, people))
  const services: Services = {
    config,
    clock,
    log,
    connection,
    sequences,
    leases,
    people,
    courses,
    guardians,
    record,
    accounts: createAccounts(connection),
    codes: createCodes(connection, secret),
    links: createLinks(secret),
    calendar,
    entries,
    files: createFiles(connection),
    outcomes: createOutcomes({ entries, sequences, people, courses, calendar, settle }),
    viewEntries: createViewEntries(courses, people),
    settle,
    outbox,
    inbox: createInbox(connection, sequences, clock),
    conversations: createConversations(connection),
    imports: createImports(
      { connection, leases, record, people, courses, guardians },
      { onTeachersChanged: createTeachersChanged(outbox, entries) },
    ),
    async close() {
      await connection.close()
      await store?.stop()
    },
  }
  await prepareModels(connection)
  await migrate(connection, services.leases, clock.now().toJSDate())
  return services
}

/** The secret beside the embedded store, made at the first start; of two processes that make one, the first is kept. */
async function keptSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'secret')
  const draft = `${file}.${process.pid}`
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (!isFileError(error, 'ENOENT')) throw error
  }
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    await link(draft, file)
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error
  } finally {
    await unlink(draft)
  }
  return readFile(file, 'utf8')
}

const isFileError = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
