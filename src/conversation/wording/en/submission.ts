import type { ReceiptCounts } from '../../../portfolio/submission/receiptCounts.ts'
import type { Problem, ProblemKind } from '../../../portfolio/submission/sheet.ts'
import {
  type Submission,
  type SubmissionKind,
  type SubmissionScope,
  submissionClause,
} from '../../../portfolio/submission/submission.ts'
import { plural } from '../format.ts'
import type { submission as zhTW } from '../zh-TW/submission.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'

const kindNames: Record<SubmissionKind, string> = {
  'course-records': 'registration and grades',
  officers: 'student officers',
  'course-outcomes': 'course outcomes',
  diverse: 'diverse performance',
}

const problemNames: Record<ProblemKind, string> = {
  'no-grade': 'no grade',
  'field-missing': 'a field is empty',
  'file-missing': 'a file is missing',
  'file-changed': 'a file has changed',
  'not-certified': 'not certified',
  'status-change': 'a status change not seen to',
}

/** On a button there is little room. */
const shortNames: Record<SubmissionKind, string> = {
  'course-records': 'grades',
  officers: 'officers',
  'course-outcomes': 'outcomes',
  diverse: 'diverse',
}

/** "115-1 outcomes" */
const shortName = ({ what, year, term }: SubmissionScope) => `${term ?? year} ${shortNames[what]}`

/** "115 course outcomes (continuing education, grade 12)" */
function name(scope: SubmissionScope): string {
  const whom = [
    ...(scope.division === 'continuing' ? ['continuing education'] : []),
    ...(scope.grade === undefined ? [] : [`grade ${scope.grade}`]),
  ].join(', ')
  return `${scope.term ?? scope.year} ${kindNames[scope.what]}${whom ? ` (${whom})` : ''}`
}

const clause = (scopes: readonly Pick<SubmissionScope, 'what' | 'division'>[]) => {
  const clauses = [...new Set([...scopes.map(submissionClause), '§六(三)'])]
  return basis({ basis: 'regulation', clause: clauses.join(', '), rule: 'R-9' })
}

function saidOf(counts: ReceiptCounts): string {
  const { open, confirmed, silent, investigating, awaitingRevision } = counts
  return [
    `${confirmed} confirmed${silent > 0 ? ` (${silent} by silence)` : ''}`,
    `${open} not answered yet`,
    ...(investigating > 0 ? [`${plural(investigating, 'report')} to investigate`] : []),
    ...(awaitingRevision > 0 ? [`${awaitingRevision} waiting for a corrected revision`] : []),
  ].join(', ')
}

function nextStep({ revision, statement, unit }: Submission, counts: ReceiptCounts): string {
  if (statement?.revision !== revision)
    return 'Next: hand the package over, and give me the receipt statement when it comes.'
  if (counts.investigating > 0) return 'Next: investigate the reports within three days.'
  if (counts.awaitingRevision > 0) return 'Next: correct, package again and import the new statement.'
  return unit.state === 'confirmed' ? 'The unit has confirmed it.' : 'Next: the unit confirms it.'
}

const problemLine = ({ student, entry, problem, about }: Problem) =>
  `${student}${entry === null ? '' : ` #${entry}`}: ${problemNames[problem]}${about ? ` (${about})` : ''}`

