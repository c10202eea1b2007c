import { characters } from './characters.ts'
import { misspellings } from './misspellings.ts'

const picture =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Variation_Selector}\p{Cc}\p{Cf}\p{Z}]/u
const dash = /\p{Pd}|\u2212/u

/** An utterance made uniform for matching, with the way back to the words as typed. */
export interface Reading {
  /** As typed, trimmed. */
  said: string
  /** Half-width, lower-case, Traditional, spelling repaired, pictures gone. */
  text: string
  /** For each UTF-16 unit of `text`, and for its end, where in `said` it comes from. */
  origin: number[]
}

/** Folds what can be typed in many ways into one: width, case, script, 注音文, common misspellings, emoji, spaces. */
export function read(utterance: string): Reading {
  const said = utterance.trim()
  let text = ''
  const origin: number[] = []
  let at = 0
  for (const character of said) {
    for (const folded of fold(character)) {
      if (folded === ' ' && (text === '' || text.endsWith(' '))) continue
      text += folded
      for (let unit = 0; unit < folded.length; unit += 1) origin.push(at)
    }
    at += character.length
  }
  const end = text.endsWith(' ') ? origin.pop() : undefined
  origin.push(end ?? said.length)
  text = text.trimEnd()
  return { said, text: repairSpelling(text), origin }
}

/** The words as typed that `text.slice(start, end)` was read from. */
export function asTyped({ said, origin }: Reading, start: number, end: number): string {
  return said.slice(origin[start] ?? said.length, origin[end] ?? said.length)
}

function fold(character: string): string {
  const folded = character.normalize('NFKC').toLowerCase()
  if (picture.test(folded)) return ' '
  if (dash.test(folded)) return '-'
  return characters.get(folded) ?? folded
}

/** A repair keeps the length, so that `origin` stays true. */
function repairSpelling(text: string): string {
  return misspellings.reduce((repaired, [wrong, right]) => repaired.replace(wrong, right), text)
}
