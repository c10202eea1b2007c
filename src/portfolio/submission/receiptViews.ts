import type { Courses } from '../../school/courses.ts'
import type { People } from '../../school/people.ts'
import { yearRow } from '../../school/person.ts'
import type { Receipt } from './receipt.ts'
import type { Submission } from './submission.ts'
import type { Submissions } from './submissions.ts'

/** A student's receipt with the names that people know its items by. */
export interface ReceiptView {
  receipt: Receipt
  submission: Submission
  student: string
  className: string
  /** Names by what an item is about, where that is a course. */
  courses: ReadonlyMap<string, string>
}

interface Rooms {
  submissions: Submissions
  courses: Courses
  people: People
}

/** Loads the names for receipts, whatever their number. */
export async function viewReceipts(
  receipts: readonly Receipt[],
  { submissions, courses, people }: Rooms,
): Promise<ReceiptView[]> {
  const about = await submissions.byId(receipts.map(({ submission }) => submission))
  const isOfCourses = ({ submission }: Receipt) =>
    ['course-records', 'course-outcomes'].includes(about.get(submission)?.what ?? '')
  const named = receipts.filter(isOfCourses).flatMap(({ items }) => items.map((item) => item.about))
  const names = new Map([...(await courses.byId(named))].map(([id, { name }]) => [id, name]))
  const students = await people.byId(receipts.map(({ student }) => student))
  return receipts.flatMap((receipt) => {
    const [submission, person] = [about.get(receipt.submission), students.get(receipt.student)]
    if (!submission) return []
    const className = (person && yearRow(person, submission.year)?.classes[0]) ?? ''
    return [{ receipt, submission, student: person?.name ?? receipt.student, className, courses: names }]
  })
}
