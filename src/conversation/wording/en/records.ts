import { instantOf } from '../../../regulation/schoolTime.ts'
import type { AbsenceKind } from '../../../school/attendance.ts'
import type { ImportKind } from '../../../school/import/compareFile.ts'
import type { RowError } from '../../../school/import/rowError.ts'
import {
  type Counts,
  maxUploadBytes,
  type UploadRefusal,
  uploadLifetimeMinutes,
} from '../../../school/import/uploads.ts'
import type { Role } from '../../../school/roles.ts'
import { enDate, plural, wholeMegabytes } from '../format.ts'
import type { Wording } from '../index.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const kindNames: Record<ImportKind, string> = {
  people: 'people',
  courses: 'courses',
  enrolments: 'enrolments',
  guardians: 'guardians',
  officers: 'officers',
  attendance: 'attendance',
  grades: 'grades',
}
const absenceNames: Record<AbsenceKind, string> = {
  absent: 'absent without leave',
  late: 'late',
  sick: 'sick leave',
  personal: 'personal leave',
  official: 'official leave',
  bereavement: 'bereavement leave',
}

const note = basis({ basis: 'regulation', clause: '§五(一)(二)', rule: 'R-4' })
const rolesOf = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join(', ')

const countsLine = ({ rows, added, changed, unchanged, droppedOut }: Counts) =>
  `${plural(rows, 'row')}: ${added} added, ${changed} changed, ${unchanged} unchanged${droppedOut > 0 ? `, ${droppedOut} removed` : ''}`

const errorLine = ({ row, column, message }: RowError) =>
  `Row ${row}${column === null ? '' : `, ${column}`}: ${message}`

function refusalLines(refusal: UploadRefusal): string[] {
  switch (refusal.reason) {
    case 'gone':
      return [
        `This upload is too old, or not yours: nothing was changed. Each is good for ${uploadLifetimeMinutes} minutes.`,
      ]
    case 'notYours':
      return [`Such files are entered by: ${rolesOf(refusal.may)}. You hold none of these now.`]
    case 'applied':
      return [
        `This file (${kindNames[refusal.kind]}) is imported already; it was not done again.`,
        countsLine(refusal.counts),
      ]
    case 'otherFile':
      return [
        'Another file was handed over since that preview: nothing was imported. Look at the new preview, then confirm.',
      ]
    case 'busy':
      return ['Another file is being imported, and this one is not yet. Press confirm again in a minute.']
  }
}

