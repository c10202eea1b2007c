import type { Intent, Slots } from '../intent.ts'
import type { Button } from '../message.ts'
import { askButton } from './presses.ts'

/** What people ask most often, with what the button's label says of it. */
const askedOften = {
  help: {},
  'account.bind': {},
  'account.whoami': {},
  'quota.remaining': {},
  'artifact.submit': { kind: 'course' },
  'artifact.list': {},
  'deadline.ask': {},
  'file.verify': {},
  'selection.choose': {},
  'selection.show': {},
  'certification.pending': {},
  'class.progress': {},
  'broadcast.deadline': {},
  'task.list': {},
  'submission.status': {},
} as const satisfies Partial<Record<Intent, Slots>>

type AskedOften = keyof typeof askedOften
type Ask = (intent: AskedOften, slots?: Slots) => Button

/** The buttons that ask them in one language: each has one label, wherever it stands. */
export const asksIn =
  (labels: Record<AskedOften, string>): Ask =>
  (intent, slots = askedOften[intent]) =>
    askButton(labels[intent], intent, slots)

/** What people of each kind most often want next. */
export const menusOf = (ask: Ask) => ({
  student: [
    ask('quota.remaining'),
    ask('artifact.submit'),
    ask('artifact.list'),
    ask('deadline.ask'),
    ask('file.verify'),
  ],
  teacher: [ask('certification.pending'), ask('deadline.ask')],
  homeroom: [ask('certification.pending'), ask('class.progress'), ask('broadcast.deadline'), ask('deadline.ask')],
  office: [ask('task.list'), ask('submission.status'), ask('deadline.ask')],
  other: [ask('deadline.ask')],
})

export type Menu = keyof ReturnType<typeof menusOf>
