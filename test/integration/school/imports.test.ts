import { expect } from 'chai'
import { yearRow } from '../../../src/school/person.ts'
import { imported, openStore, refused, type TestStore } from './openStore.ts'

const peopleHeader = 'id,name,roles,grade,class,division,subject,domain,status,left_on'
const people = (...rows: string[]) => [peopleHeader, ...rows, ''].join('\n')
const courses = (...rows: string[]) =>
  ['course_id,term,name,subject,domain,grade,credits,division,teacher_id', ...rows, ''].join('\n')
const enrolments = (...rows: string[]) => ['course_id,student_id', ...rows, ''].join('\n')
const guardians = (...rows: string[]) => ['guardian_id,name,student_id,relation', ...rows, ''].join('\n')

describe('importing the school’s files', () => {
  let store: TestStore
  beforeEach(async () => {
    store = await openStore()
  })
  afterEach(() => store.close())

  async function bringSchool(): Promise<void> {
    for (const kind of ['people', 'courses', 'enrolments', 'guardians'] as const) {
      imported(await store.bring(kind, `${kind}.csv`))
    }
  }

  describe('people', () => {
    it('adds everyone once: the same file again changes nothing', async () => {
      const first = imported(await store.bring('people', 'people.csv'))
      expect(first).to.deep.include({ kind: 'people', rows: 11, added: 11, changed: [], unchanged: 0, missing: [] })
      const second = imported(await store.bring('people', 'people.csv'))
      expect(second).to.deep.include({ added: 0, changed: [], unchanged: 11, missing: [] })
    })

    it('keeps of each person what the file says', async () => {
      await store.bring('people', 'people.csv')
      expect(await store.services.people.get('T03')).to.deep.include({
        name: '周老師',
        roles: ['teacher', 'homeroom', 'counsellor'],
        subject: '英文',
        years: [
          {
            year: 115,
            classes: ['102', '101', '102'],
            division: 'day',
            status: 'enrolled',
            statusOn: '2026-10-14',
          },
        ],
      })
    })

    it('shows what changes by column, and who is not in the file; they stay', async () => {
      await store.bring('people', 'people.csv')
      const result = imported(
        await store.bring(
          'people',
          people('S1101,王曉明,student,10,102,day,,,enrolled,', 'T02,陳老師,teacher,,,day,數學,數學,,'),
        ),
      )
      expect(result.changed).to.deep.equal([
        { id: 'S1101', before: { name: '王小明', class: '101' }, after: { name: '王曉明', class: '102' } },
      ])
      expect(result.missing).to.have.members(['S1102', 'S1201', 'S9101', 'T01', 'T03', 'A01', 'A02', 'D01', 'M01'])
      expect(await store.services.people.get('S1102')).to.not.equal(undefined)
    })

    it('keeps grade, class and status of each school year', async () => {
      await store.bring('people', people('S1,王小明,student,10,101,day,,,enrolled,'))
      await store.bring('people', people('S1,王小明,student,11,201,day,,,enrolled,'), { year: 116 })
      const person = await store.services.people.get('S1')
      expect(person && yearRow(person, 115)).to.include({ grade: 10 })
      expect(person && yearRow(person, 116)).to.include({ grade: 11 })
    })

    it('dates a status from the day of the import that brought it, or as status_on says', async () => {
      await store.bring('people', people('S1,王小明,student,10,101,day,,,enrolled,'))
      const row = 'S1,王小明,student,10,101,day,,,repeat,'
      const later = store.services.clock.now().plus({ days: 9 })
      await store.bring('people', people(row), { now: later })
      await store.bring('people', people(row), { now: later.plus({ days: 9 }) })
      expect((await store.services.people.get('S1'))?.years[0]).to.include({ status: 'repeat', statusOn: '2026-10-23' })
      await store.bring('people', `${peopleHeader},status_on\n${row},2026-09-01\n`)
      expect((await store.services.people.get('S1'))?.years[0]).to.include({ statusOn: '2026-09-01' })
    })

    it('takes whoever is `left` without a date to have left on the day of the status, and takes that back', async () => {
      await store.bring('people', people('S1,王小明,student,10,101,day,,,left,'))
      expect((await store.services.people.get('S1'))?.leftOn).to.equal('2026-10-14')
      await store.bring('people', people('S1,王小明,student,10,101,day,,,resumed,'))
      expect((await store.services.people.get('S1'))?.leftOn).to.equal(undefined)
    })

    it('refuses what a row may not say, by row and column, and then imports nothing at all', async () => {
      const outcome = await store.bring(
        'people',
        people(
          'S1,王小明,student,10,101,day,,,enrolled,',
          'S1,李小華,student,10,101,day,,,enrolled,',
          'S2,張小美,student,,101|102,,,,,',
          'S3,陳小安,students,13,101,night,,,gone,116/1/20',
          'T1,林老師,homeroom,,,day,,,,',
          'T2,周老師,teacher,,101|102,day,,,,',
          'R1,代表,grade-representative,,,day,,,,',
        ),
      )
      expect(refused(outcome).map((line) => line.split(': ', 1)[0])).to.deep.equal([
        '3 id',
        '4 grade',
        '4 division',
        '4 status',
        '4 class',
        '5 roles',
        '5 grade',
        '5 division',
        '5 status',
        '5 left_on',
        '6 class',
        '7 class',
        '8 grade',
      ])
      expect(refused(outcome).find((line) => line.startsWith('5 left_on'))).to.match(/write 2027-01-20/)
      expect(await store.services.people.model.countDocuments()).to.equal(0)
    })

    it('leaves a teacher who is a guardian the role that the guardians’ file gave', async () => {
      await bringSchool()
      await store.bring('guardians', guardians('T02,陳老師,S1201,母'))
      const result = imported(await store.bring('people', 'people.csv'))
      expect(result.changed).to.deep.equal([])
      expect((await store.services.people.get('T02'))?.roles).to.deep.equal(['guardian', 'teacher'])
    })
  })

  describe('courses', () => {
    it('refuses a teacher who is unknown or no member of staff, and a term that is none', async () => {
      await store.bring('people', 'people.csv')
      const outcome = await store.bring(
        'courses',
        courses(
          'C1,115-1,國文,國文,語文,10,4,day,T99',
          'C2,115-1,國文,國文,語文,10,4,day,T01|S1101',
          'C3,115,國文,國文,,,4,day,T01',
        ),
      )
      expect(refused(outcome)).to.deep.equal([
        '2 teacher_id: T99 is unknown: import people first.',
        '3 teacher_id: S1101 is no member of staff.',
        '4 term: Expected a semester such as 115-1.',
      ])
    })

    it('takes hours for credits, and keeps them when a later file leaves the column out', async () => {
      await bringSchool()
      await store.bring('courses', courses('1151-901-CHI,115-1,國語文,國文,語文,10,0,continuing,T01'))
      expect(await store.services.courses.get('1151-901-CHI')).to.include({ credits: 0, hours: 4 })
      const outcome = await store.bring('courses', courses('C9,115-1,國文,國文,語文,10,,day,T01'))
      expect(refused(outcome)[0]).to.match(/^2 credits: .*needs credits, or hours/)
    })

    it('does not move a course to another semester', async () => {
      await bringSchool()
      const outcome = await store.bring('courses', courses('1151-101-CHI,115-2,國語文,國文,語文,10,4,day,T01'))
      expect(refused(outcome)[0]).to.match(/^2 term: 1151-101-CHI is a course of 115-1/)
    })

    it('lists the courses of the same semester that the file does not mention', async () => {
      await bringSchool()
      const result = imported(await store.bring('courses', courses('1152-101-CHI,115-2,國語文,國文,語文,10,4,day,T01')))
      expect(result.missing).to.deep.equal([])
      const again = imported(await store.bring('courses', courses('1151-101-CHI,115-1,國語文,國文,語文,10,4,day,T01')))
      expect(again.missing).to.deep.equal(['1151-101-MAT', '1151-901-CHI'])
    })
  })

  describe('enrolments', () => {
    it('refuses unknown courses, unknown people, teachers and repetitions', async () => {
      await bringSchool()
      const outcome = await store.bring(
        'enrolments',
        enrolments('1151-101-CHI,S1101', '1151-101-CHI,S1101', 'C9,S1102', '1151-101-CHI,S99', '1151-101-CHI,T01'),
      )
      expect(refused(outcome)).to.deep.equal([
        '3 student_id: 1151-101-CHI:S1101 stands in row 2 already: each may stand there once.',
        '4 course_id: C9 is unknown: import courses first.',
        '5 student_id: S99 is unknown: import people first.',
        '6 student_id: T01 is no student.',
      ])
    })

    it('keeps whoever is not in the file', async () => {
      await bringSchool()
      const result = imported(await store.bring('enrolments', enrolments('1151-101-CHI,S1102', '1151-101-CHI,S1201')))
      expect(result).to.deep.include({ added: 1, unchanged: 1, droppedOut: [] })
      expect(result.missing).to.deep.equal(['1151-101-CHI:S1101', '1151-101-MAT:S1101', '1151-901-CHI:S9101'])
      expect(await store.services.courses.takes('S1101', '1151-101-CHI')).to.equal(true)
    })

    it('with `replace` drops out whoever is not in the file, of the courses in the file alone', async () => {
      await bringSchool()
      const file = enrolments('1151-101-CHI,S1102')
      const dry = imported(await store.bring('enrolments', file, { replace: true, dryRun: true }))
      expect(dry.droppedOut).to.deep.equal(['1151-101-CHI:S1101'])
      expect(await store.services.courses.takes('S1101', '1151-101-CHI')).to.equal(true)
      const result = imported(await store.bring('enrolments', file, { replace: true }))
      expect(result).to.deep.equal(dry)
      expect(await store.services.courses.takes('S1101', '1151-101-CHI')).to.equal(false)
      expect(await store.services.courses.takes('S1101', '1151-101-MAT')).to.equal(true)
    })
  })

  describe('guardians', () => {
    it('makes persons of guardians, who need no row among the people', async () => {
      await bringSchool()
      expect(await store.services.people.get('P01')).to.deep.include({ name: '王大明', roles: ['guardian'], years: [] })
      expect(await store.services.guardians.studentsOf('P01')).to.deep.equal(['S1101'])
      expect(imported(await store.bring('people', 'people.csv')).missing).to.deep.equal([])
    })

    it('refuses guardians of nobody known, and one number with two names', async () => {
      await bringSchool()
      const outcome = await store.bring(
        'guardians',
        guardians('P03,甲,S99,父', 'P04,乙,S1101,母', 'P04,丙,S1102,母', 'T02,別名,S1102,父'),
      )
      expect(refused(outcome).map((line) => line.split(': ', 1)[0])).to.deep.equal(['2 student_id', '4 name', '5 name'])
    })
  })

  describe('for one division', () => {
    const evening = { division: 'continuing' } as const

    it('lets the office of 進修部 import its own students alone', async () => {
      await bringSchool()
      const outcome = await store.bring(
        'people',
        people(
          'S9101,陳夜讀,student,10,901,continuing,,,enrolled,',
          'S1101,王小明,student,10,901,continuing,,,enrolled,',
          'S9102,新生,student,10,101,day,,,enrolled,',
          'T01,林老師,teacher,,,continuing,,,,',
        ),
        evening,
      )
      expect(refused(outcome).map((line) => line.split(': ', 1)[0])).to.deep.equal([
        '3 division',
        '4 division',
        '5 division',
      ])
    })

    it('keeps the day school’s office from the courses, enrolments and guardians of 進修部', async () => {
      await bringSchool()
      const day = { division: 'day' } as const
      const [course] = refused(await store.bring('courses', courses('C1,115-1,國文,國文,,10,0,continuing,T01'), day))
      const [enrolment] = refused(await store.bring('enrolments', enrolments('1151-101-CHI,S9101'), day))
      const [guardian] = refused(await store.bring('guardians', guardians('P05,丁,S9101,父'), day))
      expect(course).to.match(/^2 division/)
      expect(enrolment).to.match(/^2 student_id/)
      expect(guardian).to.match(/^2 student_id/)
      expect(imported(await store.bring('enrolments', enrolments('1151-901-CHI,S9101'), evening)).unchanged).to.equal(1)
    })

    it('drops nobody of the other division out of a course that both take', async () => {
      await bringSchool()
      const whole = { ...evening, replace: true }
      const file = enrolments('1151-101-CHI,S9101')
      expect(imported(await store.bring('enrolments', file, whole))).to.deep.include({
        missing: ['1151-901-CHI:S9101'],
      })
      expect(await store.services.courses.takes('S1101', '1151-101-CHI')).to.equal(true)
      const day = { division: 'day', replace: true } as const
      const result = imported(await store.bring('enrolments', enrolments('1151-101-CHI,S1101'), day))
      expect(result.droppedOut).to.deep.equal(['1151-101-CHI:S1102'])
      expect(await store.services.courses.takes('S9101', '1151-101-CHI')).to.equal(true)
    })
  })

  describe('a dry run', () => {
    it('gives the same result and writes nothing', async () => {
      const dry = imported(await store.bring('people', 'people.csv', { dryRun: true }))
      expect(await store.services.people.model.countDocuments()).to.equal(0)
      expect(await store.services.record.model.countDocuments()).to.equal(0)
      expect(imported(await store.bring('people', 'people.csv'))).to.deep.equal(dry)
    })
  })

  describe('the record of acts', () => {
    it('keeps who imported whom, with states, dates and roles, and never a name', async () => {
      await bringSchool()
      await store.bring('people', people('S1101,王曉明,student,10,102,day,,,enrolled,'))
      const acts = await store.services.record.model.find({ subject: 'person:S1101' }).sort({ order: 1 }).lean()
      expect(acts.map(({ act, by, via, osUser }) => [act, by, via, osUser])).to.deep.equal([
        ['import', 'operator', 'cli', 'root'],
        ['import', 'operator', 'cli', 'root'],
      ])
      expect(acts[1]).to.deep.include({ before: { class: '101' }, after: { class: '102' }, people: ['S1101'] })
      const everything = JSON.stringify(await store.services.record.model.find().lean())
      expect(everything).to.not.match(/\p{Script=Han}/u)
    })
  })

  it('takes a file of 3,000 rows in one go, and tells its errors by row', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `S${index},學生,student,10,101,day,,,enrolled,`)
    expect(imported(await store.bring('people', people(...rows)))).to.include({ rows: 3000, added: 3000 })
    rows[2998] = 'S2998,學生,student,19,101,day,,,enrolled,'
    expect(refused(await store.bring('people', people(...rows)))).to.deep.equal([
      '3000 grade: "19" is not allowed: expected 10, 11 or 12.',
    ])
    expect(await store.services.record.model.countDocuments()).to.equal(3000)
  })

  it('gives up after a thousand errors', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `S${index},學生,student,19,101,day,,,enrolled,`)
    expect(refused(await store.bring('people', people(...rows)))).to.have.lengthOf(1000)
  })
})
