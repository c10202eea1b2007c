import { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { diverseForms, fieldsOf } from '../../regulation/diverseForm.ts'
import { parseTerm, schoolYearOf } from '../../regulation/term.ts'
import type { Calendar, School } from '../../school/calendar.ts'
import { type Course, type Courses, isCreditBearing } from '../../school/courses.ts'
import type { Officer, Officers } from '../../school/officers.ts'
import { type Person, yearRow } from '../../school/person.ts'
import { type Archive, partOf, partOfFile } from '../archive.ts'
import type { Entry } from '../entry.ts'
import { fileCells, inOrder, packedFiles, writtenInstant } from '../submission/sheet.ts'
import {
  type ExchangeDiverse,
  type ExchangeOutcome,
  type ExchangePortfolio,
  exchangeFormat,
  levelCodes,
  portfolioFile,
} from './exchange.ts'

export interface ExportDeps {
  entries: Model<Entry>
  courses: Courses
  officers: Officers
  calendar: Calendar
}

/** How much an exchange package holds. */
export interface ExchangeCounts {
  outcomes: number
  diverse: number
  officers: number
  files: number
}

/**
 * The exchange package of one student: what they see of their own portfolio, with its files and hashes, and of certification
 * only that it was given. The same data gives the same bytes. Source: R-11, §七; domain.md §1.5.
 */
export async function exchangeArchive(
  student: Person,
  { entries, courses, officers, calendar }: ExportDeps,
): Promise<{ archive: Archive; counts: ExchangeCounts }> {
  const held = await entries.find({ student: student._id, hidden: false }).sort({ _id: 1 }).lean()
  const [school, known, offices] = await Promise.all([
    calendar.load(),
    courses.byId(held.flatMap(({ course }) => course ?? [])),
    officers.model.find({ student: student._id }).sort({ term: 1, _id: 1 }).lean(),
  ])
  const outcomes = held.filter(({ kind }) => kind === 'course')
  const diverse = held.filter(({ kind }) => kind === 'diverse')
  const portfolio: ExchangePortfolio = {
    格式: exchangeFormat,
    學校代碼: school.code,
    學校名稱: school.name,
    學號: student._id,
    姓名: student.name,
    校方建立幹部經歷紀錄: offices.flatMap(officeOf),
    課程學習成果: outcomes.map((entry) => outcomeOf(entry, known.get(entry.course ?? ''), student, school)),
    多元表現: diverse.map((entry) => diverseOf(entry, school)),
  }
  const text = Buffer.from(`${JSON.stringify(portfolio, null, 2)}\n`)
  const packed = held.flatMap(packedFiles).sort((a, b) => inOrder(a.path, b.path))
  const manifest = { 格式: exchangeFormat, files: [partOf(portfolioFile, text), ...packed.map(partOfFile)] }
  return {
    archive: { textPath: portfolioFile, text, files: packed, manifest: `${JSON.stringify(manifest, null, 2)}\n` },
    counts: {
      ...{ outcomes: outcomes.length, diverse: diverse.length },
      ...{ officers: portfolio.校方建立幹部經歷紀錄.length, files: packed.length },
    },
  }
}

function officeOf({ term, unit = '', position = '', level, startsOn = '', endsOn = '', origin }: Officer) {
  const parts = parseTerm(term)
  if (!parts) return []
  return [
    {
      ...{ 學年度: parts.year, 學期: parts.semester, 單位名稱: unit, 開始日期: startsOn, 結束日期: endsOn },
      ...{ 擔任職務名稱: position, 幹部等級代碼: levelCodes[level] },
      ...(origin ? { 學校代碼: origin.school } : {}),
    },
  ]
}

const yesOrNo = (is: boolean) => (is ? '是' : '否')

function outcomeOf(entry: Entry, course: Course | undefined, student: Person, school: School): ExchangeOutcome {
  const { year = entry.year, semester = 1 } = parseTerm(entry.origin?.term ?? entry.term ?? '') ?? {}
  const uploaded = parseTerm(entry.term ?? '')
  const status = entry.origin ? undefined : yearRow(student, entry.year)?.status
  return {
    修課學校代碼: entry.origin?.school ?? school.code,
    應修課學年度: year,
    應修課學期: semester,
    課程代碼: course?.officialCode ?? entry.course ?? '',
    科目名稱: course?.name ?? '',
    學分數: course && isCreditBearing(course) ? String(course.credits || (course.hours ?? '')) : '',
    開課年級: String(course?.grade ?? ''),
    是否為借讀生時的課程學習成果: yesOrNo(status === 'on-loan'),
    是否為重讀時的課程學習成果: yesOrNo(status === 'repeat'),
    是否為轉學轉科前的課程學習成果: yesOrNo(entry.origin !== undefined),
    課程學習成果簡述: entry.description,
    認證狀態: entry.state === 'certified' ? '認證成功' : '',
    上傳學年度: uploaded?.year ?? entry.year,
    上傳學期: uploaded?.semester ?? '',
    建立日期及時間: writtenInstant(DateTime.fromJSDate(entry.createdAt)),
    ...filesOf(entry),
  }
}

function diverseOf(entry: Entry, school: School): ExchangeDiverse {
  const { category, fields = {} } = entry
  const form = category ? fieldsOf(category) : []
  const createdAt = DateTime.fromJSDate(entry.createdAt)
  return {
    多元表現類別: category ? diverseForms[category].official : '',
    學校代碼: entry.origin?.school ?? school.code,
    學年度: entry.year,
    內容: Object.fromEntries(
      form.flatMap(({ id, official }) => (fields[id] === undefined ? [] : [[official, fields[id]]])),
    ),
    內容簡述: entry.description,
    外部影音連結: entry.link ?? '',
    上傳學年度: schoolYearOf(createdAt),
    建立日期: writtenInstant(createdAt),
    ...filesOf(entry),
  }
}

function filesOf(entry: Entry) {
  const files = packedFiles(entry)
  const [document, documentMd5] = fileCells(files, 'document')
  const [av, avMd5] = fileCells(files, 'av')
  return { 文件檔案連結: document, 文件檔案MD5: documentMd5, 影音檔案連結: av, 影音檔案MD5: avMd5 }
}
