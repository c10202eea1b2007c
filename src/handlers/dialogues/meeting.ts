import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Button } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import { dateOf } from '../../regulation/schoolTime.ts'
import { type BusinessKind, businessKinds, meetingRecorders, termOfMeeting } from '../../school/meetings.ts'
import type { Person } from '../../school/person.ts'
import { type ActHandler, acted, answer, type BoundContext, type Given, type Outcome, type Turn } from '../context.ts'
import { schoolOccasionOf } from '../schoolOccasion.ts'
import { datesSaid } from './datesSaid.ts'

/** What is known of a meeting so far; `asking` is what the person answers next. */
interface MeetingData {
  asking: 'date' | 'attendance' | 'business' | 'resolutions'
  date?: string
  /** Ids of seat holders who were not there. */
  absent: string[]
  business: BusinessKind[]
}
type Meeting = Dialogue<MeetingData>

/** 「記錄工作小組會議」: the day, who was absent, what kinds of business, and the resolutions. Source: R-2, §三. */
export const recordMeeting: ActHandler = async (context) => {
  const { say, services, person, now } = context
  if (!meetingRecorders.some((role) => person.roles.includes(role)))
    return answer(say.governance.meetingRefused({ reason: 'notYours', may: meetingRecorders }))
  if (sitting(await services.seats.list(now)).length === 0) return answer(say.governance.noSeats())
  return ask(context, openDialogue<MeetingData>('meeting', { asking: 'date', absent: [], business: [] }))
}

export const meeting: Turn = async (context, open, given) => {
  const dialogue = open as Meeting
  if (given.kind === 'file') return 'pass'
  switch (dialogue.data.asking) {
    case 'date':
      return takeDate(context, dialogue, given)
    case 'attendance':
      return given.kind === 'choice' ? takeAttendance(context, dialogue, given.value) : 'pass'
    case 'business':
      return given.kind === 'choice' ? takeBusiness(context, dialogue, given.value) : 'pass'
    case 'resolutions':
      return given.kind === 'text' ? record(context, dialogue, given.text) : ask(context, dialogue)
  }
}

/** Asks what is missing next. */
async function ask(context: BoundContext, dialogue: Meeting): Promise<Outcome> {
  const { say, services, now } = context
  const { asking, absent, business } = dialogue.data
  const choice = (label: string, value: string): Button => ({ label, press: presses.answer(dialogue.id, value) })
  const cancel: Button = { label: say.governance.cancel, press: presses.intent('dialogue.cancel') }
  switch (asking) {
    case 'date': {
      const days = [choice(say.governance.today, 'today'), choice(say.governance.yesterday, 'yesterday')]
      return { replies: [say.governance.askMeetingDate([...days, cancel])], dialogue }
    }
    case 'attendance': {
      const people = sitting(await services.seats.list(now))
      const [present, away] = [people.filter(isIn(absent, false)), people.filter(isIn(absent, true))]
      const done =
        away.length === 0
          ? choice(say.governance.allPresent, 'next')
          : choice(say.governance.attendanceDone(away.length), 'next')
      const names = people.map(({ _id, name }) => choice(name, _id))
      return {
        replies: [say.governance.askAbsent(namesOf(present), namesOf(away), [done, ...names, cancel])],
        dialogue,
      }
    }
    case 'business': {
      const rest = businessKinds.filter((kind) => !business.includes(kind))
      const kinds = rest.map((kind) => choice(say.governance.businessName(kind), String(kind)))
      const done = business.length > 0 ? [choice(say.governance.finish, 'next')] : []
      return { replies: [say.governance.askBusiness(business, [...kinds, ...done, cancel])], dialogue }
    }
    case 'resolutions': {
      const { typeResolutions: label, resolutionsHint: hint } = say.governance
      const type: Button = { label, type: presses.answer(dialogue.id, 'type'), hint }
      return { replies: [say.governance.askResolutions([type, cancel])], dialogue }
    }
  }
}

async function takeDate(context: BoundContext, dialogue: Meeting, given: Given): Promise<Outcome | 'pass'> {
  const { say, services, now } = context
  const [date] = datesSaid(given.kind === 'choice' ? given.value : given.kind === 'text' ? given.text : '', now)
  if (date === undefined) {
    const isOther = given.kind === 'text' && given.meaning.intent !== 'unknown'
    return isOther ? 'pass' : answer(say.governance.notADate())
  }
  // What the record would refuse is said before more is asked.
  if (date > dateOf(now)) return answer(say.governance.meetingRefused({ reason: 'notHeldYet' }))
  const { terms } = (await services.calendar.load()).calendar
  if (!termOfMeeting(date, terms)) {
    return answer(say.governance.meetingRefused({ reason: 'unknownTerm', known: terms.map(({ id }) => id) }))
  }
  return ask(context, next(dialogue, { date, asking: 'attendance' }))
}

function takeAttendance(context: BoundContext, dialogue: Meeting, value: string): Promise<Outcome> {
  if (value === 'next') return ask(context, next(dialogue, { asking: 'business' }))
  const { absent } = dialogue.data
  const toggled = absent.includes(value) ? absent.filter((id) => id !== value) : [...absent, value]
  return ask(context, next(dialogue, { absent: toggled }))
}

function takeBusiness(context: BoundContext, dialogue: Meeting, value: string): Promise<Outcome> {
  const { business } = dialogue.data
  if (value === 'next' && business.length > 0) return ask(context, next(dialogue, { asking: 'resolutions' }))
  const chosen = businessKinds.filter((kind) => String(kind) === value || business.includes(kind))
  return ask(context, next(dialogue, { business: chosen }))
}

async function record(context: BoundContext, dialogue: Meeting, resolutions: string): Promise<Outcome> {
  const { say, services, now } = context
  const { date = dateOf(now), absent, business } = dialogue.data
  const term = termOfMeeting(date, (await services.calendar.load()).calendar.terms) ?? ''
  const present = sitting(await services.seats.list(now)).filter(isIn(absent, false))
  const attendees = present.map(({ _id }) => _id)
  const added = await services.meetings.add({ term, date, attendees, business, resolutions }, schoolOccasionOf(context))
  return acted(added.done ? say.governance.meetingAdded(added.meeting) : say.governance.meetingRefused(added.refusal))
}

const next = (dialogue: Meeting, change: Partial<MeetingData>): Meeting => ({
  ...dialogue,
  data: { ...dialogue.data, ...change },
})

/** Who has a seat, each once. */
const sitting = (seats: readonly { person?: Person }[]): Person[] => [
  ...new Map(seats.flatMap(({ person }) => (person ? [[person._id, person] as const] : []))).values(),
]

const isIn =
  (ids: readonly string[], wanted: boolean) =>
  ({ _id }: Person) =>
    ids.includes(_id) === wanted

const namesOf = (people: readonly Person[]) => people.map(({ name }) => name)
