import type { DateTime } from 'luxon'
import type { Scope } from '../../portfolio/schedule.ts'
import type { Operation } from '../../regulation/operation.ts'
import type { School } from '../../school/calendar.ts'
import type { Duty } from '../../school/duties.ts'
import type { Person } from '../../school/person.ts'
import type { Role } from '../../school/roles.ts'

/** A course outcome of which something is still to be done. */
export interface OpenEntry {
  id: number
  student: string
  term: string
  state: 'draft' | 'returned' | 'pending'
  /** It has all that sending needs. */
  isComplete: boolean
}

/** One that waits for its teachers. */
export interface PendingEntry extends OpenEntry {
  state: 'pending'
  round: number
  /** Whoever may certify it now. */
  teachers: readonly string[]
  sentAt: DateTime<true>
  nudgedAt?: DateTime<true>
}

/** A student who could use a window and has used none of it: nothing handed in, or nothing ticked. */
export interface Unused {
  operation: Operation
  scope: Scope
  student: string
}

/** A receipt statement that a student has neither confirmed nor disputed. */
export interface OpenReceipt {
  student: string
  submission: number
  until: DateTime<true>
}

/** A homeroom teacher and the students of the class. */
export interface Homeroom {
  teacher: string
  year: number
  className: string
  students: readonly string[]
}

/** A training session and whom it is for. */
export interface PlannedSession {
  id: number
  /** ISO date. */
  date: string
  people: readonly string[]
}

/** What a moment's reminders are decided by: what is open of that which the moment may concern, and no more. */
export interface PlanState {
  school: School
  /** Drafts and returned ones. */
  entries: readonly OpenEntry[]
  pending: readonly PendingEntry[]
  unused: readonly Unused[]
  receipts: readonly OpenReceipt[]
  homerooms: readonly Homeroom[]
  duties: readonly Duty[]
  /** How many seats of the task force are empty. */
  emptySeats: number
  sessions: readonly PlannedSession[]
  /** The students spoken of above. */
  people: ReadonlyMap<string, Person>
  /** Who has the duties of an office now. */
  onDuty: ReadonlyMap<Role, readonly Person[]>
  /** Who may act for a student under a grant now. Source. */
  guardians: ReadonlyMap<string, readonly string[]>
}
