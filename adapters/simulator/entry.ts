/** A button as the page draws it; `press` and `type` carry the press as a network does, encoded. */
export type SeenButton =
  | { label: string; press: string; style?: 'primary' | 'danger' }
  | { label: string; type: string; hint: string }
  | { label: string; url: string }

/** A message of the assistant as the page draws it. */
export interface SeenReply {
  title?: string
  lines: (string | { label: string; value: string })[]
  note?: string
  buttons?: SeenButton[]
  /** What may be shown of it where others can look on. */
  preview: string
}

/** What a person did: wrote, pressed a button (its label is what the others see), sent a file, or came in. */
export type SaidContent =
  | { kind: 'text'; text: string }
  | { kind: 'press'; press: string; label: string }
  | { kind: 'file'; name: string; bytes: number; set?: { id: string; total: number } }
  | { kind: 'arrived' }

/**
 * One thing that happened in a conversation, to be kept.
 * `said`: the person did something. `taken`: the assistant has stored it. `heard`: the assistant spoke.
 */
export type Happening =
  | { kind: 'said'; event: string; content: SaidContent }
  | { kind: 'taken'; event: string }
  | { kind: 'heard'; replies: SeenReply[]; silent: boolean; answers?: string }

/** A happening as the transcript keeps it. */
export type Entry = Happening & {
  /** Unique in the transcript: what happens once is kept once. */
  id: string
  account: string
  /** Milliseconds since the epoch. */
  at: number
}
