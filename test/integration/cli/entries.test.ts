import { expect } from 'chai'
import { DateTime } from 'luxon'
import { type CommandLine, openCommandLine } from './commandLine.ts'

describe('licheng entries, of diverse performance', () => {
  let cli: CommandLine
  before(async () => {
    cli = await openCommandLine()
    const { services } = cli
    const years = [
      { year: 115, grade: 10, classes: ['101'], division: 'day', status: 'enrolled', statusOn: '2026-08-31' },
    ] as const
    const person = {
      _id: 'S1',
      name: '王小明',
      roles: ['student' as const],
      years: years.map((row) => ({ ...row, classes: [...row.classes] })),
    }
    await services.people.model.create(person)
    const school = await services.calendar.load()
    const terms = [{ id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' }]
    await services.calendar.replace({ ...school, calendar: { terms, notices: [] } }, [], new Date(0))
    await services.diverse.add(
      person,
      115,
      {
        category: 'service',
        fields: { name: '淨灘', unit: '荒野保護協會', startsOn: '2026-10-01', hours: '8' },
        description: '撿了很多吸管',
        files: [],
        link: 'https://school.example/beach',
      },
      {
        actor: { by: 'S1', as: 'student', via: 'line' },
        request: 'line:1',
        now: DateTime.fromISO('2026-10-14T10:00:00+08:00'),
      },
    )
  })
  after(() => cli.close())

  it('shows the category, the fields and the link', async () => {
    const [entry] = await cli.json<Record<string, unknown>[]>('entries', '--kind', 'diverse')
    expect(entry).to.deep.include({
      id: 1,
      kind: 'diverse',
      course: null,
      term: null,
      year: 115,
      category: 'service',
      state: 'recorded',
      fields: { name: '淨灘', unit: '荒野保護協會', startsOn: '2026-10-01', hours: '8' },
      link: 'https://school.example/beach',
      selected: 'no',
      createdBy: 'S1',
      hidden: false,
    })
  })

  it('leaves it out where course outcomes are asked for', async () => {
    expect(await cli.json('entries', '--kind', 'course')).to.deep.equal([])
    expect(await cli.json('entries', '--state', 'recorded')).to.have.length(1)
  })

  it('is for the offices that submit it, too', async () => {
    await cli.services.people.model.create({ _id: 'A1', name: '訓育組長', roles: ['activities'], years: [] })
    expect((await cli.run('entries', '--kind', 'diverse', '--as', 'A1')).status).to.equal(0)
    expect((await cli.run('entries', '--kind', 'diverse', '--as', 'S1')).status).to.equal(1)
  })

  it('is of the students of the office’s own division', async () => {
    const { model } = cli.services.people
    await model.create({ _id: 'A6', name: '進修部主任', roles: ['continuing-director'], years: [] })
    await model.create({ _id: 'D1', name: '教務主任', roles: ['academic-director'], years: [] })
    const seenBy = async (id: string) => (await cli.json<object[]>('entries', '--as', id)).length
    expect([await seenBy('A6'), await seenBy('D1')]).to.deep.equal([0, 1])
    await model.updateOne({ _id: 'S1' }, { $set: { 'years.0.division': 'continuing' } })
    expect([await seenBy('A1'), await seenBy('A6'), await seenBy('D1')]).to.deep.equal([0, 1, 1])
  })

  it('is locked once the window has closed on what was ticked, whether or not a server was there', async () => {
    const { calendar, entries, clock } = cli.services
    await entries.updateOne({ _id: 1 }, { $set: { selected: 'ticked' } })
    const selected = async () => (await cli.json<{ selected: string }[]>('entries'))[0]?.selected
    expect(await selected()).to.equal('ticked')
    const school = await calendar.load()
    const closed = {
      id: 'SEL',
      applies: { operation: 'diverse-selection' as const, year: 115 },
      closes: clock.now().minus({ days: 1 }).toISO(),
      published: '2026-10-01',
    }
    const next = { ...school.calendar, notices: [closed] }
    await calendar.replace({ ...school, calendar: next }, [], new Date(0))
    expect(await selected()).to.equal('locked')
  })
})
