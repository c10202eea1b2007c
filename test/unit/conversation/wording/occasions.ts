import { DateTime } from 'luxon'
import type { Button } from '../../../../src/conversation/message.ts'
import type { Wording } from '../../../../src/conversation/wording/index.ts'
import { presses } from '../../../../src/conversation/wording/presses.ts'
import type { Entry, EntryFile, EntryState } from '../../../../src/portfolio/entry.ts'
import type { Refusal } from '../../../../src/portfolio/outcomes.ts'
import { termRules } from '../../../../src/portfolio/terms.ts'
import type { EntryView } from '../../../../src/portfolio/views.ts'
import type { Citation } from '../../../../src/regulation/citation.ts'
import type { ActRefusal, OutcomeAct } from '../../../../src/regulation/outcomeState.ts'
import { zone } from '../../../../src/regulation/schoolTime.ts'
import type { Window } from '../../../../src/regulation/windows.ts'
import type { School } from '../../../../src/school/calendar.ts'
import type { Person } from '../../../../src/school/person.ts'
import { ruleset, terms } from '../../regulation/school.ts'

/**
 * Occasions to say everything in the wording. What comes in as an argument is written without Chinese, so that whatever
 * Chinese an English reply holds is its own; what no lock screen may show is one of the two secrets.
 */

export const description = 'SecretDescription'
export const reason = 'SecretReason'

export const now = DateTime.fromISO('2027-02-05T09:00', { zone }) as DateTime<true>
const date = now.toJSDate()
const closedAt = DateTime.fromISO('2027-02-03T23:59:59', { zone }) as DateTime<true>

const document: EntryFile = {
  id: 'f1',
  role: 'document',
  name: 'report.pdf',
  type: 'application/pdf',
  bytes: 3_200_000,
  sha256: 'a'.repeat(64),
  md5: 'b'.repeat(32),
  storedAt: date,
}
const av: EntryFile = { ...document, id: 'f2', role: 'av', name: 'talk.mp3', type: 'audio/mpeg', bytes: 90_000 }
const files = [document, av]

const entryIn = (state: EntryState): Entry => ({
  _id: 12345,
  kind: 'course',
  student: 'S1',
  course: 'C1',
  term: '115-1',
  year: 115,
  period: '115-1',
  place: 1,
  state,
  round: 3,
  description,
  files,
  createdAt: date,
  createdBy: 'S1',
  createdIn: 'line:1',
  changedIn: 'line:2',
  everSent: state !== 'draft',
  selected: 'no',
  hidden: false,
  unsettled: [],
  ...(state === 'draft' ? {} : { sentAt: date, dueAt: date }),
  ...(state === 'certified' || state === 'returned' ? { decidedAt: date, decidedBy: 'T1' } : {}),
  ...(state === 'returned' || state === 'pending' ? { reason } : {}),
})
const viewIn = (state: EntryState): EntryView => ({
  entry: entryIn(state),
  course: 'Mathematics',
  student: 'Lin',
  className: '101',
  teachers: ['Chen', 'Wu'],
  ...(state === 'certified' || state === 'returned' ? { decidedBy: 'Chen' } : {}),
})
/** One of which only what must be known is known. */
const bare = (state: EntryState): EntryView => {
  const { sentAt: _sent, dueAt: _due, decidedAt: _decided, reason: _reason, term: _term, ...entry } = entryIn(state)
  return { entry: { ...entry, files: [] }, course: 'Mathematics', student: 'S1', className: '', teachers: [] }
}
const [draft, pending, certified, returned] = [
  viewIn('draft'),
  viewIn('pending'),
  viewIn('certified'),
  viewIn('returned'),
]
const views = [draft, pending, certified, returned]

const button = (value: string): Button => ({ label: value, press: presses.answer('d1', value) })
const [yes, no, cancel] = [button('yes'), button('no'), button('cancel')]
const typing: Button = { label: 'type', type: presses.answer('d1', 'type'), hint: 'hint' }
const links = files.map((file) => ({ file, open: 'https://school.example/o', download: 'https://school.example/d' }))

