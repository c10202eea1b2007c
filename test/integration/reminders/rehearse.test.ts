import { expect } from 'chai'
import type { Rehearsed } from '../../../src/reminders/rehearsal.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'
import { type CommandLine, commandLineOn } from '../cli/commandLine.ts'

describe('licheng rehearse', () => {
  let school: TestSchool
  let line: Pick<CommandLine, 'run' | 'json'>
  beforeEach(async () => {
    school = await startSchool('2027-01-26T10:00:00+08:00')
    line = commandLineOn(school.services)
    // Without an office nobody is reminded but the student.
    await school.services.people.model.deleteOne({ _id: 'R1' })
    await school.addEntry('S1', { state: 'draft' })
  })
  afterEach(() => school.close())

  const rehearsed = (from: string, to: string) => line.json<Rehearsed[]>('rehearse', '--from', from, '--to', to)

  it('prints when, to whom, by what, about what and in what words, and sends nothing', async () => {
    const found = await rehearsed('2027-01-27', '2027-01-30')
    expect(found.map(({ text: _, ...rest }) => rest)).to.deep.equal([
      {
        at: '2027-01-27T07:30:00.000+08:00',
        to: 'S1',
        channel: 'none',
        matters: [{ kind: 'draft-unsent', entry: 1, due: '2027-02-03T23:59:59.000+08:00' }],
        lineMessages: 0,
      },
    ])
    expect(found[0]?.text).to.match(/1 件草稿還沒送出：#1 國文/)
    expect(await school.services.outbox.model.countDocuments()).to.equal(0)
  })

  it('bills one LINE message for each whom LINE reaches', async () => {
    await school.someone('S1')
    const found = await rehearsed('2027-02-03', '2027-02-03')
    expect(found.map(({ at, channel, lineMessages }) => ({ at, channel, lineMessages }))).to.deep.equal([
      { at: '2027-02-03T07:30:00.000+08:00', channel: 'line', lineMessages: 1 },
      { at: '2027-02-03T18:00:00.000+08:00', channel: 'line', lineMessages: 1 },
    ])
  })

  it('leaves out what was sent already, and what lies behind', async () => {
    const { reminders, clock } = school.services
    await reminders.begin(clock.now())
    school.clock.set('2027-01-27T07:30:00+08:00')
    expect(await reminders.queueDue(clock.now())).to.equal(1)
    expect(await rehearsed('2027-01-01', '2027-01-30')).to.deep.equal([])
  })

  it('says in a table how much it would cost', async () => {
    const { out, status } = await line.run('rehearse', '--from', '2027-01-27', '--to', '2027-01-30')
    expect(status).to.equal(0)
    expect(out)
      .to.match(/S1 .*none .*draft-unsent/)
      .and.match(/1 reminders, 0 of them paid LINE messages/)
  })

  for (const argv of [
    [],
    ['--from', '2027-01-27'],
    ['--from', '116/1/27', '--to', '2027-01-30'],
    ['--from', '2027-02-01', '--to', '2027-01-30'],
  ]) {
    it(`with “${argv.join(' ')}” exits 2`, async () => {
      expect((await line.run('rehearse', ...argv)).status).to.equal(2)
    })
  }
})
