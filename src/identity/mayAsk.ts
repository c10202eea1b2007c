import type { Intent } from '../conversation/intent.ts'
import type { Person } from '../school/person.ts'
import { offices, type Role } from '../school/roles.ts'

/** Who may ask what: everyone, whoever is bound, or the holders of a role. Source: intents.md (who); R-1. */
export type Askers = 'everyone' | 'bound' | readonly Role[]

const proxyAppointers = [
  'teacher',
  'curriculum',
  'academic-director',
  'continuing-affairs',
  'continuing-director',
] as const
const broadcasters = [
  'homeroom',
  'activities',
  'academic-director',
  'guidance-director',
  'continuing-affairs',
  'continuing-director',
] as const

export const askersOf: Record<Intent, Askers> = {
  help: 'everyone',
  'account.bind': 'everyone',
  'account.unbind': 'everyone',
  'account.whoami': 'everyone',
  'notification.settings': 'bound',
  'language.set': 'everyone',
  'dialogue.cancel': 'everyone',
  'rule.ask': 'everyone',
  'deadline.ask': 'everyone',
  'quota.remaining': ['student'],
  'artifact.submit': ['student'],
  'artifact.list': ['student'],
  'artifact.send': ['student'],
  'artifact.edit': ['student'],
  'artifact.withdraw': ['student'],
  'certification.nudge': ['student'],
  'selection.choose': ['student'],
  'selection.show': ['student'],
  'receipt.show': ['student'],
  'receipt.confirm': ['student'],
  'receipt.dispute': ['student'],
  'file.verify': ['student'],
  'certification.pending': ['teacher'],
  'certification.approve': ['teacher'],
  'certification.return': ['teacher'],
  'proxy.assign': proxyAppointers,
  'class.progress': ['homeroom'],
  'broadcast.deadline': broadcasters,
  'task.list': [...offices, 'student', 'teacher'],
  'submission.status': offices,
  'counselling.record': ['counsellor', 'counsellor-convener'],
  unknown: 'everyone',
}

/** What a guardian may ask for the student for whom they act under a grant. Source, §九(三). */
export const underGrant: readonly Intent[] = [
  'quota.remaining',
  'artifact.submit',
  'artifact.list',
  'artifact.send',
  'artifact.edit',
  'artifact.withdraw',
  'selection.choose',
  'selection.show',
  'receipt.show',
  'receipt.confirm',
  'receipt.dispute',
  'task.list',
]

/**
 * Whether someone may ask that; `forStudent`: as a guardian who acts for a student. Nobody who is not bound may ask what is
 * only for bound people.
 */
export function mayAsk(intent: Intent, person: Person | undefined, forStudent = false): boolean {
  const askers = askersOf[intent]
  if (askers === 'everyone') return true
  if (!person) return false
  if (forStudent && underGrant.includes(intent)) return true
  return askers === 'bound' || person.roles.some((role) => askers.includes(role))
}
