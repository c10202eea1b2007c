import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLineAdapter } from '../../adapters/line/index.ts'
import { createAssistant } from '../../src/assistant.ts'
import { readConfig } from '../../src/config.ts'
import type { Accept, Channel } from '../../src/conversation/channel.ts'
import type { ChannelName } from '../../src/conversation/message.ts'
import { createWebApp } from '../../src/pages/server.ts'
import type { Entry } from '../../src/portfolio/entry.ts'
import type { Notice } from '../../src/regulation/notice.ts'
import type { Ruleset } from '../../src/regulation/ruleset.ts'
import type { Course } from '../../src/school/courses.ts'
import type { Person, PersonYear } from '../../src/school/person.ts'
import type { Role } from '../../src/school/roles.ts'
import { openServices, type Services } from '../../src/services.ts'
import { type TestClock, testClock } from './clock.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { FakeLine } from './fakeLine/fakeLine.ts'
import type { Heard } from './fakeLine/heard.ts'
import { silentLog } from './log.ts'

/** Seventh week of the first semester: every window of 115-1 is open. */
export const seventhWeek = '2026-10-14T10:00:00+08:00'

/** Someone of the school with a phone in their hand. */
export interface Someone {
  id: string
  /** Their LINE account. */
  user: string
  /** Types; resolves with what the bot then said to them. */
  says(text: string): Promise<string>
  /** Taps the newest button of that label. */
  presses(label: string): Promise<string>
  sends(bytes: Buffer, name?: string): Promise<string>
  /** Everything heard so far, newest last. */
  heard(): readonly Heard[]
  lastHeard(): Heard
  buttons(): string[]
}

