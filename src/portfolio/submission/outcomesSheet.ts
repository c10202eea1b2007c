import { DateTime } from 'luxon'
import { parseTerm } from '../../regulation/term.ts'
import { type Course, isCreditBearing } from '../../school/courses.ts'
import { yearRow } from '../../school/person.ts'
import type { Entry } from '../entry.ts'
import { fileCells, type Line, packedFiles, type Sheet, type SheetSources, writtenInstant } from './sheet.ts'

/** The selected course outcomes. Source: R-9, §六(二)2; field names: domain.md §5.1. */
export async function outcomesSheet(sources: SheetSources): Promise<Sheet> {
  const { scope, students, courses, selections } = sources
  const held: Entry[] = []
  for await (const entry of selections.lockedEntries({ year: scope.year, kind: 'course' })) {
    if (students.has(entry.student) && (scope.term === undefined || entry.term === scope.term)) held.push(entry)
  }
  const known = await courses.byId(held.flatMap(({ course }) => course ?? []))
  return {
    columns: columnsFor(scope.division === 'continuing'),
    lines: held.map((entry) => lineOf(entry, known.get(entry.course ?? ''), sources)),
  }
}

const columnsFor = (countsHours: boolean) => [
  '學號',
  '修課學校代碼',
  '應修課學年度',
  '應修課學期',
  '課程代碼',
  '科目名稱',
  countsHours ? '修課節數' : '學分數',
  '開課年級',
  '開課學期',
  '是否為借讀生時的課程學習成果',
  '課程學習成果文件檔案連結',
  '文件檔案MD5',
  '課程學習成果影音檔案連結',
  '影音檔案MD5',
  '課程學習成果簡述',
  '認證狀態',
  '建立日期及時間',
  '提交紀錄(學年度及學期)',
]

function lineOf(entry: Entry, course: Course | undefined, { scope, school, students }: SheetSources): Line {
  const person = students.get(entry.student)
  const files = packedFiles(entry)
  const { year, semester } = parseTerm(entry.origin?.term ?? entry.term ?? '') ?? {}
  const isOnLoan = person && yearRow(person, entry.year)?.status === 'on-loan'
  const load = scope.division === 'continuing' ? course?.hours : course && isCreditBearing(course) && course.credits
  return {
    student: entry.student,
    entry: entry._id,
    about: entry.course ?? '',
    cells: [
      entry.student,
      entry.origin?.school ?? school.code,
      String(year ?? ''),
      String(semester ?? ''),
      course?.officialCode ?? entry.course ?? '',
      course?.name ?? '',
      String(load || ''),
      String(course?.grade ?? ''),
      String(semester ?? ''),
      isOnLoan ? '是' : '否',
      ...fileCells(files, 'document'),
      ...fileCells(files, 'av'),
      entry.description,
      entry.state === 'certified' ? '認證成功' : '',
      writtenInstant(DateTime.fromJSDate(entry.createdAt)),
      scope.term ?? String(scope.year),
    ],
    files,
    problems:
      entry.state === 'certified'
        ? []
        : [{ student: entry.student, entry: entry._id, problem: 'not-certified', clause: '§六(一)' }],
  }
}
