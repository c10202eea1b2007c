import type { Button } from '../../../../src/conversation/message.ts'
import type { Wording } from '../../../../src/conversation/wording/index.ts'
import { presses } from '../../../../src/conversation/wording/presses.ts'
import type { Nomination } from '../../../../src/portfolio/proxy.ts'
import type { ProposedProxy } from '../../../../src/portfolio/proxyProposals.ts'
import { guardianActs } from '../../../../src/regulation/guardianActs.ts'
import type { Role } from '../../../../src/school/roles.ts'
import type { Occasions } from './occasions.ts'

/** Occasions to say everything of proxies and of guardians; see `occasions.ts`. */

const button = (value: string): Button => ({ label: value, press: presses.answer('d1', value) })
const [yes, no] = [button('yes'), button('no')]
const may: Role[] = ['curriculum', 'academic-director']
const until = '2027-02-20'

const nomination: Nomination = {
  _id: 'T1:T2',
  teacher: 'T1',
  proxy: 'T2',
  consent: 'declined',
  round: 1,
  at: new Date('2027-02-05T09:00:00+08:00'),
}
const proposed: ProposedProxy[] = [
  { person: 'T2', name: 'Wu', rank: 1, reason: 'named', consent: 'asked' },
  { person: 'T3', name: 'Chou', rank: 1, reason: 'named', consent: 'given' },
  { person: 'T4', name: 'Lin', rank: 2, reason: 'same-subject-and-grade', consent: null },
  { person: 'T5', name: 'Kao', rank: 3, reason: 'same-subject', consent: null },
  { person: 'T6', name: 'Hsu', rank: 4, reason: 'domain-convener', consent: null },
  { person: 'T7', name: 'Chiu', rank: 5, reason: 'curriculum', consent: null },
  { person: 'T8', name: 'Yu', rank: 7, reason: 'task-force', consent: null },
]

export const proxyOccasions: Occasions<Wording['proxies']> = {
  targetName: [
    ['teacher', 'T1', 'Chen', 'T1'],
    ['course', 'C1', 'Chen', 'Course'],
    ['entry', '12', 'Chen', '12'],
  ],
  askWho: [[no]],
  noOneCalled: [['Wang']],
  whichOne: [[[yes, no]]],
  nominated: [
    ['Wu', 'asked'],
    ['Wu', 'given'],
  ],
  asksConsent: [['Chen', 'K7QF-39MX', yes, no]],
  thanks: [
    [true, 'Chen'],
    [false, 'Chen'],
  ],
  answered: [
    [true, 'Chen', 'Wu', [yes]],
    [false, 'Chen', 'Wu', []],
  ],
  askForWhom: [[no]],
  proposals: [
    ['Course (C1)', proposed, 9, ['Wu'], [yes]],
    ['#12', proposed.slice(0, 1), 1, [], [yes]],
    ['#12', [], 0, [], []],
  ],
  appoint: [['Wu']],
  end: [['Wu']],
  keep: [[30]],
  appointed: [['#12', 'Wu']],
  ended: [['#12', 'Wu']],
  begun: [
    [true, '#12', 'Chen', 'Wu'],
    [false, '#12', 'Chen', 'Wu'],
  ],
  over: [
    [true, '#12', 'Wu'],
    [false, '#12', 'Wu'],
  ],
  kept: [['Chen', until]],
  refused: [
    [{ reason: 'notYours', may }],
    [{ reason: 'notInOrder' }],
    [{ reason: 'noConsent' }],
    [{ reason: 'noSuchPerson' }],
    [{ reason: 'unknownPerson' }],
    [{ reason: 'themselves' }],
    [{ reason: 'noSuchNomination' }],
    [{ reason: 'answered', nomination }],
    [{ reason: 'wrongCode' }],
    [{ reason: 'noSuchAppointment' }],
    [{ reason: 'over' }],
    [{ reason: 'notATeacher' }],
    [{ reason: 'past' }],
  ],
}

export const guardianOccasions: Occasions<Wording['guardians']> = {
  needsGrant: [['Office, ext. 123']],
  forWhom: [[[yes, no]]],
  chosen: [['Wang', [yes]]],
  meant: [['Wang', [no]]],
  noDeleting: [[]],
  begun: [
    [true, 'Wang', 'Father', until],
    [false, 'Wang', 'Father', until],
  ],
  ended: [
    [true, 'Wang', 'Father'],
    [false, 'Wang', 'Father'],
  ],
  acted: guardianActs.map((act) => [
    'Father',
    act,
    act === 'lock' || act === 'confirm' || act === 'dispute' ? 'submission:3' : 'entry:12',
  ]),
  live: [
    [['a line'], [yes]],
    [
      ['a line', 'another line'],
      [yes, no],
    ],
    [[], []],
  ],
  liveLine: [['Father', 'Wang', until]],
  revoke: [['Father']],
  askStudent: [[no]],
  noStudent: [['S9']],
  noGuardians: [['Wang']],
  askGuardian: [['Wang', [yes, no]]],
  askUntil: [['Father', [yes, no]]],
  days: [[7]],
  notADate: [[]],
  askUnderAge: [['Wang', 'Father', until, yes, no]],
  granted: [['Wang', 'Father', until]],
  revoked: [['Wang', 'Father']],
  refused: [
    [{ reason: 'notYours', may: ['registrar'] }],
    [{ reason: 'noSuchStudent' }],
    [{ reason: 'hasLeft' }],
    [{ reason: 'notTheGuardian' }],
    [{ reason: 'notUnderAge' }],
    [{ reason: 'past' }],
    [{ reason: 'noSuchGrant' }],
    [{ reason: 'over' }],
  ],
}

/** What stands alone as a button's label somewhere. */
export const proxyLabels = ({ proxies, guardians }: Wording): string[] => [
  ...[proxies.tool, proxies.cancel, proxies.yes, proxies.no, proxies.keep(30)],
  ...[guardians.tool, guardians.cancel, guardians.yesUnderAge, guardians.days(30)],
]
