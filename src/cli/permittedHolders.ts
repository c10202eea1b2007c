import { bindingRole } from '../identity/bindingRole.ts'
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
  const acting = await personNamed(id, services)
  const permitted: PermittedHolder[] = []
  for (const person of holders) {
    const role = await bindingRole(acting, person, services, services.clock.now())
    if (role) permitted.push({ person, actor: actorAs(acting, role, deps) })
  }
  return permitted
}
