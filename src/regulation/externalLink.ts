import { type Citation, citationOf } from './citation.ts'
import type { Ruleset } from './ruleset.ts'

/** A link as it is kept, or why it cannot be; where the rules decide, with the clause. */
export type LinkVerdict =
  | { link: string }
  | { refused: 'form' | 'credentials' | 'tooLong' }
  | { refused: 'notAllowed'; citation: Citation }

/** The longest link: what a network still opens from a button. Unit: UTF-16 units. */
export const longestLink = 1000

/**
 * Whether a link may stand in an entry: http or https, to a host with a name, without a password in it. Only its form is
 * looked at; it is never fetched.
 * Source, 表二 (外部連結), 表一 for course outcomes, which have none.
 */
export function judgeLink(kind: 'course' | 'diverse', typed: string, ruleset: Ruleset): LinkVerdict {
  const { mayHoldLink } = ruleset[kind]
  if (!mayHoldLink.value) return { refused: 'notAllowed', citation: citationOf(mayHoldLink) }
  const link = typed.trim()
  if (link.length > longestLink) return { refused: 'tooLong' }
  if (!/^https?:\/\/[^\s\p{Cc}]+$/iu.test(link) || !URL.canParse(link)) return { refused: 'form' }
  const { hostname, username, password } = new URL(link)
  if (username !== '' || password !== '') return { refused: 'credentials' }
  return /^[^.].*\.[^.]+$/.test(hostname) ? { link } : { refused: 'form' }
}
