import type { DateTime } from 'luxon'
import { audienceOf } from '../../portfolio/terms.ts'
import type { Division } from '../../regulation/people.ts'
import { inSchoolZone, isPast, lastSecondOf } from '../../regulation/schoolTime.ts'
import type { Holiday } from '../../school/calendar.ts'
import type { Duty } from '../../school/duties.ts'
import type { Person } from '../../school/person.ts'
import type { Role } from '../../school/roles.ts'
import { countdown } from './countdown.ts'
import { firstMorningDay, isMonday, type Moment, nextMonday, occasionOn } from './moment.ts'
import { dueOf } from './ofTeachers.ts'
import { type Reminder, reminder } from './reminder.ts'
import type { PlanState } from './state.ts'
import type { Windows } from './windows.ts'

/** Days before a duty or a session on which it is spoken of. */
export const dutyCountdown = [7, 1, 0] as const

/** The executive secretary, who for 進修部 is its director. Source. */
export const secretaryFor: Record<Division, Role> = { day: 'academic-director', continuing: 'continuing-director' }

/** Everything that the offices and those whom they train are reminded of. Source. */
export function ofOffices(moment: Moment, state: PlanState, windows: Windows): Reminder[] {
  if (moment.isCall) return []
  return [
    ...lateTeachers(moment, state, windows),
    ...state.duties.flatMap((duty) => ofDuty(duty, moment, state)),
    ...emptySeats(moment, state),
    ...ofSessions(moment, state),
  ]
}

const mondayOf = (moment: Moment) => occasionOn(moment, isMonday)

/** A teacher's first day past the week to certify, and then every Monday while something is late. Source. */
function lateTeachers(moment: Moment, state: PlanState, windows: Windows): Reminder[] {
  const firstDays = new Map<string, { teacher: string; secretary: Role; day: string }>()
  for (const entry of state.pending) {
    const when = dueOf(entry, state, windows)
    const student = state.people.get(entry.student)
    const isOver = when?.closesAt && isPast(when.closesAt, moment.at)
    if (!when || !student || isOver || !isPast(when.due, moment.at)) continue
    const secretary = secretaryFor[audienceOf(student, entry.term).division]
    const day = firstLateDay(when.due)
    for (const teacher of entry.teachers) {
      const key = `${secretary}:${teacher}`
      const known = firstDays.get(key)
      if (!known || day < known.day) firstDays.set(key, { teacher, secretary, day })
    }
  }
  return [...firstDays.values()].flatMap(({ teacher, secretary, day }) => {
    const occasion = mondayOf(moment) ?? occasionOn(moment, (date) => date === day)
    if (!occasion) return []
    const when = { occasion: occasion.day, expiresAt: nextMonday(moment, state.school.holidays) }
    return onDuty(secretary, state).map(({ _id }) => reminder({ kind: 'teachers-late', to: _id, about: teacher }, when))
  })
}

/** What an office still owes. Source. */
function ofDuty(duty: Duty, moment: Moment, state: PlanState): Reminder[] {
  const when = dutyDay(duty, moment, state.school.holidays)
  const kind = isMeeting(duty) ? 'meeting' : 'duty'
  return when ? owersOf(duty, state).map(({ _id }) => reminder({ kind, to: _id, about: duty.id }, when)) : []
}

const isMeeting = ({ what }: Duty) => what === 'meeting'

/**
 * When an office's duty is spoken of: before it is due, on the day, and then every Monday until it is done. A meeting that is
 * missing is spoken of on Mondays alone.
 */
export function dutyDay(duty: Duty, moment: Moment, holidays: readonly Holiday[]) {
  if (duty.doneAt || moment.isCall) return undefined
  const due = inSchoolZone(duty.dueAt)
  const count = isMeeting(duty) ? undefined : countdown(due, dutyCountdown, moment, holidays)
  const untilMonday = nextMonday(moment, holidays)
  if (count) return { ...count, expiresAt: count.lastDay ? untilMonday : count.expiresAt }
  const monday = isPast(due, moment.at) ? mondayOf(moment) : undefined
  return monday && { occasion: monday.day, due, expiresAt: untilMonday }
}

const owersOf = ({ office, person }: Duty, state: PlanState): readonly Pick<Person, '_id'>[] =>
  person === undefined ? onDuty(office, state) : [{ _id: person }]

/** Empty seats of the task force, on Mondays. Source: R-1, §二. */
function emptySeats(moment: Moment, state: PlanState): Reminder[] {
  const monday = mondayOf(moment)
  if (!monday || state.emptySeats === 0) return []
  const when = { occasion: monday.day, expiresAt: nextMonday(moment, state.school.holidays) }
  return onDuty('academic-director', state).map(({ _id }) => reminder({ kind: 'seat', to: _id }, when))
}

/** A training session, to its audience. Source: R-14, §十. */
const ofSessions = (moment: Moment, { school, sessions }: PlanState): Reminder[] =>
  sessions.flatMap(({ id, date, people }) => {
    const count = countdown(lastSecondOf(date), dutyCountdown, moment, school.holidays)
    if (!count) return []
    return people.map((to) => reminder({ kind: 'training', to, about: String(id) }, { ...count, lastDay: false }))
  })

const onDuty = (office: Role, state: PlanState) => state.onDuty.get(office) ?? []

/** The last second of a due date still counts. */
const firstLateDay = (due: DateTime) => firstMorningDay(due.plus({ seconds: 1 }))
