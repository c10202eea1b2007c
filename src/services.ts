import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Connection, Model } from 'mongoose'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { type Conversations, createConversations } from './conversation/dialogue.ts'
import { createFloodAlarm, type FloodAlarm } from './conversation/floodAlarm.ts'
import { createInbox, type Inbox } from './conversation/inbox.ts'
import { createRestoreMark, refuseHalfRestored } from './database/backup/restoreMark.ts'
import { connect, prepareModels } from './database/connection.ts'
import { startEmbeddedStore } from './database/embedded/index.ts'
import { createLeases, type Leases } from './database/leases.ts'
import { migrate } from './database/migrations/index.ts'
import { createSequences, type Sequences } from './database/sequences.ts'
import { type Accounts, createAccounts } from './identity/accounts.ts'
import { type ClassLinks, createClassLinks } from './identity/classLinks.ts'
import { type Codes, createCodes } from './identity/codes.ts'
import { type ConsentCodes, createConsentCodes } from './identity/consentCode.ts'
import { createEraseChats } from './identity/eraseChats.ts'
import { createGrants, type Grants } from './identity/grants.ts'
import { createLinks, type Links } from './identity/links.ts'
import type { Log } from './log.ts'
import { type Arrivals, createArrivals } from './portfolio/arrivals.ts'
import { type Certifiers, createCertifiers } from './portfolio/certifiers.ts'
import { createDepartures, type Departures } from './portfolio/departures.ts'
import { createDiverse, type Diverse } from './portfolio/diverse.ts'
import { createEntryModel, type Entry } from './portfolio/entry.ts'
import { createEvaluation, type Evaluation } from './portfolio/evaluation.ts'
import { createFiles, type Files } from './portfolio/files.ts'
import { createMoveDues } from './portfolio/moveDues.ts'
import { createNominations, type Nominations } from './portfolio/nominations.ts'
import { createNudges, type Nudges } from './portfolio/nudges.ts'
import { createOutcomes, type Outcomes } from './portfolio/outcomes.ts'
import { createProxies, type Proxies } from './portfolio/proxies.ts'
import { createProxyModels } from './portfolio/proxy.ts'
import { proxyDuties } from './portfolio/proxyDuties.ts'
import { createRetention, type Retention } from './portfolio/retention.ts'
import { createSelections, type Selections } from './portfolio/selections.ts'
import { createSettle, type Settle } from './portfolio/settle.ts'
import { createReceipts, type Receipts } from './portfolio/submission/receipts.ts'
import { createSubmissionModels } from './portfolio/submission/submission.ts'
import { createSubmissions, type Submissions } from './portfolio/submission/submissions.ts'
import { createTransfers, type Transfers } from './portfolio/transfer/transfers.ts'
import { createViewEntries, type ViewEntries } from './portfolio/views.ts'
import type { Ruleset } from './regulation/ruleset.ts'
import { type Broadcasts, createBroadcasts } from './reminders/broadcasts.ts'
import { createDoneRecords, type DoneRecords } from './reminders/doneRecords.ts'
import { createTeachersChanged, createTell, createTellLocked } from './reminders/events.ts'
import { createOutbox, type Outbox } from './reminders/outbox.ts'
import { createPushBudgets, type PushBudgets } from './reminders/pushBudget.ts'
import { createReminders, type Reminders } from './reminders/reminders.ts'
import { createTellActing } from './reminders/tellActing.ts'
import { createTellDamaged, type TellDamaged } from './reminders/tellDamaged.ts'
import { createTellDeletion } from './reminders/tellDeletion.ts'
import { createTellGrant, tellingStudents } from './reminders/tellGrants.ts'
import { createTellMoved } from './reminders/tellMoved.ts'
import { createTellAppointment, createTellNomination } from './reminders/tellProxies.ts'
import { createTellReceipt } from './reminders/tellReceipt.ts'
import { createTellTransfer } from './reminders/tellTransfer.ts'
import { type Acting, createActing } from './school/acting.ts'
import { createAppointmentModel } from './school/appointment.ts'
import { type Appointments, createAppointments } from './school/appointments.ts'
import { type Attendance, createAttendance } from './school/attendance.ts'
import { type Calendar, createCalendar, type TellMoved } from './school/calendar.ts'
import { type CounsellingRecords, createCounselling } from './school/counselling.ts'
import { type Courses, createCourses } from './school/courses.ts'
import { createDuties, type Duties } from './school/duties.ts'
import { createGrades, type Grades } from './school/grades.ts'
import { createGuardians, type Guardians } from './school/guardians.ts'
import { createImports, type Imports } from './school/import/imports.ts'
import { createUploads, type Uploads } from './school/import/uploads.ts'
import { createJournal, type Journal } from './school/journal.ts'
import { createKeptAccounts, type KeptAccounts } from './school/keptAccounts.ts'
import { createMeetings, type Meetings } from './school/meetings.ts'
import { createOfficers, type Officers } from './school/officers.ts'
import { createPeople, type People } from './school/people.ts'
import { createRecord, type SchoolRecord } from './school/record.ts'
import { createSeats, type Seats } from './school/seats.ts'
import { createTraining, type Training } from './school/training.ts'

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
  /** Brings what the offices did into the record, also after a crash. */
  journal: Journal
  acting: Acting
  appointments: Appointments
  seats: Seats
  meetings: Meetings
  training: Training
  duties: Duties
  entries: Model<Entry>
  files: Files
  outcomes: Outcomes
  diverse: Diverse
  selections: Selections
  submissions: Submissions
  receipts: Receipts
  retention: Retention
  transfers: Transfers
  /** Packages that offices take away, and files that they hand over. */
  departures: Departures
  arrivals: Arrivals
  evaluation: Evaluation
  viewEntries: ViewEntries
  /** Finishes an entry's latest acts: the record and the telling. */
  settle: Settle
  outbox: Outbox
  /** Tells whoever runs the product of damaged files. */
  tellDamaged: TellDamaged
  pushBudgets: PushBudgets
  floodAlarm: FloodAlarm
  reminders: Reminders
  doneRecords: DoneRecords
  inbox: Inbox
  conversations: Conversations
  officers: Officers
  attendance: Attendance
  grades: Grades
  counselling: CounsellingRecords
  imports: Imports
  uploads: Uploads
  nudges: Nudges
  /** Who certifies what now. */
  certifiers: Certifiers
  nominations: Nominations
  proxies: Proxies
  consentCodes: ConsentCodes
  keptAccounts: KeptAccounts
  grants: Grants
  broadcasts: Broadcasts
  classLinks: ClassLinks
  /** Tells the secret apart from another without giving it away. */
  secretFingerprint: string
  close(): Promise<void>
}

