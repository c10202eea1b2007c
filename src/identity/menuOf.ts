import type { MenuName } from '../conversation/channel.ts'
import type { Person } from '../school/person.ts'
import { isStaff } from '../school/roles.ts'

/**
 * The menu that a network keeps for someone, or for an account that is bound to nobody. `hasWards`: as a guardian they may
 * act for a student now. Source.
 */
export function menuOf(person: Person | undefined, hasWards: boolean): MenuName {
  if (!person) return 'unbound'
  const holds = (role: Person['roles'][number]) => person.roles.includes(role)
  if (holds('student')) return 'student'
  if (holds('homeroom')) return 'homeroom'
  if (holds('teacher')) return 'teacher'
  if (isStaff(person.roles) || !holds('guardian')) return 'office'
  return hasWards ? 'granted' : 'guardian'
}
