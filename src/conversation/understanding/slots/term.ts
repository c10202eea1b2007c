import { words } from '../words.ts'

const current = words`[這本當]個?一?學期 / 目前學期 / (this|current) (semester|term)`
const previous = words`(?<![高國][一二三]|\d|年度?)(上一?個?|前一個?)學期 / (last|previous|past) (semester|term)`
const numbered = /(?<!\d)(1\d\d)(?:-([12])(?!\d)| ?學?年?度? ?(?:第 ?([12一二]) ?學期|([上下])(?:學期)?))/u

/** The term named: the current or previous one, or one by its year and number. */
export function term(text: string): string | undefined {
  const [, year, digit, ordinal, half] = numbered.exec(text) ?? []
  if (year) return `${year}-${/[1一上]/u.test(digit ?? ordinal ?? half ?? '') ? 1 : 2}`
  if (current.test(text)) return 'current'
  return previous.test(text) ? 'previous' : undefined
}
