const digits: Record<string, string> = {
  〇: '0',
  '○': '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
}
const threeDigits = /(?<![\d#.-])([1-3][0-9]\d)(?![\d字mk年學%-]|件|個|天|分)/u
const spelled = /([一二三])([零〇○一])([零〇○一二三四五六七八九])(?= ?班|[^一二三四五六七八九十])/u
const gradeAndClass = /(?:高|普|[職商工])?([一二三1-3])年?級? ?(\d{1,2}|十?[一二三四五六七八九]|十) ?班/u

/** The class named, as its three digits: 203, 二〇三班, 高二3班. 我們班 names none. */
export function classOf(text: string): string | undefined {
  const direct = threeDigits.exec(text)?.[1]
  if (direct) return direct
  const letters = spelled.exec(text)?.slice(1)
  if (letters) return letters.map((letter) => digits[letter] ?? letter).join('')
  const [, grade, number] = gradeAndClass.exec(text) ?? []
  if (!grade || !number) return undefined
  return `${digits[grade] ?? grade}${inDigits(number).padStart(2, '0')}`
}

function inDigits(number: string): string {
  if (number.length === 2 && number.startsWith('十')) return `1${digits[number.slice(1)]}`
  return digits[number] ?? number
}
