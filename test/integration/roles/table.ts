import type { Intent, Slots } from '../../../src/conversation/intent.ts'
import type { Role } from '../../../src/school/roles.ts'

/** Who may press something, and how it is pressed. */
export interface Row {
  /**
   * The roles that may by their role alone, whoever holds them; `everyone` and `bound`: it shows or changes nothing but the
   * person's own. Source: R-1.
   */
  may: readonly Role[] | 'everyone' | 'bound'
  /** Somebody for whom it is possible; they press last, and are answered what nobody else is. */
  by?: string
  /** What they press then changes the store. */
  does?: true
  /** A refusal may leave the question open: it shows nothing, and something else can be said. */
  asksAgain?: true
  args?: readonly string[]
  slots?: Slots
}

export const director: readonly Role[] = ['academic-director']
const directors: readonly Role[] = ['academic-director', 'continuing-director']
export const evening: readonly Role[] = ['continuing-affairs', 'continuing-director']
export const dayAffairs: readonly Role[] = ['registrar', 'curriculum', 'academic-director']
export const proxyOffices: readonly Role[] = ['curriculum', 'academic-director']
export const offices: readonly Role[] = [
  ...['registrar', 'activities', 'clubs', 'student-affairs', 'guidance-data', 'curriculum'],
  ...['continuing-affairs', 'continuing-director', 'academic-director', 'student-affairs-director'],
  ...['guidance-director', 'library-director', 'principal'],
] as Role[]
export const seated: readonly Role[] = [
  ...offices,
  ...(['counsellor-convener', 'grade-representative', 'teacher-representative'] as const),
  ...(['teachers-association', 'parents-association', 'student-representative'] as const),
]
const schoolwide: readonly Role[] = ['academic-director', 'guidance-director']
const counsellors: readonly Role[] = ['counsellor', 'counsellor-convener']
export const nobodyElse: readonly Role[] = []

/** Every intent. What is one's own names an entry or a class of somebody else: then nobody else may. */
export const intentTable: Record<Intent, Row> = {
  help: { may: 'everyone' },
  'account.bind': { may: 'everyone' },
  'account.unbind': { may: 'everyone' },
  'account.whoami': { may: 'everyone' },
  'notification.settings': { may: 'bound' },
  'language.set': { may: 'everyone' },
  'dialogue.cancel': { may: 'everyone' },
  'rule.ask': { may: 'everyone' },
  'deadline.ask': { may: 'everyone' },
  unknown: { may: 'everyone' },
  'quota.remaining': { may: ['student'], by: 'S1' },
  'artifact.submit': { may: ['student'], by: 'S1' },
  'artifact.list': { may: ['student'], by: 'S1' },
  'artifact.edit': { may: nobodyElse, by: 'S1', slots: { target: '#101' } },
  'artifact.send': { may: nobodyElse, by: 'S1', does: true, slots: { target: '#101' } },
  'artifact.withdraw': { may: nobodyElse, by: 'S1', does: true, slots: { target: '#101' } },
  'certification.nudge': { may: nobodyElse, by: 'S1', slots: { target: '#102' } },
  'selection.choose': { may: ['student'], by: 'S1' },
  'selection.show': { may: ['student'], by: 'S1' },
  'receipt.show': { may: ['student'], by: 'S1' },
  'receipt.confirm': { may: ['student'], by: 'S3', does: true },
  'receipt.dispute': { may: ['student'], by: 'S1' },
  'file.verify': { may: ['student'], by: 'S1' },
  'certification.pending': { may: ['teacher'], by: 'T1' },
  'certification.return': { may: nobodyElse, by: 'T1', slots: { target: '#102' } },
  'certification.approve': { may: nobodyElse, by: 'T1', does: true, slots: { target: '#102' } },
  'proxy.assign': { may: ['teacher', 'curriculum', 'academic-director', ...evening], by: 'D1' },
  'class.progress': { may: nobodyElse, by: 'H1', slots: { class: '101' } },
  'broadcast.deadline': { may: nobodyElse, by: 'H1', slots: { class: '101' } },
  'task.list': { may: [...offices, 'student', 'teacher'], by: 'R1' },
  'submission.status': { may: offices, by: 'R1' },
  'counselling.record': { may: counsellors, by: 'K1' },
}