export const records: Wording['records'] = {
  tool: 'Upload a list',
  kindName: (kind) => kindNames[kind],
  confirm: 'Import it',
  cancel: 'Cancel',

  chooseKind: (buttons) => ({
    title: 'Which list do you bring?',
    lines: ['You may also send me the CSV file here: I go by the columns in its first row.'],
    note,
    buttons,
  }),
  notKeeper: (may) => ({
    lines: [`Lists are entered by: ${rolesOf(may)}. Your account holds none of these.`],
    buttons: [ask('account.whoami')],
  }),
  uploadPage: (kind, columns, url) => ({
    title: `Upload ${kindNames[kind]}`,
    lines: [
      `The button opens the page: choose the file, look at the preview, confirm. Good for ${uploadLifetimeMinutes} minutes and one import.`,
      { label: 'Columns', value: columns.join(',') },
    ],
    note: 'CSV, UTF-8; it is imported only if every row is right.',
    buttons: [{ label: 'Open the page', url }],
    alt: 'Page to upload a list',
  }),

  preview: (kind, counts, buttons) => ({
    title: `Preview of ${kindNames[kind]}: not imported yet`,
    lines: [countsLine(counts), 'The file is still in this chat: take it back or delete it when you are done.'],
    note: `Confirm within ${uploadLifetimeMinutes} minutes. ${note}`,
    buttons,
    alt: 'Preview of a list',
  }),
  errors: (kind, errors, shown) => ({
    title: `${plural(errors.length, 'mistake')}: ${kind ? kindNames[kind] : 'the file'} not imported`,
    lines: [
      ...errors.slice(0, shown).map(errorLine),
      ...(errors.length > shown ? [`And ${errors.length - shown} more, shown when these are mended.`] : []),
      'The file is still in this chat: take it back or delete it, and send the mended one.',
    ],
    note: 'Rows are counted as a spreadsheet does: the header is row 1.',
    alt: 'A list was not imported',
  }),
  applied: (kind, counts) => ({
    title: `Imported: ${kindNames[kind]}`,
    lines: [countsLine(counts), 'When everything is checked, press Done among your duties.'],
    note,
    buttons: [ask('task.list')],
    alt: 'A list was imported',
  }),
  refused: (refusal) => ({ lines: refusalLines(refusal), buttons: [ask('task.list')] }),
  notTaken: (kinds) => ({
    title: 'This is no list that you enter',
    lines: [
      'The first row must name the columns of one of these. The file was not kept: take it back or delete it.',
      ...kinds.map(({ kind, columns }) => ({ label: kindNames[kind], value: columns.join(',') })),
    ],
    alt: 'A file was not kept',
  }),
  unreadable: (tooLarge) => ({
    lines: [
      tooLarge
        ? `The file is over ${wholeMegabytes(maxUploadBytes)} and was not kept. Split it.`
        : 'The file could not be read and was not kept. Send it again.',
    ],
  }),

  page: {
    title: (kind) => `Upload ${kindNames[kind]}`,
    heading: 'Upload a list',
    steps: ['Choose a file', 'Look at it', 'Import it'],
    columns: 'The first row must name these columns:',
    optional: 'May be left out: ',
    file: `CSV file (UTF-8, at most ${wholeMegabytes(maxUploadBytes)})`,
    busy: 'Working…',
    other: 'Choose another file',
    replace: 'This file is the whole list: what it leaves out (of the same semester, day or course) is removed',
    look: 'Preview',
    confirm: 'Import it',
    until: (time) => `Good until ${time}; it is imported only if every row is right.`,
    preview: 'Preview: not imported yet',
    counts: countsLine,
    errors: (count) => `${plural(count, 'mistake')}: nothing was imported`,
    error: errorLine,
    again: 'Mend it and choose the file again:',
    applied: 'Imported',
    back: 'You can close this page and go back to the chat, to your duties.',
    noFile: 'No file was chosen.',
    tooLarge: `The file is over ${wholeMegabytes(maxUploadBytes)}. Split it.`,
    refused: refusalLines,
  },

  mine: 'School records of me',
  more: 'More',
  overview: (counts, buttons) => ({
    title: 'What the school recorded of you',
    lines: [
      { label: 'Offices held', value: String(counts.officers) },
      { label: 'Absences', value: String(counts.attendance) },
      { label: 'Grades', value: String(counts.grades) },
      { label: 'Counselling', value: String(counts.counselling) },
    ],
    note: `Something wrong? Ask the office that entered it. ${note}`,
    buttons,
    alt: 'What the school recorded of you',
  }),
  part: { officers: 'Offices I held', attendance: 'My attendance', grades: 'My grades', counselling: 'My counselling' },
  officers: (shown, total, now, buttons) => ({
    title: `${plural(total, 'office')} held`,
    lines: shown.map(({ term, level, unit, position, startsOn, endsOn, origin }) => {
      const [from, to] = [startsOn, endsOn].map((iso) => (iso ? enDate(instantOf(iso), now) : ''))
      return `${term} ${level}: ${[unit, position].filter(Boolean).join(' ')}${from || to ? ` (${from} to ${to})` : ''}${origin ? `, at school ${origin.school}` : ''}`
    }),
    note: `Something wrong? Ask Student Activities; for clubs, the Clubs Section. ${basis({ basis: 'regulation', clause: '§五(一)2–3', rule: 'R-4' })}`,
    buttons,
    alt: 'Offices you held',
  }),
  attendance: (shown, total, now, buttons) => ({
    title: plural(total, 'absence'),
    lines: shown.map(
      ({ date, period, kind }) => `${enDate(instantOf(date), now)}, period ${period}: ${absenceNames[kind]}`,
    ),
    note: `Something wrong? Ask Student Affairs. ${basis({ basis: 'regulation', clause: '§五(一)4', rule: 'R-4' })}`,
    buttons,
    alt: 'Your attendance',
  }),
  grades: (shown, total, buttons) => ({
    title: plural(total, 'grade'),
    lines: shown.map(({ term, course, score }) => ({ label: `${term} ${course}`, value: score })),
    note: `Something wrong? Ask the Registrar. ${basis({ basis: 'regulation', clause: '§五(二)1', rule: 'R-4' })}`,
    buttons,
    alt: 'Your grades',
  }),
}