const office = 'Office'
const allowed = { document: ['pdf', 'jpg', 'png'], av: ['mp3', 'mp4'] } as const
const citation: Citation = { basis: 'regulation', clause: '表一', rule: 'R-5.3' }
const practice: Citation = { basis: 'school', rule: 'R-5.6' }
const counted = { text: description, han: 120, visible: 130 }

const person: Person = {
  _id: 'S1',
  name: 'Lin',
  roles: ['student'],
  years: [{ year: 115, grade: 10, classes: ['101'], division: 'day', status: 'enrolled', statusOn: '2026-08-01' }],
}
const school: School = {
  name: 'School',
  code: '999999',
  website: '',
  offices: {},
  holidays: [],
  calendar: { terms, notices: [] },
  ruleset: ruleset.id,
  demo: false,
  version: 1,
}
const rules = termRules(school, person, '115-1', now)
const unannounced = (({ closesAt: _closes, ...rest }: Window): Window => rest)(rules.upload)
const notOpen: Window = { ...rules.upload, opensAt: now.plus({ days: 1 }), closesAt: now.plus({ days: 9 }) }
const byNotice: Window = {
  ...rules.upload,
  closesAt: closedAt,
  source: { kind: 'notice', id: 'G12', published: '2027-01-04', basis: 'Basis' },
}

const ruled = (act: OutcomeAct | 'add', refusal: ActRefusal, entry?: Entry): Refusal => ({
  reason: 'rule',
  act,
  rules,
  refusal,
  ...(entry ? { entry } : {}),
})

/** Every way in which an act is refused. */
export const refusals: Refusal[] = [
  { reason: 'noSuchEntry' },
  { reason: 'notYourCourse' },
  { reason: 'noCredits' },
  { reason: 'full', term: '115-1', limit: 9, citation },
  { reason: 'stale', entry: certified.entry },
  { reason: 'stale', entry: draft.entry },
  ruled('certify', { reason: 'notYours', may: ['certifier'], citation: practice }, pending.entry),
  ruled('takeBack', { reason: 'notYours', may: ['certifier', 'academicAffairs'], citation: practice }, returned.entry),
  ruled('edit', { reason: 'notYours', may: ['owner'], citation: practice }, draft.entry),
  ruled('add', { reason: 'left', citation: practice }),
  ruled('edit', { reason: 'state', state: 'pending', from: ['draft'], citation: practice }, pending.entry),
  ruled('certify', { reason: 'state', state: 'draft', from: ['pending'], citation: practice }, draft.entry),
  ruled('send', { reason: 'unedited', citation: practice }, returned.entry),
  ruled('add', { reason: 'notYet', window: notOpen }),
  ruled('add', { reason: 'closed', window: byNotice }),
  ruled('send', { reason: 'closed', window: rules.certification }, draft.entry),
  ruled('certify', { reason: 'closed', window: { ...rules.certification, closesAt: closedAt } }, pending.entry),
  ruled('add', { reason: 'closed', window: unannounced }),
  ruled('add', { reason: 'unannounced', window: unannounced }),
  ruled(
    'send',
    { reason: 'incomplete', lacks: ['course', 'file', 'description'], waived: true, citation: practice },
    draft.entry,
  ),
  ruled('send', { reason: 'incomplete', lacks: ['file'], waived: false, citation: practice }, draft.entry),
  ruled('return', { reason: 'noReason', citation: practice }, pending.entry),
  ruled('takeBack', { reason: 'selected', selected: 'locked', citation: practice }, certified.entry),
]

type Sections = Omit<Wording, 'answers'>
/** For every function of a section, the arguments of one call or more. */
type Occasions<Section> = {
  [Key in keyof Section as Section[Key] extends (...args: never[]) => unknown ? Key : never]: Section[Key] extends (
    ...args: infer Args
  ) => unknown
    ? Args[]
    : never
}