/** Every button that no utterance means, with what it is about. */
export const actTable: Record<string, Row> = {
  'settings.network': { may: 'bound', args: ['line'] },
  'class.link': { may: ['homeroom'], by: 'H1' },
  'class.unlink': { may: ['homeroom'], by: 'H1' },
  'broadcast.to': { may: schoolwide, by: 'D1', args: ['grade:10:'] },
  'broadcast.preview': { may: nobodyElse, by: 'H1', args: ['class:101', 'course-upload', '115-1'] },
  'broadcast.send': { may: nobodyElse, by: 'H1', does: true, args: ['B1', 'persons'] },
  'broadcast.report': { may: nobodyElse, by: 'H1', args: ['B1'] },
  'proxy.begin': { may: [...proxyOffices, ...evening], by: 'D1' },
  'proxy.name': { may: ['teacher'], by: 'T1', args: ['P1'] },
  'proxy.answer': { may: nobodyElse, by: 'P1', does: true, args: ['T1:P1', '1', 'yes'] },
  'proxy.show': { may: proxyOffices, by: 'D1', args: ['T1'] },
  'proxy.appoint': { may: proxyOffices, by: 'D1', does: true, args: ['T1', 'P1'] },
  'proxy.end': { may: proxyOffices, by: 'D1', does: true, args: ['1'] },
  'account.keep': { may: proxyOffices, by: 'D1', does: true, args: ['L1'] },
  'grant.choose': { may: nobodyElse, by: 'G1', args: ['S1'] },
  'grant.begin': { may: ['registrar', ...evening], by: 'R1' },
  'grant.revoke': { may: ['registrar'], by: 'R1', does: true, args: ['1'] },
  'binding.find': { may: ['registrar', 'homeroom', 'admin', ...evening], by: 'H1' },
  'binding.holder': { may: ['registrar', 'admin'], by: 'H1', args: ['S1'] },
  'binding.issue': { may: ['registrar', 'admin'], by: 'H1', does: true, args: ['S1'] },
  'binding.end': { may: ['registrar', 'admin'], by: 'H1', args: ['S1', 'line'] },
  'entry.show': { may: nobodyElse, by: 'S1', args: ['101'] },
  'entry.files': { may: nobodyElse, by: 'T1', args: ['104'] },
  'list.page': { may: 'bound', args: ['', '', '0'] },
  'diverse.page': { may: 'bound', args: ['', '0'] },
  'pending.page': { may: 'bound', args: ['0'] },
  'certification.askMany': { may: 'bound', args: ['0'] },
  'certification.takeBack': { may: dayAffairs, by: 'T1', args: ['105'] },
  'upload.begin': { may: ['registrar', ...evening], by: 'R1', args: ['people'] },
  'records.mine': { may: 'bound', args: ['grades', '0'] },
  'counselling.begin': { may: ['counsellor'], by: 'K1' },
  'counselling.list': { may: ['counsellor-convener'], by: 'K1', args: ['0'] },
  'counselling.show': { may: ['counsellor-convener'], by: 'K1', args: ['1'] },
  'tasks.page': { may: 'bound', args: ['0'] },
  'duty.done': { may: ['activities'], by: 'ONLY-ACTIVITIES', does: true, args: ['115-1:officers:day'] },
  'seats.show': { may: seated, by: 'D1' },
  'meetings.show': { may: seated, by: 'D1' },
  'seats.choose': { may: director, by: 'D1', args: ['teacher-representative'] },
  'seats.set': { may: director, by: 'D1', does: true, args: ['teacher-representative', 'ONLY-TEACHER-REPRESENTATIVE'] },
  'meeting.record': { may: ['academic-director', 'principal'], by: 'D1' },
  'meeting.correct': { may: ['academic-director', 'principal'], by: 'D1', args: ['1'] },
  'training.add': {
    may: ['academic-director', 'guidance-director', 'guidance-data', ...evening],
    by: 'D1',
  },
  'acting.appoint': { may: directors, by: 'D1' },
  'acting.end': { may: director, by: 'D1', does: true, args: ['1'] },
  'schedule.selfChecks': { may: 'bound' },
  'evaluation.show': { may: director, by: 'D1' },
  'notice.publish': { may: directors, by: 'D1' },
  'selection.page': { may: nobodyElse, by: 'S1', args: ['S1:115:course', '0'] },
  'selection.tick': { may: nobodyElse, by: 'S1', does: true, args: ['103', '0'] },
  'selection.untick': { may: nobodyElse, by: 'S1', does: true, args: ['103', '0'] },
  'selection.lock': { may: nobodyElse, by: 'S1', args: ['S1:115:course'] },
  'receipt.report': { may: nobodyElse, by: 'S1', args: ['1', '1'] },
  'receipt.accept': { may: nobodyElse, by: 'S1', does: true, args: ['1', '1'] },
  'receipt.resolve': { may: ['registrar'], by: 'R1', does: true, args: ['1', 'S2', '1', 'data-right'] },
  'retention.show': { may: ['registrar', ...directors, 'continuing-affairs'], by: 'R1' },
  'retention.propose': { may: ['registrar', 'continuing-affairs'], by: 'R1' },
  'retention.proposal': { may: director, by: 'D1', args: ['1'] },
  'retention.approve': { may: director, by: 'D1', does: true, args: ['1'] },
  'retention.decline': { may: director, by: 'D1', args: ['1'] },
  'submission.check': { may: ['registrar'], by: 'R1', args: ['course-outcomes', '115', 'day'] },
  'submission.package': { may: ['registrar'], by: 'R1', args: ['course-outcomes', '114', 'day'] },
  'submission.packageRest': { may: ['registrar'], by: 'R1', args: ['course-outcomes', '114', 'day'] },
  'submission.download': { may: ['registrar'], by: 'R1', args: ['1'] },
  'submission.statement': { may: ['registrar'], by: 'R1', args: ['1'] },
  'submission.reports': { may: ['registrar'], by: 'R1', args: ['1'] },
  'submission.confirm': { may: ['registrar'], by: 'R1', args: ['1'] },
  'transfer.begin': { may: ['registrar', ...evening], by: 'R1', args: ['out'] },
}

/** Buttons about 進修部's students: the day school's offices are refused there. Source: R-7, §五(五). */
export const eveningTable: Record<string, Row> = {
  'certification.takeBack': { may: evening, by: 'CA1', args: ['301'] },
  'binding.holder': { may: ['admin', ...evening], by: 'CA1', args: ['E1'] },
  'submission.check': { may: evening, by: 'CA1', args: ['course-outcomes', '115', 'continuing'] },
  'submission.package': { may: evening, by: 'CA1', args: ['course-outcomes', '114', 'continuing'] },
  'submission.download': { may: evening, by: 'CA1', args: ['2'] },
  'submission.statement': { may: evening, by: 'CA1', args: ['2'] },
  'submission.reports': { may: evening, by: 'CA1', args: ['2'] },
  'submission.confirm': { may: evening, by: 'CA1', does: true, args: ['2'] },
  'proxy.show': { may: evening, by: 'CA1', args: ['E-C1'] },
  'broadcast.to': { may: evening, by: 'CD1', args: ['grade:10:continuing'] },
}
