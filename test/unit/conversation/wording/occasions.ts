import { DateTime } from 'luxon'
import type { Button } from '../../../../src/conversation/message.ts'
import type { Wording } from '../../../../src/conversation/wording/index.ts'
import { presses } from '../../../../src/conversation/wording/presses.ts'
import type { DiverseDraft, DiverseRefusal } from '../../../../src/portfolio/diverse.ts'
import type { Entry, EntryFile, EntryState } from '../../../../src/portfolio/entry.ts'
import type { Refusal } from '../../../../src/portfolio/outcomes.ts'
import { emptySelection } from '../../../../src/portfolio/selection.ts'
import type { SelectionStanding } from '../../../../src/portfolio/selectionRules.ts'
import type { SelectionRefusal } from '../../../../src/portfolio/selections.ts'
import { termRules } from '../../../../src/portfolio/terms.ts'
import type { EntryView } from '../../../../src/portfolio/views.ts'
import type { Citation } from '../../../../src/regulation/citation.ts'
import { fieldsOf } from '../../../../src/regulation/diverseForm.ts'
import type { ActRefusal, OutcomeAct } from '../../../../src/regulation/outcomeState.ts'
import { zone } from '../../../../src/regulation/schoolTime.ts'
import type { SelectionRefusal as RuledSelection } from '../../../../src/regulation/selection.ts'
import type { Window } from '../../../../src/regulation/windows.ts'
import type { School } from '../../../../src/school/calendar.ts'
import type { Person } from '../../../../src/school/person.ts'
import { offices } from '../../../../src/school/roles.ts'
import { ruleset, terms } from '../../regulation/school.ts'
import { classOccasions } from './classOccasions.ts'
import { digestCalls } from './digestCalls.ts'
import { evaluationOccasions } from './evaluationOccasions.ts'
import { dutyOccasions, governanceOccasions } from './governanceOccasions.ts'
import { noticeOccasions } from './noticeOccasions.ts'
import { guardianOccasions, proxyOccasions } from './proxyOccasions.ts'
import { counsellingOccasions, recordsOccasions } from './recordsOccasions.ts'
import { retentionOccasions } from './retentionOccasions.ts'
import { receiptOccasions, submissionOccasions } from './submissionOccasions.ts'
import { arrivalOccasions, transferOccasions } from './transferOccasions.ts'
import { description, reason } from './typedText.ts'

/**
 * Occasions to say everything in the wording. What comes in as an argument is written without Chinese, so that whatever
 * Chinese an English reply holds is its own; what no lock screen may show is one of the two secrets.
 */

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

const competition: DiverseDraft = {
  category: 'competition',
  fields: { name: 'Science Fair', level: '3', announcedOn: '2026-11-03', participation: 'team' },
  files: [document],
}
const recordedAs = (more: Partial<Entry>): EntryView => {
  const { course: _course, term: _term, ...entry } = entryIn('draft')
  const own = { kind: 'diverse', state: 'recorded', period: '115', category: 'competition' } as const
  return {
    entry: { ...entry, ...own, fields: competition.fields, ...more },
    course: '',
    student: 'Lin',
    className: '101',
    teachers: [],
  }
}
const recorded = recordedAs({ link: 'https://school.example/video' })
const recordedLocked = recordedAs({ selected: 'locked', files: [] })

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

const diverseRuled = (act: 'add' | 'edit', refusal: ActRefusal): DiverseRefusal => ({
  reason: 'rule',
  act,
  refusal,
  ...(act === 'edit' ? { entry: recordedLocked.entry } : {}),
})

/** Every way in which an act on diverse performance is refused. */
const diverseRefusals: DiverseRefusal[] = [
  { reason: 'noSuchEntry' },
  { reason: 'full', year: 115, limit: 30, citation },
  { reason: 'stale', entry: recorded.entry },
  diverseRuled('add', { reason: 'left', citation: practice }),
  diverseRuled('add', { reason: 'closed', window: { ...byNotice, operation: 'diverse-upload' } }),
  diverseRuled('add', { reason: 'notYet', window: notOpen }),
  diverseRuled('edit', { reason: 'selected', selected: 'locked', citation: practice }),
  {
    reason: 'flawed',
    category: 'service',
    fields: [
      { field: 'name', flaw: 'missing' },
      { field: 'unit', flaw: 'tooLong' },
      { field: 'hours', flaw: 'notANumber' },
      { field: 'endsOn', flaw: 'before' },
    ],
    description: { ...counted, verdict: 'refused', reason: 'tooManyHan', limit: 100, citation },
    link: { refused: 'form' },
  },
]

