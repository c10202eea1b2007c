import { expect } from 'chai'
import { loadDemo } from '../../../src/school/demo.ts'
import { imported, openStore, type TestStore } from './openStore.ts'

describe('loading the demo school', () => {
  let store: TestStore
  beforeEach(async () => {
    store = await openStore()
  })
  afterEach(() => store.close())

  const load = () => loadDemo(store.services, store.services.clock.now())

  it('makes a whole school of an empty store, which is a demo store from then on', async () => {
    const { services } = store
    const cast = await load()
    expect(await services.calendar.load()).to.deep.include({ demo: true })
    expect(await services.people.model.countDocuments()).to.equal(cast.length)
    const courses = await services.courses.ofStudent('S1101', ['115-1'])
    expect(courses.map(({ name }) => name)).to.have.members(['國語文', '數學', '英語文', '生物'])
    expect(await services.guardians.studentsOf('P01')).to.deep.equal(['S1101'])
  })

  it('shows the offices nothing that is overdue, and in the record who did what they owed', async () => {
    const { services } = store
    const now = services.clock.now()
    await load()
    await services.journal.settleAll()
    const duties = await services.duties.list({ now })
    expect(duties.filter(({ dueAt, doneAt }) => doneAt === undefined && dueAt < now)).to.deep.equal([])
    expect(duties.filter(({ doneAt }) => doneAt === undefined)).not.to.deep.equal([])
    expect(duties.find(({ id }) => id === '115-1:registration:day')).to.include({ doneBy: 'A01' })
    const done = await services.record.model.find({ act: 'done' }).lean()
    expect(done.filter(({ at }) => at > now.toJSDate())).to.deep.equal([])
    const grades = done.find(({ subject }) => subject === 'duty:114-2:grades:continuing')
    expect(grades).to.include({ by: 'A07', as: 'continuing-affairs' })
    await load()
    await services.journal.settleAll()
    expect(await services.record.model.countDocuments({ act: 'done' })).to.equal(done.length)
  })

  it('leaves a demo store as it is', async () => {
    await load()
    await store.services.people.model.updateOne({ _id: 'S1101' }, { $set: { name: '改名' } })
    await load()
    expect((await store.services.people.get('S1101'))?.name).to.equal('改名')
  })

  it('finishes a load that was interrupted', async () => {
    const { services } = store
    const dying = {
      ...services.imports,
      run: async (...args: Parameters<typeof services.imports.run>) => {
        if (args[0] === 'enrolments') throw new Error('the process died')
        return services.imports.run(...args)
      },
    }
    const failure = await loadDemo({ ...services, imports: dying }, services.clock.now()).catch(
      (error: unknown) => error,
    )
    expect(failure).to.have.property('message', 'the process died')
    expect((await services.calendar.load()).demo).to.equal(true)
    const cast = await load()
    expect(await services.people.model.countDocuments()).to.equal(cast.length)
    expect((await services.calendar.load()).calendar.terms).to.have.lengthOf(4)
  })

  it('is refused on a store that holds anything, and says how to begin empty', async () => {
    imported(await store.bring('people', 'people.csv'))
    const failure = await load().catch((error: unknown) => error)
    expect(failure).to.have.property('code', 'store-not-empty')
    expect(failure)
      .to.have.property('message')
      .that.matches(/DATA_DIR/)
    expect((await store.services.calendar.load()).demo).to.equal(false)
  })
})