export const occasions: { [Section in keyof Sections]: Occasions<Sections[Section]> } = {
  general: {
    privacyNotice: [
      ['School', 'line', office],
      ['School', 'simulator', office],
    ],
    welcome: [['School']],
    welcomeBack: [['Lin', [yes]]],
    help: [
      ['student', 'Lin'],
      ['teacher', 'Chen'],
      ['homeroom', 'Chen'],
      ['office', 'Chen'],
      ['other', undefined],
    ],
    mustBind: [[office]],
    notForYou: [['Role']],
    notYetHere: [['Matter', office]],
    notUnderstood: [[[yes, no]]],
    tooLong: [[6200]],
    notReadable: [[[yes]]],
    filesAreForStudents: [[]],
    broken: [['E-1']],
    cancelled: [[]],
    nothingToCancel: [[]],
    answeredAlready: [[]],
    questionGone: [[]],
    maybeUnheard: [['Outcome']],
    languageIs: [['zh-TW'], ['en']],
    whichLanguage: [[]],
    settings: [
      [true, true],
      [false, false],
    ],
    groupHello: [[]],
    askInPrivate: [[]],
  },
  binding: {
    roleNames: [[['teacher', 'curriculum']]],
    description: [
      [['student'], ['101']],
      [
        ['teacher', 'homeroom', 'counsellor'],
        ['102', '103'],
      ],
      [['student'], []],
    ],
    date: [[now]],
    howTo: [[]],
    bound: [
      ['Lin', 'Role', false, [yes]],
      ['Lin', 'Role', true, [yes, no, cancel, yes]],
    ],
    alreadyYours: [['Lin', [yes]]],
    replaceOrNot: [['Lin', 'Wu', yes, no]],
    kept: [['Lin']],
    wrong: [[]],
    used: [[]],
    expired: [[]],
    voided: [[]],
    tooManyTries: [[]],
    whoami: [
      ['Lin', 'S1', 'Role', '2/5', ['LINE']],
      ['Lin', 'S1', 'Role', '2/5', []],
    ],
    nobody: [[]],
    unbindOrNot: [['Lin', yes, no]],
    unbound: [[]],
    replacedElsewhere: [['line'], ['simulator']],
    staffBound: [['Chen', 'T1', 'discord']],
  },
  handIn: {
    askFile: [
      [undefined, allowed, cancel],
      ['Mathematics', allowed, cancel],
    ],
    askCourse: [
      [files, ['Warning'], office, [yes], [cancel]],
      [[], [], office, [], [cancel]],
    ],
    courseLabel: [
      [
        { _id: 'C1', term: '115-1', name: 'Mathematics', subject: 'M', credits: 4, division: 'day', teachers: [] },
        true,
      ],
      [
        { _id: 'C1', term: '115-1', name: 'Mathematics', subject: 'M', credits: 4, division: 'day', teachers: [] },
        false,
      ],
    ],
    noSuchCourse: [[description, office]],
    askDescription: [[files, 'Mathematics', ['Warning'], cancel, 100]],
    descriptionRefused: [
      [{ ...counted, verdict: 'refused', reason: 'empty', citation }],
      [{ ...counted, verdict: 'refused', reason: 'tooManyHan', limit: 100, citation }],
      [{ ...counted, verdict: 'refused', reason: 'tooManyVisible', limit: 300, citation: practice }],
    ],
    descriptionCounted: [
      [{ ...counted, verdict: 'ok' }],
      [{ ...counted, verdict: 'warn', reason: 'manyVisible', limit: 100, citation }],
    ],
    fileRefused: [
      [{ verdict: 'refused', reason: 'empty' }, 'report.pdf'],
      [{ verdict: 'refused', reason: 'type', received: 'image/heic', allowed, citation }, 'photo.heic'],
      [{ verdict: 'refused', reason: 'type', received: 'font/ttf', allowed, citation }, 'font.ttf'],
      [{ verdict: 'refused', reason: 'type', allowed, citation }, undefined],
      [
        { verdict: 'refused', reason: 'tooLarge', role: 'av', type: 'mp4', maxBytes: 10 * 2 ** 20, citation },
        'film.mp4',
      ],
      [{ verdict: 'refused', reason: 'secondOfRole', role: 'document', citation }, 'second.pdf'],
    ],
    largeFile: [
      ['document', 4_100_000],
      ['av', 10_300_000],
    ],
    second: [['av', 'old.mp3', 'new.mp3', yes, no, cancel]],
    replaced: [['document'], ['av']],
    set: [[3], [undefined]],
    trouble: [
      ['gone', { document: 4 * 2 ** 20, av: 10 * 2 ** 20 }],
      ['notReady', { document: 4 * 2 ** 20, av: 10 * 2 ** 20 }],
      ['tooLarge', { document: 4 * 2 ** 20, av: 10 * 2 ** 20 }],
      ['empty', { document: 4 * 2 ** 20, av: 10 * 2 ** 20 }],
      ['unavailable', { document: 4 * 2 ** 20, av: 10 * 2 ** 20 }],
    ],
    lastHour: [[closedAt, now]],
    unsent: [['report.pdf']],
    unsentKept: [[12345]],
    editWhat: [[12345, 'Mathematics', [yes, cancel]]],
    whichToEdit: [[[{ id: 12345, course: 'Mathematics' }], [yes]]],
    nothingToEdit: [[]],
    removeFile: [['document'], ['av']],
    askNewDescription: [[12345, description, cancel, 100]],
    askNewFile: [[12345, allowed, cancel]],
    needsOneFile: [[]],
    edited: [[12345]],
  },
  entries: {
    refused: refusals.flatMap((refusal) => [
      [refusal, now, office],
      [refusal, now, office, 'Chen'],
    ]),
    card: [[draft], [pending], [certified], [returned], [bare('draft')]],
    drafted: [
      [draft, 8, closedAt, ['Warning']],
      [bare('draft'), 1, undefined, []],
    ],
    sent: [[pending], [bare('pending')]],
    sentMany: [[[pending], [{ lines: ['Refused'] }]]],
    whichToSend: [[[draft, bare('draft')]]],
    noDrafts: [[]],
    withdrawn: [
      [draft, undefined],
      [draft, 'notEditable'],
      [draft, 'notSendable'],
    ],
    deleteOrNot: [
      [draft, yes, no],
      [returned, yes, no],
    ],
    deleted: [[12345, 1]],
    kept: [[]],
    whichToWithdraw: [[[draft, pending, returned]]],
    deleteManyOrNot: [[[draft], yes, no]],
    nothingToWithdraw: [[]],
    list: [
      [[], 0, {}, undefined],
      [views, 30, {}, yes],
      [[certified], 1, { status: 'certified', term: '115-1' }, undefined],
    ],
    files: [[certified, links]],
    verified: [
      [[], now],
      [[{ name: 'report.pdf', entry: 12345, state: 'intact' }], now],
      [
        [
          { name: 'report.pdf', entry: 12345, state: 'missing' },
          { name: 'talk.mp3', entry: 12345, state: 'changed' },
        ],
        now,
      ],
    ],
    noSuch: [['#12345']],
  },
  certification: {
    request: [
      [pending, links, true],
      [bare('pending'), [], false],
    ],
    decided: [
      [certified, links],
      [returned, links],
      [bare('draft'), []],
    ],
    requests: [[11]],
    pending: [
      [[], 0, 0, 0, undefined, undefined],
      [[pending, bare('pending')], 20, 1, 2, yes, no],
    ],
    approveAll: [[99]],
    approveManyOrNot: [
      [[pending], 0, yes, no],
      [[pending, pending], 18, yes, no],
    ],
    approveYes: [[99]],
    nothingDone: [[]],
    approvedMany: [
      [[certified], [returned], 1, 18],
      [[], [], 0, 0],
    ],
    approved: [
      [certified, 0],
      [certified, 1],
    ],
    askReason: [
      [pending, true, [yes], typing, cancel],
      [pending, false, [yes], typing, cancel],
    ],
    finalOrNot: [[pending, reason, yes, no]],
    returned: [[returned, 7]],
    whichToReturn: [[[pending]]],
    askTakeBackReason: [[certified, typing, cancel]],
    typeNow: [[]],
    takenBack: [[pending]],
    decision: [
      [certified, false],
      [returned, false],
      [returned, true],
      [pending, false],
      [bare('certified'), false],
    ],
    decisions: [[views]],
    lateReturn: [[returned], [bare('returned')]],
    teacherChanged: [
      ['Mathematics', true],
      ['Mathematics', false],
    ],
  },
}
