import type { Wording } from '../../../../src/conversation/wording/index.ts'
import { presses } from '../../../../src/conversation/wording/presses.ts'
import type { ArrivalAbout, ArrivalRefusal, Brought } from '../../../../src/portfolio/arrivals.ts'
import type { Submission } from '../../../../src/portfolio/submission/submission.ts'
import type { ExchangeFlaw } from '../../../../src/portfolio/transfer/readExchange.ts'
import type { Imported } from '../../../../src/portfolio/transfer/transfers.ts'
import type { Person } from '../../../../src/school/person.ts'
import type { Occasions } from './occasions.ts'

/** Occasions to say everything of what goes to other schools and comes in; see `occasions.ts`. */

const url = 'https://school.example/packages?k=x'
const choice = { label: 'yes', press: presses.answer('d1', 'yes') }
const student: Person = { _id: 'S1101', name: 'Wang', roles: ['student'], years: [] }
const submission: Submission = {
  ...{ _id: 7, scope: 'course-outcomes:115::day:', what: 'course-outcomes', year: 115, division: 'day' },
  ...{ revision: 2, revisions: [], unit: { state: 'open' }, unsettled: [] },
}
const ofStudent: ArrivalAbout = { kind: 'package', student }
const ofSubmission: ArrivalAbout = { kind: 'statement', submission }

const imported: Imported = {
  ...{ student: 'S1101', outcomes: 3, certified: 2, diverse: 1, officers: 1, files: 4, spared: [], already: false },
}
const flaws = (
  ['not-a-package', 'unsafe', 'missing', 'unlisted', 'changed', 'too-large', 'malformed', 'type'] as const
).map((flaw): ExchangeFlaw => ({ part: 'files/1-document.pdf', flaw }))
const errors = Array.from({ length: 12 }, (_, index) => ({
  ...{ row: index + 2, column: index % 2 ? 'md5' : null, message: 'Expected a number.' },
}))
const everyOutcome: [ArrivalAbout, Brought][] = [
  [ofStudent, { kind: 'package', imported }],
  [ofStudent, { kind: 'package', imported: { ...imported, spared: [12, 13], otherName: 'Chang', already: true } }],
  [ofStudent, { kind: 'package', flaws }],
  [ofStudent, { kind: 'package', flaws: [{ part: '', flaw: 'unsafe' }] }],
  [ofSubmission, { kind: 'statement', comparison: { matched: 1, missing: [12], extra: [], changed: [] } }],
  [
    ofSubmission,
    {
      kind: 'statement',
      comparison: { matched: 0, missing: [], extra: Array.from({ length: 20 }, (_, index) => index), changed: [13] },
    },
  ],
  [ofSubmission, { kind: 'statement', errors }],
  [ofSubmission, { kind: 'statement', errors: errors.slice(0, 1) }],
  [ofSubmission, { kind: 'statement', days: 2.25, minimumDays: 3 }],
]
const refusals: ArrivalRefusal[] = [
  { reason: 'gone' },
  { reason: 'notYours', may: ['registrar'] },
  { reason: 'applied' },
  { reason: 'otherFile' },
]

export const transferOccasions: Occasions<Wording['transfer']> = {
  who: [['out'], ['in', choice]],
  nobody: [['Nobody']],
  several: [['Wang', [choice]]],
  notYours: [[['registrar']], [['continuing-affairs', 'continuing-director']]],
  made: [[student, { outcomes: 1, diverse: 2, officers: 1, files: 3 }, url]],
  refused: [
    [{ reason: 'noSuchStudent' }],
    [{ reason: 'notYours', may: ['registrar'] }],
    [{ reason: 'fileChanged', path: 'files/12-document.pdf' }],
  ],
  arrived: [[{ outcomes: 2, certified: 1, diverse: 1, files: 3 }], [imported]],
}

export const arrivalOccasions: Occasions<Wording['arrivals']> = {
  handOver: [
    [ofStudent, url],
    [ofSubmission, url],
  ],
  preview: everyOutcome.map(([about, brought]) => [about, brought, [choice]]),
  applied: everyOutcome.map(([about, brought]) => [about, brought]),
  refused: refusals.map((refusal) => [refusal]),
  whichStatement: [[[choice]]],
  unreadable: [
    ['package', true],
    ['statement', false],
  ],
}

/** What stands on a button of these. */
export const transferLabels = ({ transfer, arrivals }: Wording): string[] => [
  ...Object.values(transfer.begin),
  ...[transfer.typeWho, arrivals.confirm, arrivals.cancel],
]
