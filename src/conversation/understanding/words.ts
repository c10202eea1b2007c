/**
 * One pattern out of many ways of saying a thing, for text that `read` has folded.
 *
 * Shape: ways apart by ` / ` or a line break. Each is a regular expression in which `…` stands for up to 8 and `……` for up
 * to 40 characters of the same sentence, and a Latin word at either end for the whole word. Gaps are bounded: no way is slow.
 */
export function words(text: TemplateStringsArray, ...inserts: string[]): RegExp {
  const ways = String.raw(text, ...inserts).split(/\s*(?: \/ |\n)\s*/u)
  return new RegExp(
    ways
      .filter((way) => way !== '')
      .map(source)
      .join('|'),
    'u',
  )
}

function source(way: string): string {
  const begins = /^[a-z]/u.test(way) ? '(?<![a-z])' : ''
  const ends = /[a-z]\??$/u.test(way) ? '(?![a-z])' : ''
  return `${begins}(?:${way.replaceAll('……', '(?:[^。!]{0,40}?)').replaceAll('…', '(?:[^。!?]{0,8}?)')})${ends}`
}
