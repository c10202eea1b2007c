import { readConfig } from '../../../src/config.ts'
import type { Language, Slots } from '../../../src/conversation/intent.ts'
import type { Reply } from '../../../src/conversation/message.ts'
import { wordingIn } from '../../../src/conversation/wording/index.ts'
import type { Context, Handler } from '../../../src/handlers/context.ts'
import type { Entry } from '../../../src/portfolio/entry.ts'
import type { Notice } from '../../../src/regulation/notice.ts'
import type { Term } from '../../../src/regulation/term.ts'
import { emptySchool } from '../../../src/school/calendar.ts'
import type { Person, PersonYear } from '../../../src/school/person.ts'
import type { Role } from '../../../src/school/roles.ts'
import { openServices, type Services } from '../../../src/services.ts'
import { testClock } from '../../support/clock.ts'
import { openTestDatabase } from '../../support/database.ts'
import { silentLog } from '../../support/log.ts'

/** School years 114 and 115 as the school enters them. */
export const terms: Term[] = [
  { id: '114-1', opens: '2025-09-01', ceremony: '2026-01-20' },
  { id: '114-2', opens: '2026-02-11', ceremony: '2026-06-30' },
  { id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' },
  { id: '115-2', opens: '2027-02-11', ceremony: '2027-06-30' },
]

/** Moves the upload of 115-1 into the next semester. */
export const longerUpload: Notice = {
  id: 'UP-115-1',
  applies: { operation: 'course-upload', term: '115-1' },
  closes: '2027-02-20T23:59:59+08:00',
  published: '2027-01-25',
  url: 'https://school.example/notices/1',
}
/** Moves the certification of 115-1 along with it. */
export const longerCertification: Notice = {
  id: 'CE-115-1',
  applies: { operation: 'certification', term: '115-1' },
  closes: '2027-02-27T23:59:59+08:00',
  published: '2027-01-25',
}
export const selectionNotice: Notice = {
  id: 'SEL-115',
  applies: { operation: 'course-selection', year: 115 },
  opens: '2027-08-01T00:00:00+08:00',
  closes: '2027-08-20T23:59:59+08:00',
  published: '2027-07-01',
}

/** Moments that answers differ by. */
export const moments = {
  beforeTheFirstTerm: { at: '2025-08-20T10:00:00+08:00', terms, notices: [] },
  seventhWeek: { at: '2026-10-14T10:00:00+08:00', terms, notices: [] },
  lastDay: { at: '2027-02-03T20:00:00+08:00', terms, notices: [] },
  dayAfter: { at: '2027-02-04T00:00:00+08:00', terms, notices: [] },
  previousStillOpen: { at: '2027-02-15T10:00:00+08:00', terms, notices: [longerUpload, longerCertification] },
  secondSemester: { at: '2027-03-15T10:00:00+08:00', terms, notices: [] },
  selecting: { at: '2027-08-10T10:00:00+08:00', terms, notices: [selectionNotice] },
  nothingEntered: { at: '2026-10-14T10:00:00+08:00', terms: [], notices: [] },
} satisfies Record<string, { at: string; terms: Term[]; notices: Notice[] }>
export type Moment = keyof typeof moments

export interface Asking {
  moment: Moment
  person?: Person
  lang?: Language
  slots?: Slots
}

/** Handlers on a real store. */
export interface AnswerBench {
  services: Services
  ask(handler: Handler, asking: Asking): Promise<Reply[]>
  /** Everything that a person reads in the answer, line by line. */
  says(handler: Handler, asking: Asking): Promise<string>
  /** Puts an entry of that student into the store. */
  addEntry(student: string, entry: Partial<Entry>): Promise<void>
  close(): Promise<void>
}

const offices = { registrar: 'Registrar, ext. 123', 'continuing-affairs': 'Evening Office, ext. 456' }

/** Someone who is not in the store: answers take people from the context. */
export const someone = (
  id: string,
  roles: Role[],
  year: Partial<PersonYear> = {},
  more: Partial<Person> = {},
): Person => ({
  _id: id,
  name: id,
  roles,
  years: [{ year: 115, classes: [], division: 'day', status: 'enrolled', statusOn: '2026-08-31', ...year }],
  ...more,
})

export async function openAnswerBench(): Promise<AnswerBench> {
  const database = await openTestDatabase()
  const config = readConfig({
    MONGODB_URI: database.uri,
    LICHENG_SECRET: 'a secret of the tests, long enough',
    PUBLIC_URL: 'https://licheng.example',
  })
  const clock = testClock(moments.seventhWeek.at)
  const services = await openServices(config, clock, silentLog)
  let stands: Moment | undefined
  let number = 0

  async function goTo(moment: Moment): Promise<void> {
    const { at, notices, terms: entered } = moments[moment]
    clock.set(at)
    if (stands === moment) return
    const { version } = await services.calendar.load()
    const school = { ...emptySchool, name: 'School', offices, version }
    await services.calendar.replace({ ...school, calendar: { terms: entered, notices } }, [], clock.now().toJSDate())
    stands = moment
  }

  const bench: AnswerBench = {
    services,
    async ask(handler, { moment, person, lang = 'zh-TW', slots = {} }) {
      await goTo(moment)
      const outcome = await handler(contextOf(services, lang, person), { slots })
      return outcome.replies
    },
    async says(handler, asking) {
      return (await bench.ask(handler, asking)).map(textOf).join('\n')
    },
    async addEntry(student, entry) {
      number += 1
      const at = clock.now().toJSDate()
      await services.entries.create({
        _id: number,
        kind: 'course',
        student,
        course: 'C1',
        term: '115-1',
        year: 115,
        period: '115-1',
        place: number,
        state: 'draft',
        round: 1,
        description: 'a description',
        files: [],
        createdAt: at,
        createdBy: student,
        createdIn: `m${number}`,
        changedIn: `m${number}`,
        everSent: false,
        selected: 'no',
        hidden: false,
        unsettled: [],
        ...entry,
      })
    },
    async close() {
      await services.close()
      await database.close()
    },
  }
  return bench
}

function contextOf(services: Services, lang: Language, person: Person | undefined): Context {
  const now = services.clock.now()
  const message = {
    id: 'line:e1',
    channel: 'line' as const,
    eventId: 'e1',
    account: 'U1',
    place: { kind: 'direct' as const, id: 'U1' },
    content: { kind: 'text' as const, text: '' },
    order: 1,
    at: now,
  }
  return {
    message,
    now,
    account: { _id: 'line:U1', channel: 'line', account: 'U1', lang, muted: false, unreachable: false, wrongCodes: 0 },
    ...(person ? { person, student: person } : {}),
    wards: [],
    say: wordingIn[lang],
    conversation: { _id: 'line:U1', order: 0, answered: [], uncertain: [] },
    services,
    openFile: () => Promise.reject(new Error('no file is asked for')),
    networks: { messagesLeft: async () => undefined, groupSize: async () => undefined },
  }
}

export const textOf = ({ title, lines, note }: Reply): string =>
  [title, ...lines.map((line) => (typeof line === 'string' ? line : `${line.label}：${line.value}`)), note]
    .filter((part) => part !== undefined)
    .join('\n')

export const labelsOf = (replies: Reply[]) => replies.flatMap(({ buttons = [] }) => buttons.map(({ label }) => label))
