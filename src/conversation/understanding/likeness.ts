import { cues } from './cues.ts'

/** Keeps a cue that a sense was never seen with from ruling the sense out. */
const smoothing = 0.03

/** How like an utterance is to what people say for each sense: a log likelihood by the sense's key. */
export type Likeness = (text: string) => Map<string, number>

/** What was seen of one sense: how often each cue, in shares of an utterance, and how much in all. */
interface Tally {
  shares: Map<string, number>
  total: number
}

/**
 * Learns from examples to tell senses apart: naive Bayes over cues, in which a rare cue weighs more than a common one and a
 * long utterance no more than a short one.
 */
export function learn(examples: readonly (readonly [key: string, text: string])[]): Likeness {
  const observed = examples.map(([key, text]) => ({ key, found: [...cues(text)] }))
  const seenIn = new Map<string, number>()
  for (const cue of observed.flatMap(({ found }) => found)) seenIn.set(cue, (seenIn.get(cue) ?? 0) + 1)
  const weigh = (found: readonly string[]): [cue: string, weight: number][] => {
    const weights = found.map((cue) => Math.log(1 + observed.length / (seenIn.get(cue) ?? 1)))
    const length = Math.hypot(...weights) || 1
    return found.map((cue, i) => [cue, (weights[i] ?? 0) / length])
  }

  const tallies = new Map<string, Tally>()
  for (const { key, found } of observed) {
    const tally = tallies.get(key) ?? { shares: new Map<string, number>(), total: 0 }
    tallies.set(key, tally)
    for (const [cue, weight] of weigh(found)) {
      tally.shares.set(cue, (tally.shares.get(cue) ?? 0) + weight)
      tally.total += weight
    }
  }

  return (text) => {
    const known = weigh([...cues(text)].filter((cue) => seenIn.has(cue)))
    const likelihood = ({ shares, total }: Tally) => {
      const whole = total + smoothing * seenIn.size
      return known.reduce(
        (sum, [cue, weight]) => sum + weight * Math.log(((shares.get(cue) ?? 0) + smoothing) / whole),
        0,
      )
    }
    return new Map([...tallies].map(([key, tally]) => [key, likelihood(tally)]))
  }
}
