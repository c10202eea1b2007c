import type { ScheduleItem } from '../../../portfolio/schedule.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { SeatPart } from '../../../regulation/seats.ts'
import type { AppointmentRefusal } from '../../../school/appointments.ts'
import { type BusinessKind, type MeetingRefusal, maxResolutions } from '../../../school/meetings.ts'
import type { Role } from '../../../school/roles.ts'
import type { TrainingAudience, TrainingRefusal } from '../../../school/training.ts'
import { enDate, plural } from '../format.ts'
import type { Wording } from '../index.ts'
import { presses } from '../presses.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'
import { operationNames, scopeName, whom } from './windows.ts'

const clause = (where: string, rule: string) => basis({ basis: 'regulation', clause: where, rule })
const day = (iso: string) => enDate(instantOf(iso))
const rolesOf = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join(', ')

const partNames: Record<SeatPart, string> = {
  convener: 'convener',
  'executive-secretary': 'executive secretary',
  'deputy-executive-secretary': 'deputy executive secretary',
}

function seatTitle(seat: string): string {
  const grade = /^grade-representative-(\d\d)$/.exec(seat)?.[1]
  return grade ? `homeroom representative of grade ${grade}` : roleNames[seat as Role]
}

/** On a button there is little room. */
const shortTitle = (seat: string) => seat.replace('grade-representative-', 'grade ').replaceAll('-', ' ')

const businessNames: Record<BusinessKind, string> = {
  1: 'Schedule and duties',
  2: 'How data is built',
  3: 'School platform',
  4: 'Training, briefings',
  5: 'Evaluation, awards',
  6: 'Other promotion',
}
const businessOf = (kinds: readonly BusinessKind[]) => kinds.map((kind) => businessNames[kind]).join(', ')

const audienceNames: Record<TrainingAudience, string> = {
  students: 'students',
  teachers: 'teachers',
  families: 'students, families',
  continuing: 'continuing education',
}

/** The office's name where a button has room for it. */
const shortOffice = (office: Role) => office.replaceAll('-', ' ').replace('director', 'dir.')

