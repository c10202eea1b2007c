import { firstFitting } from './rules/rule.ts'
import { rules } from './rules/rules.ts'
import { type Sense, takesReason, unknown } from './sense.ts'
import { reference } from './slots/target.ts'

/** Where one request ends and another may begin: 然後, 先…再…, "and", or the next numbered item. */
const joint =
  /然後|(?<=[ ,])還有(?=[ ,])|順便|接著|再[把幫]|並且|同時|(?<=先[^再]{1,20})再|(?<![a-z]|(?:hurry up|go|try) )(?:and(?: then)?|then|also)(?![a-z])|(?<=#\d{1,6})[跟和](?=[^#]{2,8}#\d)|(?<=#\d{1,6}[^#]{0,8})[ ,、;](?=[^#]{2,8}#\d|#\d{1,6} ?[^#\d ]{2})/u
const notRequests: readonly Sense['intent'][] = ['unknown', 'help', 'dialogue.cancel']

/** Whether an utterance asks for two different things, with no way to tell which to do. */
export function asksTwoThings(text: string): boolean {
  const [first, ...rest] = text.split(joint)
  if (first === undefined || rest.length === 0) return false
  const senseOf = (part: string): Sense => firstFitting(rules, part.trim()) ?? unknown
  const head = senseOf(first)
  const others = takesReason(head) ? rest.filter((part) => reference.test(part)) : rest
  const asked = [head, ...others.map(senseOf)].map(({ intent }) => intent)
  return new Set(asked.filter((intent) => !notRequests.includes(intent))).size > 1
}
