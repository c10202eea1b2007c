import { parseTerm } from '../../regulation/term.ts'
import type { Officer } from '../../school/officers.ts'
import { levelCodes } from '../transfer/exchange.ts'
import { inOrder, type Line, type Problem, type Sheet, type SheetSources } from './sheet.ts'
import { termsOf } from './termsOf.ts'

const columns = ['學號', '學年度', '學期', '單位名稱', '開始日期', '結束日期', '擔任職務名稱', '幹部等級代碼']

/**
 * The offices that students held, as the school entered them or another school before a transfer. Of the latter only those that
 * are whole: what lacks a field nobody here can complete, but may enter anew. Source, §六(二)3.
 */
export async function officersSheet({ scope, students, officers }: SheetSources): Promise<Sheet> {
  const entered = await officers.model.find({ term: { $in: termsOf(scope) } }).lean()
  const held = entered.filter(({ student }) => students.has(student))
  const lines = held.flatMap((record) => {
    const line = lineOf(record)
    return record.origin && line.problems.length > 0 ? [] : [line]
  })
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
    cells: [student, String(year ?? ''), String(semester ?? ''), unit, startsOn, endsOn, position, levelCodes[level]],
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
