import { expect } from 'chai'
import { type SubmissionKind, submissionKinds, submittingOffice } from '../../../src/portfolio/submission/submission.ts'
import { recordDuties } from '../../../src/regulation/duties.ts'
import { placesLeft } from '../../../src/regulation/quota.ts'
import { yphs1120504 as ruleset } from '../../../src/regulation/rulesets/yphs-112-05-04.ts'
import type { ImportKind } from '../../../src/school/import/compareFile.ts'
import { keepersOf } from '../../../src/school/import/keepers.ts'
import { pdf } from '../../support/files.ts'
import type { TestSchool } from '../../support/school.ts'
import type { Clause } from './theRegulation.ts'

type Building = Extract<Clause, `§五${string}` | `§六${string}`>

const duty = async ({ services }: TestSchool, id: string) => {
  const { calendar } = await services.calendar.load()
  return recordDuties('115-1', { ruleset, calendar }, services.clock.now()).find((each) => each.id === `115-1:${id}`)
}

/** The office enters the record, and owes the re-check two weeks into the semester. */
const enters = (kind: ImportKind, what: string, office: string, clause: string) => async (school: TestSchool) => {
  expect(keepersOf(kind)).to.include(office)
  const owed = await duty(school, `${what}:day`)
  expect(owed).to.include({ office, clause })
  expect(owed?.dueAt.toISODate()).to.equal('2026-09-14')
}

const submits =
  (office: string, ...what: SubmissionKind[]) =>
  () => {
    for (const each of what) expect(submittingOffice({ what: each, division: 'day' })).to.equal(office)
  }

const occasion = ({ services }: TestSchool, by: string, as: string, request: string) => ({
  actor: { by, as, via: 'line' as const },
  request,
  now: services.clock.now(),
})

export const proofsOfBuilding: Record<Building, (school: TestSchool) => unknown> = {
  async '§五'(school) {
    const student = await school.someone('S1')
    await student.sends(pdf())
    await student.presses('國文')
    expect(await student.says('觀察的紀錄')).to.match(/已存在學校平台，還沒有進中央資料庫/)
  },

  '§五(一)1': enters('people', 'registration', 'registrar', '§五(一)1'),
  '§五(一)2': enters('officers', 'officers', 'activities', '§五(一)2'),
  '§五(一)3': enters('officers', 'club-officers', 'clubs', '§五(一)3'),
  '§五(一)4': enters('attendance', 'attendance', 'student-affairs', '§五(一)4'),

  async '§五(二)1'(school) {
    expect(keepersOf('grades')).to.include('registrar')
    expect(await duty(school, 'grades:day')).to.include({ office: 'registrar', clause: '§五(二)1' })
  },
  async '§五(二)2'(school) {
    const session = {
      student: 'S1',
      date: '2026-10-13',
      time: '12:10',
      place: '輔導室',
      content: '選課',
      advice: '多看',
    }
    const { counselling } = school.services
    expect((await counselling.add(session, occasion(school, 'T2', 'teacher', 'spec:c1'))).done).to.equal(false)
    const added = await counselling.add(session, occasion(school, 'K1', 'counsellor', 'spec:c2'))
    expect(added).to.have.property('record').that.deep.includes(session)
  },

  async '§五(三)1'(school) {
    const { services } = school
    await school.addCourse('C0', { name: '彈性學習', credits: 0 })
    await school.enrol('S2', 'C0')
    const student = await services.people.get('S2')
    if (!student) throw new Error('no student')
    const [file] = (await services.entries.findOne({ student: 'S1' }).lean())?.files ?? []
    const add = (course: string) =>
      services.outcomes.add(
        { student, course, description: '心得', files: file ? [file] : [] },
        occasion(school, 'S2', 'student', `spec:${course}`),
      )
    expect(await add('C0')).to.have.nested.property('refusal.reason', 'noCredits')
    const added = await add('C1')
    if (!added.done) expect.fail('a course with credits')
    const sent = await services.outcomes.send(added.entry._id, occasion(school, 'S2', 'student', 'spec:send'))
    expect(sent).to.have.nested.property('entry.state', 'pending')
  },
  async '§五(三)2'(school) {
    const { services } = school
    const now = services.clock.now()
    const id = await school.addEntry('S1', { state: 'pending', sentAt: now.toJSDate(), dueAt: now.toJSDate() })
    const certify = (by: string) => services.outcomes.certify(id, occasion(school, by, 'teacher', `spec:certify:${by}`))
    expect((await certify('T2')).done).to.equal(false)
    expect(await certify('T1')).to.have.nested.property('entry.state', 'certified')
  },
  async '§五(四)'(school) {
    const { services } = school
    const student = await services.people.get('S2')
    if (!student) throw new Error('no student')
    const content = { category: 'work', fields: { name: '詩集', madeOn: '2026-10-01' }, description: '詩' } as const
    const add = (by: string) =>
      services.diverse.add(student, 115, { ...content, files: [] }, occasion(school, by, 'student', `spec:d:${by}`))
    expect((await add('S1')).done, 'by another').to.equal(false)
    expect(await add('S2')).to.have.nested.property('entry.state', 'recorded')
  },
  async '§五(五)'(school) {
    for (const what of ['registration', 'officers', 'club-officers', 'attendance', 'grades'])
      expect(await duty(school, `${what}:continuing`), what).to.include({
        office: 'continuing-affairs',
        clause: '§五(五)',
      })
  },

  async '§六(一)'(school) {
    expect(placesLeft('course-selection', 0, false, ruleset)).to.include({ limit: 6 })
    expect(placesLeft('diverse-selection', 0, false, ruleset)).to.include({ limit: 10 })
    const draft = await school.addEntry('S1', { state: 'draft' })
    const certified = await school.addEntry('S1')
    const ids = (await school.services.selections.choosable('S1', 115, 'course')).map(({ _id }) => _id)
    expect(ids).to.include(certified).and.not.include(draft)
  },

  '§六(二)1': submits('registrar', 'course-records'),
  '§六(二)2': submits('registrar', 'course-outcomes'),
  '§六(二)3': submits('activities', 'officers'),
  '§六(二)4': submits('activities', 'diverse'),
  '§六(二)5'() {
    for (const what of submissionKinds)
      expect(submittingOffice({ what, division: 'continuing' })).to.equal('continuing-affairs')
  },

  async '§六(三)'(school) {
    const { services } = school
    const at = services.clock.now().toJSDate()
    const statement = { matched: 1, missing: [], extra: [], changed: [], revision: 1, sha256: 'x', at, until: at }
    await services.connection.model('Submission').create({
      ...{ _id: 1, what: 'course-outcomes', year: 115, division: 'day', scope: 'course-outcomes:115::day:' },
      ...{ revision: 1, revisions: [], statement, unit: { state: 'open' }, unsettled: [] },
    })
    const confirm = (by: string) => services.receipts.confirmUnit(1, occasion(school, by, 'registrar', `spec:${by}`))
    expect((await confirm('A1')).done).to.equal(false)
    expect((await confirm('R1')).done).to.equal(true)
  },
}
