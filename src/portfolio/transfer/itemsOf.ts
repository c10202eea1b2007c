import { diverseCategories } from '../../regulation/diverseCategory.ts'
import { diverseForms, fieldsOf } from '../../regulation/diverseForm.ts'
import { instantOf } from '../../regulation/schoolTime.ts'
import type { School } from '../../school/calendar.ts'
import type { Course } from '../../school/courses.ts'
import { type Person, yearRow } from '../../school/person.ts'
import type { Entry } from '../entry.ts'
import type { ExchangeDiverse, ExchangeOutcome, ExchangePortfolio } from './exchange.ts'
import type { ExchangeFlaw } from './readExchange.ts'

/** An entry that a package brings, before its files are stored and it has a number. */
export interface Item {
  /** Its place in the package. */
  part: string
  entry: Pick<Entry, 'kind' | 'year' | 'period' | 'state' | 'description' | 'createdAt' | 'origin' | 'everSent'> &
    Partial<Pick<Entry, 'course' | 'term' | 'category' | 'fields' | 'link'>>
  /** Where its files are in the package. */
  files: { path: string; role: 'document' | 'av' }[]
  /** The course that it was made in, where that is another school's. */
  course?: Course
}

/** What a package holds as entries of this school: with their origin, their certified status, and no place. Source: R-11, §七. */
export function itemsOf(
  portfolio: ExchangePortfolio,
  student: Person,
  school: School,
): Item[] | { flaws: ExchangeFlaw[] } {
  const diverse = portfolio.多元表現.map((item, index) => diverseItem(item, `多元表現.${index}`))
  const flaws = diverse.flatMap((item) => ('flaw' in item ? [item] : []))
  if (flaws.length > 0) return { flaws }
  return [
    ...portfolio.課程學習成果.map((item, index) => outcomeItem(item, `課程學習成果.${index}`, student, school)),
    ...diverse.flatMap((item) => ('flaw' in item ? [] : [item])),
  ]
}

function outcomeItem(item: ExchangeOutcome, part: string, student: Person, school: School): Item {
  const [year, term] = [item.應修課學年度, `${item.應修課學年度}-${item.應修課學期}`]
  const isCertified = item.認證狀態 === '認證成功'
  const isOurs = item.修課學校代碼 === school.code
  const course = isOurs ? item.課程代碼 : `transfer:${item.修課學校代碼}:${item.課程代碼}:${term}`
  const made: Course = {
    ...{ _id: course, term, name: item.科目名稱, subject: item.科目名稱, teachers: [] },
    ...{ credits: Number(item.學分數) || 0, division: yearRow(student, year)?.division ?? 'day' },
    ...(item.開課年級 === '' ? {} : { grade: Number(item.開課年級) }),
    officialCode: item.課程代碼,
  }
  return {
    part,
    entry: {
      ...{ kind: 'course', course, term, year, period: term, state: isCertified ? 'certified' : 'draft' },
      ...{ description: item.課程學習成果簡述, createdAt: writtenDate(item.建立日期及時間), everSent: isCertified },
      origin: { school: item.修課學校代碼, term },
    },
    files: filesOf(item),
    ...(isOurs ? {} : { course: made }),
  }
}

function diverseItem(item: ExchangeDiverse, part: string): Item | ExchangeFlaw {
  const category = diverseCategories.find((each) => diverseForms[each].official === item.多元表現類別)
  if (!category) return { part: `${part}.多元表現類別`, flaw: 'malformed' }
  const idOf = new Map(fieldsOf(category).map(({ id, official }) => [official, id]))
  const fields: Record<string, string> = {}
  for (const [official, value] of Object.entries(item.內容)) {
    const id = idOf.get(official)
    if (id === undefined) return { part: `${part}.內容.${official}`, flaw: 'malformed' }
    fields[id] = value
  }
  const year = item.學年度
  return {
    part,
    entry: {
      ...{ kind: 'diverse', category, fields, year, period: String(year), state: 'recorded' },
      ...{ description: item.內容簡述, createdAt: writtenDate(item.建立日期), everSent: false },
      ...(item.外部影音連結 === '' ? {} : { link: item.外部影音連結 }),
      origin: { school: item.學校代碼, term: String(year) },
    },
    files: filesOf(item),
  }
}

const filesOf = (item: ExchangeOutcome | ExchangeDiverse): Item['files'] => [
  ...(item.文件檔案連結 === '' ? [] : [{ path: item.文件檔案連結, role: 'document' as const }]),
  ...(item.影音檔案連結 === '' ? [] : [{ path: item.影音檔案連結, role: 'av' as const }]),
]

/** 「2026-10-14 10:00:00」 on the school's clock. */
const writtenDate = (written: string) => instantOf(written.replace(' ', 'T')).toJSDate()
