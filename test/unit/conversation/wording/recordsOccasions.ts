import type { DateTime } from 'luxon'
import type { Button } from '../../../../src/conversation/message.ts'
import type { Wording } from '../../../../src/conversation/wording/index.ts'
import { presses } from '../../../../src/conversation/wording/presses.ts'
import { absenceKinds } from '../../../../src/school/attendance.ts'
import type { Counselling, CounsellingRefusal } from '../../../../src/school/counselling.ts'
import { importKinds } from '../../../../src/school/import/compareFile.ts'
import type { UploadRefusal } from '../../../../src/school/import/uploads.ts'
import { officerLevels } from '../../../../src/school/officers.ts'
import type { Occasions } from './occasions.ts'
import { description, reason } from './typedText.ts'

/** Occasions to say everything of the offices' records and of course counselling; see `occasions.ts`. */

const button: Button = { label: 'yes', press: presses.answer('d1', 'yes') }
const counts = { rows: 3, added: 1, changed: 1, unchanged: 1, droppedOut: 0 }
const fewer = { ...counts, droppedOut: 2 }
const refusals: UploadRefusal[] = [
  { reason: 'gone' },
  { reason: 'notYours', may: ['activities', 'clubs'] },
  { reason: 'applied', kind: 'grades', counts },
  { reason: 'otherFile' },
  { reason: 'busy' },
]
const errors = [
  { row: 3, column: 'score', message: 'Expected a score from 0 to 100, such as 85 or 85.5.' },
  { row: 4, column: null, message: 'S1 is no student.' },
]

export const recordsOccasions = (now: DateTime): Occasions<Wording['records']> => ({
  kindName: importKinds.map((kind) => [kind]),
  chooseKind: [[[button]]],
  notKeeper: [[['registrar', 'clubs']]],
  uploadPage: [['officers', ['a', 'b'], 'https://licheng.example/upload?k=1']],
  preview: [
    ['attendance', counts, [button]],
    ['officers', fewer, [button]],
  ],
  errors: [
    ['grades', errors, 10],
    [undefined, errors, 1],
  ],
  applied: [['grades', counts]],
  refused: refusals.map((refusal) => [refusal]),
  notTaken: [[[{ kind: 'grades', columns: ['a', 'b'] }]]],
  unreadable: [[true], [false]],
  overview: [[{ officers: 1, attendance: 2, grades: 3, counselling: 4 }, [button]]],
  officers: [
    [
      officerLevels.map((level) => ({
        ...{ _id: level, student: 'S1', term: '115-1', level, unit: '101', position: 'P' },
        ...(level === 'club' ? {} : { startsOn: '2026-08-31' }),
        ...(level === 'class' ? { endsOn: '2027-01-20', origin: { school: '123456' } } : {}),
      })),
      3,
      now,
      [button],
    ],
    [[], 0, now, []],
  ],
  attendance: [
    [
      absenceKinds.map((kind) => ({ _id: kind, student: 'S1', date: '2026-10-01', period: '1', kind })),
      6,
      now,
      [button],
    ],
  ],
  grades: [[[{ term: '115-1', course: 'C', score: '85' }], 1, [button]]],
})

const record: Counselling = {
  _id: 12,
  student: 'S1',
  counsellor: 'T1',
  date: '2026-10-14',
  time: '12:10',
  place: 'P',
  content: description,
  advice: reason,
  createdAt: new Date(0),
}
const counsellingRefusals: CounsellingRefusal[] = [
  { reason: 'notYours' },
  { reason: 'notCounselled' },
  { reason: 'future' },
]

export const counsellingOccasions = (now: DateTime): Occasions<Wording['counselling']> => ({
  noStudents: [[]],
  askNext: [
    [['student', 'date', 'time', 'place', 'content', 'advice'], 0, [button]],
    [['advice'], 5, [button]],
  ],
  unknownStudent: [[]],
  severalStudents: [[[button]]],
  notADate: [[]],
  notATime: [[]],
  review: [[record, 'Lin', now, [button]]],
  added: [[12]],
  refused: counsellingRefusals.map((refusal) => [refusal]),
  listed: [
    [[{ record, student: 'Lin' }], 1, now, [button]],
    [[], 0, now, []],
  ],
  show: [[12]],
  shown: [[record, 'Lin', 'Chen', now]],
  gone: [[]],
})

/** What stands alone as a button's label somewhere. */
export const recordsLabels = ({ records, counselling }: Wording): string[] => [
  ...[records.tool, records.confirm, records.cancel, records.mine, records.more, ...Object.values(records.part)],
  ...importKinds.map(records.kindName),
  ...[counselling.tool, counselling.begin, counselling.more, counselling.save, counselling.cancel],
]
