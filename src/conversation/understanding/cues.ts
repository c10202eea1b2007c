import { concepts } from './lexicon/concepts.ts'

const token = /[a-z'’]+|\p{L}|#|\d|\?/gu

/**
 * What an utterance can be recognised by: its characters and Latin words, alone and in runs of two and three, and the
 * concepts it names, alone and in pairs. All numbers are alike.
 */
export function cues(text: string): Set<string> {
  const found = new Set<string>()
  const tokens = ['^', ...(text.replace(/\d+/gu, '9').match(token) ?? []), '$']
  for (let length = 1; length <= 3; length += 1) {
    for (let start = 0; start + length <= tokens.length; start += 1) {
      found.add(tokens.slice(start, start + length).join(' '))
    }
  }
  const named = concepts.filter(([, pattern]) => pattern.test(text)).map(([name]) => `@${name}`)
  named.forEach((first, i) => {
    found.add(first)
    for (const second of named.slice(i + 1)) found.add(`${first} ${second}`)
  })
  return found
}
