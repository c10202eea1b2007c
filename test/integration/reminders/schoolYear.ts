import { createHash } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { EntryFile } from '../../../src/portfolio/entry.ts'
import type { Occasion } from '../../../src/portfolio/entryAct.ts'
import { instantOf } from '../../../src/regulation/schoolTime.ts'
import { momentsBetween } from '../../../src/reminders/plan/moments.ts'
import type { Role } from '../../../src/school/roles.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

/** Everything that happens in the year besides the reminders, in its order. */
type Happening = [
  at: string,
  what: (school: TestSchool, occasion: (by: string, as: string) => Occasion) => Promise<unknown>,
]

/** Offices and seats that nobody in this story has: one person holds them all, and has no phone. */
const otherOffices: Role[] = [
  'guidance-director',
  'library-director',
  'student-affairs-director',
  'continuing-director',
  'activities',
  'student-affairs',
  'guidance-data',
  'continuing-affairs',
  'counsellor-convener',
  'teacher-representative',
  'teachers-association',
  'parents-association',
]

const holidays = [
  { from: '2026-10-09', to: '2026-10-09' },
  { from: '2027-02-04', to: '2027-02-10' },
]

const hash = (algorithm: string) => createHash(algorithm).update('report').digest('hex')
const file: EntryFile = {
  id: '000000000000000000000001',
  role: 'document',
  name: 'report.pdf',
  type: 'application/pdf',
  bytes: 6,
  sha256: hash('sha256'),
  md5: hash('md5'),
  storedAt: new Date('2026-10-14T02:00:00Z'),
}

const draft = (student: string, course: string, term: string) => (school: TestSchool) =>
  school.addEntry(student, { course, term, period: term, state: 'draft', everSent: false, files: [file] })

const year: Happening[] = [
  ['2026-09-01T10:00', ({ services }, by) => services.duties.done('114-2:grades:day', by('R1', 'registrar'))],
  [
    '2026-09-08T10:00',
    ({ services }, by) =>
      services.training.add(
        { audience: 'teachers', date: '2026-09-18', title: '認證研習' },
        by('D1', 'academic-director'),
      ),
  ],
  ['2026-09-22T10:00', ({ services }, by) => services.duties.done('115-1:registration:day', by('R1', 'registrar'))],
  [
    '2026-09-25T10:00',
    ({ services }) => services.people.model.updateOne({ _id: 'S2' }, { $push: { roles: 'student-representative' } }),
  ],
  ['2026-10-14T10:00', draft('S1', 'C1', '115-1')],
  ['2026-10-14T10:05', ({ services }, by) => services.outcomes.send(1, by('S1', 'student'))],
  [
    '2026-10-22T12:00',
    ({ services, clock }) => services.entries.updateOne({ _id: 1 }, { $set: { nudgedAt: clock.now().toJSDate() } }),
  ],
  ['2026-10-27T12:00', ({ services }, by) => services.outcomes.certify(1, by('T1', 'teacher'))],
  [
    '2026-12-07T12:00',
    ({ services }, by) =>
      services.meetings.add(
        { term: '115-1', date: '2026-12-07', attendees: ['P1', 'D1'], business: [1], resolutions: '照案通過' },
        by('D1', 'academic-director'),
      ),
  ],
  ['2027-01-10T10:00', draft('S2', 'C1', '115-1')],
  ['2027-01-10T10:05', ({ services }, by) => services.outcomes.send(2, by('S2', 'student'))],
  ['2027-01-15T10:00', draft('S1', 'C2', '115-1')],
  ['2027-01-15T12:00', ({ services }, by) => services.outcomes.return(2, '選錯課程', by('T1', 'teacher'))],
  ['2027-01-29T10:00', draft('S2', 'C2', '115-1')],
  ['2027-01-29T10:05', ({ services }, by) => services.outcomes.send(4, by('S2', 'student'))],
  ['2027-02-01T12:00', ({ services }, by) => services.duties.done('115-1:grades:day', by('R1', 'registrar'))],
  ['2027-02-08T10:00', ({ services }, by) => services.outcomes.send(3, by('S1', 'student'))],
  ['2027-02-10T20:00', ({ services }, by) => services.outcomes.certify(3, by('T1', 'teacher'))],
  ['2027-02-10T20:01', ({ services }, by) => services.outcomes.certify(4, by('T1', 'teacher'))],
  ['2027-02-22T10:00', draft('S3', 'C3', '115-2')],
  ['2027-02-24T10:00', ({ services }, by) => services.duties.done('115-2:registration:day', by('R1', 'registrar'))],
  [
    '2027-03-01T10:00',
    (school) =>
      school.announce({
        id: 'G12',
        applies: { grade: 12, term: '115-2', operation: 'certification' },
        closes: '2027-05-07T17:00:00.000+08:00',
        published: '2027-03-01',
      }),
  ],
  [
    '2027-03-01T10:01',
    (school) =>
      school.announce({
        id: 'G12-U',
        applies: { grade: 12, term: '115-2', operation: 'course-upload' },
        closes: '2027-04-30T17:00:00.000+08:00',
        published: '2027-03-01',
      }),
  ],
  ['2027-04-30T16:00', ({ services }, by) => services.outcomes.send(5, by('S3', 'student'))],
  [
    '2027-04-30T16:30',
    ({ services }, by) =>
      services.meetings.add(
        { term: '115-2', date: '2027-04-30', attendees: ['P1', 'D1'], business: [2], resolutions: '照案通過' },
        by('D1', 'academic-director'),
      ),
  ],
  ['2027-05-03T10:00', ({ services }, by) => services.outcomes.certify(5, by('T1', 'teacher'))],
  ['2027-06-25T10:00', draft('S1', 'C4', '115-2')],
  [
    '2027-06-30T12:00',
    ({ services }) => services.people.model.updateOne({ _id: 'S3' }, { $set: { leftOn: '2027-07-01' } }),
  ],
  [
    '2027-07-01T10:00',
    (school) =>
      school.announce({
        id: 'SEL',
        applies: { year: 115, operation: 'course-selection' },
        opens: '2027-08-01T00:00:00.000+08:00',
        closes: '2027-08-20T23:59:59.000+08:00',
        published: '2027-07-01',
      }),
  ],
  ['2027-07-05T12:00', ({ services }, by) => services.duties.done('115-2:grades:day', by('R1', 'registrar'))],
  ['2027-07-14T20:00', ({ services }, by) => services.outcomes.send(6, by('S1', 'student'))],
  ['2027-07-16T10:00', ({ services }, by) => services.outcomes.certify(6, by('T1', 'teacher'))],
  ['2027-08-10T10:00', ({ services }, by) => services.selections.tick(1, by('S1', 'student'))],
]

