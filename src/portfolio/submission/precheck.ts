import type { DateTime } from 'luxon'
import { isOpenAt } from '../../regulation/phase.ts'
import type { School } from '../../school/calendar.ts'
import { type Person, yearRow } from '../../school/person.ts'
import type { Files } from '../files.ts'
import { windowForStudent } from '../schedule.ts'
import { standingOf } from '../selectionRules.ts'
import { diverseSheet } from './diverseSheet.ts'
import { officersSheet } from './officersSheet.ts'
import { outcomesSheet } from './outcomesSheet.ts'
import { recordsSheet } from './recordsSheet.ts'
import { inOrder, type Line, type Problem, type Sheet, type SheetSources } from './sheet.ts'
import type { SubmissionKind, SubmissionScope } from './submission.ts'

/** What a submission would hold now, with everything that is wrong with it. Source: R-9, §六(二) (預檢). */
export interface Precheck {
  sheet: Sheet
  /** Lines with which nothing is wrong. */
  ready: number
  problems: Problem[]
  /** Students left out because they can still select. */
  windowOpen: number
}

const sheets: Record<SubmissionKind, (sources: SheetSources) => Promise<Sheet>> = {
  'course-records': recordsSheet,
  officers: officersSheet,
  'course-outcomes': outcomesSheet,
  diverse: diverseSheet,
}

/** Sorts students out for a submission: who is in its scope, and who of them can still select. */
export function studentsIn(
  scope: SubmissionScope,
  people: readonly Person[],
  school: School,
  now: DateTime,
): { held: Map<string, Person>; windowOpen: number } {
  const inScope = people.filter((person) => {
    const row = yearRow(person, scope.year)
    return (row?.division ?? 'day') === scope.division && (scope.grade === undefined || row?.grade === scope.grade)
  })
  const canSelect = (person: Person) => selectsStill(scope, person, school, now)
  const held = inScope.filter((person) => !canSelect(person))
  return {
    held: new Map(held.map((person) => [person._id, person])),
    windowOpen: inScope.filter((person) => canSelect(person) && maySelect(person, scope.year, now)).length,
  }
}

/** Whether somebody may select of that year: who came later has no row until then, who left from grade 12 one of that year. */
function maySelect(person: Person, year: number, now: DateTime): boolean {
  const standing = standingOf(person, now)
  if (standing === 'left') return false
  return person.years.some((row) => (standing === 'graduate' ? row.year === year : row.year <= year))
}

/** Whether the window is open in which the student selects what is submitted. Source: contract.md, submit package. */
function selectsStill({ what, year }: SubmissionScope, student: Person, school: School, now: DateTime): boolean {
  if (what !== 'course-outcomes' && what !== 'diverse') return false
  const operation = what === 'diverse' ? 'diverse-selection' : 'course-selection'
  return isOpenAt(windowForStudent(student, operation, year, school, now), now)
}

/**
 * Puts the sheet together and looks for what is wrong: fields, states, status changes not seen to, and where `files` are
 * given, each by its hash.
 */
export async function precheck(
  sources: SheetSources,
  windowOpen: number,
  outstanding: ReadonlySet<string>,
  files: Files | undefined,
): Promise<Precheck> {
  const { scope, students } = sources
  const sheet = await sheets[scope.what](sources)
  const problems: Problem[] = [...outstanding]
    .filter((student) => students.has(student))
    .map((student) => ({ student, entry: null, problem: 'status-change', clause: '§七' }))
  let ready = 0
  for (const line of sheet.lines) {
    const inLine = [...line.problems, ...(files ? await fileProblems(line, scope, files) : [])]
    problems.push(...inLine)
    if (inLine.length === 0 && !outstanding.has(line.student)) ready += 1
  }
  return {
    sheet,
    ready,
    problems: problems.sort((a, b) => inOrder(a.student, b.student) || (a.entry ?? 0) - (b.entry ?? 0)),
    windowOpen,
  }
}

/** Every byte is read again, one file at a time. */
async function fileProblems(
  { student, entry, files: packed }: Line,
  scope: SubmissionScope,
  files: Files,
): Promise<Problem[]> {
  const clause = scope.what === 'diverse' ? '表二' : '表一'
  const found: Problem[] = []
  for (const { path, file } of packed) {
    const state = await files.verify(file)
    if (state === 'intact') continue
    const problem = state === 'missing' ? 'file-missing' : 'file-changed'
    found.push({ student, entry: entry ?? null, problem, clause, about: path })
  }
  return found
}
