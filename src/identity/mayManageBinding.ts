import { hasLeft, type Person, yearRow } from '../school/person.ts'
import { type Division, isStaff, type Role } from '../school/roles.ts'

/** Whose codes and binding are meant; `students` are those of whom a guardian is one. */
export interface BindingHolder {
  person: Person
  students: readonly Person[]
}

/** The school year and the day (ISO date) on which it is asked. */
export interface BindingDay {
  year: number
  today: string
}

/** Offices that keep the codes of students and guardians, and the division whose students are theirs. */
const divisionOffices: readonly [Role, Division][] = [
  ['registrar', 'day'],
  ['continuing-affairs', 'continuing'],
  ['continuing-director', 'continuing'],
]

/**
 * The role in which someone may issue another's codes and end their binding; undefined where they may not.
 * Nobody may for themselves. Codes of staff come from `admin` alone, those of students and guardians also from the office
 * of the students' division, those of students also from their homeroom teacher.
 *
 * Source: R-1 (registrar, continuing-affairs, homeroom, admin), R-7, §五(五); contract.md, Binding.
 */
export function mayManageBinding(actor: Person, holder: BindingHolder, { year, today }: BindingDay): Role | undefined {
  if (hasLeft(actor, today) || actor._id === holder.person._id) return undefined
  const holds = (role: Role) => actor.roles.includes(role)
  if (holds('admin')) return 'admin'
  if (isStaff(holder.person.roles)) return undefined
  const isStudent = holder.person.roles.includes('student')
  const students = isStudent ? [holder.person, ...holder.students] : holder.students
  const inDivision = (division: Division) => students.some((student) => yearRow(student, year)?.division === division)
  const office = divisionOffices.find(([role, division]) => holds(role) && inDivision(division))
  if (office) return office[0]
  const ownClass = holds('homeroom') ? yearRow(actor, year)?.classes[0] : undefined
  const isOfOwnClass = isStudent && ownClass !== undefined && yearRow(holder.person, year)?.classes[0] === ownClass
  return isOfOwnClass ? 'homeroom' : undefined
}
