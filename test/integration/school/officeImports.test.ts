import { expect } from 'chai'
import type { ImportKind } from '../../../src/school/import/compareFile.ts'
import type { ImportOptions } from '../../../src/school/import/imports.ts'
import { keepingOf } from '../../../src/school/import/keepers.ts'
import type { Role } from '../../../src/school/roles.ts'
import { imported, openStore, refused, type TestStore } from './openStore.ts'

const officers = (...rows: string[]) =>
  ['student_id,term,level,unit,position,starts_on,ends_on', ...rows, ''].join('\n')
const attendance = (...rows: string[]) => ['student_id,date,period,kind', ...rows, ''].join('\n')
const grades = (...rows: string[]) => ['course_id,student_id,score', ...rows, ''].join('\n')

describe('importing what the offices record of students', () => {
  let store: TestStore
  beforeEach(async () => {
    store = await openStore()
    const { people, courses, calendar, clock } = store.services
    const terms = [{ id: '115-1', opens: '2026-08-31', ceremony: '2027-01-20' }]
    const empty = await calendar.load()
    await calendar.replace({ ...empty, calendar: { terms, notices: [] } }, [], clock.now().toJSDate())
    const row = { year: 115, grade: 10 as const, classes: ['101'], status: 'enrolled' as const, statusOn: '2026-08-31' }
    for (const [id, division] of [
      ['S1', 'day'],
      ['N1', 'continuing'],
    ] as const)
      await people.model.create({ _id: id, name: `名字${id}`, roles: ['student'], years: [{ ...row, division }] })
    await people.model.create({ _id: 'T1', name: '陳老師', roles: ['teacher'], years: [] })
    const course = { term: '115-1', name: '國文', subject: '國文', credits: 4, teachers: ['T1'] }
    await courses.model.create({ _id: 'C1', ...course, division: 'day' })
    await courses.model.create({ _id: 'C2', ...course, division: 'continuing' })
    await courses.enrolments.create({ _id: 'C1:S1', course: 'C1', student: 'S1' })
    await courses.enrolments.create({ _id: 'C2:N1', course: 'C2', student: 'N1' })
  })
  afterEach(() => store.close())

  /** Imports as the holder of these roles would. */
  const as = (roles: Role[], kind: ImportKind, csv: string, options: Partial<ImportOptions> = {}) =>
    store.bring(kind, csv, { ...keepingOf(kind, { roles }), ...options })
  const acts = () => store.services.record.model.find({}).sort({ order: 1 }).lean()

  describe('officers', () => {
    const monitor = 'S1,115-1,class,101,班長,2026-08-31,2027-01-20'

    it('are kept by student, semester and position: the same file again changes nothing', async () => {
      expect(imported(await store.bring('officers', officers(monitor)))).to.include({ added: 1, unchanged: 0 })
      expect(imported(await store.bring('officers', officers(monitor)))).to.include({ added: 0, unchanged: 1 })
      const [kept] = await store.services.officers.ofStudent('S1')
      expect(kept).to.include({ term: '115-1', level: 'class', unit: '101', position: '班長', startsOn: '2026-08-31' })
    })

    it('show a changed date by column, and their names of units and positions stay out of the record of acts', async () => {
      await store.bring('officers', officers(monitor))
      const { changed } = imported(
        await store.bring('officers', officers('S1,115-1,class,101,班長,2026-08-31,2026-11-30')),
      )
      expect(changed.map(({ before, after }) => [before, after])).to.deep.equal([
        [{ ends_on: '2027-01-20' }, { ends_on: '2026-11-30' }],
      ])
      expect(JSON.stringify(await acts()))
        .to.include('2026-11-30')
        .and.not.include('班長')
    })

    it('may lack what the pre-check will ask for, and are refused for what cannot be', async () => {
      imported(await store.bring('officers', officers('S1,115-1,club,熱舞社,,,')))
      const outcome = await store.bring(
        'officers',
        officers(
          'S1,114-9,class,101,班長,,',
          'S1,116-1,class,101,班長,,',
          'S1,115-1,班級,101,班長,,',
          'S1,115-1,class,101,班長,2026-12-01,2026-11-01',
          'S1,115-1,class,101,副班長,115/9/1,',
          'S9,115-1,class,101,班長,,',
          'T1,115-1,class,101,班長,,',
        ),
      )
      expect(refused(outcome)).to.deep.equal([
        '2 term: Expected a semester such as 115-1.',
        '3 term: The semester 116-1 is unknown here.',
        '4 level: "班級" is not allowed: expected one of school, class, club.',
        '5 ends_on: The end lies before the beginning.',
        '6 starts_on: "115/9/1" is a date of the Republic\'s calendar: write 2026-09-01.',
        '7 student_id: S9 is unknown: import people first.',
        '8 student_id: T1 is no student.',
      ])
      expect(await store.services.officers.model.countDocuments()).to.equal(1)
    })

    it('are completed by a row that has what they lacked, unless it is not clear which', async () => {
      await store.bring('officers', officers('S1,115-1,club,熱舞社,,,'))
      const whole = 'S1,115-1,club,熱舞社,社長,2026-08-31,2027-01-20'
      const result = imported(await store.bring('officers', officers(whole)))
      expect(result).to.deep.include({ added: 0, missing: [] })
      expect(result.changed.map(({ before, after }) => [before.position, after.position])).to.deep.equal([
        [null, '社長'],
      ])
      expect(imported(await store.bring('officers', officers(whole)))).to.include({ unchanged: 1 })
      expect(await store.services.officers.model.countDocuments()).to.equal(1)
      await store.bring('officers', officers('S1,115-1,club,吉他社,,,'))
      const both = officers('S1,115-1,club,吉他社,,,', 'S1,115-1,club,吉他社,社員,,')
      expect(imported(await store.bring('officers', both, { dryRun: true }))).to.include({ added: 1, unchanged: 1 })
      const two = officers('S1,115-1,club,吉他社,副社長,,', 'S1,115-1,club,吉他社,美宣,,')
      expect(imported(await store.bring('officers', two))).to.include({ added: 2 })
    })

    it('are entered by their own office: clubs by 社團活動組, the rest by 訓育組, 進修部 by its own', async () => {
      const club = 'S1,115-1,club,熱舞社,社長,,'
      const evening = 'N1,115-1,class,101,班長,,'
      const file = officers(monitor, club, evening)
      const elsewhere = (row: number, student: string, office: string) =>
        `${row} student_id: This record of ${student} is kept by another office: ${office}.`
      expect(refused(await as(['activities'], 'officers', file))).to.deep.equal([
        elsewhere(3, 'S1', 'clubs'),
        elsewhere(4, 'N1', 'continuing-affairs'),
      ])
      expect(refused(await as(['clubs'], 'officers', file))).to.have.lengthOf(2)
      expect(refused(await as(['continuing-director'], 'officers', file))).to.have.lengthOf(2)
      imported(await as(['activities', 'clubs', 'continuing-affairs'], 'officers', file))
    })

    it('that the file leaves out are named and stay, and drop out where it is the whole list; those of another office never', async () => {
      const club = 'S1,115-1,club,熱舞社,社長,,'
      await store.bring('officers', officers(monitor, club, 'N1,115-1,class,101,班長,,'))
      const deputy = officers('S1,115-1,class,101,副班長,,')
      expect(imported(await as(['activities'], 'officers', deputy)).missing).to.have.lengthOf(1)
      expect(imported(await as(['activities'], 'officers', deputy, { replace: true })).droppedOut).to.have.lengthOf(1)
      const left = await store.services.officers.model.find().sort({ student: 1, position: 1 }).lean()
      expect(left.map(({ student, position }) => [student, position])).to.deep.equal([
        ['N1', '班長'],
        ['S1', '副班長'],
        ['S1', '社長'],
      ])
    })
  })

  describe('attendance', () => {
    it('is one kind for each period of a day; another kind replaces it', async () => {
      await store.bring('attendance', attendance('S1,2026-10-01,1,absent', 'S1,2026-10-01,2,absent'))
      const outcome = imported(await store.bring('attendance', attendance('S1,2026-10-01,1,sick')))
      expect(outcome.changed).to.deep.equal([
        { id: 'S1:2026-10-01:1', before: { kind: 'absent' }, after: { kind: 'sick' } },
      ])
      expect(outcome.missing).to.deep.equal(['S1:2026-10-01:2'])
      expect((await store.services.attendance.ofStudent('S1')).map(({ kind }) => kind)).to.deep.equal([
        'sick',
        'absent',
      ])
    })

    it('is refused for a day to come, a year without semesters, and a kind that is none', async () => {
      const outcome = await store.bring(
        'attendance',
        attendance('S1,2026-10-15,1,absent', 'S1,2020-10-01,1,absent', 'S1,2026-10-01,1,曠課'),
      )
      expect(refused(outcome)).to.deep.equal([
        '2 date: 2026-10-15 is still to come.',
        '3 date: 2020-10-01 lies in no school year known here.',
        '4 kind: "曠課" is not allowed: expected one of absent, late, sick, personal, official, bereavement.',
      ])
    })

    it('belongs to 生活輔導組, and for 進修部 to its own office', async () => {
      const file = attendance('S1,2026-10-01,1,late', 'N1,2026-10-01,1,late')
      expect(refused(await as(['student-affairs'], 'attendance', file))[0]).to.match(/3 student_id.*continuing-affairs/)
      expect(refused(await as(['continuing-affairs'], 'attendance', file))[0]).to.match(/2 student_id.*student-affairs/)
      expect(keepingOf('attendance', { roles: ['registrar', 'teacher'] })).to.equal(undefined)
    })
  })

  describe('grades', () => {
    it('are of whoever takes the course, from 0 to 100', async () => {
      const outcome = await store.bring('grades', grades('C1,S1,100.5', 'C9,S1,80', 'C1,N1,80', 'C2,N1,85.5'))
      expect(refused(outcome)).to.deep.equal([
        '2 score: Expected a score from 0 to 100, such as 85 or 85.5.',
        '3 course_id: C9 is unknown: import courses first.',
        '4 student_id: N1 does not take C1: import enrolments first.',
      ])
      expect(await store.services.grades.model.countDocuments()).to.equal(0)
    })

    it('are changed by key, and no score stands in the record of acts', async () => {
      await store.bring('grades', grades('C1,S1,61'))
      expect(imported(await store.bring('grades', grades('C1,S1,97'))).changed).to.deep.equal([
        { id: 'C1:S1', before: { score: '61' }, after: { score: '97' } },
      ])
      const kept = (await acts()).filter(({ subject }) => subject === 'grade:C1:S1')
      expect(kept.map(({ act, people }) => [act, people])).to.deep.equal([
        ['import', ['S1']],
        ['import', ['S1']],
      ])
      expect(JSON.stringify(kept.map(({ before, after }) => [before, after]))).to.not.match(/61|97/)
    })

    it('belong to 註冊組, and for 進修部 to its own office', async () => {
      const file = grades('C1,S1,80', 'C2,N1,90')
      expect(refused(await as(['registrar'], 'grades', file))[0]).to.match(/3 student_id.*continuing-affairs/)
      expect(refused(await as(['continuing-director'], 'grades', file))[0]).to.match(/2 student_id.*registrar/)
      imported(await as(['registrar', 'continuing-affairs'], 'grades', file))
    })
  })
})
