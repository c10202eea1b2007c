import type { Button } from '../../../../src/conversation/message.ts'
import type { Wording } from '../../../../src/conversation/wording/index.ts'
import { presses } from '../../../../src/conversation/wording/presses.ts'
import { scheduleItem } from '../../../../src/portfolio/schedule.ts'
import { operations } from '../../../../src/regulation/operation.ts'
import { seats } from '../../../../src/regulation/seats.ts'
import { emptySchool } from '../../../../src/school/calendar.ts'
import type { Duty } from '../../../../src/school/duties.ts'
import { businessKinds, type Meeting } from '../../../../src/school/meetings.ts'
import type { Person } from '../../../../src/school/person.ts'
import { offices, type Role } from '../../../../src/school/roles.ts'
import { audiences, type TrainingSession } from '../../../../src/school/training.ts'
import { at, notice, terms } from '../../regulation/school.ts'

/** Occasions to say everything of duties, the task force, acting staff and training; see `occasions.ts`. */

const now = at('2027-02-05T09:00')
const button = (value: string): Button => ({ label: value, press: presses.answer('d1', value) })
const [yes, no] = [button('yes'), button('no')]
const may: Role[] = ['academic-director']

const duty = (what: string, more: Partial<Duty> = {}): Duty => ({
  id: `115-2:${what}:day`,
  office: 'registrar',
  clause: '§五(一)1',
  what,
  about: { term: '115-2' },
  dueAt: at('2027-02-25T23:59:59'),
  confirmable: true,
  ...more,
})
const owed = [
  duty('registration', { dueAt: at('2027-02-03T23:59:59') }),
  duty('officers', { dueAt: at('2027-02-05T23:59:59') }),
  duty('club-officers', { dueAt: at('2027-02-05T08:59:59') }),
  duty('attendance', { dueAt: at('2027-02-06T23:59:59'), division: 'continuing', clause: '§五(五)' }),
  duty('grades', { about: { term: '115-2', grades: '10+11' }, division: 'day' }),
  duty('status-change', { about: { student: 'S1101', year: 115, status: 'repeat' }, clause: '§七' }),
  duty('submit-diverse', { about: { term: '115', grades: '12' }, clause: '§六(二)4', confirmable: false }),
  duty('dispute', { about: { submission: 7, student: 'S1101' }, clause: '§六(三)', confirmable: false }),
  duty('unit-confirmation', { about: { submission: 7 }, clause: '§六(三)', confirmable: false }),
  duty('meeting', { office: 'principal', clause: '§三' }),
]
const [done] = [duty('grades', { doneAt: now.toJSDate(), doneBy: 'R1' })]

const chen: Person = { _id: 'T1', name: 'Chen', roles: ['teacher'], years: [] }
const taken = seats.map(({ seat, part }, index) => ({
  seat,
  ...(part ? { part } : {}),
  ...(index % 2 === 0 ? { person: chen } : {}),
  candidates: index % 3 === 0 ? [chen, chen] : [],
}))
const [first] = taken as [(typeof taken)[number]]

const held: Meeting = {
  _id: 1,
  term: '115-1',
  date: '2026-10-14',
  attendees: ['D1', 'P1'],
  business: [1, 4],
  resolutions: 'Agreed.',
  recordedBy: 'D1',
  recordedAt: now.toJSDate(),
}
const session: TrainingSession = { id: 1, audience: 'families', date: '2027-02-20', title: 'Briefing', term: '115-2' }

const school = {
  ...emptySchool,
  calendar: {
    terms,
    notices: [
      notice({ operation: 'course-upload' }, { selfCheckOpens: '2027-02-01T00:00:00+08:00' }),
      notice({ operation: 'grades', grade: 12 }, { selfCheckCloses: '2027-02-01T23:59:59+08:00' }),
    ],
  },
}
const items = operations.map((operation) =>
  scheduleItem(operation, operation.startsWith('d') ? 115 : '115-1', school, now),
)

type Occasions<Section> = {
  [Key in keyof Section as Section[Key] extends (...args: never[]) => unknown ? Key : never]: Section[Key] extends (
    ...args: infer Args
  ) => unknown
    ? Args[]
    : never
}

export const dutyOccasions: Occasions<Wording['duties']> = {
  name: owed.map((each) => [each]),
  list: [
    [owed, 9, 2, ['line'], now, [yes]],
    [[], 0, 0, [], now, []],
    [[], 0, 4, [], now, []],
  ],
  doneLabel: owed.map((each) => [each]),
  progress: [
    ['registrar', 2, 1],
    ['clubs', 1, 0],
    ['curriculum', 0, 0],
  ],
  done: [
    [done, 0],
    [done, 3],
  ],
  doneAlready: [
    [done, 'Chen', now],
    [duty('grades'), 'Chen', now],
  ],
  notYours: [[done]],
  notConfirmable: [[duty('meeting')]],
  gone: [[]],
}

