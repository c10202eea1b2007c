import type { Entry, EntryFile } from '../../../src/portfolio/entry.ts'
import type { TestSchool } from '../../support/school.ts'

/** A file that an entry names, and that nobody opens. */
export const attached: EntryFile = {
  ...{ id: 'f', role: 'document', name: '報告.pdf', type: 'application/pdf', bytes: 4 },
  ...{ sha256: 'x', md5: 'x', storedAt: new Date('2026-10-10T00:00:00+08:00') },
}

/** What the table's buttons are about. */
export async function fillSchool(school: TestSchool): Promise<void> {
  const { services, addPerson, addEntry, addCourse, enrol } = school
  const { connection, clock } = services
  const now = clock.now()
  const at = now.toJSDate()
  await addPerson('G1', '王爸爸', ['guardian'])
  await addPerson('H1', '李導師', ['homeroom'], { grade: 10, classes: ['101'] })
  await addPerson('K1', '諮詢老師', ['counsellor'], { classes: ['101'] })
  await addPerson('CA1', '進修部組長', ['continuing-affairs'], { division: 'continuing' })
  await addPerson('CD1', '進修部主任', ['continuing-director'], { division: 'continuing' })
  await addPerson('S3', '許小華', ['student'], { grade: 10, classes: ['102'] })
  await addPerson('S4', '許大華', ['student'], { grade: 10, classes: ['102'] })
  await addPerson('P1', '張老師', ['teacher'])
  await addPerson('L1', '黃老師', ['teacher'])
  await services.people.model.updateOne({ _id: 'L1' }, { $set: { leftOn: '2026-12-01' } })
  await addPerson('E1', '吳夜間', ['student'], { grade: 10, classes: ['901'], division: 'continuing' })
  await addPerson('S9', '周校友', ['student'], { year: 108, grade: 12, status: 'left', statusOn: '2020-06-30' })
  await services.people.model.updateOne({ _id: 'S9' }, { $set: { leftOn: '2020-06-30' } })
  await addEntry('S9', { year: 108, term: '108-2', period: '108-2', createdAt: new Date('2020-06-01T00:00:00+08:00') })
  await addCourse('E-C1', { division: 'continuing', teachers: ['P1'] })
  await enrol('E1', 'E-C1')
  for (const student of ['S1', 'S2'])
    await services.guardians.model.create({ _id: `G1:${student}`, student, guardian: 'G1', relation: '父' })
  const description = '只有本人看得到的簡述'
  const dueAt = now.plus({ days: 3 }).toJSDate()
  const draft = { state: 'draft', everSent: false, files: [attached] } satisfies Partial<Entry>
  const waiting = { state: 'pending', sentAt: at, dueAt } satisfies Partial<Entry>
  const certified = { state: 'certified', decidedBy: 'T1', decidedAt: at } satisfies Partial<Entry>
  const entries: Partial<Entry>[] = [draft, waiting, certified, waiting, certified, waiting, waiting, draft, certified]
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
    await services.meetings.add(
      { term: '115-1', date: '2026-10-12', attendees: ['D1'], business: [1], resolutions: '十一月辦理' },
      done('D1', 'm'),
    ),
    await services.counselling.add({ student: 'S1', date: '2026-10-13', time: '12:10', ...texts }, done('K1', 'c')),
  ]
  const refused = begun.flatMap((each) => (each.done ? [] : [each.refusal.reason]))
  if (refused.length > 0) throw new Error(`the school of the table lacks something: ${refused.join(', ')}`)

  const until = now.plus({ days: 7 }).toJSDate()
  const words = { 'zh-TW': [{ lines: ['提醒'] }], en: [{ lines: ['A reminder'] }] }
  await connection.model('Broadcast').create({
    ...{ _id: 'B1', by: 'H1', audience: 'class:101', text: words, recipients: ['S1'], offeredAt: at, confirmBy: until },
  })
  await connection.model('Upload').create({
    ...{ _id: 'U1', request: 'u', person: 'R1', kind: 'grades', until, replace: false },
    ...{ csv: 'course_id,student_id,score\nC1,S1,90\n', sha256: 'x' },
  })
  await connection.model('Arrival').create({
    ...{ _id: 'A1', request: 'v', person: 'R1', about: { kind: 'statement', submission: 1 }, until },
    ...{ csv: 'student_id,entry_id,file,md5\nS1,1,,\n', sha256: 'x' },
  })
  const nothing = { matched: 2, missing: [], extra: [], changed: [] }
  for (const [_id, division] of [[1, 'day'] as const, [2, 'continuing'] as const])
    await connection.model('Submission').create({
      ...{ _id, what: 'course-outcomes', year: 115, division, scope: `course-outcomes:115::${division}:` },
      ...{ revision: 1, revisions: [], statement: { ...nothing, revision: 1, sha256: 'x', at, until } },
      ...{ unit: { state: 'open' }, unsettled: [] },
    })
  const receipt = { submission: 1, revision: 1, digest: 'x', items: [], silent: false, opensAt: at, until, round: 1 }
  const disputed = { state: 'disputed', dueAt, reason: '收訖少了一件' }
  for (const student of ['S1', 'S3', 'S4'])
    await connection.model('Receipt').create({ ...receipt, _id: `1:${student}`, student, state: 'open', unsettled: [] })
  await connection.model('Receipt').create({ ...receipt, _id: '1:S2', student: 'S2', ...disputed, unsettled: [] })
}

const firstEntry = 101
const diverseEntry = 201
const eveningEntry = 301
