import { type Citation, citationOf } from './citation.ts'
import type { Ruleset } from './ruleset.ts'

/** A description as it is kept, its two counts and what they mean. Unit: characters. */
export type DescriptionVerdict = {
  /** Trimmed: what was judged is what is to be kept. */
  text: string
  /** Han characters and full-width punctuation. */
  han: number
  /** Everything that shows: letters, digits, punctuation, emoji; a character with its marks is one. */
  visible: number
} & (
  | { verdict: 'ok' }
  | { verdict: 'warn'; reason: 'manyVisible'; limit: number; citation: Citation }
  | { verdict: 'refused'; reason: 'empty'; citation: Citation }
  | { verdict: 'refused'; reason: 'tooManyHan' | 'tooManyVisible'; limit: number; citation: Citation }
)

/**
 * Han characters of every block, and the punctuation that Chinese writing sets full-width: CJK, vertical, small and
 * full-width forms, with the dash, the ellipsis and the interpuncts. Full-width letters and digits are not punctuation.
 */
const hanOrFullWidthPunctuation =
  /\p{Script=Han}|[\u3001-\u3003\u3008-\u3011\u3014-\u301f\u3030\u303d\u30fb\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]|[—―…⋯‧]/gu

/** What leaves no ink: spaces, controls, and characters that are to be ignored. */
const invisible = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+$/u

const graphemes = new Intl.Segmenter('zh-TW', { granularity: 'grapheme' })

/** Han characters and full-width punctuation in a text. Source. */
export const countHan = (text: string) => text.match(hanOrFullWidthPunctuation)?.length ?? 0

/** Visible characters in a text, as a reader counts them. Source. */
export function countVisible(text: string): number {
  let count = 0
  for (const { segment } of graphemes.segment(text)) if (!invisible.test(segment)) count += 1
  return count
}

/**
 * Whether a description may stand: 「每件 100 個中文字為限」, read as Han characters with full-width punctuation; a text of
 * other characters is accepted beyond that with a warning, up to a ceiling of its own.
 * Source, 表一, 表二 (簡述：文字（必要）).
 */
export function judgeDescription(kind: 'course' | 'diverse', typed: string, ruleset: Ruleset): DescriptionVerdict {
  const { maxHan, maxVisible } = ruleset[kind].description
  const text = typed.trim()
  const counted = { text, han: countHan(text), visible: countVisible(text) }
  const most = { limit: maxHan.value, citation: citationOf(maxHan) }
  const ceiling = { limit: maxVisible.value, citation: citationOf(maxVisible) }
  if (counted.visible === 0) return { ...counted, verdict: 'refused', reason: 'empty', citation: most.citation }
  if (counted.han > most.limit) return { ...counted, verdict: 'refused', reason: 'tooManyHan', ...most }
  if (counted.visible > ceiling.limit) return { ...counted, verdict: 'refused', reason: 'tooManyVisible', ...ceiling }
  if (counted.visible > most.limit) return { ...counted, verdict: 'warn', reason: 'manyVisible', ...most }
  return { ...counted, verdict: 'ok' }
}
