import type { Slots } from '../../intent.ts'
import type { Sense } from '../sense.ts'

/** What people say for one sense. */
export interface Sayings {
  sense: Sense
  said: readonly string[]
}

/** Examples of one sense, one a line. */
export function saying(intent: Sense['intent'], slots: Slots, lines: string): Sayings {
  return { sense: { intent, slots }, said: lines.trim().split(/\s*\n\s*/u) }
}
