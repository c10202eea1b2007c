import { mayManageBinding } from '../identity/mayManageBinding.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Person } from '../school/person.ts'
import type { Actor } from '../school/record.ts'
import type { Services } from '../services.ts'
import { actorAs, operator, personNamed } from './acting.ts'
import type { CliDeps } from './deps.ts'

/** Somebody whose codes and binding the actor may manage, and as what. */
export interface PermittedHolder {
  person: Person
  actor: Actor
}

/** Those of the people whose codes and bindings are for whoever `--as` names, or for the operator, to manage. */
export async function permittedHolders(
  holders: readonly Person[],
  id: string | undefined,
  services: Services,
  deps: CliDeps,
): Promise<PermittedHolder[]> {
  if (id === undefined) return holders.map((person) => ({ person, actor: operator(deps) }))
  const { people, guardians, clock } = services
  const acting = await personNamed(id, services)
  const day = { year: schoolYearOf(clock.now()), today: dateOf(clock.now()) }
  const permitted: PermittedHolder[] = []
  for (const person of holders) {
    const students = person.roles.includes('guardian')
      ? await people.byId(await guardians.studentsOf(person._id))
      : undefined
    const role = mayManageBinding(acting, { person, students: [...(students?.values() ?? [])] }, day)
    if (role) permitted.push({ person, actor: actorAs(acting, role, deps) })
  }
  return permitted
}
