import type { DateTime } from 'luxon'
import { instantOf } from '../../../regulation/schoolTime.ts'
import { enDate, plural } from '../format.ts'
import type { Wording } from '../index.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'

const note = `Not submitted to the central database, and not transferred. ${basis({ basis: 'regulation', clause: '§五(二)2', rule: 'R-4' })}`
const fieldNames = {
  student: 'student',
  date: 'date',
  time: 'time',
  place: 'place',
  content: 'content',
  advice: 'advice',
}
const examples = {
  student: 'number or name',
  date: '10/14',
  time: '12:10',
  place: 'counselling room',
  content: 'what was talked about',
  advice: 'what was advised',
}
const day = (iso: string, now: DateTime) => enDate(instantOf(iso), now)

export const counselling: Wording['counselling'] = {
  labels: fieldNames,
  tool: 'Counselling records',
  begin: 'Enter one',
  more: 'More',
  save: 'Save',
  cancel: 'Cancel',

  noStudents: () => ({
    lines: [
      'Your row names no class that you counsel, so nothing can be entered yet. Ask the Registrar to add your classes.',
    ],
    buttons: [ask('account.whoami')],
  }),
  askNext: (missing, known, buttons) => ({
    title: `Counselling: still missing ${missing.map((field) => fieldNames[field]).join(', ')}`,
    lines: [
      known === 0 ? 'You may say everything at once, a line each, such as:' : 'Go on, a line each:',
      missing.map((field) => `${fieldNames[field]}: ${examples[field]}`).join('\n'),
    ],
    note,
    buttons,
    alt: 'Counselling record',
  }),
  unknownStudent: () => ({
    lines: ['No such student in the classes that you counsel. Type the number, or the full name.'],
  }),
  severalStudents: (buttons) => ({ lines: ['Several have that name. Choose one.'], buttons }),
  notADate: () => ({ lines: ['I cannot tell which day that is. Write 10/14, today, or 2026-10-14.'] }),
  notATime: () => ({ lines: ['I cannot tell which time that is. Write 12:10.'] }),
  review: (written, student, now, buttons) => ({
    title: 'Save it like this?',
    lines: [
      { label: 'Student', value: student },
      { label: 'Time', value: `${day(written.date, now)} ${written.time}` },
      { label: 'Place', value: written.place },
      { label: 'Content', value: written.content },
      { label: 'Advice', value: written.advice },
      'To change one, say it again, such as "place: library".',
    ],
    note,
    buttons,
    alt: 'Counselling record: please confirm',
  }),
  added: (id) => ({
    title: `Counselling record ${id} is entered`,
    lines: ['The student can see it.'],
    note,
    buttons: [{ label: 'See the records', press: { kind: 'act', act: 'counselling.list', args: ['0'] } }],
    alt: 'Counselling record entered',
  }),
  refused: ({ reason }) => ({
    lines: [
      reason === 'future'
        ? 'That day is still to come: nothing was entered. Enter it afterwards.'
        : reason === 'notCounselled'
          ? 'You do not counsel this student now: nothing was entered.'
          : 'Counselling records are entered by course counsellors, and you are none now.',
    ],
    buttons: [ask('account.whoami')],
  }),
  listed: (shown, total, now, buttons) => ({
    title: plural(total, 'counselling record'),
    lines: shown.map(({ record, student }) => `${record._id}: ${day(record.date, now)} ${record.time} ${student}`),
    note,
    buttons,
    alt: 'Counselling records',
  }),
  show: (id) => `See record ${id}`,
  shown: (record, student, counsellor, now) => ({
    title: `Counselling record ${record._id}`,
    lines: [
      { label: 'Student', value: student },
      { label: 'Counsellor', value: counsellor },
      { label: 'Time', value: `${day(record.date, now)} ${record.time}` },
      { label: 'Place', value: record.place },
      { label: 'Content', value: record.content },
      { label: 'Advice', value: record.advice },
    ],
    note,
    alt: 'Counselling record',
  }),
  gone: () => ({ lines: ['There is no such record, or you may not see it now.'], buttons: [ask('help')] }),
}
