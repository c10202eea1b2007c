import type { Intent, Slots } from '../intent.ts'

/** What a wording by itself says: an intent, and for some of them a topic or an action. */
export interface Sense {
  intent: Intent
  slots?: Slots
}

export const unknown: Sense = { intent: 'unknown' }

/** Equal for equal senses. */
export function keyOf({ intent, slots = {} }: Sense): string {
  return [intent, ...Object.values(slots)].join(' ')
}

/** Whether what follows may be a reason in free words, to be read for nothing else. */
export function takesReason({ intent }: Sense): boolean {
  return intent === 'certification.return' || intent === 'receipt.dispute'
}
