import type { ChannelName } from '../conversation/message.ts'

/** What a message nobody asked for is about. It is put into words when it is first attempted, so that it says what is true then. */
export type Matter =
  /** A student asks the teacher to certify. Source. */
  | { kind: 'certification-request'; entry: number; round: number }
  /** A teacher decided, or took a decision back. Source. */
  | { kind: 'decision'; entry: number; round: number }
  /** A return that the student can no longer answer. Source. */
  | { kind: 'late-return'; entry: number; round: number }
  /** A course has another teacher now. Source: contract.md, courses. */
  | { kind: 'teacher-changed'; course: string; gained: boolean }
  /** Another account took this one's place. Source: contract.md, Binding. */
  | { kind: 'account-replaced'; channel: ChannelName }
  /** A staff account was bound anew. Source: contract.md, Binding. */
  | { kind: 'staff-bound'; person: string; channel: ChannelName }
  /** The answer to a message, whose reply handle died before it was tried. `message` is its inbox id. */
  | { kind: 'answer'; message: string }

/** Whom a message is for: a person wherever they are bound, or one chat account whoever it is. */
export type Addressee = { person: string } | { account: string }
