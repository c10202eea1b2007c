import { type Dialogue, openDialogue } from '../../../src/conversation/dialogue.ts'
import type { Answer } from '../../../src/conversation/inbox.ts'
import type { Content, Press, Received } from '../../../src/conversation/message.ts'
import { createRespond } from '../../../src/conversation/respond.ts'
import type { Person } from '../../../src/school/person.ts'
import { type Role, roles } from '../../../src/school/roles.ts'
import type { Services } from '../../../src/services.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'
import { fillSchool } from './fillSchool.ts'
import type { TurnRow } from './turnTable.ts'

/** What nobody but those concerned may read. */
export const personal = ['王小明', '林小美', '陳老師', '只有本人看得到的簡述', '收訖少了一件', '諮詢內容']

/** Somebody who presses: of one role and no more, or in another way a stranger to everything in the table. */
export interface Stranger {
  id: string
  /** What they are, in a test's words. */
  called: string
  /** Their one role; absent where no role of theirs counts. */
  role?: Role
}

/** What somebody reads, and whether a question is open to them then. */
export interface Read {
  text: string
  asks: boolean
}

/** One school for the whole table: everything that can be pressed is there, and so is everyone who must not press it. */
export interface RolesSchool {
  services: Services
  strangers: readonly Stranger[]
  /** Presses as somebody. */
  press(id: string, press: Press): Promise<Read>
  /** Gives something as somebody of whom that question is asked already. */
  turn(id: string, name: string, row: TurnRow): Promise<Read>
  /** Presses a button of a question that is asked of somebody else. */
  forge(id: string, value: string): Promise<Read>
  /** Everything in the store beside chats and accounts. */
  snapshot(): Promise<string>
  close(): Promise<void>
}

export async function openRolesSchool(): Promise<RolesSchool> {
  const school = await startSchool()
  const { services } = school
  const strangers = await addStrangers(school)
  await fillSchool(school)
  for (const id of ['S1', 'S2', 'S3', 'S4', 'T1', 'D1', 'R1', 'G1', 'H1', 'K1', 'CA1', 'CD1', 'P1', 'L1'])
    await bind(services, id)
  const respond = createRespond({
    services,
    openFile: () => Promise.reject(new Error('no file is asked for')),
    showWorking: async () => undefined,
    networks: { messagesLeft: async () => undefined, groupSize: async () => undefined },
    waiting: async () => ({ replies: [], keys: [] }),
  })
  let order = 0
  const hears = async (id: string, content: Content): Promise<Read> => {
    order += 1
    const place = { kind: 'direct' as const, id: `U-${id}` }
    const message: Received = {
      ...{ id: `line:press-${order}`, channel: 'line', eventId: `press-${order}`, account: `U-${id}`, place },
      ...{ content, order, at: services.clock.now() },
    }
    const answer = await respond(message)
    return { text: textOf(answer), asks: answer.next?.dialogue !== undefined }
  }
  const ask = async (id: string, dialogue?: Dialogue) => {
    order += 1
    await services.conversations.advance(`line:U-${id}`, order, dialogue ? { dialogue } : {}, services.clock.now())
  }

  return {
    services,
    strangers,
    press: (id, press) => hears(id, { kind: 'press', press }),
    async turn(id, name, { data, given }) {
      const dialogue = openDialogue(name, data)
      await ask(id, dialogue)
      const press = {
        kind: 'answer',
        dialogue: dialogue.id,
        value: typeof given === 'string' ? given : given.choice,
      } as const
      const read = await hears(id, typeof given === 'string' ? { kind: 'text', text: given } : { kind: 'press', press })
      await ask(id)
      return read
    },
    async forge(id, value) {
      const dialogue = openDialogue('lockSelection', { selection: 'S1:115:course', round: 0 })
      await ask('S1', dialogue)
      return hears(id, { kind: 'press', press: { kind: 'answer', dialogue: dialogue.id, value } })
    },
    async snapshot() {
      const models = Object.values(services.connection.models).filter(({ modelName }) => !ofChats.includes(modelName))
      const found = await Promise.all(models.map(async (model) => [model.modelName, await model.find().lean()]))
      return JSON.stringify(found)
    },
    close: () => school.close(),
  }
}

/** Every press is seen by these, whoever it is. */
const ofChats = ['Account', 'Conversation', 'Inbox', 'Lease']

const textOf = ({ replies }: Answer) => replies.map((reply) => JSON.stringify({ ...reply, buttons: [] })).join('\n')

async function bind({ accounts, clock }: Services, id: string): Promise<void> {
  const at = clock.now().toJSDate()
  await accounts.seen('line', `U-${id}`, at)
  await accounts.bind(`line:U-${id}`, id, at)
}

/** One person of every role, of another class and without courses; and everyone who counts as nobody. */
async function addStrangers({ services, addPerson }: TestSchool): Promise<Stranger[]> {
  const strangers: Stranger[] = []
  for (const role of roles) {
    const id = `ONLY-${role}`.toUpperCase()
    await addPerson(id, `某某${role}`, [role], { grade: 10, classes: ['109'] })
    await bind(services, id)
    strangers.push({ id, called: role, role })
  }
  const left: Person = {
    _id: 'LEFT',
    name: '離校者',
    roles: roles.filter((role) => role !== 'student' && role !== 'guardian'),
    years: [{ year: 115, grade: 10, classes: ['101'], division: 'day', status: 'left', statusOn: '2026-09-30' }],
    leftOn: '2026-09-30',
  }
  await services.people.model.create(left)
  await bind(services, 'LEFT')
  return [
    ...strangers,
    { id: 'LEFT', called: 'someone of every staff role who has left' },
    { id: 'NOBODY', called: 'someone who is not bound' },
  ]
}
