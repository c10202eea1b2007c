import type { ChannelName } from '../conversation/message.ts'
import type { Consent } from '../regulation/proxyOrder.ts'
import type { WindowChange } from '../school/windowChange.ts'
import type { ReminderMatter } from './plan/reminder.ts'

/** What a message nobody asked for is about. It is put into words when it is first attempted, so that it says what is true then. */
export type Matter =
  /** A student asks the teacher to certify. Source. */
  | { kind: 'certification-request'; entry: number; round: number }
  /** A teacher decided, or took a decision back. Source. */
  | { kind: 'decision'; entry: number; round: number }
  /** A return that the student can no longer answer. Source. */
  | { kind: 'late-return'; entry: number; round: number }
  /** The close of the window locked what a student had ticked. Source: R-8. */
  | { kind: 'selection-locked'; selection: string; round: number }
  /** A student reports an issue with a receipt statement. `act` is the report's. Source: R-10. */
  | { kind: 'receipt-disputed'; receipt: string; act: string }
  /** What came of a report. Source: R-10. */
  | { kind: 'receipt-resolved'; receipt: string; act: string }
  /** A teacher names somebody to certify in their place, or is answered. Source. */
  | { kind: 'nomination'; nomination: string; round: number; consent: Consent }
  /** Somebody certifies in a teacher's place from now on, or no longer. Source. */
  | { kind: 'proxy'; proxy: number; what: 'begun' | 'ended' }
  /** Somebody has an office between two dates, or no longer. Source. */
  | { kind: 'acting'; appointment: number; what: 'begun' | 'ended' }
  /** A guardian may act for a student from now on, or no longer. Source. */
  | { kind: 'grant'; grant: number; what: 'begun' | 'ended' }
  /** A guardian did something for a student; `act` is its name in the record, `subject` what it was about. Source. */
  | { kind: 'guardian-act'; act: string; subject: string; guardian: string }
  /** A deletion waits for whoever decides, or was decided. Source: R-12. */
  | { kind: 'deletion-proposed' | 'deletion-decided'; deletion: number }
  /** What another school’s package brought is there. Source: R-11. */
  | { kind: 'transfer-arrived'; transfer: string }
  /** Everything that one person is reminded of at once; `keys` say which occasions that stands for. Source: contract.md, Behaviour. */
  | { kind: 'digest'; lines: DigestLine[]; keys: string[] }
  /** A text that somebody sends to many. Source: contract.md, Behaviour. */
  | { kind: 'broadcast'; broadcast: string }
  /** A notice or another 休業式 moved windows. Source: R-3, §四. */
  | { kind: 'window-moved'; changes: WindowChange[] }
  /** A course has another teacher now. Source: contract.md, courses. */
  | { kind: 'teacher-changed'; course: string; gained: boolean }
  /** Stored files are missing or changed; `entries` are the first of those that hold them. Source: contract.md, audit. */
  | { kind: 'files-damaged'; count: number; entries: number[] }
  /** Another account took this one's place. `boundAt`: milliseconds, of the binding that ended. Source: contract.md, Binding. */
  | { kind: 'account-replaced'; channel: ChannelName; boundAt: number }
  /** A staff account was bound anew. Source: contract.md, Binding. */
  | { kind: 'staff-bound'; person: string; channel: ChannelName }
  /** The answer to a message, whose reply handle died before it was tried. `message` is its inbox id. */
  | { kind: 'answer'; message: string }

/** One line of a digest, said as long as it is true and the next occasion has not come. */
export type DigestLine = ReminderMatter & { expiresAt: Date }

/** Whom a message is for: a person wherever they are bound, one chat account whoever it is, or a group of a network (`line:C…`). */
export type Addressee = { person: string } | { account: string } | { group: string }
