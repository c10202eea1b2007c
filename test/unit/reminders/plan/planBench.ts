import { DateTime } from 'luxon'
import type { Notice } from '../../../../src/regulation/notice.ts'
import { zone } from '../../../../src/regulation/schoolTime.ts'
import { lastCall, type Moment, morningOf } from '../../../../src/reminders/plan/moment.ts'
import { planReminders } from '../../../../src/reminders/plan/plan.ts'
import type { Reminder } from '../../../../src/reminders/plan/reminder.ts'
import type { OpenEntry, PendingEntry, PlanState } from '../../../../src/reminders/plan/state.ts'
import type { Holiday, School } from '../../../../src/school/calendar.ts'
import type { Person, PersonYear } from '../../../../src/school/person.ts'
import type { Role } from '../../../../src/school/roles.ts'
import { ruleset, terms } from '../../regulation/school.ts'

/** An instant in Taipei, written as `2027-02-03T23:59:59`. */
export const at = (text: string) => DateTime.fromISO(text, { zone }) as DateTime<true>

/** 春節 of 2027: the whole of the certification week. */
export const newYear: Holiday = { from: '2027-02-04', to: '2027-02-10' }

export const schoolWith = (given: { holidays?: Holiday[]; notices?: Notice[] } = {}): School => ({
  name: '',
  code: '',
  website: '',
  offices: {},
  holidays: given.holidays ?? [],
  calendar: { terms, notices: given.notices ?? [] },
  ruleset: ruleset.id,
  demo: false,
  version: 1,
})

export const person = (id: string, roles: Role[], year: Partial<PersonYear> = {}): Person => ({
  _id: id,
  name: id,
  roles,
  years: [{ year: 115, classes: [], division: 'day', status: 'enrolled', statusOn: '2026-08-31', ...year }],
})

const students = [
  person('S1', ['student'], { grade: 10, classes: ['101'] }),
  person('S2', ['student'], { grade: 12, classes: ['301'] }),
  person('S3', ['student'], { grade: 10, classes: ['401'], division: 'continuing' }),
]

export const draft = (id: number, given: Partial<OpenEntry> = {}): OpenEntry => ({
  id,
  student: 'S1',
  term: '115-1',
  state: 'draft',
  isComplete: true,
  ...given,
})

export const pending = (id: number, sentAt: string, given: Partial<PendingEntry> = {}): PendingEntry => ({
  ...draft(id),
  state: 'pending',
  round: 1,
  teachers: ['T1'],
  sentAt: at(sentAt),
  ...given,
})

export const stateWith = (given: Partial<PlanState> = {}): PlanState => ({
  school: schoolWith(),
  entries: [],
  pending: [],
  unused: [],
  receipts: [],
  homerooms: [],
  duties: [],
  emptySeats: 0,
  sessions: [],
  people: new Map(students.map((student) => [student._id, student])),
  onDuty: new Map([
    ['academic-director', [person('D1', ['academic-director'])]],
    ['continuing-director', [person('D2', ['continuing-director'])]],
    ['registrar', [person('R1', ['registrar'])]],
    ['principal', [person('P1', ['principal'])]],
  ]),
  guardians: new Map(),
  ...given,
})

/** What a morning says, each as `to kind what`. */
export const morning = (date: string, state: PlanState) => said(morningOf(date, state.school.holidays), state)

/** What a last call says. */
export const call = (instant: string, state: PlanState) => said(lastCall(at(instant)), state)

const said = (moment: Moment, state: PlanState) => planReminders(moment, state).map(short)

export const short = ({ to, kind, entry, about }: Reminder) =>
  [to, kind, ...(entry === undefined ? [] : [`#${entry}`]), ...(about === undefined ? [] : [about])].join(' ')

/** The mornings from one day to another on which something is said, each with what. */
export function mornings(from: string, to: string, state: PlanState): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (let day = at(from); day <= at(to); day = day.plus({ days: 1 })) {
    const date = day.toISODate()
    const lines = morning(date, state)
    if (lines.length > 0) found[date] = lines
  }
  return found
}
