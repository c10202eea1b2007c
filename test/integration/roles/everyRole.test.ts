import { expect } from 'chai'
import type { Intent } from '../../../src/conversation/intent.ts'
import { acts, handlers, turns } from '../../../src/handlers/index.ts'
import { openRolesSchool, personal, type Read, type RolesSchool, type Stranger } from './rolesSchool.ts'
import { actTable, eveningTable, intentTable, type Row } from './table.ts'
import { turnTable } from './turnTable.ts'

describe('every act, tried from every role', () => {
  let school: RolesSchool
  before(async () => {
    school = await openRolesSchool()
  })
  after(() => school.close())

  it('stands in the table', () => {
    expect(Object.keys(intentTable)).to.have.members(Object.keys(handlers))
    expect(Object.keys(actTable)).to.have.members(Object.keys(acts))
    expect(Object.keys(turnTable)).to.have.members(Object.keys(turns))
  })

  for (const [intent, row] of Object.entries(intentTable))
    it(`「${intent}」 is refused to whom it does not belong`, () =>
      tryFromEveryRole(row, (id) =>
        school.press(id, { kind: 'intent', intent: intent as Intent, slots: row.slots ?? {} }),
      ))

  for (const [act, row] of Object.entries(actTable))
    it(`the button ${act} is refused to whom it does not belong`, () => tryFromEveryRole(row, pressing(act, row)))

  for (const [act, row] of Object.entries(eveningTable))
    it(`the button ${act}, about 進修部, is refused to whom it does not belong`, () =>
      tryFromEveryRole(row, pressing(act, row)))

  for (const [name, rows] of Object.entries(turnTable))
    for (const row of rows)
      it(`the dialogue ${name} does not go on (${JSON.stringify(row.given)}) with who may not, or may no more`, () =>
        tryFromEveryRole(row, (id) => school.turn(id, name, row)))

  it('is not done by the button of a question that somebody else is asked', () =>
    tryFromEveryRole({ may: [] }, (id) => school.forge(id, 'yes')))

  const pressing =
    (act: string, { args = [] }: Row) =>
    (id: string) =>
      school.press(id, { kind: 'act', act, args: [...args] })

  const mustNot = (may: Row['may'], { role }: Stranger) =>
    typeof may === 'string' || role === undefined || !may.includes(role)

  async function tryFromEveryRole(
    { may, by, does, asksAgain }: Pick<Row, 'may' | 'by' | 'does' | 'asksAgain'>,
    attempt: (id: string) => Promise<Read>,
  ): Promise<void> {
    const before = await school.snapshot()
    const refusals = new Set<string>()
    for (const stranger of school.strangers.filter((each) => mustNot(may, each))) {
      const { text, asks } = await attempt(stranger.id)
      expect(text, stranger.called).to.not.be.empty
      for (const secret of personal) expect(text, stranger.called).to.not.include(secret)
      if (typeof may !== 'string' && !asksAgain)
        expect(asks, `a question open to ${stranger.called}: ${text}`).to.equal(false)
      refusals.add(text)
    }
    expect((await school.snapshot()) === before, 'the store is as it was, after refusals').to.equal(true)
    if (by) expect(refusals, `what ${by} is answered`).to.not.include((await attempt(by)).text)
    if (does) expect((await school.snapshot()) === before, `nothing came of it when ${by} did it`).to.equal(false)
  }
})
