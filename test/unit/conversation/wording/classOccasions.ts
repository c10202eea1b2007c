import { DateTime } from 'luxon'
import type { Button } from '../../../../src/conversation/message.ts'
import type { ScheduleItem } from '../../../../src/portfolio/schedule.ts'
import type { EntryView } from '../../../../src/portfolio/views.ts'
import { zone } from '../../../../src/regulation/schoolTime.ts'
import type { BroadcastReport } from '../../../../src/reminders/broadcasts.ts'
import type { occasions } from './occasions.ts'

const now = DateTime.fromISO('2027-02-01T09:00', { zone }) as DateTime<true>
const [yes, no]: [Button, Button] = [
  { label: 'Yes', press: { kind: 'answer', dialogue: 'd', value: 'yes' } },
  { label: 'No', press: { kind: 'answer', dialogue: 'd', value: 'no' } },
]
const closesAt = DateTime.fromISO('2027-02-03T23:59:59', { zone }) as DateTime<true>
const windows: ScheduleItem = {
  operation: 'course-upload',
  scope: '115-1',
  windows: [
    {
      window: {
        operation: 'course-upload',
        closesAt,
        selfCheck: {},
        source: { kind: 'notice', id: 'N', published: '2027-01-01' },
      },
    },
  ],
}
const view: EntryView = {
  entry: {
    _id: 12,
    kind: 'course',
    student: 'S1',
    course: 'C1',
    term: '115-1',
    year: 115,
    period: '115-1',
    state: 'pending',
    round: 2,
    description: 'A secret description',
    files: [],
    createdAt: now.toJSDate(),
    createdBy: 'S1',
    createdIn: 'line:1',
    changedIn: 'line:2',
    everSent: true,
    selected: 'no',
    hidden: false,
    unsettled: [],
  },
  course: 'Mathematics',
  student: 'Lin',
  className: '101',
  teachers: ['Chen'],
}
const reported = (mode: 'persons' | 'group', sent: number, waiting: number, uncertain: number): BroadcastReport => ({
  broadcast: {
    _id: 'a',
    by: 'H1',
    audience: 'class:101',
    text: { 'zh-TW': [], en: [] },
    recipients: ['S1'],
    offeredAt: now.toJSDate(),
    confirmBy: now.toJSDate(),
    mode,
  },
  sent,
  waiting,
  uncertain,
  unreachable: [],
})

/** Occasions to say what concerns classes, broadcasts and the bindings of others. */
export const classOccasions: Pick<typeof occasions, 'classes' | 'broadcast' | 'manageBinding'> = {
  classes: {
    noClass: [[]],
    otherClass: [['102', '101']],
    progress: [
      ['101', {}, now, false],
      [
        '101',
        { drafts: ['Lin'], returned: ['Wu'], unselected: [], unconfirmed: [], unreached: ['Lin'], unbound: ['Wu'] },
        now,
        true,
      ],
    ],
    linkCode: [['101', 'K7QF-39MX']],
    linked: [['101']],
    unlinked: [['101']],
    nothingToNudge: [[]],
    whichToNudge: [[2, [yes, no]]],
    nudgeChoice: [[view]],
    nudged: [[view]],
    nudgedLately: [[view, now]],
    notWaiting: [[view]],
  },
  broadcast: {
    audience: [
      [{ kind: 'class', className: '101' }],
      [{ kind: 'grade', grade: 10, division: 'day' }],
      [{ kind: 'school' }],
    ],
    deadline: [[windows]],
    notYours: [[]],
    noDeadline: [[]],
    whom: [[[yes, no]]],
    which: [['101', [yes, no]]],
    text: [[windows, now]],
    shareText: [[windows, now]],
    preview: [
      [
        {
          audience: { kind: 'class', className: '101' },
          text: { lines: ['Text'] },
          byNetwork: new Map([['line', 30]]),
          missed: ['Lin'],
          lineLeft: 20,
          persons: { kind: 'act', act: 'broadcast.send', args: ['a', 'persons'] },
          group: { press: { kind: 'act', act: 'broadcast.send', args: ['a', 'group'] }, cost: 36 },
          shareUrl: 'https://line.me/R/share?text=x',
        },
      ],
      [
        {
          audience: { kind: 'school', division: 'continuing' },
          text: { lines: ['Text'] },
          byNetwork: new Map(),
          missed: 3,
          lineLeft: undefined,
          persons: undefined,
          group: undefined,
          shareUrl: 'https://line.me/R/share?text=x',
        },
      ],
    ],
    expired: [[]],
    unlinked: [[]],
    already: [[yes]],
    sent: [
      ['persons', 30, yes],
      ['group', 30, yes],
    ],
    report: [
      [reported('persons', 30, 2, 1), ['Lin'], yes],
      [reported('group', 0, 1, 0), 0, yes],
      [reported('group', 1, 0, 0), 0, yes],
      [reported('group', 0, 0, 0), 1, yes],
    ],
  },
  manageBinding: {
    end: [['line'], ['discord']],
    who: [[], [yes]],
    nobody: [['Wu']],
    several: [['Lin', [yes, no]]],
    notYours: [[]],
    holder: [
      ['Lin', 'S1', 'Role', [], false, [yes]],
      ['Lin', 'S1', 'Role', [{ channel: 'line', since: '2/5' }], true, [yes, no]],
    ],
    issued: [
      ['Lin', 'S1', 'K7QF-39MX', now, false],
      ['Lin', 'S1', 'K7QF-39MX', now, true],
    ],
    endOrNot: [['Lin', 'line', yes, no]],
    ended: [['Lin']],
    endedAlready: [['Lin']],
  },
}