const open: Window = { ...rules.upload, closesAt: now.plus({ days: 9 }) }
const standingIn = (kind: 'course' | 'diverse', ticked: number[], window = open, more = {}): SelectionStanding => ({
  rules: { year: 115, kind, ruleset, isStatusChanged: false, window, ...more },
  selection: { ...emptySelection('S1', 115, kind), ticked },
})
const selecting = standingIn('course', [12345])
const full = standingIn('course', [1, 2, 3, 4, 5, 12345])
const moved = standingIn('diverse', [12345], unannounced, { isStatusChanged: true })
const waived = standingIn('diverse', [], byNotice)
const standings = [selecting, full, moved, waived, standingIn('course', [12345], byNotice)]
const page = { views: [certified], total: 20, page: 2, pages: 3, buttons: [yes] }
const selectionRuled = (refusal: RuledSelection, entry?: Entry): SelectionRefusal => ({
  ...selecting,
  reason: 'rule',
  act: 'select',
  refusal,
  ...(entry ? { entry } : {}),
})

/** Every way in which an act on a selection is refused. */
const selectionRefusals: SelectionRefusal[] = [
  { reason: 'noSuchEntry' },
  selectionRuled({ reason: 'notYours', citation }, certified.entry),
  selectionRuled({ reason: 'left', citation: practice }),
  selectionRuled({ reason: 'locked', citation: practice }, certified.entry),
  selectionRuled({ reason: 'notCertified', state: 'pending', citation }, pending.entry),
  selectionRuled({ reason: 'full', limit: 6, citation }, certified.entry),
  selectionRuled({ reason: 'closed', window: byNotice }, certified.entry),
  selectionRuled({ reason: 'notYet', window: notOpen }),
  selectionRuled({ reason: 'unannounced', window: unannounced }),
]

type Sections = Omit<Wording, 'answers' | 'commands'>
/** For every function of a section, the arguments of one call or more. */
export type Occasions<Section> = {
  [Key in keyof Section as Section[Key] extends (...args: never[]) => unknown ? Key : never]: Section[Key] extends (
    ...args: infer Args
  ) => unknown
    ? Args[]
    : never
}

