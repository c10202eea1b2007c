import type { Intent, Slots } from '../intent.ts'
import type { Button, Press } from '../message.ts'

/** The presses that wordings put on buttons: the same in every language. */
export const presses = {
  intent: (intent: Intent, slots: Slots = {}, request?: string): Press => ({
    kind: 'intent',
    intent,
    slots,
    ...(request ? { request } : {}),
  }),
  act: (act: string, ...args: (string | number)[]): Press => ({ kind: 'act', act, args: args.map(String) }),
  answer: (dialogue: string, value: string): Press => ({ kind: 'answer', dialogue, value }),
  /** An act on one entry in one round. */
  onEntry: (intent: Intent, entry: { _id: number; round: number }): Press => ({
    kind: 'intent',
    intent,
    slots: { target: `#${entry._id}` },
    request: String(entry.round),
  }),
}

/** A button that says an intent. */
export const askButton = (label: string, intent: Intent, slots: Slots = {}): Button => ({
  label,
  press: presses.intent(intent, slots),
})
