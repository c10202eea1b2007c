import type { DateTime } from 'luxon'
import type { NoticeRefusal } from '../../../regulation/checkNotices.ts'
import { type Operation, operations } from '../../../regulation/operation.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { MovedEffect, MovedReminders, ToldCounts } from '../../../reminders/movedEffect.ts'
import type { MovedWindow } from '../../../school/movedWindows.ts'
import type { Button, Line, Reply } from '../../message.ts'
import { enDate, enInstant, plural } from '../format.ts'
import { ask } from './buttons.ts'
import { bases, basis } from './citations.ts'
import { operationNames, scopeName, span, whom } from './windows.ts'

/** "Course outcome upload (115-1, grade 10): Mon 31 Aug to Wed 10 Feb 23:59; before: Mon 31 Aug to Wed 3 Feb 23:59" */
const line = (moved: MovedWindow, now: DateTime): Line => ({
  label: `${operationNames[moved.operation]} (${[scopeName(moved.scope), whom(moved)].filter(Boolean).join(', ')})`,
  value: `${span(moved.window, now) || 'not announced yet'}; before: ${span(moved.before, now) || 'not announced yet'}`,
})

const days = (isoDates: readonly string[]) =>
  isoDates.map((date) => instantOf(date).toFormat('d LLL')).join(', ') || 'none'

const remindersLine = ({ operation, before, after }: MovedReminders): Line => ({
  label: `Reminders of ${operationNames[operation]}`,
  value: `${days(after)}; before: ${days(before)}`,
})

const toldTo = ({ students, teachers, guardians }: ToldCounts) =>
  [
    plural(students, 'student'),
    ...(teachers > 0 ? [plural(teachers, 'teacher')] : []),
    ...(guardians > 0 ? [plural(guardians, 'guardian')] : []),
  ].join(', ')

/** On a button there is little room. */
const shortNames: Partial<Record<Operation, string>> = {
  'course-upload': 'Outcome upload',
  certification: 'Certification',
  'diverse-upload': 'Diverse entry',
  'course-selection': 'Outcome selection',
  'diverse-selection': 'Diverse selection',
  'receipt-confirmation': 'Receipts',
  'records-check': 'Record checks',
}

const operationOf = (value: string) => operations.find((each): each is Operation => each === value)

function whyNot(refusal: NoticeRefusal, now: DateTime): { line: string; note: string } {
  const own = 'School practice'
  switch (refusal.reason) {
    case 'duplicateId':
      return { line: `The notice id ${refusal.notices.join(', ')} is there twice.`, note: own }
    case 'unknownTerm':
      return { line: `The school has not entered the dates of ${refusal.term}.`, note: own }
    case 'basisMissing':
      return {
        line: 'In grades 10 and 11 diverse performance moves only with the authority’s schedule: name it.',
        note: basis(refusal.citation),
      }
    case 'closesBeforeOpens':
      return {
        line: `It would close ${enInstant(refusal.closesAt, now)}, before it opens ${enInstant(refusal.opensAt, now)}.`,
        note: own,
      }
    case 'receiptUnderMinimum':
      return {
        line: `Receipts must be open for ${refusal.minimumDays} days at least, not ${refusal.days}.`,
        note: basis(refusal.citation),
      }
    case 'belowNationalFloor':
      return {
        line: `Course outcomes of ${refusal.term} may close on ${enDate(instantOf(refusal.floor), now)} at the earliest, two weeks after the ceremony, not on ${enDate(instantOf(refusal.closes), now)}.`,
        note: basis(refusal.citation),
      }
    case 'certificationBeforeUpload':
      return {
        line: `Certification of ${refusal.term} would close ${enInstant(refusal.certificationClosesAt, now)}, before the upload ${enInstant(refusal.uploadClosesAt, now)}. Move certification first.`,
        note: own,
      }
  }
}

