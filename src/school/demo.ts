import type { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import { OperatorError } from '../errors.ts'
import { rulesetNamed } from '../regulation/rulesets/index.ts'
import { schoolYearOf } from '../regulation/term.ts'
import { type Calendar, emptySchool } from './calendar.ts'
import { demoCast } from './demo/cast.ts'
import { demoCourses, studentsOf } from './demo/courses.ts'
import { demoSchoolFile, demoTerms } from './demo/dates.ts'
import { demoDutiesDone } from './demo/duties.ts'
import { type DemoPerson, demoGuardians, demoStaff, demoStudents } from './demo/people.ts'
import type { Duties } from './duties.ts'
import type { ImportKind } from './import/compareFile.ts'
import { givenRows } from './import/csv.ts'
import type { Imports } from './import/imports.ts'
import type { People } from './people.ts'
import { publishSchool } from './publishSchool.ts'
import type { Actor } from './record.ts'

/** What the demo school is loaded into. */
export interface DemoStore {
  connection: Connection
  calendar: Calendar
  people: People
  imports: Imports
  duties: Pick<Duties, 'model'>
}

const actor: Actor = { by: 'system', as: 'system', via: 'cli' }

type Row = Readonly<Record<string, string>>

/**
 * Loads the fictional school into an empty store, which is a demo store from then on. A load that was interrupted is
 * finished, and a demo store that is complete stays as it is.
 *
 * Source: contract.md, Two commands on a fresh machine.
 * @returns whom the simulator may play, the most telling first.
 * @throws OperatorError on a store that holds anything else.
 */
export async function loadDemo(store: DemoStore, now: DateTime): Promise<readonly DemoPerson[]> {
  const { connection, calendar, people, imports, duties } = store
  const school = await calendar.load()
  if (school.calendar.terms.length > 0 && school.demo) return demoCast
  if (!school.demo) {
    if (await holdsAnything(connection)) throw notEmpty()
    // Marked first: whatever is in it from here on is the demo's.
    await calendar.replace({ ...emptySchool, demo: true }, [], now.toJSDate())
  }
  const year = schoolYearOf(now)
  const bring = async (kind: ImportKind, rows: readonly Row[], schoolYear = year) => {
    const outcome = await imports.run(kind, givenRows(rows), { actor, now, year: schoolYear })
    if ('errors' in outcome) throw new Error(`the demo's ${kind} are refused: ${JSON.stringify(outcome.errors[0])}`)
  }
  await bring('people', demoStudents.flatMap(aYearAgo).map(personRow), year - 1)
  await bring('people', [...demoStaff, ...demoStudents].map(personRow))
  await bring('courses', courseRows(now))
  await bring('enrolments', enrolmentRows(now))
  await bring('guardians', guardianRows)
  const ruleset = rulesetNamed(school.ruleset, school.rulesets)
  for (const mark of ruleset ? demoDutiesDone(ruleset, now) : []) {
    await duties.model.updateOne({ _id: mark._id }, { $setOnInsert: mark }, { upsert: true })
  }
  // The dates come last: a store that has them is complete.
  const plan = await publishSchool(demoSchoolFile(now), calendar, people, { actor, now })
  if ('problems' in plan) throw new Error(`the demo's dates are refused: ${plan.problems[0]}`)
  return demoCast
}

/** What every process leaves in a store, however empty. */
const traces = ['leases', 'sequences', 'migrations']

async function holdsAnything(connection: Connection): Promise<boolean> {
  for (const model of Object.values(connection.models)) {
    if (!traces.includes(model.collection.collectionName) && (await model.exists({}))) return true
  }
  return false
}

const notEmpty = () =>
  new OperatorError(
    'store-not-empty',
    'The demo needs an empty store, and this one holds something. Name another folder in DATA_DIR, or start without --demo.',
  )

/** Grade 12 was here as grade 11, in class 201 for 301. */
function aYearAgo(student: DemoPerson): DemoPerson[] {
  if (student.grade !== 12) return []
  return [{ ...student, grade: 11, classes: (student.classes ?? []).map((name) => name.replace(/^3/, '2')) }]
}

const personRow = (person: DemoPerson): Row => ({
  id: person.id,
  name: person.name,
  roles: person.roles.join('|'),
  grade: person.grade?.toString() ?? '',
  class: person.classes?.join('|') ?? '',
  division: person.division ?? 'day',
  subject: person.subject ?? '',
  domain: person.domain ?? '',
  status: person.status ?? 'enrolled',
  left_on: '',
})

/** `115-1` and `101-CHI` make `1151-101-CHI`. */
const courseId = (term: string, code: string) => `${term.replace('-', '')}-${code}`

function courseRows(now: DateTime): Row[] {
  const terms = demoTerms(now)
  return demoCourses.map((course) => ({
    course_id: courseId(terms[course.term], course.code),
    term: terms[course.term],
    name: course.name,
    subject: course.subject,
    domain: course.domain,
    grade: `${course.grade}`,
    credits: `${course.credits}`,
    hours: course.hours?.toString() ?? '',
    division: course.division,
    teacher_id: course.teacher,
  }))
}

function enrolmentRows(now: DateTime): Row[] {
  const terms = demoTerms(now)
  return demoCourses.flatMap(({ term, code, takenBy }) =>
    studentsOf(takenBy).map((student) => ({ course_id: courseId(terms[term], code), student_id: student })),
  )
}

const guardianRows: Row[] = demoGuardians.map(({ id, name, student, relation }) => ({
  guardian_id: id,
  name,
  student_id: student,
  relation,
}))
