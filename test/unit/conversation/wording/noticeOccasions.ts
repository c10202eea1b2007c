import { DateTime } from 'luxon'
import type { Button } from '../../../../src/conversation/message.ts'
import type { Wording } from '../../../../src/conversation/wording/index.ts'
import type { Citation } from '../../../../src/regulation/citation.ts'
import { operations } from '../../../../src/regulation/operation.ts'
import { zone } from '../../../../src/regulation/schoolTime.ts'
import type { MovedEffect } from '../../../../src/reminders/movedEffect.ts'
import type { MovedWindow } from '../../../../src/school/movedWindows.ts'
import type { Occasions } from './occasions.ts'

const instant = (iso: string) => DateTime.fromISO(iso, { zone }) as DateTime<true>
const now = instant('2027-01-10T09:00')
const moved: MovedWindow = {
  operation: 'course-upload',
  scope: '115-1',
  before: { opensAt: instant('2026-08-31'), closesAt: instant('2027-02-03T23:59:59') },
  window: {
    operation: 'course-upload',
    opensAt: instant('2026-08-31'),
    closesAt: instant('2027-02-10T23:59:59'),
    selfCheck: {},
    source: { kind: 'notice', id: 'N', published: '2027-01-10' },
  },
  grades: [10],
  division: 'day',
}
const unannounced: MovedWindow = {
  operation: 'course-selection',
  scope: 115,
  before: {},
  window: { operation: 'course-selection', selfCheck: {}, source: moved.window.source, undetermined: 'unannounced' },
}

const effect: MovedEffect = {
  windows: [moved],
  students: [{ grade: 10, division: 'day', count: 2 }],
  teachers: 1,
  guardians: 1,
  reminders: [{ operation: 'course-upload', scope: '115-1', before: [], after: ['2027-02-09', '2027-02-10'] }],
}
const confirm: Button = { label: 'Confirm', press: { kind: 'answer', dialogue: 'd', value: 'publish' } }
const notices = ['N']
const citation: Citation = { basis: 'national', rule: 'R-5.5' }
const [early, late] = [instant('2027-02-03T23:59:59'), instant('2027-02-10T23:59:59')]
const told = { students: 2, teachers: 1, guardians: 1 }
const nobodyElse = { students: 1, teachers: 0, guardians: 0 }

export const noticeOccasions: Occasions<Wording['notices']> = {
  askWhat: [[[confirm]]],
  whatLabel: [...operations.map((operation): [string] => [operation]), ['ceremony'], ['withdraw']],
  notDates: [[]],
  rocDate: [['2027-01-20']],
  preview: [
    ['N', effect, told, now, [confirm]],
    ['N', { windows: [], students: [], teachers: 0, guardians: 0, reminders: [] }, nobodyElse, now, [confirm]],
  ],
  published: [
    ['N', 'notice', told],
    ['115-1', 'ceremony', told],
    ['N', 'withdraw', nobodyElse],
  ],
  refused: [
    [[], now],
    [
      [
        { reason: 'duplicateId', notices },
        { reason: 'unknownTerm', notices, term: '119-1' },
        { reason: 'basisMissing', notices, citation },
        { reason: 'closesBeforeOpens', notices, opensAt: late, closesAt: early },
        { reason: 'receiptUnderMinimum', notices, days: 2, minimumDays: 3, citation },
        {
          ...{
            reason: 'belowNationalFloor' as const,
            notices,
            term: '115-1',
            closes: '2027-02-01',
            floor: '2027-02-03',
          },
          citation,
        },
        {
          ...{ reason: 'certificationBeforeUpload' as const, notices, term: '115-1' },
          uploadClosesAt: late,
          certificationClosesAt: early,
        },
      ],
      now,
    ],
  ],
  nothing: [[]],
  gone: [[]],
  notYours: [[]],
  moved: [
    [[moved], now],
    [[moved, unannounced], now],
  ],
}

/** What stands on a button where a notice is put together. */
export const noticeLabels = ({ notices: say }: Wording): string[] => [
  say.publish,
  say.confirm,
  ...[...operations, 'ceremony', 'withdraw'].map(say.whatLabel),
  ...['115-1', '115'].map(say.choiceLabel.scope),
  ...['all', '10'].map(say.choiceLabel.grade),
  ...['all', 'day', 'continuing'].map(say.choiceLabel.division),
]
