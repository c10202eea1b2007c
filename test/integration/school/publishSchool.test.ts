import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { loadSchoolAtStart } from '../../../src/school/loadSchoolAtStart.ts'
import { publishSchool } from '../../../src/school/publishSchool.ts'
import { readSchoolFile } from '../../../src/school/schoolFile.ts'
import { imported, openStore, operator, type TestStore } from './openStore.ts'

const terms = 'terms: { 115-1: { opens: 2026-08-31, ceremony: 2027-01-20 } }'
const notice = (id: string, closes: string) =>
  `notices: [{ id: ${id}, applies: { operation: course-selection, year: 115 }, closes: ${closes}, published: 2026-10-01, url: "https://example.edu.tw/n" }]`

describe('publishing the school’s dates', () => {
  let store: TestStore
  beforeEach(async () => {
    store = await openStore()
    imported(await store.bring('people', 'people.csv'))
  })
  afterEach(() => store.close())

  async function publish(yaml: string, dryRun = false) {
    const { calendar, people, clock } = store.services
    const read = readSchoolFile(yaml)
    if ('problems' in read) throw new Error(read.problems.join('\n'))
    const plan = await publishSchool(read.file, calendar, people, { actor: operator, now: clock.now(), dryRun })
    if ('problems' in plan) throw new Error(plan.problems.join('\n'))
    return plan
  }
  const acts = () => store.services.record.model.find({ act: 'publish' }).sort({ order: 1 }).lean()

  it('counts at once, and is in the record by term and notice, without its text', async () => {
    await publish(`school: 永平\n${terms}`)
    await publish(notice('SEL', '2027-08-20'))
    const school = await store.services.calendar.load()
    expect(school).to.deep.include({ name: '永平', version: 2, demo: false })
    expect(school.calendar.notices.map(({ id }) => id)).to.deep.equal(['SEL'])
    expect((await acts()).map(({ subject }) => subject)).to.deep.equal(['school', 'term:115-1', 'notice:SEL'])
    expect((await acts())[2]?.after).to.deep.equal({
      operation: 'course-selection',
      year: 115,
      closes: '2027-08-20T23:59:59+08:00',
      published: '2026-10-01',
    })
  })

  it('concerns the students who are enrolled', async () => {
    expect((await publish(terms)).affected).to.have.members(['S1101', 'S1102', 'S1201', 'S9101'])
  })

  it('changes nothing a second time, nor on a dry run', async () => {
    await publish(terms, true)
    expect((await store.services.calendar.load()).version).to.equal(0)
    await publish(terms)
    expect((await publish(terms)).changes).to.deep.equal([])
    expect((await store.services.calendar.load()).version).to.equal(1)
  })

  it('loses neither of two notices that are published at once', async () => {
    await publish(terms)
    await Promise.all(['A', 'B', 'C'].map((id) => publish(notice(id, '2027-08-20'))))
    const school = await store.services.calendar.load()
    expect(school.calendar.notices.map(({ id }) => id)).to.have.members(['A', 'B', 'C'])
    expect(await acts()).to.have.lengthOf(4)
  })

  it('loses neither of two that find the store without anything', async () => {
    await Promise.all([publish(terms), publish('website: https://example.edu.tw')])
    const school = await store.services.calendar.load()
    expect(school).to.include({ website: 'https://example.edu.tw', version: 2 })
    expect(school.calendar.terms).to.have.lengthOf(1)
  })

  it('brings into the record what a process left behind when it died', async () => {
    const { calendar, clock } = store.services
    const act = { ...operator, _id: 'left', at: clock.now().toJSDate(), act: 'publish', subject: 'school', people: [] }
    await publish(terms)
    await calendar.model.updateOne({ _id: 'school' }, { $set: { unsettled: [act] } })
    await calendar.settle(clock.now().toJSDate())
    await calendar.settle(clock.now().toJSDate())
    expect((await acts()).map(({ _id }) => _id).filter((id) => id === 'left')).to.have.lengthOf(1)
  })
})

describe('SCHOOL_FILE at a start', () => {
  let store: TestStore
  let folder: string
  beforeEach(async () => {
    store = await openStore()
    folder = await mkdtemp(path.join(tmpdir(), 'licheng-test-'))
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  async function start(yaml?: string) {
    const { calendar, people, clock } = store.services
    const file = path.join(folder, 'school.yaml')
    if (yaml !== undefined) await writeFile(file, yaml)
    return loadSchoolAtStart(file, calendar, people, clock.now())
  }

  it('is read once, into a store without terms; then the store is the truth', async () => {
    expect(await start()).to.equal('absent')
    expect(await start(`school: 永平\n${terms}`)).to.equal('loaded')
    expect(await start(`school: 別校\n${terms}`)).to.equal('kept')
    expect((await store.services.calendar.load()).name).to.equal('永平')
  })

  it('stops the start when it is wrong, and says why', async () => {
    const failure = await start('term: {}').catch((error: unknown) => error)
    expect(failure).to.have.property('code', 'bad-school-file')
    expect(failure)
      .to.have.property('message')
      .that.matches(/school\.yaml needs a change:\n {2}term: this key is unknown/)
  })
})