export const governance: Wording['governance'] = {
  seatTitle,
  partName: (part) => partNames[part],
  businessName: (kind) => businessNames[kind],
  audienceName: (audience) => audienceNames[audience],
  cancel: 'Cancel',
  finish: 'Done',

  vacancies: (empty) =>
    `Task force: ${empty.length} of 19 seats empty: ${empty.map(({ seat }) => seatTitle(seat)).join(', ')}`,
  showSeats: 'Task-force seats',
  seats: (seats, choose) => {
    const empty = seats.filter(({ person }) => !person).length
    return {
      title: `Task force: ${seats.length} seats, ${empty} empty`,
      lines: seats.map(({ seat, part, person, candidates }) => ({
        label: `${seatTitle(seat)}${part ? ` (${partNames[part]})` : ''}`,
        value:
          person?.name ??
          (candidates.length > 1 ? `empty: ${candidates.length} to choose from` : 'empty: nobody has the role'),
      })),
      note: `${clause('§二', 'R-1')}. Roles come with the people file of the Registrar; where several hold one, the Director of Academic Affairs says who.`,
      buttons: [...choose, ask('task.list')],
      alt: 'Task-force seats',
    }
  },
  chooseSeat: (seat) => `Seat: ${shortTitle(seat).slice(0, 14)}`,
  whoseSeat: (seat, people) => ({ lines: [`Who has the seat of the ${seatTitle(seat)}?`], buttons: people }),
  seatSet: ({ seat, person }, empty) => ({
    title: `${seatTitle(seat)}: ${person?.name ?? 'empty'}`,
    lines: [empty > 0 ? `${plural(empty, 'seat')} still empty.` : 'All 19 seats are taken.'],
    note: clause('§二', 'R-1'),
    buttons: [{ label: 'Task-force seats', press: { kind: 'act', act: 'seats.show', args: [] } }],
  }),
  seatRefused: (refusal) => {
    switch (refusal.reason) {
      case 'notYours':
        return { lines: [`Seats are set by: ${rolesOf(refusal.may)}.`], note: clause('§二', 'R-1') }
      case 'noSuchSeat':
        return { lines: ['The task force has no such seat. Nothing was changed.'], note: clause('§二', 'R-1') }
      case 'notAHolder':
        return {
          lines: [
            `They do not have the role “${roleNames[refusal.role]}” now, so nothing was changed. The Registrar can update the people file.`,
          ],
          note: clause('§二', 'R-1'),
        }
    }
  },

  showMeetings: 'Minutes of meetings',
  meetings: (shown, total, corrections) => ({
    title: plural(total, 'task-force meeting'),
    lines:
      shown.length === 0
        ? ['No meeting is recorded yet. At least one is held each semester.']
        : shown.map(({ term, date, attendees, business, resolutions }) => ({
            label: `${term}, ${day(date)}, ${attendees.length} present`,
            value: `${businessOf(business)}. Resolved: ${resolutions}`,
          })),
    note: clause('§三', 'R-2'),
    buttons: [...corrections, ask('help')],
    alt: 'Minutes of the task force',
  }),
  correctMeeting: (date) => `Correct ${day(date)}`,
  meetingPart: (part) =>
    ({ date: 'Date', attendance: 'Attendance', business: 'Business', resolutions: 'Resolutions' })[part],
  askWhatToCorrect: ({ term, date, attendees, business, resolutions }, buttons) => ({
    title: `What is to be corrected of this meeting of ${term}?`,
    lines: [
      { label: 'Date', value: day(date) },
      { label: 'Present', value: plural(attendees.length, 'person', 'people') },
      { label: 'Business', value: businessOf(business) },
      { label: 'Resolutions', value: resolutions },
      'One thing at a time; it counts as soon as you send it. What stood before stays in the record of acts.',
    ],
    buttons,
    alt: 'What is to be corrected?',
  }),
  meetingCorrected: ({ term, date, attendees, business }) => ({
    title: `Task-force meeting of ${term} corrected`,
    lines: [
      { label: 'Date', value: day(date) },
      { label: 'Present', value: plural(attendees.length, 'person', 'people') },
      { label: 'Business', value: businessOf(business) },
    ],
    note: clause('§三', 'R-2'),
    buttons: [{ label: 'See the meetings', press: presses.act('meetings.show') }],
    alt: 'Meeting corrected',
  }),
  recordMeeting: 'Record a meeting',
  askMeetingDate: (buttons) => ({
    lines: ['On which day was the task-force meeting? Type 10/14 or 2026-10-14.'],
    buttons,
  }),
  today: 'Today',
  yesterday: 'Yesterday',
  askAbsent: (present, absent, buttons) => ({
    title: `${present.length} present, ${absent.length} absent`,
    lines: [
      'Press a name to mark it absent; press again to undo.',
      ...(absent.length > 0 ? [`Absent: ${absent.join(', ')}`] : []),
    ],
    buttons,
    alt: 'Who was at the meeting?',
  }),
  allPresent: 'All were present',
  attendanceDone: (absent) => `${absent} absent, go on`,
  noSeats: () => ({
    lines: [
      'All 19 seats are empty, so nobody can be marked present. Import the people first, then record the meeting here.',
    ],
    note: clause('§二', 'R-1'),
  }),
  askBusiness: (chosen, buttons) => ({
    lines: [
      'Which kinds of business did it decide? Choose one or more, then press “Done”.',
      ...(chosen.length > 0 ? [`Chosen: ${businessOf(chosen)}`] : []),
    ],
    note: clause('§三', 'R-2'),
    buttons,
  }),
  askResolutions: (buttons) => ({
    lines: [
      `What was resolved? Type it in one message (up to ${maxResolutions} characters); sending it records the meeting.`,
    ],
    buttons,
  }),
  resolutionsHint: 'Type the resolutions',
  typeResolutions: 'Type resolutions',
  meetingAdded: ({ term, date, attendees, business }) => ({
    title: `Task-force meeting of ${term} recorded`,
    lines: [
      { label: 'Date', value: day(date) },
      { label: 'Present', value: plural(attendees.length, 'person', 'people') },
      { label: 'Business', value: businessOf(business) },
      'The resolutions are kept in full.',
    ],
    note: clause('§三', 'R-2'),
    buttons: [ask('task.list')],
    alt: 'Meeting recorded',
  }),
  meetingRefused: (refusal, isRecorded = false) => {
    const why = ((each: MeetingRefusal): string => {
      switch (each.reason) {
        case 'notYours':
          return `Meetings are recorded by: ${rolesOf(each.may)}.`
        case 'unknownTerm':
          return each.known.length > 0
            ? `The school has these semesters: ${each.known.join(', ')}.`
            : 'The school has entered no semester yet.'
        case 'notHeldYet':
          return 'That day is still to come; record a meeting once it was held.'
        case 'outsideYear':
          return `That day is not in school year ${each.year} (1 August to 31 July).`
        case 'nobody':
          return 'At least one person has to be present.'
        case 'unknownPeople':
          return `Not among the people of the school: ${each.ids.join(', ')}.`
        case 'noBusiness':
          return 'Choose at least one kind of business.'
        case 'noResolutions':
          return 'The resolutions are empty.'
        case 'noSuchMeeting':
          return 'No such meeting is recorded.'
      }
    })(refusal)
    return {
      lines: [`${why} ${isRecorded ? 'Nothing is corrected.' : 'The meeting is not recorded.'}`],
      note: clause('§三', 'R-2'),
    }
  },
  notADate: () => ({ lines: ['I cannot read this date. Type 10/14 or 2026-10-14.'] }),

  upcomingTraining: ({ date, title, audience }) => `Coming up: ${day(date)} ${title} (${audienceNames[audience]})`,
  addTraining: 'Schedule training',
  askAudience: (buttons) => ({ lines: ['Whom is this training or briefing for?'], buttons }),
  askTrainingDate: (audience, buttons) => ({
    lines: [`Training for ${audienceNames[audience]}: on which day? Type 10/20 or 2026-10-20.`],
    buttons,
  }),
  askTitle: (buttons) => ({ lines: ['What is it called? Sending the name schedules it.'], buttons }),
  titleHint: 'e.g. Briefing on portfolios',
  typeTitle: 'Type the name',
  trainingAdded: ({ date, title, audience, term }) => ({
    title: `Scheduled: ${title}`,
    lines: [
      `${day(date)}, for ${audienceNames[audience]} (${term}). Reminders go out 7 days and 1 day before, and on the day.`,
    ],
    note: clause('§十', 'R-14'),
    buttons: [ask('task.list')],
  }),
  trainingRefused: (refusal) => {
    const why = ((each: TrainingRefusal): string => {
      switch (each.reason) {
        case 'notYours':
          return `Such training is scheduled by: ${rolesOf(each.may)}.`
        case 'noTerm':
          return 'That day is in no semester that the school has entered.'
        case 'noTitle':
          return 'The name is empty.'
        case 'past':
          return 'That day is over.'
      }
    })(refusal)
    return { lines: [`${why} Nothing was scheduled.`], note: clause('§十', 'R-14') }
  },

  withActing: (description, acting) =>
    [description, ...acting.map((office) => `acting ${roleNames[office]}`)].join(', '),
  standsInFor: (office, until) => `You act for: ${roleNames[office]}, until ${day(until)}.`,
  appointed: (office, name, { from, to }) => `Acting: ${name} for ${roleNames[office]}, ${day(from)} to ${day(to)}`,
  appoint: 'Acting staff',
  askOffice: (buttons) => ({ lines: ['For which office shall somebody act?'], buttons }),
  officeName: shortOffice,
  askActingPerson: (office, buttons) => ({
    lines: [`Who shall act for: ${roleNames[office]}? Type the name or school number.`],
    buttons,
  }),
  noOneCalled: (name) => ({ lines: [`Nobody here is called “${name}”. Type the name or school number again.`] }),
  whichOne: (people) => ({ lines: ['Several people have that name. Which one?'], buttons: people }),
  askActingDates: (office, name, buttons) => ({
    lines: [
      `${name} for ${roleNames[office]}: from when to when? For example 10/20-10/31, both days included. It takes effect when you send it.`,
    ],
    buttons,
  }),
  notTwoDates: () => ({ lines: ['I cannot read these dates. Type 10/20-10/31, or 10/20 for a single day.'] }),
  appointmentMade: (office, name, { from, to }) => ({
    title: `${name} acts for: ${roleNames[office]}`,
    lines: [`${day(from)} to ${day(to)}, both included. Its rights and duties pass to ${name} for that time.`],
    note: clause('§九(一)', 'R-13.1'),
    buttons: [ask('task.list')],
    alt: 'Acting staff appointed',
  }),
  endAppointment: (name) => `End: ${name}`,
  appointmentEnded: (office, name) => ({
    lines: [`${name} no longer acts for: ${roleNames[office]}. The rights are withdrawn.`],
    note: clause('§九(一)', 'R-13.1'),
    buttons: [ask('task.list')],
  }),
  actingBegun: (office, { from, to }, acting) => ({
    title: acting === undefined ? `You act for: ${roleNames[office]}` : `${acting} acts for: ${roleNames[office]}`,
    lines: [
      acting === undefined
        ? `${day(from)} to ${day(to)}, both included. Its rights and duties are with you for that time.`
        : `${day(from)} to ${day(to)}, both included. Its duties are told to ${acting} for that time, and not to you.`,
    ],
    note: clause('§九(一)', 'R-13.1'),
    buttons: acting === undefined ? [ask('task.list')] : [ask('help')],
    alt: 'Acting staff appointed',
  }),
  actingEnded: (office, acting) => ({
    lines: [
      acting === undefined
        ? `You no longer act for: ${roleNames[office]}. It ended early, and the rights are withdrawn.`
        : `${acting} no longer acts for: ${roleNames[office]}. It ended early, and its duties are with you again.`,
    ],
    note: clause('§九(一)', 'R-13.1'),
    buttons: acting === undefined ? [ask('help')] : [ask('task.list')],
    alt: 'Acting staff: ended early',
  }),
  appointmentRefused: (refusal) => {
    const why = ((each: AppointmentRefusal): string => {
      switch (each.reason) {
        case 'notYours':
          return `Acting staff for this office is appointed by: ${rolesOf(each.may)}.`
        case 'unknownPerson':
          return 'There is no such person.'
        case 'hasLeft':
          return 'This person has left the school.'
        case 'notStaff':
          return 'Only staff can act for an office.'
        case 'holdsIt':
          return 'This person holds the office already.'
        case 'backwards':
          return 'The last day is before the first.'
        case 'over':
          return 'These days are over, or it was ended already.'
        case 'noSuchAppointment':
          return 'There is no such appointment.'
      }
    })(refusal)
    return { lines: [`${why} Nothing was changed.`], note: clause('§九(一)', 'R-13.1') }
  },

  selfChecks: 'Self-check periods',
  selfCheckList: (items) => {
    const none = 'not set yet'
    const periodOf = ({ selfCheck: { opensAt, closesAt } }: ScheduleItem['windows'][number]['window']) =>
      opensAt || closesAt
        ? [opensAt ? enDate(opensAt) : '', closesAt ? enDate(closesAt) : ''].join(' to ').trim()
        : none
    const missing = items.filter(({ windows }) => windows.some(({ window }) => periodOf(window) === none)).length
    return {
      title: `${plural(missing, 'operation')} without a self-check period`,
      lines: items.map(({ operation, scope, windows }) => ({
        label: `${operationNames[operation]} (${scopeName(scope)})`,
        value: windows
          .map((each) => [whom(each), periodOf(each.window)].filter(Boolean).join(' '))
          .filter((text, index, all) => all.indexOf(text) === index)
          .join('; '),
      })),
      note: `${clause('§四', 'R-3')}. The executive secretary sets them by official notice.`,
      buttons: [ask('deadline.ask'), ask('task.list')],
      alt: 'Self-check periods',
    }
  },
}
