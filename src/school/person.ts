import type { Division, Office, Role } from './roles.ts'

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
  /** The offices among `roles` that they hold as acting staff, where somebody asked; never stored. */
  standsInFor?: StandIn[]
}

/** An office that somebody holds as acting staff (代理人). Source, §九(一). */
export interface StandIn {
  office: Office
  /** Whose office it is; absent where nobody held it. */
  holder?: string
  /** ISO date, inclusive. */
  until: string
}

/** For whom somebody acts in a role: the holder of an office that they have as acting staff. */
export function onBehalfOf({ standsInFor = [] }: Person, role: string): { onBehalfOf?: string } {
  const holder = standsInFor.find(({ office }) => office === role)?.holder
  return holder === undefined ? {} : { onBehalfOf: holder }
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
