import type { DateTime } from 'luxon'
import { daysLeft } from '../../../regulation/daysLeft.ts'
import { dueStatus } from '../../../regulation/dueStatus.ts'
import { type Duty, doneAtOf } from '../../../school/duties.ts'
import { enDate, enInstant, plural } from '../format.ts'
import type { Wording } from '../index.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const names: Record<string, string> = {
  registration: 'Registration data checked',
  officers: 'School and class officers checked',
  'club-officers': 'Club officers checked',
  attendance: 'Attendance checked',
  grades: 'Grades entered',
  'status-change': 'Record of a status change seen to',
  meeting: 'Task-force meeting held',
  dispute: 'Report on a receipt statement investigated',
  'submit-course-records': 'Registration and grades submitted',
  'submit-officers': 'Student officers submitted',
  'submit-course-outcomes': 'Course outcomes submitted',
  'submit-diverse': 'Diverse performance submitted',
  'unit-confirmation': 'Receipt statement confirmed by the unit',
  proxy: 'Proxy certifier appointed',
  deletion: 'Deletion of leavers’ data decided',
}

const shortNames: Record<string, string> = {
  registration: 'registration',
  officers: 'officers',
  'club-officers': 'clubs',
  attendance: 'attendance',
  'status-change': 'status',
  grades: 'grades',
}

/** "115-2 Grades entered (continuing education, grade 12)" */
function name({ what, about = {}, division }: Duty): string {
  const whom = [
    ...(division === 'continuing' ? ['continuing education'] : []),
    ...(about.proposal === undefined ? [] : [`proposal ${about.proposal}`]),
    ...(about.submission === undefined ? [] : [`submission ${about.submission}`]),
    ...(about.student === undefined ? [] : [String(about.student)]),
    ...(about.teacher === undefined ? [] : [String(about.teacher)]),
    ...(about.grades === undefined ? [] : [`grade ${String(about.grades).replaceAll('+', ', ')}`]),
  ].join(', ')
  return `${about.term ? `${about.term} ` : ''}${names[what] ?? what}${whom ? ` (${whom})` : ''}`
}

function standing(dueAt: DateTime, now: DateTime): string {
  switch (dueStatus(dueAt, now)) {
    case 'late': {
      const days = -daysLeft(dueAt, now)
      return days === 0 ? 'overdue since today' : `${plural(days, 'day')} overdue`
    }
    case 'today':
      return 'due today'
    case 'tomorrow':
      return 'due tomorrow'
    case 'later':
      return `${plural(daysLeft(dueAt, now), 'day')} left`
  }
}

const line = (duty: Duty, now: DateTime) => `${name(duty)}: by ${enDate(duty.dueAt, now)}, ${standing(duty.dueAt, now)}`

const cited = (duties: readonly Duty[]) =>
  [...new Set(duties.map(({ clause }) => clause))].map((clause) => basis({ basis: 'regulation', clause, rule: 'R-4' }))

export const duties: Wording['duties'] = {
  name,

  list: (shown, open, done, more, now, buttons) => ({
    title: plural(open, 'duty', 'duties'),
    lines: [
      ...(open === 0 ? [done > 0 ? `All ${done} of this semester are done.` : 'Nothing waits for you now.'] : []),
      ...shown.map((duty) => line(duty, now)),
      ...(open > 0 && done > 0 ? [`${done} done.`] : []),
      ...more,
    ],
    ...(shown.length > 0
      ? { note: `${cited(shown).join('; ')}. Dates: by official notice, else school practice` }
      : {}),
    buttons: [...buttons, ask('submission.status'), ask('deadline.ask')],
  }),
  doneLabel: ({ what, about = {} }) =>
    ['✓', about.term, shortNames[what] ?? what, about.grades, about.student].filter(Boolean).join(' '),
  more: 'More duties',

  progress: (office, open, late) =>
    `${roleNames[office]}: ${open === 0 ? 'all done' : `${open} open${late > 0 ? `, ${late} overdue` : ''}`}`,

  done: (duty, remaining) => ({
    title: `Done: ${name(duty)}`,
    lines: [
      'It is recorded as confirmed by you.',
      remaining > 0 ? `${plural(remaining, 'duty', 'duties')} left.` : 'You have no other duties.',
    ],
    note: basis({ basis: 'regulation', clause: duty.clause, rule: 'R-4' }),
    buttons: [ask('task.list')],
    alt: 'Duty done',
  }),
  doneAlready: (duty, by, now) => {
    const at = doneAtOf(duty)
    return {
      lines: [
        `${by} confirmed “${name(duty)}”${at ? ` on ${enInstant(at, now)}` : ''} already; nothing was recorded twice.`,
      ],
      buttons: [ask('task.list')],
    }
  },
  notYours: (duty) => ({
    lines: [
      `“${name(duty)}” is for the ${roleNames[duty.office]} to confirm; your account does not have that role now.`,
    ],
    note: basis({ basis: 'regulation', clause: duty.clause, rule: 'R-4' }),
    buttons: [ask('account.whoami')],
  }),
  notConfirmable: (duty) => ({
    lines: [`“${name(duty)}” needs no button: it leaves the list by itself once the thing is done and recorded.`],
    buttons: [ask('task.list')],
  }),
  gone: () => ({
    lines: ['This duty is no longer on the list. Nothing was changed.'],
    buttons: [ask('task.list')],
  }),
}
