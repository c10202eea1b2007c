import type { DateTime } from 'luxon'
import { dateOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Guardians } from '../school/guardians.ts'
import type { People } from '../school/people.ts'
import type { Person } from '../school/person.ts'
import type { Role } from '../school/roles.ts'
import { mayManageBinding } from './mayManageBinding.ts'

/**
 * The role in which someone may issue another's codes and end their binding today; undefined where they may not. Asked of
 * the database at every press.
 * Source; contract.md, Binding.
 */
export async function bindingRole(
  actor: Person,
  person: Person,
  { people, guardians }: { people: People; guardians: Guardians },
  now: DateTime,
): Promise<Role | undefined> {
  const isGuardian = person.roles.includes('guardian')
  const students = isGuardian ? [...(await people.byId(await guardians.studentsOf(person._id))).values()] : []
  return mayManageBinding(actor, { person, students }, { year: schoolYearOf(now), today: dateOf(now) })
}
