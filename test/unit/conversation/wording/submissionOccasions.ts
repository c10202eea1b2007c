import type { Wording } from '../../../../src/conversation/wording/index.ts'
import { presses } from '../../../../src/conversation/wording/presses.ts'
import type { Receipt } from '../../../../src/portfolio/submission/receipt.ts'
import type { ReceiptCounts } from '../../../../src/portfolio/submission/receiptCounts.ts'
import type { ReceiptRefusal } from '../../../../src/portfolio/submission/receipts.ts'
import type { ReceiptView } from '../../../../src/portfolio/submission/receiptViews.ts'
import type { Problem, ProblemKind } from '../../../../src/portfolio/submission/sheet.ts'
import { type Submission, submissionKinds } from '../../../../src/portfolio/submission/submission.ts'
import { at } from '../../regulation/school.ts'
import type { Occasions } from './occasions.ts'
import { reason } from './typedText.ts'

/** Occasions to say everything of submissions and receipt statements; see `occasions.ts`. */

const now = at('2027-08-25T09:00')
const office = 'Office 123'
const choice = { label: 'yes', press: presses.answer('d1', 'yes') }

const revision = {
  ...{ revision: 2, at: now.toJSDate(), by: 'R1', items: 3, students: 1, windowOpen: 0, sha256: 'ab' },
}
const statement = {
  ...{ revision: 2, sha256: 'cd', at: now.toJSDate(), until: now.toJSDate() },
  ...{ matched: 1, missing: [12], extra: [], changed: [13] },
}
const packed: Submission = {
  ...{ _id: 7, scope: 'course-outcomes:115::day:', what: 'course-outcomes', year: 115, division: 'day' },
  ...{ revision: 2, revisions: [revision], unit: { state: 'open' }, unsettled: [] },
}
const received: Submission = { ...packed, statement }
const elsewhere: Submission = {
  ...{ ...received, what: 'course-records', term: '115-1', division: 'continuing', grade: 12 },
  unit: { state: 'confirmed', by: 'K1', at: now.toJSDate() },
}
const none: ReceiptCounts = { open: 0, confirmed: 0, silent: 0, investigating: 0, awaitingRevision: 0 }
const some: ReceiptCounts = { open: 2, confirmed: 3, silent: 1, investigating: 1, awaitingRevision: 1 }

const receipt: Receipt = {
  ...{ _id: '7:S1101', submission: 7, student: 'S1101', revision: 2, digest: 'ef', round: 3, unsettled: [] },
  ...{ state: 'open', silent: false, opensAt: at('2027-08-21T10:00').toJSDate() },
  until: at('2027-08-28T23:59:59').toJSDate(),
  items: [
    { key: 12, about: 'C1', standing: 'matched' },
    { key: 13, about: 'C2', standing: 'missing' },
    { key: 14, about: 'service', standing: 'changed' },
    { key: 99, about: '', standing: 'extra' },
  ],
}
const viewOf = (more: Partial<Receipt> = {}, submission = received): ReceiptView => ({
  receipt: { ...receipt, ...more },
  submission,
  student: 'Wang',
  className: '101',
  courses: new Map([['C1', 'Chinese']]),
})
const open = viewOf()
const [item] = receipt.items as [Receipt['items'][number]]
const many = viewOf({ items: Array.from({ length: 20 }, (_, index) => ({ ...item, key: index + 1 })) }, elsewhere)
const notYet = viewOf({ opensAt: at('2027-08-26T00:00').toJSDate() })
const confirmed = viewOf({ state: 'confirmed' })
const silent = viewOf({ until: at('2027-08-24T23:59:59').toJSDate(), items: [] })
const disputed = viewOf({ state: 'disputed', reason, dueAt: at('2027-08-28T23:59:59').toJSDate() })
const awaited = viewOf({ state: 'disputed', reason, awaitsRevision: true })
const everyView = [open, many, notYet, confirmed, silent, disputed, awaited]

const refusals: ReceiptRefusal[] = [
  { reason: 'noSuchReceipt' },
  { reason: 'notYours', may: ['registrar'] },
  { reason: 'noStatement' },
  ...(['stale', 'notYet', 'closed', 'confirmed', 'disputed', 'notDisputed'] as const).map((why) => ({
    reason: why,
    receipt,
  })),
]

const problemKinds: ProblemKind[] = [
  ...(['no-grade', 'field-missing', 'file-missing', 'file-changed', 'not-certified', 'status-change'] as const),
]
const problems = problemKinds.map(
  (problem, index): Problem => ({
    student: 'S1101',
    entry: index % 2 ? 12 : null,
    problem,
    clause: '§七',
    ...(index % 3 ? { about: 'files/12-document.pdf' } : {}),
  }),
)
const checked = { sheet: { columns: [], lines: [] }, ready: 3, problems, windowOpen: 2 }

export const submissionOccasions: Occasions<Wording['submission']> = {
  name: [[packed], [elsewhere]],
  shortName: [[packed], [elsewhere]],
  check: submissionKinds.map((what) => [what]),
  reports: [[7]],
  confirmUnit: [[7]],
  status: [
    [[], 0, []],
    [
      [
        { submission: packed, counts: none },
        { submission: received, counts: some },
        { submission: received, counts: { ...some, investigating: 0 } },
        { submission: received, counts: none },
        { submission: elsewhere, counts: none },
      ],
      9,
      [choice],
    ],
  ],
  checked: [
    [packed, checked, 2, []],
    [elsewhere, { ...checked, problems }, 9, []],
    [packed, { ...checked, problems: [], windowOpen: 0 }, 2, [choice]],
  ],
  recheck: [[7]],
  package: submissionKinds.map((what) => [what]),
  download: [[7]],
  statement: [[7]],
  packaged: [
    [packed, 'https://school.example/packages?k=x', 0, [choice]],
    [{ ...elsewhere, revisions: [{ ...revision, windowOpen: 2 }] }, 'https://school.example/packages?k=x', 3, []],
  ],
  notPackaged: [
    [packed, problems, 2, [choice]],
    [elsewhere, problems, 9, []],
  ],
  nothingToPackage: [[packed]],
  packageBusy: [[packed]],
  packageGone: [[packed]],
  notYours: [[]],
  noReports: [[]],
  unitConfirmed: [[elsewhere]],
}

export const receiptOccasions: Occasions<Wording['receipts']> = {
  none: [[office]],
  statement: everyView.map((view) => [view, now, office]),
  lookFirst: [[1], [3]],
  confirmed: [[open], [many]],
  whichOne: [[[choice]]],
  askReason: [[open, [choice]]],
  typeNow: [[]],
  nothingReported: [[]],
  reported: [[disputed, now]],
  disputed: [[disputed, now]],
  resolved: [
    [open, now],
    [awaited, now],
  ],
  outcome: [
    [open, now],
    [awaited, now],
  ],
  refused: refusals.map((refusal) => [refusal, now, office]),
}

/** What stands alone as a button's label somewhere. */
export const receiptLabels = ({ receipts, submission }: Wording): string[] => [
  ...[
    ...receipts.commonReasons,
    receipts.typeReason,
    receipts.notNow,
    submission.reports(99),
    submission.confirmUnit(99),
    submission.recheck(99),
    submission.packageRest,
    submission.download(99),
    submission.statement(99),
  ],
  ...submissionKinds.flatMap((what) => [
    submission.check(what),
    submission.package(what),
    submission.shortName({ what, year: 115, term: '115-1', division: 'day' }),
  ]),
]
