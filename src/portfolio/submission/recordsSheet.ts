import { parseTerm } from '../../regulation/term.ts'
import { type Course, isCreditBearing } from '../../school/courses.ts'
import { gradeId } from '../../school/grades.ts'
import { type Person, yearRow } from '../../school/person.ts'
import { inOrder, type Line, type Sheet, type SheetSources } from './sheet.ts'
import { termsOf } from './termsOf.ts'

/** How many courses' enrolments are read together. */
const coursesAtOnce = 200

/** The students' registration and grades, a line for each course that counts. Source: R-9, §六(二)1. */
export async function recordsSheet({ scope, students, courses, grades }: SheetSources): Promise<Sheet> {
  const taught = (await courses.model.find({ term: { $in: termsOf(scope) } }).lean()).filter(isCreditBearing)
  const known = new Map(taught.map((course) => [course._id, course]))
  const lines: Line[] = []
  for (let from = 0; from < taught.length; from += coursesAtOnce) {
    const ids = taught.slice(from, from + coursesAtOnce).map(({ _id }) => _id)
    const entered = await grades.model.find({ course: { $in: ids } }).lean()
    const scores = new Map(entered.map(({ _id, score }) => [_id, score]))
    for (const { course: id, student } of await courses.enrolments.find({ course: { $in: ids } }).lean()) {
      const [course, person] = [known.get(id), students.get(student)]
      if (course && person)
        lines.push(lineOf(course, person, scores.get(gradeId({ course: id, student })) ?? '', scope.year))
    }
  }
  const byStudent = (a: Line, b: Line) => inOrder(a.student, b.student) || inOrder(a.about, b.about)
  return { columns: columnsFor(scope.division === 'continuing'), lines: lines.sort(byStudent) }
}

const columnsFor = (countsHours: boolean) => [
  '學號',
  '姓名',
  '年級',
  '班級',
  '修課學年度',
  '修課學期',
  '課程代碼',
  '科目名稱',
  countsHours ? '修課節數' : '修課學分',
  '學業成績',
]

function lineOf(course: Course, person: Person, score: string, schoolYear: number): Line {
  const row = yearRow(person, schoolYear)
  const { year, semester } = parseTerm(course.term) ?? {}
  return {
    student: person._id,
    about: course._id,
    cells: [
      person._id,
      person.name,
      String(row?.grade ?? ''),
      row?.classes[0] ?? '',
      String(year ?? ''),
      String(semester ?? ''),
      course.officialCode ?? course._id,
      course.name,
      String(course.division === 'continuing' ? (course.hours ?? '') : course.credits),
      score,
    ],
    files: [],
    problems:
      score === ''
        ? [{ student: person._id, entry: null, problem: 'no-grade', clause: '§五(二)1', about: course._id }]
        : [],
  }
}
