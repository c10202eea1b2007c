import type { Answer } from '../../../src/conversation/inbox.ts'
import type { Press, Received } from '../../../src/conversation/message.ts'
import { createRespond } from '../../../src/conversation/respond.ts'
import type { Person } from '../../../src/school/person.ts'
import { type Role, roles } from '../../../src/school/roles.ts'
import type { Services } from '../../../src/services.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'

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

/** One school for the whole table: everything that can be pressed is there, and so is everyone who must not press it. */
export interface RolesSchool {
  services: Services
  strangers: readonly Stranger[]
  /** Presses as somebody; resolves with what they read and whether a question was opened. */
  press(id: string, press: Press): Promise<{ text: string; asks: boolean }>
  /** Everything in the store beside chats and accounts. */
  snapshot(): Promise<string>
  close(): Promise<void>
}

export async function openRolesSchool(): Promise<RolesSchool> {
  const school = await startSchool()
  const { services } = school
  const strangers = await addStrangers(school)
  await fill(school)
  for (const id of ['S1', 'S2', 'T1', 'D1', 'R1', 'G1', 'H1', 'K1', 'CA1', 'CD1', 'P1', 'L1']) await bind(services, id)
  const respond = createRespond({
    services,
    openFile: () => Promise.reject(new Error('no file is asked for')),
    showWorking: async () => undefined,
    networks: { messagesLeft: async () => undefined, groupSize: async () => undefined },
    waiting: async () => ({ replies: [], keys: [] }),
  })
  let order = 0

  return {
    services,
    strangers,
    async press(id, press) {
      order += 1
      const place = { kind: 'direct' as const, id: `U-${id}` }
      const message: Received = {
        ...{ id: `line:press-${order}`, channel: 'line', eventId: `press-${order}`, account: `U-${id}`, place },
        ...{ content: { kind: 'press', press }, order, at: services.clock.now() },
      }
      const answer = await respond(message)
      return { text: textOf(answer), asks: answer.next?.dialogue !== undefined }
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

/** What the table's buttons are about. */
async function fill(school: TestSchool): Promise<void> {
  const { services, addPerson, addEntry, addCourse, enrol } = school
  const { connection, clock } = services
  const now = clock.now()
  const at = now.toJSDate()
  await addPerson('G1', '王爸爸', ['guardian'])
  await addPerson('H1', '李導師', ['homeroom'], { grade: 10, classes: ['101'] })
  await addPerson('K1', '諮詢老師', ['counsellor'], { classes: ['101'] })
  await addPerson('CA1', '進修部組長', ['continuing-affairs'], { division: 'continuing' })
  await addPerson('CD1', '進修部主任', ['continuing-director'], { division: 'continuing' })
  await addPerson('P1', '張老師', ['teacher'])
  await addPerson('L1', '黃老師', ['teacher'])
  await services.people.model.updateOne({ _id: 'L1' }, { $set: { leftOn: '2026-12-01' } })
  await addPerson('E1', '吳夜間', ['student'], { grade: 10, classes: ['901'], division: 'continuing' })
  await addPerson('S9', '周校友', ['student'], { year: 108, grade: 12, status: 'left', statusOn: '2020-06-30' })
  await services.people.model.updateOne({ _id: 'S9' }, { $set: { leftOn: '2020-06-30' } })
  await addEntry('S9', { year: 108, term: '108-2', period: '108-2', createdAt: new Date('2020-06-01T00:00:00+08:00') })
  await addCourse('E-C1', { division: 'continuing', teachers: ['P1'] })
  await enrol('E1', 'E-C1')
  const held = { student: 'S1', guardian: 'G1' }
  await services.guardians.model.create({ _id: 'G1:S1', ...held, relation: '父' })
  const description = '只有本人看得到的簡述'
  const dueAt = now.plus({ days: 3 }).toJSDate()
  const entries = [
    { state: 'draft', everSent: false },
    { state: 'pending', sentAt: at, dueAt },
    { state: 'certified', decidedBy: 'T1', decidedAt: at },
    { state: 'pending', sentAt: at, dueAt },
    { state: 'certified', decidedBy: 'T1', decidedAt: at },
  ] as const
  for (const [index, entry] of entries.entries())
    await addEntry('S1', { _id: firstEntry + index, place: index + 1, description, ...entry })
  await addEntry('S1', { _id: diverseEntry, kind: 'diverse', description })
  await addEntry('E1', { _id: eveningEntry, course: 'E-C1', decidedBy: 'P1', decidedAt: at, description })
  await school.announce({
    ...{ id: 'SEL', applies: { operation: 'course-selection', year: 115 }, published: '2026-10-01' },
    ...{ opens: '2026-10-01T00:00:00+08:00', closes: '2026-12-01T23:59:59+08:00' },
  })

  const done = (by: string, request: string) => ({ actor: { by, via: 'line' as const }, request, now })
  const target = await services.proxies.target('L1', now)
  if (!target) throw new Error('a teacher who is no target')
  const texts = { place: '諮詢室', content: '諮詢內容', advice: '多看' }
  const begun = [
    await services.grants.add(
      { student: 'S1', guardian: 'G1', until: '2026-10-20', isUnderAge: true },
      done('R1', 'g'),
    ),
    await services.nominations.nominate('P1', done('T1', 'n')),
    await services.proxies.appoint(target, 'ONLY-CURRICULUM', done('D1', 'p')),
    await services.retention.propose(done('R1', 'r')),
    await services.appointments.appoint(
      { office: 'clubs', person: 'P1', from: '2026-10-14', to: '2026-10-30' },
      done('D1', 'a'),
    ),
    await services.counselling.add({ student: 'S1', date: '2026-10-13', time: '12:10', ...texts }, done('K1', 'c')),
  ]
  const refused = begun.flatMap((each) => (each.done ? [] : [each.refusal.reason]))
  if (refused.length > 0) throw new Error(`the school of the table lacks something: ${refused.join(', ')}`)

  const until = now.plus({ days: 7 }).toJSDate()
  const nothing = { matched: 2, missing: [], extra: [], changed: [] }
  for (const [_id, division] of [[1, 'day'] as const, [2, 'continuing'] as const])
    await connection.model('Submission').create({
      ...{ _id, what: 'course-outcomes', year: 115, division, scope: `course-outcomes:115::${division}:` },
      ...{ revision: 1, revisions: [], statement: { ...nothing, revision: 1, sha256: 'x', at, until } },
      ...{ unit: { state: 'open' }, unsettled: [] },
    })
  const receipt = { submission: 1, revision: 1, digest: 'x', items: [], silent: false, opensAt: at, until, round: 1 }
  const disputed = { state: 'disputed', dueAt, reason: '收訖少了一件' }
  await connection.model('Receipt').create({ ...receipt, _id: '1:S1', student: 'S1', state: 'open', unsettled: [] })
  await connection.model('Receipt').create({ ...receipt, _id: '1:S2', student: 'S2', ...disputed, unsettled: [] })
}

const firstEntry = 101
const diverseEntry = 201
const eveningEntry = 301
