import type { Meaning } from '../intent.ts'
import { asksTwoThings } from './asksTwoThings.ts'
import { matterOf } from './courtesy.ts'
import { likeliest } from './likeliest.ts'
import { read } from './reading.ts'
import { firstFitting } from './rules/rule.ts'
import { rules } from './rules/rules.ts'
import { type Sense, takesReason, unknown } from './sense.ts'
import { slotsOf } from './slots/slotsOf.ts'

/** What is longer is a story or a pasted text; only a reason may take longer. Unit: UTF-16 units. */
const longestCommand = 300

/**
 * Turns what someone typed into one meaning. Pure, deterministic, and linear in the length of the utterance.
 *
 * `read` folds what can be typed in many ways into one text, and `matterOf` leaves out the courtesy around it. Two
 * witnesses then say which sense the text has: `rules/`, what certain concepts of `lexicon/` named together mean, and
 * `sayings/`, examples that the text may be like. A rule weighs more, and a certain one decides alone; where neither is
 * sure, or two things are asked at once, the intent is `unknown`. Last, `slots/` reads what the utterance states besides.
 *
 * To teach it a wording: add a saying; for a synonym, a way to a concept; for what must never be taken otherwise, a rule.
 */
export function understand(utterance: string): Meaning {
  const reading = matterOf(read(utterance))
  const sense = senseOf(reading.text)
  return { intent: sense.intent, slots: { ...slotsOf(sense.intent, reading), ...sense.slots } }
}

function senseOf(text: string): Sense {
  const command = text.slice(0, longestCommand)
  const rule = firstFitting(rules, command)
  if (rule?.certain) return rule
  if (text.length > longestCommand) return rule && takesReason(rule) ? rule : unknown
  return asksTwoThings(text) ? unknown : likeliest(text, rule)
}