export const submission: typeof zhTW = {
  name,
  shortName,
  check: (what) => `Check ${shortNames[what]}`,
  reports: (id) => `Reports on ${id}`,
  confirmUnit: (id) => `Confirm ${id}`,
  recheck: (id) => `Check ${id} again`,
  package: (what) => `Package ${shortNames[what]}`,
  packageRest: 'Package the rest',
  download: (id) => `Download ${id}`,
  statement: (id) => `Statement of ${id}`,

  status: (standings, total, buttons) => ({
    title: total === 0 ? 'Nothing submitted yet' : plural(total, 'submission'),
    lines: [
      ...standings.flatMap(({ submission: each, counts }) => {
        const { items = 0, students = 0 } = each.revisions.at(-1) ?? {}
        const {
          missing = [],
          extra = [],
          changed = [],
        } = each.statement?.revision === each.revision ? each.statement : {}
        const differing = missing.length + extra.length + changed.length
        return [
          {
            label: `${each._id} ${name(each)}`,
            value: `revision ${each.revision}: ${plural(items, 'item')} of ${plural(students, 'student')}`,
          },
          ...(each.statement ? [`Receipts: ${differing > 0 ? `${differing} differ; ` : ''}${saidOf(counts)}`] : []),
          nextStep(each, counts),
        ]
      }),
      ...(total > standings.length ? [`${total - standings.length} earlier ones besides.`] : []),
      ...(total === 0 ? ['Check first; without problems, make the package.'] : []),
    ],
    note: clause(standings.map((each) => each.submission)),
    buttons: [...buttons, ask('task.list')],
    alt: 'Submission status',
  }),

  checked: (scope, { ready, problems, windowOpen }, named, buttons) => ({
    title: problems.length === 0 ? `Ready: ${plural(ready, 'item')}` : plural(problems.length, 'problem'),
    lines: [
      `${name(scope)}: ${ready} can be submitted.`,
      ...(windowOpen > 0 ? [`${plural(windowOpen, 'student')} can still select and are not in it yet.`] : []),
      ...problems.slice(0, named).map(problemLine),
      ...(problems.length > named ? [`${problems.length - named} more: licheng submit check lists them all.`] : []),
      ...(problems.length === 0
        ? ['Next: make the package. Every file is compared, and what it holds is frozen.']
        : []),
    ],
    note: basis({
      basis: 'regulation',
      clause: [...new Set([submissionClause(scope), ...problems.map((each) => each.clause)])].join(', '),
      rule: 'R-9',
    }),
    buttons: [...buttons, ask('submission.status'), ask('task.list')],
    alt: 'The check’s result',
  }),

  packaged: (made, url, leftOut, buttons) => {
    const { revision = 0, items = 0, students = 0, windowOpen = 0, sha256 = '' } = made.revisions.at(-1) ?? {}
    return {
      title: `Submission ${made._id}, revision ${revision}: packaged`,
      lines: [
        `${name(made)}: ${plural(items, 'item')} of ${plural(students, 'student')}, frozen now.`,
        ...(windowOpen > 0 ? [`${plural(windowOpen, 'student')} can still select and are not in it.`] : []),
        ...(leftOut > 0
          ? [`${plural(leftOut, 'student')} with problems left out; they come with the next revision.`]
          : []),
        { label: 'SHA-256', value: sha256 },
        'The link is yours alone, for one hour; a new one gives the same bytes. Packaging again after a correction makes the next revision.',
      ],
      note: clause([made]),
      buttons: [{ label: 'Download package', url }, ...buttons, ask('submission.status')],
      alt: 'The package is ready',
    }
  },
  notPackaged: (scope, problems, named, buttons) => ({
    title: `Not packaged: ${plural(problems.length, 'problem')}`,
    lines: [
      `${name(scope)}: these come first. Nothing is frozen yet.`,
      ...problems.slice(0, named).map(problemLine),
      ...(problems.length > named ? [`${problems.length - named} more.`] : []),
    ],
    note: clause([scope]),
    buttons: [...buttons, ask('submission.status'), ask('task.list')],
    alt: 'Not packaged',
  }),
  nothingToPackage: (scope) => ({
    lines: [`${name(scope)}: 0 items, nothing to package.`],
    note: clause([scope]),
    buttons: [ask('submission.status')],
    alt: 'Nothing to package',
  }),
  packageBusy: (scope) => ({
    lines: [`${name(scope)}: another package is being made, this one has not begun. Press again in a minute.`],
    buttons: [ask('submission.status')],
    alt: 'Not packaged yet',
  }),
  packageGone: (made) => ({
    lines: [
      `The package of submission ${made._id} held data that was deleted after the retention period; it cannot be downloaded again.`,
    ],
    note: basis({ basis: 'regulation', clause: '§八', rule: 'R-12' }),
    buttons: [ask('submission.status')],
    alt: 'No longer there',
  }),

  notYours: () => ({
    lines: ['Your unit does not submit this. Nothing was changed.'],
    note: basis({ basis: 'regulation', clause: '§六(二)', rule: 'R-9' }),
    buttons: [ask('account.whoami')],
  }),
  noReports: () => ({ lines: ['0 reports wait for you.'], buttons: [ask('submission.status')] }),
  unitConfirmed: (done) => ({
    title: `Submission ${done._id} is confirmed`,
    lines: [`${name(done)}, revision ${done.revision}: the unit’s confirmation is recorded.`],
    note: basis({ basis: 'regulation', clause: '§六(三)', rule: 'R-10' }),
    buttons: [ask('submission.status')],
    alt: 'The unit has confirmed',
  }),
}
