const numerals = '零一二三四五六七八九'
const threeDigits = /(?<![\d#.-])([1-3][0-9]\d)(?![\d字mk年學上下%件個天分-])/u
const spelled = /([一二三])([零〇○一])([零〇○一二三四五六七八九])(?= ?班|[^一二三四五六七八九十])/u
const gradeAndClass = /(?:高|普|[職商工])?([一二三1-3])年?級? ?(\d{1,2}|十?[一二三四五六七八九]|十) ?班/u

/** The class named, as its three digits: 203, 二〇三班, 高二3班. 我們班 names none. */
export function classOf(text: string): string | undefined {
  const direct = threeDigits.exec(text)?.[1]
  if (direct !== undefined) return direct
  const spelledOut = spelled.exec(text)?.slice(1)
  if (spelledOut) return spelledOut.map(digitOf).join('')
  const [, grade, number] = gradeAndClass.exec(text) ?? []
  if (grade === undefined || number === undefined) return undefined
  return `${digitOf(grade)}${inDigits(number).padStart(2, '0')}`
}

/** 三 → 3, 十 → 10, 十二 → 12. */
function inDigits(number: string): string {
  const [ten, unit] = number
  if (ten === '十') return unit === undefined ? '10' : `1${digitOf(unit)}`
  return [...number].map(digitOf).join('')
}

function digitOf(numeral: string): string {
  const digit = numerals.indexOf(numeral.replace(/[〇○]/u, '零'))
  return digit < 0 ? numeral : String(digit)
}