/**
 * A year of school as its people hear it: two semesters, 春節 in the week in which certification closes, and grade 12’s
 * windows by notice. Everything that the scheduler has pushed to anybody, in words.
 */
export async function schoolYear(): Promise<string> {
  const school = await startSchool('2026-08-31T00:00:00+08:00')
  try {
    const people = await castOf(school)
    const heard: string[] = []
    await school.services.reminders.begin(school.clock.now())
    for (const [at, happens] of year) {
      heard.push(...(await remindUntil(instantOf(at), school, people)))
      school.clock.set(`${at}:00+08:00`)
      const now = school.clock.now()
      await happens(school, (by, as) => ({ actor: { by, as, via: 'line' }, request: `year:${at}`, now }))
      await school.settle()
    }
    heard.push(...(await remindUntil(instantOf('2027-08-31'), school, people)))
    return `${heard.join('\n\n')}\n`
  } finally {
    await school.close()
  }
}

/** 王小明 and 林小美 of 101, who reads English, 張大同 of grade 12, their teachers, and the offices. */
async function castOf(school: TestSchool): Promise<Someone[]> {
  const { services, clock } = school
  const empty = await services.calendar.load()
  await services.calendar.replace({ ...empty, holidays }, [], clock.now().toJSDate())
  await school.addPerson('S3', '張大同', ['student'], { grade: 12, classes: ['301'] })
  await school.addPerson('H1', '黃老師', ['teacher', 'homeroom'], { classes: ['101'] })
  await school.addPerson('P1', '校長', ['principal'])
  await school.addPerson('Q1', '兼任', otherOffices)
  for (const grade of [10, 11, 12] as const)
    await school.addPerson(`G${grade}`, `代表${grade}`, ['grade-representative'], { grade })
  await school.addCourse('C3', { term: '115-2', name: '專題', subject: '專題' })
  await school.addCourse('C4', { term: '115-2', name: '英文', subject: '英文' })
  await school.enrol('S3', 'C3')
  await school.enrol('S1', 'C4')
  await school.enrol('S2', 'C4')
  const people = []
  for (const id of ['S1', 'S2', 'S3', 'T1', 'H1', 'D1', 'R1', 'P1']) people.push(await school.someone(id))
  const [english] = people.filter(({ id }) => id === 'S2')
  await services.accounts.update(`line:${english?.user}`, { lang: 'en' })
  return people
}

/** What is heard at each moment at which the scheduler has something to say, until an instant. */
async function remindUntil(until: DateTime, school: TestSchool, people: readonly Someone[]): Promise<string[]> {
  const { services, clock } = school
  const heard: string[] = []
  for (const { at } of momentsBetween(clock.now(), until, await services.calendar.load())) {
    clock.set(at.toISO())
    if ((await services.reminders.queueDue(clock.now())) === 0) continue
    const before = people.map((person) => person.heard().length)
    await school.settle()
    people.forEach((person, index) => {
      for (const { text } of person.heard().slice(before[index]))
        heard.push(`${at.toFormat('yyyy-MM-dd ccc HH:mm')} ${person.id}\n${text.replace(/^/gm, '  ')}`)
    })
  }
  return heard
}
