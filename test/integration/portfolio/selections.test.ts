import { expect } from 'chai'
import type { DateTime } from 'luxon'
import type { Notice } from '../../../src/regulation/notice.ts'
import type { Person } from '../../../src/school/person.ts'
import type { Services } from '../../../src/services.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'

const notice: Notice = {
  id: 'SEL-115',
  applies: { operation: 'course-selection', year: 115 },
  opens: '2027-08-01T00:00:00+08:00',
  closes: '2027-08-20T23:59:59+08:00',
  published: '2027-07-01',
}
const id = 'S1:115:course'

describe('selections on a store', () => {
  let school: TestSchool
  let services: Services
  let student: Person
  let requests = 0
  beforeEach(async () => {
    school = await startSchool('2027-08-10T10:00:00+08:00')
    services = school.services
    await school.announce(notice)
    student = (await services.people.get('S1')) as Person
  })
  afterEach(() => school.close())

  const addOutcomes = async (count: number) => {
    for (let made = 0; made < count; made += 1) await school.addEntry('S1')
  }
  const by = (person: string, now: DateTime = school.clock.now()) => {
    requests += 1
    const actor = { by: person, as: 'student', via: 'line' as const }
    return { actor, request: `line:${requests}`, now }
  }
  const tick = (entry: number, occasion = by('S1')) => services.selections.tick(entry, occasion)
  const selection = () => services.selections.get('S1', 115, 'course')
  const selected = async () => {
    const entries = await services.entries.find({ student: 'S1' }).sort({ _id: 1 }).lean()
    return entries.map((entry) => entry.selected)
  }
  const acts = async () =>
    (await services.record.model.find({ people: 'S1' }).sort({ order: 1 }).lean()).map(({ act, subject }) => [
      act,
      subject,
    ])
  const lockClosed = () => services.selections.lockClosed(school.clock.now())

  it('hold six when twenty are ticked at once, and the entries say the same', async () => {
    await addOutcomes(20)
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => tick(index + 1)))
    expect(results.filter(({ done }) => done)).to.have.length(6)
    const { ticked } = await selection()
    expect(ticked).to.have.length(6)
    const states = await selected()
    for (const [index, state] of states.entries())
      expect(state, `#${index + 1}`).to.equal(ticked.includes(index + 1) ? 'ticked' : 'no')
  })

  it('never hold an outcome whose certification was taken back in the same moment', async () => {
    await addOutcomes(8)
    const closes = '2027-08-31T23:59:59+08:00'
    await school.announce({
      ...notice,
      id: 'CE',
      applies: { operation: 'certification', term: '115-1' },
      closes,
    })
    const teacher = { ...by('T1'), request: 'line:T1' }
    await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].flatMap((entry) => [
        tick(entry),
        services.outcomes.takeBack(entry, '按錯了', { ...teacher, request: `line:back:${entry}` }),
      ]),
    )
    await services.selections.settleAll()
    const { ticked } = await selection()
    for (const entry of await services.entries.find({ student: 'S1' }).lean()) {
      expect(entry.selected === 'ticked', `#${entry._id}`).to.equal(ticked.includes(entry._id))
      if (ticked.includes(entry._id)) expect(entry.state).to.equal('certified')
    }
  })

  it('finish what a process left when it died between the selection and its entries', async () => {
    await addOutcomes(1)
    await tick(1)
    await services.selections.lock(student, 115, 'course', by('S1'))
    const { unsettled } = await selection()
    expect(unsettled).to.be.empty
    const at = school.clock.now().toJSDate()
    const lock = {
      _id: `${id}:2:lock`,
      at,
      act: 'lock',
      subject: `selection:${id}`,
      people: ['S1'],
      by: 'S1',
      as: 'student',
      via: 'line' as const,
      after: { entries: [1] },
      entries: [1],
    }
    // As it stands when the process dies right after the write.
    await services.selections.model.updateOne({ _id: id }, { $set: { unsettled: [lock], hasUnsettled: true } })
    await services.entries.updateOne({ _id: 1 }, { $set: { selected: 'ticked', selectionRound: 1 } })
    await services.record.model.deleteMany({ act: 'lock' })
    await services.selections.settleAll()
    expect(await selected()).to.deep.equal(['locked'])
    expect(await acts()).to.deep.equal([
      ['select', 'entry:1'],
      ['lock', `selection:${id}`],
    ])
    expect((await selection()).hasUnsettled).to.equal(undefined)
  })

  it('do nothing twice for a message that is answered again', async () => {
    await addOutcomes(1)
    const occasion = by('S1')
    expect(await tick(1, occasion)).to.include({ done: true, isChanged: true })
    expect(await tick(1, occasion)).to.include({ done: true, isChanged: true })
    const locking = { ...by('S1'), round: 1 }
    expect(await services.selections.lock(student, 115, 'course', locking)).to.include({ done: true })
    expect(await services.selections.lock(student, 115, 'course', locking)).to.include({ done: true })
    expect((await acts()).map(([act]) => act)).to.deep.equal(['select', 'lock'])
  })

  it('count a press that was stored before the close and is answered after it', async () => {
    await addOutcomes(2)
    await tick(1)
    const inTime = school.clock.now()
    school.clock.set('2027-08-21T00:00:05+08:00')
    expect(await lockClosed()).to.equal(1)
    expect(await tick(2)).to.nested.include({ done: false, 'refusal.refusal.reason': 'closed' })
    expect(await tick(2, by('S1', inTime))).to.include({ done: true })
    expect(await selected()).to.deep.equal(['ticked', 'ticked'])
    expect(await lockClosed()).to.equal(1)
    expect(await selected()).to.deep.equal(['locked', 'locked'])
  })

  it('can be changed again where a notice moves the close, unless their student has locked them', async () => {
    await addOutcomes(2)
    const [entry] = [await school.addEntry('S2')]
    await tick(1)
    await services.selections.tick(entry, by('S2'))
    const other = (await services.people.get('S2')) as Person
    await services.selections.lock(other, 115, 'course', by('S2'))
    school.clock.set('2027-08-22T10:00:00+08:00')
    expect(await lockClosed()).to.equal(1)
    await school.announce({ ...notice, closes: '2027-08-31T23:59:59+08:00' })
    expect(await tick(2)).to.include({ done: true })
    expect(await selected()).to.deep.equal(['ticked', 'ticked'])
    expect(await services.selections.untick(entry, by('S2'))).to.nested.include({ 'refusal.refusal.reason': 'locked' })
    expect((await acts()).map(([act]) => act)).to.deep.equal(['select', 'lock', 'unlock', 'select'])
  })

  it('are locked by the close of their own grade, and not where nothing is ticked', async () => {
    await school.announce({
      ...notice,
      id: 'SEL-115-12',
      applies: { ...notice.applies, grade: 12 },
      closes: '2027-08-12T23:59:59+08:00',
    })
    await school.addPerson('S12', '陳大同', ['student'], { grade: 12 })
    const [first, senior, other] = [
      await school.addEntry('S1'),
      await school.addEntry('S12'),
      await school.addEntry('S2'),
    ]
    await tick(first)
    await services.selections.tick(senior, by('S12'))
    await services.selections.tick(other, by('S2'))
    await services.selections.untick(other, by('S2'))
    school.clock.set('2027-08-13T00:00:00+08:00')
    expect(await lockClosed()).to.equal(1)
    expect((await services.selections.get('S12', 115, 'course')).lockedBy).to.equal('close')
    school.clock.set('2027-08-21T00:00:00+08:00')
    expect(await lockClosed()).to.equal(1)
    const ofYear = await services.selections.ofYear(115, 'course')
    expect(ofYear.map(({ student: owner, lockedBy }) => [owner, lockedBy])).to.deep.equal([
      ['S1', 'close'],
      ['S12', 'close'],
      ['S2', undefined],
    ])
    expect(await services.selections.ofYear(115, 'course', ['S2'])).to.have.length(1)
    expect(await services.selections.model.countDocuments({ closesWith: { $exists: true } })).to.equal(0)
  })

  it('hand over for submission what is locked, by student and entry', async () => {
    await addOutcomes(3)
    const entry = await school.addEntry('S2')
    for (const each of [3, 1]) await tick(each)
    await services.selections.tick(entry, by('S2'))
    const locked = async () => {
      const ids: number[] = []
      for await (const { _id } of services.selections.lockedEntries({ year: 115, kind: 'course' })) ids.push(_id)
      return ids
    }
    expect(await locked()).to.deep.equal([])
    await services.selections.lock(student, 115, 'course', by('S1'))
    expect(await locked()).to.deep.equal([1, 3])
    school.clock.set('2027-08-21T00:00:00+08:00')
    await lockClosed()
    expect(await locked()).to.deep.equal([1, 3, entry])
  })
})