export const governanceOccasions: Occasions<Wording['governance']> = {
  seatTitle: seats.map(({ seat }) => [seat]),
  partName: [['convener'], ['executive-secretary'], ['deputy-executive-secretary']],
  businessName: businessKinds.map((kind) => [kind]),
  audienceName: audiences.map((audience) => [audience]),
  vacancies: [[taken.filter(({ person }) => !person)]],
  seats: [[taken, [yes]]],
  chooseSeat: seats.map(({ seat }) => [seat]),
  whoseSeat: [[first.seat, [yes, no]]],
  seatSet: [
    [first, 0],
    [first, 3],
  ],
  seatRefused: [
    [{ reason: 'notYours', may }],
    [{ reason: 'noSuchSeat' }],
    [{ reason: 'notAHolder', role: 'registrar', candidates: [chen] }],
  ],
  meetings: [
    [[held], 6, [yes]],
    [[], 0, []],
  ],
  correctMeeting: [['2026-10-14']],
  meetingPart: [['date'], ['attendance'], ['business'], ['resolutions']],
  askWhatToCorrect: [[held, [yes]]],
  meetingCorrected: [[held]],
  askMeetingDate: [[[yes, no]]],
  askAbsent: [
    [['Chen', 'Wu'], [], [yes]],
    [['Chen'], ['Wu'], [yes]],
  ],
  attendanceDone: [[18]],
  noSeats: [[]],
  askBusiness: [
    [[], [yes]],
    [[1, 2, 3, 4, 5, 6], [yes]],
  ],
  askResolutions: [[[yes]]],
  meetingAdded: [[held]],
  meetingRefused: [
    [{ reason: 'notYours', may }],
    [{ reason: 'unknownTerm', known: ['115-1'] }],
    [{ reason: 'unknownTerm', known: [] }],
    [{ reason: 'notHeldYet' }],
    [{ reason: 'outsideYear', year: 115 }],
    [{ reason: 'nobody' }],
    [{ reason: 'unknownPeople', ids: ['X1'] }],
    [{ reason: 'noBusiness' }],
    [{ reason: 'noResolutions' }],
    [{ reason: 'noSuchMeeting' }, true],
  ],
  notADate: [[]],
  upcomingTraining: [[session]],
  askAudience: [[[yes]]],
  askTrainingDate: audiences.map((audience) => [audience, [yes]]),
  askTitle: [[[yes]]],
  trainingAdded: [[session]],
  trainingRefused: [
    [{ reason: 'notYours', may }],
    [{ reason: 'noTerm' }],
    [{ reason: 'noTitle' }],
    [{ reason: 'past' }],
  ],
  standsInFor: [['registrar', '2027-02-20']],
  withActing: [
    ['teacher', ['registrar']],
    ['teacher', []],
  ],
  appointed: [['registrar', 'Chen', { from: '2027-02-01', to: '2027-02-20' }]],
  askOffice: [[[yes]]],
  officeName: offices.map((office) => [office]),
  askActingPerson: [['registrar', [yes]]],
  noOneCalled: [['Chen']],
  whichOne: [[[yes, no]]],
  askActingDates: [['registrar', 'Chen', [yes]]],
  notTwoDates: [[]],
  appointmentMade: [['registrar', 'Chen', { from: '2027-02-01', to: '2027-02-20' }]],
  endAppointment: [['Chen']],
  appointmentEnded: [['registrar', 'Chen']],
  actingBegun: [
    ['registrar', { from: '2027-02-01', to: '2027-02-20' }, undefined],
    ['registrar', { from: '2027-02-01', to: '2027-02-20' }, 'Chen'],
  ],
  actingEnded: [
    ['registrar', undefined],
    ['registrar', 'Chen'],
  ],
  appointmentRefused: [
    [{ reason: 'notYours', may }],
    [{ reason: 'unknownPerson' }],
    [{ reason: 'hasLeft' }],
    [{ reason: 'notStaff' }],
    [{ reason: 'holdsIt' }],
    [{ reason: 'backwards' }],
    [{ reason: 'over' }],
    [{ reason: 'noSuchAppointment' }],
  ],
  selfCheckList: [[items]],
}

/** What stands alone as a button's label somewhere. */
export const governanceLabels = ({ governance: say, duties }: Wording): string[] => [
  ...[duties.more, ...owed.filter(({ confirmable }) => confirmable).map(duties.doneLabel)],
  ...[
    say.cancel,
    say.finish,
    say.showSeats,
    say.showMeetings,
    say.recordMeeting,
    say.today,
    say.yesterday,
    say.allPresent,
  ],
  ...[say.typeResolutions, say.addTraining, say.typeTitle, say.appoint, say.selfChecks, say.attendanceDone(18)],
  ...[...seats.map(({ seat }) => say.chooseSeat(seat)), ...offices.map(say.officeName)],
  ...[...businessKinds.map(say.businessName), ...audiences.map(say.audienceName)],
]
