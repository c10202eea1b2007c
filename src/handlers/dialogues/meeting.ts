import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Button } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import { dateOf } from '../../regulation/schoolTime.ts'
import {
  type BusinessKind,
  businessKinds,
  meetingRecorders,
  type NewMeeting,
  termOfMeeting,
} from '../../school/meetings.ts'
import type { Person } from '../../school/person.ts'
import { type ActHandler, acted, answer, type BoundContext, type Given, type Outcome, type Turn } from '../context.ts'
import { schoolOccasionOf } from '../schoolOccasion.ts'
import { closed, whileHeld } from '../whileHeld.ts'
import { datesSaid } from './datesSaid.ts'

/** What is asked of a meeting. */
const parts = ['date', 'attendance', 'business', 'resolutions'] as const
type Part = (typeof parts)[number]

/** What is known of a meeting so far; `asking` is what the person answers next. */
interface MeetingData {
  asking: Part | 'what'
  /** The recorded meeting of which one part is put right. */
  corrects?: number
  date?: string
  /** Ids of seat holders who were not there. */
  absent: string[]
  business: BusinessKind[]
}
type Meeting = Dialogue<MeetingData>

/** 「記錄工作小組會議」: the day, who was absent, what kinds of business, and the resolutions. Source: R-2, §三. */
export const recordMeeting: ActHandler = async (context) => {
  const { say, services, person, now } = context
  if (!meetingRecorders.some((role) => person.roles.includes(role))) return answer(notRecorder(say))
  if (sitting(await services.seats.list(now)).length === 0) return answer(say.governance.noSeats())
  return ask(context, openDialogue<MeetingData>('meeting', { asking: 'date', absent: [], business: [] }))
}

/** 「更正會議紀錄」: which part, then that part as when it was recorded. */
export const correctMeeting: ActHandler = async (context, [id]) => {
  const { say, services, person, now } = context
  if (!meetingRecorders.some((role) => person.roles.includes(role))) return answer(notRecorder(say))
  const found = await services.meetings.get(Number(id) || 0)
  if (!found) return answer(say.governance.meetingRefused({ reason: 'noSuchMeeting' }, true))
  const { _id: corrects, date } = found
  const away = sitting(await services.seats.list(now)).filter(isIn(found.attendees, false))
  const absent = away.map(({ _id }) => _id)
  return ask(context, openDialogue<MeetingData>('meeting', { asking: 'what', corrects, date, absent, business: [] }))
}

export const meeting: Turn = whileHeld(meetingRecorders, notRecorder, async (context, open, given) => {
  const dialogue = open as Meeting
  if (given.kind === 'file') return 'pass'
  switch (dialogue.data.asking) {
    case 'what': {
      const part = given.kind === 'choice' ? parts.find((each) => each === given.value) : undefined
      return part ? ask(context, next(dialogue, { asking: part })) : 'pass'
    }
    case 'date':
      return takeDate(context, dialogue, given)
    case 'attendance':
      return given.kind === 'choice' ? takeAttendance(context, dialogue, given.value) : 'pass'
    case 'business':
      return given.kind === 'choice' ? takeBusiness(context, dialogue, given.value) : 'pass'
    case 'resolutions':
      if (given.kind !== 'text') return ask(context, dialogue)
      return dialogue.data.corrects === undefined
        ? record(context, dialogue, given.text)
        : correct(context, dialogue.data.corrects, { resolutions: given.text })
  }
})

function notRecorder(say: BoundContext['say']) {
  return say.governance.meetingRefused({ reason: 'notYours', may: meetingRecorders })
}

/** Asks what is missing next. */
async function ask(context: BoundContext, dialogue: Meeting): Promise<Outcome> {
  const { say, services, now } = context
  const { asking, absent, business } = dialogue.data
  const choice = (label: string, value: string): Button => ({ label, press: presses.answer(dialogue.id, value) })
  const cancel: Button = { label: say.governance.cancel, press: presses.intent('dialogue.cancel') }
  switch (asking) {
    case 'what': {
      const recorded = await services.meetings.get(dialogue.data.corrects ?? 0)
      if (!recorded) return closed(say.governance.meetingRefused({ reason: 'noSuchMeeting' }, true))
      const choices = parts.map((part) => choice(say.governance.meetingPart(part), part))
      return { replies: [say.governance.askWhatToCorrect(recorded, [...choices, cancel])], dialogue }
    }
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
  if (dialogue.data.corrects !== undefined) {
    return correct(context, dialogue.data.corrects, { date, term: termOfMeeting(date, terms) ?? '' })
  }
  return ask(context, next(dialogue, { date, asking: 'attendance' }))
}

async function takeAttendance(context: BoundContext, dialogue: Meeting, value: string): Promise<Outcome> {
  const { absent, corrects } = dialogue.data
  if (value === 'next') {
    if (corrects === undefined) return ask(context, next(dialogue, { asking: 'business' }))
    return correct(context, corrects, { attendees: await attendeesOf(context, corrects, absent) })
  }
  const toggled = absent.includes(value) ? absent.filter((id) => id !== value) : [...absent, value]
  return ask(context, next(dialogue, { absent: toggled }))
}

function takeBusiness(context: BoundContext, dialogue: Meeting, value: string): Promise<Outcome> {
  const { business, corrects } = dialogue.data
  if (value === 'next' && business.length > 0) {
    if (corrects !== undefined) return correct(context, corrects, { business })
    return ask(context, next(dialogue, { asking: 'resolutions' }))
  }
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

/** Who was there after all: who sits now and is not absent, and who was there and has no seat any more. */
async function attendeesOf({ services, now }: BoundContext, id: number, absent: readonly string[]): Promise<string[]> {
  const seated = sitting(await services.seats.list(now))
  const recorded = await services.meetings.get(id)
  const unseated = (recorded?.attendees ?? []).filter((each) => !seated.some(({ _id }) => _id === each))
  return [...seated.filter(isIn(absent, false)).map(({ _id }) => _id), ...unseated]
}

async function correct(context: BoundContext, id: number, change: Partial<NewMeeting>): Promise<Outcome> {
  const { say, services } = context
  const corrected = await services.meetings.correct(id, change, schoolOccasionOf(context))
  if (!corrected.done) return acted(say.governance.meetingRefused(corrected.refusal, true))
  return acted(say.governance.meetingCorrected(corrected.meeting))
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
