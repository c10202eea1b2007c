import { parseTerm } from '../../regulation/term.ts'
import type { Officer } from '../../school/officers.ts'
import { inOrder, type Line, type Problem, type Sheet, type SheetSources } from './sheet.ts'
import { termsOf } from './termsOf.ts'

/** 幹部等級代碼. Source: domain.md §5.2. */
const levelCodes: Record<Officer['level'], string> = { school: '1', class: '2', club: '3' }

const columns = ['學號', '學年度', '學期', '單位名稱', '開始日期', '結束日期', '擔任職務名稱', '幹部等級代碼']

/** The offices that students held, as the school entered them. Source: R-9, §六(二)3. */
export async function officersSheet({ scope, students, officers }: SheetSources): Promise<Sheet> {
  const entered = await officers.model.find({ term: { $in: termsOf(scope) } }).lean()
  const held = entered.filter(({ student }) => students.has(student))
  const lines = held.map(lineOf)
  return { columns, lines: lines.sort((a, b) => inOrder(a.cells.join('\u0000'), b.cells.join('\u0000'))) }
}

function lineOf(record: Officer): Line {
  const { student, term, level, unit = '', position = '', startsOn = '', endsOn = '' } = record
  const { year, semester } = parseTerm(term) ?? {}
  const needed: [string, string][] = [
    ['單位名稱', unit],
    ['開始日期', startsOn],
    ['結束日期', endsOn],
    ['擔任職務名稱', position],
  ]
  return {
    student,
    about: [unit, position].filter(Boolean).join(' '),
    cells: [
      student,
      String(year ?? ''),
      String(semester ?? ''),
      unit,
      startsOn,
      endsOn,
      position,
      levelCodes[level] ?? '',
    ],
    files: [],
    problems: needed
      .filter(([, value]) => value === '')
      .map(
        ([about]): Problem => ({
          student,
          entry: null,
          problem: 'field-missing',
          clause: level === 'club' ? '§五(一)3' : '§五(一)2',
          about,
        }),
      ),
  }
}