/** A small school on a real store, behind the real LINE adapter and a fake LINE. */
export interface TestSchool {
  services: Services
  clock: TestClock
  line: FakeLine
  /** The networks that it speaks through; a test may add one. */
  channels: Map<ChannelName, Channel>
  /** Where a network hands over what it hears. */
  accept: Accept
  /** Where the web pages are. */
  url: string
  /** Someone of the school, bound unless told otherwise. */
  someone(id: string, options?: { bound?: boolean }): Promise<Someone>
  addPerson(id: string, name: string, roles: Role[], year?: Partial<PersonYear>): Promise<Person>
  addCourse(id: string, course?: Partial<Course>): Promise<void>
  enrol(student: string, ...courses: string[]): Promise<void>
  /** Puts an entry of the student into the store: a certified outcome of 國文, unless told otherwise. Resolves with its number. */
  addEntry(student: string, entry?: Partial<Entry>): Promise<number>
  /** Puts an official notice in force, in the place of the one with its id. */
  announce(notice: Notice): Promise<void>
  /** Waits until everything that arrived is answered and everything due is pushed. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** 王小明 (S1) and 林小美 (S2) of 101, 陳老師 (T1) who teaches 國文 (C1) and 數學 (C2), 教務主任 (D1), 註冊組 (R1); or whatever a filled database holds. */
export async function startSchool(
  now = seventhWeek,
  { on, filled = false, rulesets }: { on?: TestDatabase; filled?: boolean; rulesets?: readonly Ruleset[] } = {},
): Promise<TestSchool> {
  const database = on ?? (await openTestDatabase())
  const clock = testClock(now)
  const line = await FakeLine.start(clock.realNow())
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = readConfig({
    MONGODB_URI: database.uri,
    LICHENG_SECRET: 'a secret of the tests, long enough',
    PUBLIC_URL: url,
  })
  const services = await openServices(config, clock, silentLog, rulesets)
  const adapter = createLineAdapter({
    channelSecret: line.channelSecret,
    accessToken: line.accessToken,
    apiUrl: line.apiUrl,
    dataApiUrl: line.dataApiUrl,
    log: silentLog,
    realNow: clock.realNow,
    random: () => 1,
    wait: async () => undefined,
  })
  const wait = async (ms: number) => clock.advance({ seconds: ms / 1000 })
  const channels = new Map<ChannelName, Channel>([['line', adapter]])
  const assistant = createAssistant(services, channels, { answers: true, delivers: false, wait })
  server.on('request', createWebApp({ services, routers: [adapter.router()], isReady: () => true }))
  line.webhookUrl = `${url}/line/webhook`
  await adapter.start(assistant.answering.accept)

  const school: TestSchool = {
    services,
    clock,
    line,
    channels,
    accept: (messages) => assistant.answering.accept(messages),
    url,
    async someone(id, { bound = true } = {}) {
      const user = line.user(id)
      if (bound) {
        await services.accounts.seen('line', user, clock.now().toJSDate())
        await services.accounts.bind(`line:${user}`, id, clock.now().toJSDate())
      }
      const after = async (act: () => Promise<number>) => {
        const before = line.heard(user).length
        const status = await act()
        if (status !== 200) throw new Error(`the webhook answered ${status}`)
        await school.settle()
        return line
          .heard(user)
          .slice(before)
          .map(({ text }) => text)
          .join('\n')
      }
      return {
        id,
        user,
        says: (text) => after(() => line.says(user, text)),
        presses: (label) => after(() => line.presses(user, label)),
        sends: (bytes, name = 'report.pdf') => after(() => line.sends(user, { bytes, name })),
        heard: () => line.heard(user),
        lastHeard() {
          const last = line.heard(user).at(-1)
          if (!last) throw new Error(`${id} has heard nothing`)
          return last
        },
        buttons: () =>
          line
            .heard(user)
            .at(-1)
            ?.buttons.map(({ label }) => label) ?? [],
      }
    },
    async addPerson(id, name, roles, year = {}) {
      const row: PersonYear = {
        year: 115,
        classes: [],
        division: 'day',
        status: 'enrolled',
        statusOn: '2026-08-31',
        ...year,
      }
      const person = { _id: id, name, roles, years: [row] }
      await services.people.model.create(person)
      return person
    },
    async addCourse(id, course = {}) {
      const usual = {
        term: '115-1',
        name: '國文',
        subject: '國文',
        credits: 4,
        division: 'day' as const,
        teachers: ['T1'],
      }
      await services.courses.model.create({ _id: id, ...usual, ...course })
    },
    async enrol(student, ...courses) {
      for (const course of courses)
        await services.courses.enrolments.create({ _id: `${course}:${student}`, course, student })
    },
    async addEntry(student, entry = {}) {
      const id = await services.sequences.take('entry')
      const at = clock.now().toJSDate()
      await services.entries.create({
        _id: id,
        kind: 'course',
        student,
        year: 115,
        ...(entry.kind === 'diverse' ? { period: '115' } : { course: 'C1', term: '115-1', period: '115-1' }),
        state: entry.kind === 'diverse' ? 'recorded' : 'certified',
        round: 1,
        description: '心得',
        files: [],
        createdAt: at,
        createdBy: student,
        createdIn: `entry:${id}`,
        changedIn: `entry:${id}`,
        everSent: true,
        selected: 'no',
        hidden: false,
        unsettled: [],
        ...entry,
      })
      return id
    },
    async announce(notice) {
      const current = await services.calendar.load()
      const { terms, notices } = current.calendar
      const calendar = { terms, notices: [...notices.filter(({ id }) => id !== notice.id), notice] }
      await services.calendar.replace({ ...current, calendar }, [], clock.now().toJSDate())
    },
    async settle() {
      await assistant.answering.settle()
      await assistant.delivery.run()
    },
    async close() {
      await assistant.stop()
      server.close()
      server.closeAllConnections()
      await line.close()
      await services.close()
      await database.close()
    },
  }

  if (filled) return school
  const dates = [
    { id: '114-2', opens: '2026-02-11', ceremony: '2026-06-30' },
    { id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' },
    { id: '115-2', opens: '2027-02-11', ceremony: '2027-06-30' },
  ]
  const empty = await services.calendar.load()
  const office = { registrar: '教務處註冊組，分機 123' }
  const next = { ...empty, name: '測試高中', offices: office, calendar: { terms: dates, notices: [] } }
  await services.calendar.replace(next, [], clock.now().toJSDate())
  await school.addPerson('S1', '王小明', ['student'], { grade: 10, classes: ['101'] })
  await school.addPerson('S2', '林小美', ['student'], { grade: 10, classes: ['101'] })
  await school.addPerson('T1', '陳老師', ['teacher'])
  await school.addPerson('D1', '教務主任', ['academic-director'])
  await school.addPerson('R1', '註冊組長', ['registrar'])
  await school.addCourse('C1')
  await school.addCourse('C2', { name: '數學', subject: '數學' })
  await school.enrol('S1', 'C1', 'C2')
  await school.enrol('S2', 'C1', 'C2')
  return school
}
