import type { Topic } from '../../intent.ts'
import type { Sense } from '../sense.ts'

/**
 * One way of saying a sense: every concept of `all` is named, one of `any` where given, and none of `none`.
 * By what a concept called `other…` or `own…` names, a rule knows that something else is meant.
 */
export interface Rule extends Sense {
  all?: readonly RegExp[]
  any?: readonly RegExp[]
  none?: readonly RegExp[]
  /** Said like this it means nothing else, whatever it is like. */
  certain?: true
}

/** A question about what the regulation says of a topic. */
export function about(topic: Topic): Sense {
  return { intent: 'rule.ask', slots: { topic } }
}

/** The first of the rules that an utterance fits. */
export function firstFitting(rules: readonly Rule[], text: string): Rule | undefined {
  const named = (concept: RegExp) => concept.test(text)
  return rules.find(
    ({ all = [], any, none = [] }) => all.every(named) && (any?.some(named) ?? true) && !none.some(named),
  )
}
