import { firstFitting } from './rules/rule.ts'
import { rules } from './rules/rules.ts'
import type { Sense } from './sense.ts'
import { reference } from './slots/target.ts'

/** Where one request ends and another may begin: 然後, 先…再…, "and", or the next numbered item. */
const joint =
  /然後|順便|接著|再[把幫]|並且|同時|(?<=先[^再]{1,20})再|(?<![a-z])(?:and(?: then)?|then|also)(?![a-z])|(?<=#\d{1,6}[^#]{0,8})[ ,、;](?=[^#]{2,8}#\d)/u
const notRequests: readonly Sense['intent'][] = ['unknown', 'help', 'dialogue.cancel']
/** Whose further clauses are the reason, unless they name another item. */
const withReason: readonly Sense['intent'][] = ['certification.return', 'receipt.dispute']

/** Whether an utterance asks for two different things, with no way to tell which to do. */
export function asksTwoThings(text: string): boolean {
  const [first, ...rest] = text.split(joint)
  if (first === undefined || rest.length === 0) return false
  const intentOf = (part: string) => firstFitting(rules, part.trim())?.intent ?? 'unknown'
  const head = intentOf(first)
  const others = withReason.includes(head) ? rest.filter((part) => reference.test(part)) : rest
  const asked = [head, ...others.map(intentOf)].filter((intent) => !notRequests.includes(intent))
  return new Set(asked).size > 1
}
