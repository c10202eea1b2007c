import { expect } from 'chai'
import { rulesets } from '../../../src/regulation/rulesets/index.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'
import { proofsOfBuilding } from './building.ts'
import { proofsOfGovernance } from './governance.ts'
import { proofsOfTables } from './tables.ts'
import { type Clause, clauses } from './theRegulation.ts'

/** What proves a clause: a missing one does not compile. */
const proofs: Record<Clause, (school: TestSchool) => unknown> = {
  ...proofsOfGovernance,
  ...proofsOfBuilding,
  ...proofsOfTables,
}

describe('補充規定, clause by clause', () => {
  let school: TestSchool
  before(async () => {
    school = await startSchool()
    await school.addPerson('P1', '校長', ['principal'])
    await school.addPerson('A1', '訓育組長', ['activities'])
    await school.addPerson('E1', '教導組長', ['continuing-affairs'], { division: 'continuing' })
    await school.addPerson('K1', '諮詢老師', ['counsellor'], { classes: ['101'] })
    await school.addPerson('T2', '吳老師', ['teacher'])
  })
  after(() => school.close())

  for (const [clause, words] of Object.entries(clauses))
    it(`${clause} ${words}`, () => proofs[clause as Clause](school))

  it('is all of it: whatever clause a rule cites stands above', () => {
    const cited = [...JSON.stringify(rulesets).matchAll(/"clause":"([^"]+)"/g)].map(([, clause = '']) => clause)
    expect(cited).to.not.be.empty
    const known = Object.keys(clauses)
    for (const clause of new Set(cited))
      expect(
        known.some((each) => each.startsWith(clause)),
        clause,
      ).to.equal(true)
  })

  it('is numbered without a gap, from §一 to §十二', () => {
    const numbers = Object.keys(clauses).flatMap((clause) => /^§([一二三四五六七八九十]+)/.exec(clause)?.[1] ?? [])
    expect([...new Set(numbers)].join(' ')).to.equal('一 二 三 四 五 六 七 八 九 十 十一 十二')
  })
})