/** Opens the store that the configuration names and everything that stands on it. `rulesets` absent: the product's. */
export async function openServices(
  config: Config,
  clock: Clock,
  log: Log,
  rulesets?: readonly Ruleset[],
): Promise<Services> {
  const store = config.mongodbUri ? undefined : await startEmbeddedStore(config.dataDir)
  const connection = await connect(config.mongodbUri ?? store?.uri ?? '')
  const secret = config.secret ?? (await keptSecret(config.dataDir))
  const sequences = createSequences(connection)
  const people = createPeople(connection)
  const courses = createCourses(connection)
  const guardians = createGuardians(connection)
  const outbox = createOutbox(connection, sequences, clock)
  const record = tellingStudents(createRecord(connection, sequences), outbox)
  const leases = createLeases(connection, clock.realNow)
  const journal = createJournal(record)
  const appointments = createAppointmentModel(connection)
  const acting = createActing(appointments, people)
  const accounts = createAccounts(connection)
  const tellGrant = createTellGrant(outbox, accounts)
  const grants = createGrants({ connection, sequences, people, guardians, acting, journal, tell: tellGrant })
  const tellMoved = createTellMoved(outbox, { people, courses, grants })
  const entries = createEntryModel(connection)
  const moveDues = createMoveDues(entries, people, () => calendar.load())
  const onMoved: TellMoved = async (moved) => {
    await moveDues(moved)
    await tellMoved(moved)
  }
  const calendar: Calendar = createCalendar(connection, record, onMoved, rulesets)
  const meetings = createMeetings(connection, sequences, people, calendar, acting, journal)
  const tellLocked = createTellLocked(outbox)
  const keptAccounts = createKeptAccounts(connection, sequences, people, acting, journal)
  const models = createProxyModels(connection)
  const certifiers = createCertifiers({ models, courses, people, keptAccounts })
  const selections = createSelections({ connection, entries, people, calendar, record, tellLocked, grants })
  const settle = createSettle(entries, record, createTell(outbox, certifiers, acting), selections.release)
  const seats = createSeats(connection, sequences, people, acting, journal)
  const training = createTraining(connection, sequences, calendar, acting, journal)
  const duties = createDuties(connection, calendar, acting, meetings, journal)
  const files = createFiles(connection)
  const officers = createOfficers(connection)
  const attendance = createAttendance(connection)
  const grades = createGrades(connection)
  const submissions = createSubmissions({
    ...{ models: createSubmissionModels(connection), sequences, leases, people, courses, calendar, acting },
    ...{ entries, files, selections, duties, journal, officers, grades },
  })
  const tellReceipt = createTellReceipt(outbox, acting)
  const receipts = createReceipts({
    connection,
    submissions,
    people,
    calendar,
    acting,
    duties,
    journal,
    tell: tellReceipt,
    grants,
  })
  const consentCodes = createConsentCodes(secret)
  const nominations = createNominations({
    ...{ models, people, acting, keptAccounts, journal, consentCodes },
    tell: createTellNomination(outbox, acting, people),
  })
  const proxies = createProxies({
    ...{ models, entries, courses, people, acting, calendar, keptAccounts, sequences, journal, nominations },
    tell: createTellAppointment(outbox, entries, certifiers),
  })
  duties.addSource(() => proxyDuties(nominations, proxies, people))
  const codes = createCodes(connection, secret)
  const inbox = createInbox(connection, sequences, clock)
  const conversations = createConversations(connection)
  const retention = createRetention({
    ...{ connection, entries, people, guardians, calendar, files, settle, sequences, acting, journal, consentCodes },
    ...{ grants, accounts, eraseChats: createEraseChats({ accounts, codes, conversations, inbox, outbox }) },
    tell: createTellDeletion(outbox, acting),
  })
  duties.addSource(retention.duties)
  const transfers = createTransfers({
    ...{ connection, entries, courses, officers, calendar, files, sequences, journal, settle },
    record: record.append,
    tell: createTellTransfer(outbox),
  })
  const { openFor: openReceipts } = receipts
  const { guardiansOf } = grants
  const sources = {
    ...{ entries, people, courses, guardians, selections, acting, duties, seats, training },
    ...{ openReceipts, guardiansOf, certifiers },
  }
  const imports = createImports(
    { connection, leases, record, people, courses, guardians, calendar, officers, attendance, grades },
    { onTeachersChanged: createTeachersChanged(outbox, entries), onRolesChanged: accounts.changeMenus },
  )
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
    accounts,
    codes,
    links: createLinks(secret),
    calendar,
    journal,
    acting,
    appointments: createAppointments({
      ...{ model: appointments, sequences, people, acting, journal },
      tell: createTellActing(outbox),
    }),
    seats,
    meetings,
    training,
    duties,
    entries,
    files,
    outcomes: createOutcomes({
      entries,
      sequences,
      people,
      acting,
      courses,
      calendar,
      settle,
      certifiers,
      grants,
      files,
    }),
    diverse: createDiverse({ entries, sequences, people, calendar, settle, grants }),
    selections,
    submissions,
    receipts,
    retention,
    transfers,
    departures: createDepartures({
      ...{ connection, people, acting, files, submissions, transfers },
      record: record.append,
    }),
    arrivals: createArrivals({ connection, people, acting, files, submissions, receipts, transfers }),
    evaluation: createEvaluation({ entries, record, people, courses, duties }),
    viewEntries: createViewEntries(courses, people, certifiers, clock),
    settle,
    outbox,
    reminders: createReminders({ connection, calendar, accounts, outbox, sources }),
    tellDamaged: createTellDamaged(outbox, acting),
    pushBudgets: createPushBudgets(connection, clock.realNow),
    floodAlarm: createFloodAlarm(log, clock.realNow),
    doneRecords: createDoneRecords(connection, leases),
    inbox,
    conversations,
    officers,
    attendance,
    grades,
    counselling: createCounselling(connection, sequences, people, acting, journal),
    imports,
    uploads: createUploads(connection, imports, people, acting),
    nudges: createNudges(entries, record),
    certifiers,
    nominations,
    proxies,
    consentCodes,
    keptAccounts,
    grants,
    broadcasts: createBroadcasts(connection, outbox, record),
    classLinks: createClassLinks(connection, secret),
    secretFingerprint: fingerprintOf(secret),
    async close() {
      await connection.close()
      await store?.stop()
    },
  }
  const restoreMark = createRestoreMark(connection)
  await prepareModels(connection)
  await refuseHalfRestored(restoreMark)
  await migrate(connection, services.leases, clock.now().toJSDate())
  return services
}

const fingerprintOf = (secret: string) =>
  createHash('sha256').update(`licheng-secret:${secret}`).digest('hex').slice(0, 16)

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