/** What official notices change, and whom they are told to. */
export const notices = {
  publish: 'Publish a notice',
  confirm: 'Publish',
  askWhat: (choices: Button[]): Reply => ({ lines: ['Which dates are to be set or changed?'], buttons: choices }),
  whatLabel: (what: string): string => {
    const operation = operationOf(what)
    if (operation) return shortNames[operation] ?? operationNames[operation]
    return what === 'ceremony' ? 'Closing ceremony' : 'Withdraw a notice'
  },
  ask: {
    scope: (choices: Button[]): Reply => ({ lines: ['Which semester or school year?'], buttons: choices }),
    grade: (choices: Button[]): Reply => ({ lines: ['Which grade?'], buttons: choices }),
    division: (choices: Button[]): Reply => ({ lines: ['Which division?'], buttons: choices }),
    basis: (choices: Button[]): Reply => ({
      lines: [
        'In grades 10 and 11 diverse performance follows the authority’s schedule. Type its name or reference number.',
      ],
      buttons: choices,
    }),
    dates: (choices: Button[]): Reply => ({
      lines: [
        'When does it close? For example 2027/4/30 17:00; a date alone means 23:59 of that day.',
        'To set the opening too, type it first: 2027-08-01 2027-08-20',
      ],
      buttons: choices,
    }),
    date: (choices: Button[]): Reply => ({
      lines: ['When is the closing ceremony? For example 2027/1/22'],
      buttons: choices,
    }),
    notice: (choices: Button[]): Reply => ({
      lines: [choices.length > 1 ? 'Which notice is withdrawn?' : 'There is no notice to withdraw.'],
      buttons: choices,
    }),
  },
  choiceLabel: {
    scope: (value: string): string => (value.includes('-') ? value : `School year ${value}`),
    grade: (value: string): string => (value === 'all' ? 'Every grade' : `Grade ${value}`),
    division: (value: string): string => ({ day: 'Day school', continuing: 'Continuing ed.' })[value] ?? 'Both',
    basis: (value: string): string => value,
    dates: (value: string): string => value,
    date: (value: string): string => value,
    notice: (value: string): string => value,
  },
  notDates: (): Reply => ({ lines: ['I cannot read a date there. For example: 2027/4/30 17:00'] }),
  rocDate: (iso: string): Reply => ({ lines: [`Please write years of the common era; that day is ${iso}.`] }),
  preview: (id: string, effect: MovedEffect, told: ToldCounts, now: DateTime, buttons: Button[]): Reply => ({
    title: `Not published yet: concerns ${toldTo(told)}`,
    lines: [
      ...effect.windows.map((each) => line(each, now)),
      ...(effect.windows.length === 0 ? ['No window that is open or still to come changes.'] : []),
      ...effect.reminders.map(remindersLine),
      'It counts once you confirm, and those people are told.',
    ],
    note: `Id ${id}; ${basis({ basis: 'regulation', clause: '§四', rule: 'R-3' })}`,
    buttons,
    alt: 'Please confirm the dates',
  }),
  published: (id: string, kind: 'notice' | 'ceremony' | 'withdraw', told: ToldCounts): Reply => ({
    title: { notice: `Published ${id}`, ceremony: `Ceremony of ${id} changed`, withdraw: `Withdrew ${id}` }[kind],
    lines: [`It counts now; ${toldTo(told)} will be told, and reminders follow the new dates.`],
    note: basis({ basis: 'regulation', clause: '§四', rule: 'R-3' }),
    buttons: [ask('deadline.ask'), ask('task.list')],
  }),
  refused: (refusals: NoticeRefusal[], now: DateTime): Reply => {
    const reasons = refusals.map((refusal) => whyNot(refusal, now))
    return {
      lines: [
        'This cannot be published; nothing was changed.',
        ...(reasons.length > 0
          ? reasons.map((reason) => reason.line)
          : ['The dates clash with another semester, or are not yours to publish.']),
      ],
      note: [...new Set(reasons.map((reason) => reason.note))].join('; ') || 'School practice',
      buttons: [ask('task.list')],
    }
  },
  nothing: (): Reply => ({ lines: ['That is how it is already; nothing to change.'], buttons: [ask('deadline.ask')] }),
  gone: (): Reply => ({
    lines: ['The semester or notice is not there any more; nothing was changed.'],
    buttons: [ask('task.list')],
  }),
  notYours: (): Reply => ({
    lines: [
      'The academic director publishes dates, the continuing-education director those of that division; your account has neither role now.',
    ],
    buttons: [ask('account.whoami')],
  }),

  moved: (moved: MovedWindow[], now: DateTime): Reply => ({
    title: `${plural(moved.length, 'date has', 'dates have')} changed`,
    lines: moved.map((each) => line(each, now)),
    note: bases(moved.map(({ window }) => window.source)),
    buttons: [ask('deadline.ask')],
    alt: 'Dates have changed',
  }),
}
