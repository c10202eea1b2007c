import type { DateTime } from 'luxon'
import type { Clock } from '../src/clock.ts'
import type { Conversations } from '../src/conversation/dialogue.ts'
import type { Inbox } from '../src/conversation/inbox.ts'
import type { ClassLinks } from '../src/identity/classLinks.ts'
import type { Codes } from '../src/identity/codes.ts'
import type { Grants } from '../src/identity/grants.ts'
import type { Log } from '../src/log.ts'
import type { Arrivals } from '../src/portfolio/arrivals.ts'
import type { Departures } from '../src/portfolio/departures.ts'
import type { createEntryModel } from '../src/portfolio/entry.ts'
import type { Files } from '../src/portfolio/files.ts'
import type { Selections } from '../src/portfolio/selections.ts'
import type { Receipts } from '../src/portfolio/submission/receipts.ts'
import type { Outbox } from '../src/reminders/outbox.ts'
import type { Reminders } from '../src/reminders/reminders.ts'
import type { TellDamaged } from '../src/reminders/tellDamaged.ts'
import type { Uploads } from '../src/school/import/uploads.ts'
import type { SchoolRecord } from '../src/school/record.ts'

/** The rooms that jobs work in. */
export interface Rooms {
  entries: ReturnType<typeof createEntryModel>
  files: Files
  record: SchoolRecord
  conversations: Conversations
  codes: Codes
  classLinks: ClassLinks
  inbox: Inbox
  outbox: Outbox
  reminders: Reminders
  selections: Selections
  receipts: Receipts
  grants: Grants
  uploads: Uploads
  arrivals: Arrivals
  departures: Departures
  tellDamaged: TellDamaged
  clock: Clock
}

/** The occasion on which a job runs. */
export interface Occasion {
  /** The instant now, on our clock. */
  now: DateTime<true>
  log: Log
  /** Raised when the process is to end: a long job stops where it is, and is done anew by the next process. */
  signal: AbortSignal
}

/** What a job did, in numbers, for the log and the metrics. */
export type Counts = Record<string, number>

/**
 * Work that falls due by the clock. It may run again for the same date after a crash, so doing it again changes nothing.
 */
export interface Job {
  /** Never changed: the store knows the job by it. */
  name: string
  /** Its dates, in Asia/Taipei: minute, hour, day of month, month, day of week. */
  cron: string
  /** Notes from when on it counts, in a store that does not know. Done at every start, before the first run. */
  begin?(rooms: Rooms & Occasion): Promise<void>
  run(rooms: Rooms & Occasion): Promise<Counts>
}
