import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DateTime } from 'luxon'
import { createClock } from '../src/clock.ts'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import type { Entry } from '../src/portfolio/entry.ts'
import { openServices, type Services } from '../src/services.ts'

/** A school of so many students on an embedded store of its own, gone when closed. */
export interface BenchSchool {
  services: Services
  close(): Promise<void>
}

const at = new Date('2026-10-14T02:00:00Z')
const batch = 1000

/** Everybody takes one course; each has two certified outcomes and every tenth a draft, in 115-1. */
export async function benchSchool(students: number): Promise<BenchSchool> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'licheng-bench-'))
  const clock = createClock(DateTime.fromJSDate(at, { zone: 'Asia/Taipei' }))
  const services = await openServices(readConfig({ DATA_DIR: dataDir }), clock, createLog('silent', process.stderr))
  const empty = await services.calendar.load()
  const terms = [{ id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' }]
  await services.calendar.replace({ ...empty, calendar: { terms, notices: [] } }, [], at)
  const ids = Array.from({ length: students }, (_, index) => `S${String(index).padStart(5, '0')}`)
  await insert(services.people.model, ids.map(personOf))
  await services.people.model.create({ _id: 'T1', name: '陳老師', roles: ['teacher'], years: [] })
  await services.courses.model.create({
    ...{ _id: 'C1', term: '115-1', name: '國文', subject: '國文', credits: 4, division: 'day', teachers: ['T1'] },
  })
  await insert(
    services.courses.enrolments,
    ids.map((student) => ({ _id: `C1:${student}`, course: 'C1', student })),
  )
  await insert(services.entries, ids.flatMap(entriesOf))
  return {
    services,
    async close() {
      await services.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function insert(model: { insertMany(rows: object[]): Promise<unknown> }, rows: object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await model.insertMany(rows.slice(from, from + batch))
}

const personOf = (_id: string, index: number) => ({
  _id,
  name: `學生${index}`,
  roles: ['student'],
  years: [
    {
      year: 115,
      grade: 10,
      classes: [String(101 + (index % 20))],
      division: 'day',
      status: 'enrolled',
      statusOn: '2026-08-31',
    },
  ],
})

function entriesOf(student: string, index: number): Entry[] {
  const states: Entry['state'][] = ['certified', 'certified', ...(index % 10 === 0 ? ['draft' as const] : [])]
  return states.map((state, place) => ({
    _id: index * 10 + place + 1,
    kind: 'course',
    student,
    course: 'C1',
    term: '115-1',
    year: 115,
    period: '115-1',
    place: place + 1,
    state,
    round: 1,
    description: '心得',
    files: [],
    createdAt: at,
    createdBy: student,
    createdIn: `bench:${student}:${place}`,
    changedIn: `bench:${student}:${place}`,
    everSent: state !== 'draft',
    selected: 'no',
    hidden: false,
    unsettled: [],
  }))
}
