import { expect } from 'chai'
import { createImports, type Imports } from '../../../src/school/import/imports.ts'
import { bringInto, imported, openStore, refused, type TestStore } from './openStore.ts'

/** More than one batch. */
const count = 600

const courses = (teacher: string) => {
  const rows = Array.from({ length: count }, (_, index) => `C${index},115-1,國文,國文,語文,10,4,day,${teacher}`)
  return ['course_id,term,name,subject,domain,grade,credits,division,teacher_id', ...rows, ''].join('\n')
}

describe('an import that is interrupted', () => {
  let store: TestStore
  let interrupted: Imports
  /** The course at which the process dies. */
  let diesAt: string | undefined

  beforeEach(async () => {
    store = await openStore()
    imported(await store.bring('people', 'people.csv'))
    imported(await store.bring('courses', courses('T01')))
    // The models stand on the connection already; what the second process knows is the same store.
    store.services.connection.deleteModel(/^(ImportRun|StagedChange)$/)
    interrupted = createImports(store.services, {
      async onTeachersChanged(course) {
        if (course === diesAt) throw new Error('the process died')
      },
    })
  })
  afterEach(() => store.close())

  const taughtBy = (teacher: string) => store.services.courses.model.countDocuments({ teachers: teacher })
  const changesRecorded = () => store.services.record.model.countDocuments({ 'after.teacher_id': 'T02' })
  const diesIn = async (file: string) => {
    const failure = await bringInto(interrupted, store.services, 'courses', file).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).to.be.instanceOf(Error).with.property('message', 'the process died')
  }

  it('after it counted is finished at the next start, and is in the record once', async () => {
    diesAt = 'C550'
    await diesIn(courses('T02'))
    expect(await changesRecorded()).to.equal(500)
    diesAt = undefined
    expect(await interrupted.finish()).to.equal(1)
    expect(await taughtBy('T01')).to.equal(0)
    expect(await taughtBy('T02')).to.equal(count)
    expect(await changesRecorded()).to.equal(count)
    expect(await interrupted.finish()).to.equal(0)
  })

  it('after it counted is finished before the next import, which then builds on it', async () => {
    diesAt = 'C0'
    await diesIn(courses('T02'))
    diesAt = undefined
    const result = imported(await bringInto(interrupted, store.services, 'courses', courses('T02')))
    expect(result).to.include({ added: 0, unchanged: count })
    expect(await changesRecorded()).to.equal(count)
  })

  it('before it counted leaves nothing behind', async () => {
    const { ImportRun, StagedChange } = store.services.connection.models
    await ImportRun?.create({ _id: 'dead', kind: 'courses', state: 'staged', at: new Date(0), actor: { via: 'cli' } })
    await StagedChange?.create({ _id: 'dead:0', run: 'dead', order: 0, change: { id: 'C0' } })
    expect(await interrupted.finish()).to.equal(0)
    expect(await ImportRun?.countDocuments({ _id: 'dead' })).to.equal(0)
    expect(await StagedChange?.countDocuments({})).to.equal(0)
    expect(await taughtBy('T01')).to.equal(count)
  })

  it('by its source changes nothing, and leaves nothing behind', async () => {
    async function* dyingRows() {
      for (let row = 2; row < 600; row++) {
        const cells = { course_id: `D${row}`, term: '115-1', name: '國文', subject: '國文', domain: '', grade: '10' }
        yield { row, cells: { ...cells, credits: '4', division: 'day', teacher_id: 'T01' } }
      }
      throw new Error('the process died')
    }
    const { clock } = store.services
    const actor = { by: 'operator', as: 'operator', via: 'cli' } as const
    const failure = await interrupted.run('courses', dyingRows, { actor, now: clock.now() }).catch((error) => error)
    expect(failure).to.have.property('message', 'the process died')
    expect(await store.services.courses.model.countDocuments()).to.equal(count)
    expect(await store.services.connection.models.StagedChange?.countDocuments()).to.equal(0)
  })
})

describe('two imports at once', () => {
  let store: TestStore
  beforeEach(async () => {
    store = await openStore()
  })
  afterEach(() => store.close())

  it('follow one another, so that neither is compared with half of the other', async () => {
    const both = await Promise.all([store.bring('people', 'people.csv'), store.bring('people', 'people.csv')])
    const counts = both.map(imported).map(({ added, unchanged }) => [added, unchanged])
    expect(counts).to.have.deep.members([
      [11, 0],
      [0, 11],
    ])
  })

  it('leave the one that is refused without a trace in the other', async () => {
    const header = 'id,name,roles,grade,class,division,subject,domain,status,left_on'
    const [good, bad] = await Promise.all([
      store.bring('people', 'people.csv'),
      store.bring(
        'people',
        `${header}\nS1101,別人,student,10,102,day,,,enrolled,\nS9,某人,nobody,10,101,day,,,enrolled,\n`,
      ),
    ])
    expect(imported(good).added).to.equal(11)
    expect(refused(bad)).to.have.lengthOf(1)
    expect((await store.services.people.get('S1101'))?.name).to.equal('王小明')
  })
})
