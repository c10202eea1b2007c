import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { isRunning } from '../school/appointment.ts'
import { appointersFor } from '../school/appointments.ts'
import { fileKeepers } from '../school/import/keepers.ts'
import { meetingRecorders } from '../school/meetings.ts'
import type { Role } from '../school/roles.ts'
import { audiences, schedulersFor } from '../school/training.ts'
import type { BoundContext } from './context.ts'

/** What stands below somebody's duties. */
interface Desk {
  lines: string[]
  buttons: Button[]
}

/** How many coming sessions a list names. */
const sessionsNamed = 3

/** What an office sees of the task force, of training and of acting staff, with the buttons that it may press. Source: R-1. */
export async function officeDesk(context: BoundContext): Promise<Desk> {
  const { say, person } = context
  const standIns = (person.standsInFor ?? []).map(({ office, until }) => say.governance.standsInFor(office, until))
  const parts = [
    await taskForce(context),
    await training(context),
    await actingStaff(context),
    schedule(context),
    records(context),
  ]
  return {
    lines: [...standIns, ...parts.flatMap(({ lines }) => lines)],
    buttons: parts.flatMap(({ buttons }) => buttons),
  }
}

const nothing: Desk = { lines: [], buttons: [] }

const hasOne = ({ person }: BoundContext, roles: readonly Role[]) => roles.some((role) => person.roles.includes(role))

/** Meetings and seats, for the convener and the executive secretary. Source: R-2, §二, §三. */
async function taskForce(context: BoundContext): Promise<Desk> {
  const { say, services, now } = context
  if (!hasOne(context, meetingRecorders)) return nothing
  const empty = (await services.seats.list(now)).filter((seat) => !seat.person)
  return {
    lines: empty.length > 0 ? [say.governance.vacancies(empty)] : [],
    buttons: [
      { label: say.governance.recordMeeting, press: presses.act('meeting.record') },
      { label: say.governance.showSeats, press: presses.act('seats.show') },
      { label: say.governance.showMeetings, press: presses.act('meetings.show') },
    ],
  }
}

/** The coming sessions, for who schedules any. Source: R-14, §十. */
async function training(context: BoundContext): Promise<Desk> {
  const { say, services, now } = context
  const own = audiences.filter((audience) => hasOne(context, schedulersFor[audience]))
  if (own.length === 0) return nothing
  const coming = (await services.training.upcoming(now)).filter(({ audience }) => own.includes(audience))
  return {
    lines: coming.slice(0, sessionsNamed).map(say.governance.upcomingTraining),
    buttons: [{ label: say.governance.addTraining, press: presses.act('training.add') }],
  }
}

/** Who acts for whom, for who appoints. Source, §九(一). */
async function actingStaff(context: BoundContext): Promise<Desk> {
  const { say, services, now } = context
  if (!hasOne(context, appointersFor('continuing-affairs'))) return nothing
  const today = dateOf(now)
  const appointments = (await services.appointments.list()).filter(
    (each) => each.endedOn === undefined && each.to >= today && hasOne(context, appointersFor(each.office)),
  )
  const people = await services.people.byId(appointments.map(({ person }) => person))
  const nameOf = (id: string) => people.get(id)?.name ?? id
  return {
    lines: appointments.map((each) => say.governance.appointed(each.office, nameOf(each.person), each)),
    buttons: [
      ...appointments
        .filter((each) => isRunning(each, today))
        .map(({ _id, person }) => ({
          label: say.governance.endAppointment(nameOf(person)),
          press: presses.act('acting.end', _id),
        })),
      { label: say.governance.appoint, press: presses.act('acting.appoint') },
    ],
  }
}

/** The lists that an office brings in, and re-checks. Source: R-4. */
function records(context: BoundContext): Desk {
  if (!hasOne(context, fileKeepers)) return nothing
  return { lines: [], buttons: [{ label: context.say.records.tool, press: presses.act('upload.begin') }] }
}

/** The periods of self-checking, for who plans the schedule, and how the semester went. Source, §四, §十一. */
function schedule(context: BoundContext): Desk {
  if (!hasOne(context, ['academic-director', 'continuing-director'])) return nothing
  const { governance, evaluation, notices } = context.say
  const evaluate: Button[] = hasOne(context, ['academic-director'])
    ? [{ label: evaluation.show, press: presses.act('evaluation.show') }]
    : []
  return {
    lines: [],
    buttons: [
      { label: notices.publish, press: presses.act('notice.publish') },
      { label: governance.selfChecks, press: presses.act('schedule.selfChecks') },
      ...evaluate,
    ],
  }
}
