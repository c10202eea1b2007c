/** What a person can mean. The list is closed for understanding; `shared/intents.md` says who means what. */
export const intents = [
  'help',
  'account.bind',
  'account.unbind',
  'account.whoami',
  'notification.settings',
  'language.set',
  'dialogue.cancel',
  'rule.ask',
  'deadline.ask',
  'quota.remaining',
  'artifact.submit',
  'artifact.list',
  'artifact.send',
  'artifact.edit',
  'artifact.withdraw',
  'certification.nudge',
  'selection.choose',
  'selection.show',
  'receipt.show',
  'receipt.confirm',
  'receipt.dispute',
  'file.verify',
  'certification.pending',
  'certification.approve',
  'certification.return',
  'proxy.assign',
  'class.progress',
  'broadcast.deadline',
  'task.list',
  'submission.status',
  'counselling.record',
  'unknown',
] as const
export type Intent = (typeof intents)[number]

export const kinds = ['course', 'diverse', 'selection', 'certification', 'receipt'] as const
export type Kind = (typeof kinds)[number]

export const statuses = ['draft', 'pending', 'certified', 'returned'] as const
export type Status = (typeof statuses)[number]

export const topics = [
  'format',
  'size',
  'description',
  'quota',
  'window',
  'certification',
  'selection',
  'receipt',
  'retention',
  'guardian',
  'proxy',
  'voluntary',
  'status-change',
] as const
export type Topic = (typeof topics)[number]

export const languages = ['zh-TW', 'en'] as const
export type Language = (typeof languages)[number]

export const settings = ['mute', 'unmute', 'show'] as const
export type Setting = (typeof settings)[number]

/** What an utterance states. A slot that it does not state is absent, never guessed. */
export interface Slots {
  kind?: Kind
  /** `current`, `previous`, or a term such as `115-1`. */
  term?: string
  status?: Status
  topic?: Topic
  /** Upper-case, half-width, hyphens as typed. */
  code?: string
  /** `all`, or one item such as `#12`. */
  target?: string
  /** As typed, without lead-ins. */
  reason?: string
  /** A name, its title kept as typed. */
  person?: string
  /** Such as `101`. */
  class?: string
  lang?: Language
  action?: Setting
}

/** One utterance, understood. */
export interface Meaning {
  intent: Intent
  slots: Slots
}