export const occasions: { [Section in keyof Sections]: Occasions<Sections[Section]> } = {
  reminders: { digest: digestCalls(now), own: [...digestCalls(now), [[], now]] },
  audit: {
    damaged: [
      [1, [12]],
      [25_210, [12, 15]],
    ],
  },
  retention: retentionOccasions(now),
  arrivals: arrivalOccasions,
  transfer: transferOccasions,
  records: recordsOccasions(now),
  counselling: counsellingOccasions(now),
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
    notForYou: [[['homeroom']], [offices]],
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
      [true, true, ['line']],
      [false, false, ['line', 'discord'], 'line'],
      [false, true, ['line', 'discord']],
    ],
    groupHello: [[]],
    askInPrivate: [[]],
  },
  ...classOccasions,
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
    whichToEdit: [[[draft, recorded], [yes]]],
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
    spared: [
      [certified, certified.entry],
      [certified, { ...certified.entry, origin: { school: '123456', term: '115-1' } }],
    ],
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
  diverse: {
    partName: [
      ['competition', 'prize'],
      ['competition', 'description'],
      ['competition', 'link'],
    ],
    askYear: [[[yes, no], cancel]],
    yearLabel: [[115]],
    askCategory: [
      [[], [], [yes], cancel],
      [files, ['Warning'], [yes], cancel],
    ],
    askField: [
      [competition, [...fieldsOf('competition')], ['Warning'], [yes, cancel]],
      [{ ...competition, fields: {} }, [...fieldsOf('service')].slice(-1), [], [cancel]],
      [{ ...competition, fields: {} }, [], ['Warning'], [cancel]],
    ],
    askDescription: [[competition, ['Warning'], 100, [cancel]]],
    askLink: [[competition, [], [no, cancel]]],
    descriptionRefused: [
      [{ ...counted, verdict: 'refused', reason: 'empty', citation }, []],
      [{ ...counted, verdict: 'refused', reason: 'tooManyHan', limit: 100, citation }, ['Warning']],
      [{ ...counted, verdict: 'refused', reason: 'tooManyVisible', limit: 300, citation: practice }, []],
    ],
    review: [
      [{ ...competition, description }, ['Warning'], undefined, [yes, no, cancel]],
      [
        {
          category: 'work',
          fields: { name: 'Poster', madeOn: '2026-11-03' },
          description,
          files,
          link: 'https://school.example/v',
        },
        [],
        12345,
        [yes, no, cancel],
      ],
    ],
    whichPart: [[[yes, no, cancel]]],
    valueRefused: [
      ['Level', 'galactic', 'notACode'],
      ['Result date', 'soon', 'notADate'],
      ['Hours', 'many', 'notANumber'],
      ['Prize', '', 'empty'],
      ['Prize', 'x', 'tooLong'],
      ['Prize', 'x', 'unknown'],
    ],
    leftOver: [[['one', 'two']]],
    linkRefused: [
      [{ refused: 'form' }],
      [{ refused: 'credentials' }],
      [{ refused: 'tooLong' }],
      [{ refused: 'notAllowed', citation }],
    ],
    recorded: [
      [recorded, 29],
      [recordedLocked, 1],
    ],
    edited: [[recorded]],
    card: [[recorded], [recordedLocked]],
    listed: [
      [[], 0, undefined, []],
      [[recorded, recordedLocked], 30, undefined, [yes]],
      [[recorded], 2, 115, []],
    ],
    listButton: [[3]],
    deleteOrNot: [[recorded, yes, no]],
    deleted: [[12345, 115, 1]],
    nothingToSend: [[recorded]],
    removed: [['document'], ['av']],
    refused: diverseRefusals.map((refusal) => [refusal, now, office]),
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
  duties: dutyOccasions,
  governance: governanceOccasions,
  proxies: proxyOccasions,
  guardians: guardianOccasions,
  submission: submissionOccasions,
  receipts: receiptOccasions,
  notices: noticeOccasions,
  evaluation: evaluationOccasions,
  selection: {
    tick: [[12345]],
    untick: [[12345]],
    open: [
      ['course', 115],
      ['diverse', 115],
    ],
    lock: [[10]],
    page: [
      [selecting, page, office, now],
      [full, { ...page, pages: 1, done: { entry: 12345, isTicked: true, isChanged: true } }, office, now],
      [full, { ...page, done: { entry: 12345, isTicked: false, isChanged: true } }, office, now],
      [moved, { ...page, views: [recorded], done: { entry: 12345, isTicked: true, isChanged: false } }, office, now],
      [waived, { ...page, views: [], done: { entry: 12345, isTicked: false, isChanged: false } }, office, now],
    ],
    which: [[standings, now, [yes]]],
    notOpen: [[standings, now, office]],
    nothingToSelect: [
      [selecting, now],
      [waived, now],
    ],
    left: [[office]],
    none: [
      [standings, now, [yes]],
      [[waived], now, []],
    ],
    shown: [
      [selecting, [certified], office, now, [yes]],
      [moved, [recorded], office, now, []],
    ],
    receipt: [
      [selecting, [certified], { at: now, by: 'student' }],
      [moved, [recorded], { at: closedAt, by: 'close' }],
      [waived, [], { at: now, by: 'student' }],
    ],
    lockOrNot: [
      [selecting, [certified], office, yes, no],
      [moved, [], office, yes, no],
    ],
    notLocked: [[]],
    changedSince: [[]],
    refused: selectionRefusals.map((refusal) => [refusal, now, office]),
  },
}
