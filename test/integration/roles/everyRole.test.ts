import { expect } from 'chai'
import type { Intent } from '../../../src/conversation/intent.ts'
import type { Press } from '../../../src/conversation/message.ts'
import { acts, handlers } from '../../../src/handlers/index.ts'
import { openRolesSchool, personal, type RolesSchool, type Stranger } from './rolesSchool.ts'
import { actTable, eveningTable, intentTable, type Row } from './table.ts'

describe('every act, tried from every role', () => {
  let school: RolesSchool
  before(async () => {
    school = await openRolesSchool()
  })
  after(() => school.close())

  it('stands in the table', () => {
    expect(Object.keys(intentTable)).to.have.members(Object.keys(handlers))
    expect(Object.keys(actTable)).to.have.members(Object.keys(acts))
  })

  for (const [intent, row] of Object.entries(intentTable))
    it(`「${intent}」 is refused to whom it does not belong`, () =>
      tryFromEveryRole(row, { kind: 'intent', intent: intent as Intent, slots: row.slots ?? {} }))

  for (const [act, row] of Object.entries(actTable))
    it(`the button ${act} is refused to whom it does not belong`, () => tryFromEveryRole(row, pressOf(act, row)))

  for (const [act, row] of Object.entries(eveningTable))
    it(`the button ${act}, about 進修部, is refused to whom it does not belong`, () =>
      tryFromEveryRole(row, pressOf(act, row)))

  const pressOf = (act: string, { args = [] }: Row): Press => ({ kind: 'act', act, args: [...args] })

  const mustNot = ({ may }: Row, { role }: Stranger) =>
    typeof may === 'string' || role === undefined || !may.includes(role)

  async function tryFromEveryRole(row: Row, press: Press): Promise<void> {
    const before = await school.snapshot()
    const refusals = new Set<string>()
    for (const stranger of school.strangers.filter((each) => mustNot(row, each))) {
      const { text, asks } = await school.press(stranger.id, press)
      expect(text, stranger.called).to.not.be.empty
      for (const secret of personal) expect(text, stranger.called).to.not.include(secret)
      if (typeof row.may !== 'string') expect(asks, `a question opened to ${stranger.called}`).to.equal(false)
      refusals.add(text)
    }
    expect(await school.snapshot(), 'the store, after refusals').to.equal(before)
    if (row.by) expect(refusals, `what ${row.by} is answered`).to.not.include((await school.press(row.by, press)).text)
  }
})
