import { expect } from 'chai'
import { termRules } from '../../../src/portfolio/terms.ts'
import { rulesets } from '../../../src/regulation/rulesets/index.ts'
import { publishSchool } from '../../../src/school/publishSchool.ts'
import { yphs1151201 } from '../../fixtures/rulesets/yphs-115-12-01.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'
import { operator } from '../school/openStore.ts'

const secondTerm = '2027-03-10T10:00:00+08:00'

describe('§十二 an amendment that the school has put in force', () => {
  let school: TestSchool
  before(async () => {
    school = await startSchool(secondTerm, { rulesets: [...rulesets, yphs1151201] })
    const { calendar, people, clock } = school.services
    const file = { ruleset: yphs1151201.id }
    const plan = await publishSchool(file, calendar, people, { actor: operator, now: clock.now() })
    if ('problems' in plan) throw new Error(plan.problems.join('\n'))
    await school.addCourse('D1', { term: '115-2' })
    await school.enrol('S1', 'D1')
  })
  after(() => school.close())

  const rulesIn = async (term: string) => {
    const student = await school.services.people.get('S1')
    if (!student) throw new Error('no student')
    return termRules(await school.services.calendar.load(), student, term, school.clock.now())
  }

  it('sets the windows of the semester that it names, and leaves the one before as it was judged', async () => {
    const [before, after] = [await rulesIn('115-1'), await rulesIn('115-2')]
    expect([before.upload.closesAt?.toISODate(), after.upload.closesAt?.toISODate()]).to.deep.equal([
      '2027-02-03',
      '2027-07-21',
    ])
    expect([before.ruleset.course.places.value, after.ruleset.course.places.value]).to.deep.equal([9, 8])
  })

  it('is what answers of that semester count by and cite, with its date', async () => {
    const student = await school.someone('S1')
    expect(await student.says('還剩幾件')).to.match(/8 件[\s\S]*補充規定 表一（115\.12\.1 修訂）/)
    expect(await student.says('一學期最多幾件')).to.contain('115.12.1 修訂')
  })

  it('gives teachers its own time to certify', async () => {
    const { outcomes, people, clock } = school.services
    const [student, teacher] = [await people.get('S1'), 'S1']
    if (!student) throw new Error('no student')
    const file = {
      ...{ id: 'f1', role: 'document' as const, name: 'a.pdf', type: 'application/pdf', bytes: 1 },
      ...{ sha256: 'x', md5: 'y', storedAt: clock.now().toJSDate() },
    }
    const occasion = (request: string) => ({
      actor: { by: teacher, as: 'student', via: 'cli' as const },
      request,
      now: clock.now(),
    })
    const draft = { student, course: 'D1', description: '心得', files: [file] }
    const added = await outcomes.add(draft, occasion('one'))
    if (!added.done) throw new Error(added.refusal.reason)
    const sent = await outcomes.send(added.entry._id, occasion('two'))
    if (!sent.done) throw new Error(sent.refusal.reason)
    expect(sent.entry.dueAt?.toISOString()).to.equal('2027-03-20T02:00:00.000Z')
  })
})
