/**
 * Every role that a person can hold, by its name in files and commands.
 * Source: R-1, §二, §五.
 */
export const roles = [
  'student',
  'guardian',
  'teacher',
  'homeroom',
  'counsellor',
  'counsellor-convener',
  'registrar',
  'activities',
  'clubs',
  'student-affairs',
  'guidance-data',
  'curriculum',
  'continuing-affairs',
  'continuing-director',
  'domain-convener',
  'academic-director',
  'student-affairs-director',
  'guidance-director',
  'library-director',
  'principal',
  'grade-representative',
  'teacher-representative',
  'teachers-association',
  'parents-association',
  'student-representative',
  'admin',
] as const
export type Role = (typeof roles)[number]

/** The offices: who holds one has duties, and may be acted for. Source, §五, §九(一). */
export const offices = [
  'registrar',
  'activities',
  'clubs',
  'student-affairs',
  'guidance-data',
  'curriculum',
  'continuing-affairs',
  'continuing-director',
  'academic-director',
  'student-affairs-director',
  'guidance-director',
  'library-director',
  'principal',
] as const satisfies readonly Role[]
export type Office = (typeof offices)[number]

/** Whether someone with these roles has an office's duties. */
export const holdsOffice = (held: readonly Role[]) => offices.some((office) => held.includes(office))

/** Roles of people who do not work at the school. */
const notStaff: readonly Role[] = ['student', 'guardian', 'student-representative', 'parents-association']

/** Whether someone with these roles works at the school. */
export const isStaff = (held: readonly Role[]) => held.some((role) => !notStaff.includes(role))

export { type Division, divisions } from '../regulation/people.ts'
