import { DateTime } from 'luxon'
import { diverseForms, fieldsOf } from '../../regulation/diverseForm.ts'
import type { Entry } from '../entry.ts'
import {
  fileCells,
  type Line,
  type Problem,
  packedFiles,
  type Sheet,
  type SheetSources,
  writtenInstant,
} from './sheet.ts'

/** Every own field that some category has, once. */
const ownFields = [
  ...new Set(Object.values(diverseForms).flatMap(({ fields }) => fields.map(({ official }) => official))),
]

const columns = [
  '學號',
  '學年度',
  '多元表現類別',
  ...ownFields,
  '內容簡述',
  '證明文件連結',
  '證明文件MD5',
  '影音檔案連結',
  '影音檔案MD5',
  '外部影音連結',
  '建立日期',
  '提交紀錄',
]

/** The selected diverse performance, all categories in one sheet. Source: R-9, §六(二)4; field names: domain.md §5.2. */
export async function diverseSheet({ scope, students, selections }: SheetSources): Promise<Sheet> {
  const lines: Line[] = []
  for await (const entry of selections.lockedEntries({ year: scope.year, kind: 'diverse' })) {
    if (students.has(entry.student)) lines.push(lineOf(entry, scope.year))
  }
  return { columns, lines }
}

function lineOf(entry: Entry, year: number): Line {
  const { category, fields = {} } = entry
  const form = category ? fieldsOf(category) : []
  const files = packedFiles(entry)
  const valueIn = (official: string) => fields[form.find((field) => field.official === official)?.id ?? ''] ?? ''
  return {
    student: entry.student,
    entry: entry._id,
    about: category ?? '',
    cells: [
      entry.student,
      String(entry.year),
      category ? diverseForms[category].official : '',
      ...ownFields.map(valueIn),
      entry.description,
      ...fileCells(files, 'document'),
      ...fileCells(files, 'av'),
      entry.link ?? '',
      writtenInstant(DateTime.fromJSDate(entry.createdAt)),
      String(year),
    ],
    files,
    problems: missingFields(entry).map(
      (about): Problem => ({
        student: entry.student,
        entry: entry._id,
        problem: 'field-missing',
        clause: '表二',
        about,
      }),
    ),
  }
}

function missingFields({ category, fields = {}, description }: Entry): string[] {
  if (!category) return ['多元表現類別']
  const empty = fieldsOf(category).filter(({ id, required }) => required && !fields[id])
  return [...empty.map(({ official }) => official), ...(description.trim() === '' ? ['內容簡述'] : [])]
}
