import { expect } from 'chai'
import type { Entry, EntryFile } from '../../../src/portfolio/entry.ts'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

/** R-11 and what it leaves to the school: a re-upload whose hash matches needs no second certification. */
describe('a file that was certified once, handed in again over signed LINE webhooks', () => {
  let school: TestSchool
  let student: Someone
  let teacher: Someone
  let file: EntryFile

  beforeEach(async () => {
    school = await startSchool()
    student = await school.someone('S1')
    teacher = await school.someone('T1')
    await handIn(pdf(3_000))
    const [draft] = await school.services.outcomes.ofStudent('S1')
    if (!draft?.files[0]) throw new Error('no draft')
    file = draft.files[0]
  })
  afterEach(() => school.close())

  async function handIn(bytes: Buffer): Promise<void> {
    await student.sends(bytes)
    await student.presses('國文')
    await student.says('讀書心得')
  }
  const certified = (more: Partial<Entry>) => school.addEntry('S1', { files: [{ ...file, name: 'b.pdf' }], ...more })
  const stateOf = async (id: number) => (await school.services.outcomes.get(id))?.state
  const lost = () => [{ ...file, id: '0'.repeat(24) }]
  const origin = { school: '123456', term: '115-1' }

  it('before a transfer is certified as it is sent: the answer says so with the clause, and no teacher is asked', async () => {
    const twin = await certified({ origin, course: 'transfer:123456:X:115-1' })
    const answer = await student.presses('送出認證')
    expect(answer).to.match(new RegExp(`#1 已認證，不必再送老師.*原校（123456，115-1）已認證的 #${twin} 完全相同`, 's'))
    expect(answer).to.match(/補充規定 §七.*檔案相同不再認證，本校作法/s)
    expect(await stateOf(1)).to.equal('certified')
    expect(teacher.heard()).to.deep.equal([])
    const act = await school.services.record.model.findOne({ act: 'send' }).lean()
    expect(act).to.deep.include({ by: 'S1', subject: 'entry:1', before: { state: 'draft' } })
    expect(act?.after).to.deep.equal({ state: 'certified', sparedBy: twin, files: [file.sha256] })
  })

  it('in the same course here is certified too, where the stored file of the first was lost', async () => {
    const twin = await certified({ decidedBy: 'T1', files: lost() })
    const answer = await student.presses('送出認證')
    expect(answer)
      .to.match(new RegExp(`已認證的 #${twin} 完全相同`))
      .and.not.match(/§七/)
    expect(await stateOf(1)).to.equal('certified')
  })

  const others: [string, () => Partial<Entry>][] = [
    ['in the same course, and still there', () => ({})],
    ['lost, in another course', () => ({ course: 'C2', files: lost() })],
    ['of another semester', () => ({ origin, term: '114-2', period: '114-2' })],
    ['not certified', () => ({ origin, state: 'draft' })],
    ['deleted', () => ({ origin, hidden: true })],
    ['another student’s', () => ({ origin, student: 'S2' })],
    ['of another file', () => ({ origin, files: [] })],
  ]
  for (const [what, more] of others) {
    it(`is asked of the teacher all the same where the other is ${what}`, async () => {
      await certified(more())
      expect(await student.presses('送出認證')).to.match(/#1 已送出認證/)
      expect(await stateOf(1)).to.equal('pending')
      expect(teacher.heard()).to.have.length(1)
    })
  }

  it('is asked of the teacher where the teacher has said no: returned once, it is not certified by its hash', async () => {
    await student.presses('送出認證')
    await school.services.outcomes.return(1, '請補充', {
      ...{ actor: { by: 'T1', as: 'teacher', via: 'line' }, request: 'r', now: school.clock.now() },
    })
    await certified({ origin })
    await school.services.outcomes.edit(
      1,
      { description: '新的心得' },
      { actor: { by: 'S1', as: 'student', via: 'line' }, request: 'e', now: school.clock.now() },
    )
    await student.says('送出認證')
    expect(await stateOf(1)).to.equal('pending')
  })

  it('is told one by one among many that are sent at once', async () => {
    await certified({ origin })
    await handIn(pdf(3_001))
    const answer = await student.says('全部送出')
    expect(answer).to.match(/已送出 1 件.*#1 已認證，不必再送老師/s)
    expect(teacher.heard()).to.have.length(1)
  })
})
