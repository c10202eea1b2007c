import { expect } from 'chai'
import type { EvaluationRow } from '../../../src/portfolio/evaluation.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'
import { type CommandLine, commandLineOn } from './commandLine.ts'

const due = new Date('2026-10-21T02:00:00Z')
const inTime = new Date('2026-10-20T02:00:00Z')
const late = new Date('2026-10-22T02:00:00Z')

describe('the evaluation of a semester', () => {
  let school: TestSchool
  let line: Pick<CommandLine, 'run' | 'json'>
  let director: Someone
  before(async () => {
    school = await startSchool('2026-11-20T10:00:00+08:00')
    line = commandLineOn(school.services)
    director = await school.someone('D1')
    const certified = { everSent: true, decidedBy: 'T1', dueAt: due }
    await school.addEntry('S1', { ...certified, decidedAt: inTime, description: '秘密心得' })
    await school.addEntry('S1', { ...certified, decidedAt: late })
    await school.addEntry('S2', { state: 'pending', everSent: true, dueAt: due })
    await school.addEntry('S2', { state: 'pending', everSent: true, dueAt: due, hidden: true })
    const again = await school.addEntry('S2', { ...certified, decidedAt: inTime, decidedBy: 'T9' })
    const undone = await school.addEntry('S2', { ...certified, decidedAt: inTime })
    await decide(again, 'return')
    await decide(undone, 'return')
    await decide(undone, 'takeBack')
    await school.addPerson('R2', '訓育組長', ['activities'])
    const { duties, clock } = school.services
    const occasion = { actor: { by: 'R2', via: 'cli' as const }, request: 'x', now: clock.now() }
    await duties.done('115-1:officers:day', occasion)
  })
  after(() => school.close())

  const decide = (entry: number, act: string) =>
    school.services.record.append({
      ...{ at: inTime, act, subject: `entry:${entry}`, people: [], by: 'T1', as: 'teacher', via: 'line' },
    })
  const rows = () => line.json<EvaluationRow[]>('evaluation', '--term', '115-1', '--as', 'D1')
  const rowOf = async (who: string | null, unit: string) =>
    (await rows()).find((row) => row.who === who && row.unit === unit)

  it('says of each teacher what was certified in time and late, returned for good, and waits', async () => {
    expect(await rowOf('T1', 'teacher')).to.include({ certifiedOnTime: 2, certifiedLate: 1, returned: 1, waiting: 1 })
  })

  it('credits a decision to whoever took it', async () => {
    expect(await rowOf('T9', 'teacher')).to.include({ certifiedOnTime: 1, returned: 0, waiting: 0 })
  })

  it('says of each office which duties were done in time; one overdue is late, done or not', async () => {
    expect(await rowOf(null, 'activities')).to.include({ dutiesOnTime: 0, dutiesLate: 1 })
    expect(await rowOf(null, 'registrar')).to.include({ dutiesOnTime: 0, dutiesLate: 1 })
  })

  it('counts what was to be submitted of that semester among them', async () => {
    await school.announce({
      id: 'SUB-115-1',
      applies: { operation: 'submission', term: '115-1', division: 'day' },
      closes: '2026-11-10T17:00:00+08:00',
      published: '2026-10-01',
    })
    expect(await rowOf(null, 'activities')).to.include({ dutiesOnTime: 0, dutiesLate: 2 })
    expect(await rowOf(null, 'registrar')).to.include({ dutiesOnTime: 0, dutiesLate: 2 })
  })

  it('names no student and nothing that a student wrote', async () => {
    const { out } = await line.run('evaluation', '--term', '115-1', '--as', 'D1', '--csv')
    expect(out).to.match(/^who,unit,certifiedOnTime/)
    expect(out).to.not.match(/S1|S2|秘密/)
  })

  it('is 教務主任’s alone, of a semester that there is', async () => {
    expect((await line.run('evaluation', '--term', '115-1', '--as', 'R1')).status).to.equal(1)
    expect((await line.run('evaluation', '--term', '119-1', '--as', 'D1')).status).to.equal(1)
    expect((await line.run('evaluation', '--term', '115-1')).status).to.equal(2)
  })

  it('is summed up in chat for 教務主任', async () => {
    await director.says('我的待辦')
    expect(await director.presses('成效評核')).to.match(
      /115-1：準時認證 3 件、逾期 1 件[\s\S]*退回 1 次，還在等認證 1 件/,
    )
    expect(await director.presses('看 114-2')).to.contain('114-2：準時認證 0 件')
  })
})
