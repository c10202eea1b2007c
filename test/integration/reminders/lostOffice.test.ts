import { expect } from 'chai'
import { startSchool, type TestSchool } from '../../support/school.ts'

describe('what waits for an office', () => {
  let school: TestSchool
  beforeEach(async () => {
    school = await startSchool()
  })
  afterEach(() => school.close())

  /** 教務主任 is not bound while a late return is to be told to them. */
  async function lateReturn(): Promise<void> {
    const entry = await school.addEntry('S1', { state: 'returned', decidedAt: school.clock.now().toJSDate() })
    await school.services.outbox.queue(
      `late:return:${entry}:1:D1`,
      { person: 'D1' },
      { kind: 'late-return', entry, round: 1 },
    )
    await school.settle()
  }
  const bind = () => school.someone('D1')

  it('comes with the first answer to who has it', async () => {
    await lateReturn()
    const director = await bind()
    expect(await director.says('我是誰')).to.match(/王小明/)
  })

  it('is not told to who has lost it since', async () => {
    await lateReturn()
    await school.services.people.model.updateOne({ _id: 'D1' }, { $set: { roles: ['teacher'] } })
    const director = await bind()
    expect(await director.says('我是誰')).not.to.match(/王小明/)
    expect(await school.services.outbox.model.countDocuments({ state: 'sent' })).to.equal(0)
  })
})
