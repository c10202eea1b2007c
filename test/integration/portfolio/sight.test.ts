import { expect } from 'chai'
import { type Entry, entryStates } from '../../../src/portfolio/entry.ts'
import { sightOf } from '../../../src/portfolio/sight.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'

describe('who may see an entry and open its files', () => {
  let school: TestSchool
  before(async () => {
    school = await startSchool()
    await school.addPerson('T2', '王老師', ['teacher'])
    await school.addPerson('K1', '教學組長', ['curriculum'])
    await school.addPerson('G1', '王爸爸', ['guardian'])
    await school.addCourse('C3', { teachers: ['T1', 'T2'] })
    await school.addCourse('C4', { teachers: ['T2'] })
  })
  after(() => school.close())

  const entry = { _id: 99, student: 'S1', course: 'C3', state: 'pending' as const, hidden: false }
  const sees = (person: string, change: Partial<Entry> = {}) =>
    sightOf(person, { ...entry, ...change }, school.clock.now(), school.services)
  const sent = ['pending', 'certified', 'returned'] as const

  it('is the student whose it is, in every state', async () => {
    for (const state of entryStates) expect(await sees('S1', { state }), state).to.equal('owner')
  })

  it('is every teacher of its course, once it was sent', async () => {
    for (const state of sent)
      expect([await sees('T1', { state }), await sees('T2', { state })], state).to.deep.equal([
        'certifier',
        'certifier',
      ])
  })

  it('is not the teacher while it is a draft, nor for diverse performance', async () => {
    expect(await sees('T1', { state: 'draft' })).to.equal(undefined)
    const { course: _, ...diverse } = entry
    const now = school.clock.now()
    expect(await sightOf('T1', { ...diverse, state: 'recorded' }, now, school.services)).to.equal(undefined)
  })

  it('is not a teacher of another course, and nobody where the course is unknown', async () => {
    expect(await sees('T1', { course: 'C4' })).to.equal(undefined)
    expect(await sees('T1', { course: 'C9' })).to.equal(undefined)
  })

  it('is a proxy for this entry alone, as long as they are appointed', async () => {
    const { services, clock } = school
    const id = await school.addEntry('S1', { course: 'C4', state: 'pending' })
    const target = (await services.proxies.target(`#${id}`, clock.now())) ?? expect.fail()
    const occasion = (request: string) => ({ actor: { by: 'K1', via: 'line' as const }, request, now: clock.now() })
    const made = await services.proxies.appoint(target, 'T1', occasion('appoints'))
    expect(made.done).to.equal(true)
    const about = { _id: id, course: 'C4' }
    expect([await sees('T1', about), await sees('T1', { course: 'C4' })]).to.deep.equal(['certifier', undefined])
    expect(await services.certifiers.coveredBy('T1', clock.now())).to.deep.include({ entries: [id] })
    await services.proxies.end(made.done ? made.appointment._id : 0, occasion('ends'))
    expect(await sees('T1', about)).to.equal(undefined)
  })

  it('is a guardian under a grant alone, and of this student alone', async () => {
    const { services, clock } = school
    expect(await sees('G1', { state: 'draft' })).to.equal(undefined)
    await services.guardians.model.create({ _id: 'G1:S1', guardian: 'G1', student: 'S1', relation: '父' })
    expect(await sees('G1', { state: 'draft' })).to.equal(undefined)
    await services.grants.add(
      { guardian: 'G1', student: 'S1', until: '2026-10-14', isUnderAge: true },
      { actor: { by: 'R1', via: 'line' }, request: 'grants', now: clock.now() },
    )
    expect([await sees('G1', { state: 'draft' }), await sees('G1', { student: 'S2' })]).to.deep.equal([
      'owner',
      undefined,
    ])
  })

  it('is no other student and no one else', async () => {
    for (const other of ['S2', 'D1', 'R1', 'nobody', '']) expect(await sees(other), other).to.equal(undefined)
  })

  it('is nobody once it is deleted', async () => {
    expect([await sees('S1', { hidden: true }), await sees('T1', { hidden: true })]).to.deep.equal([
      undefined,
      undefined,
    ])
  })
})
