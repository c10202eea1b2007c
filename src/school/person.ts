import type { Division, Role } from './roles.ts'

export const registrationStatuses = ['enrolled', 'left', 'repeat', 'resumed', 'transferred-in', 'on-loan'] as const
export type RegistrationStatus = (typeof registrationStatuses)[number]

/** What is true of a person for one school year. */
export interface PersonYear {
  /** ROC school year: 115 runs from 1 August 2026 to 31 July 2027. */
  year: number
  grade?: 10 | 11 | 12
  /** A student's or homeroom teacher's class first; then the classes that a counsellor counsels. */
  classes: string[]
  division: Division
  status: RegistrationStatus
  /** ISO date since when the status holds. */
  statusOn: string
}

/** Someone the school knows. */
export interface Person {
  /** The school number. */
  _id: string
  name: string
  roles: Role[]
  subject?: string
  domain?: string
  years: PersonYear[]
  /** ISO date from which the person has left. */
  leftOn?: string
}

/**
 * The row of a school year, or the nearest known: last year's entries are judged by last year's class.
 * Source: contract.md, people; ties go to the earlier year.
 */
export function yearRow(person: Person, year: number): PersonYear | undefined {
  return [...person.years].sort((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year) || a.year - b.year)[0]
}

/** Whether the person has left by that date. `isoDate` is in the school's time zone. */
export function hasLeft(person: Person, isoDate: string): boolean {
  return person.leftOn !== undefined && person.leftOn <= isoDate
}
