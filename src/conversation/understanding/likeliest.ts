import { matterOf } from './courtesy.ts'
import * as acts from './lexicon/acts.ts'
import * as matters from './lexicon/matters.ts'
import { type Likeness, learn } from './likeness.ts'
import { read } from './reading.ts'
import { sayings } from './sayings/sayings.ts'
import { keyOf, type Sense, unknown } from './sense.ts'

/** What a fitting rule adds to its sense. Unit: log likelihood. */
const ruleVote = 4
/** How far ahead of every other intent a sense must be where no rule speaks for it. Unit: log likelihood. */
const leastLead = 0.4
/** How far ahead it must be where nothing of the work is named either. Unit: log likelihood. */
const clearLead = 2

const work = [...Object.values(matters), ...Object.values(acts)]
const senses = new Map<string, Sense>(sayings.map(({ sense }) => [keyOf(sense), sense]))

let learned: Likeness | undefined

/** The sense whose sayings an utterance is most like, given the rule it fits; `unknown` where that is not clear enough. */
export function likeliest(text: string, rule: Sense | undefined): Sense {
  learned ??= learn(
    sayings.flatMap(({ sense, said }) => said.map((saying) => [keyOf(sense), matterOf(read(saying)).text] as const)),
  )
  const likelihood = learned(text)
  const voted = rule && keyOf(rule)
  const ranked = [...senses]
    .map(([key, sense]) => ({ sense, score: (likelihood.get(key) ?? 0) + (key === voted ? ruleVote : 0) }))
    .sort((a, b) => b.score - a.score)
  const [first] = ranked
  const rival = ranked.find(({ sense }) => sense.intent !== first?.sense.intent)
  if (!first || !rival) return unknown
  if (!rule && first.score - rival.score < (speaksOfWork(text) ? leastLead : clearLead)) return unknown
  return first.sense
}

function speaksOfWork(text: string): boolean {
  return work.some((concept) => concept.test(text))
}
