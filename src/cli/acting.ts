import { randomUUID } from 'node:crypto'
import { Option } from 'commander'
import { OperatorError } from '../errors.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import type { SchoolOccasion } from '../school/journal.ts'
import { hasLeft, onBehalfOf, type Person } from '../school/person.ts'
import type { Actor } from '../school/record.ts'
import type { Role } from '../school/roles.ts'
import type { Services } from '../services.ts'
import type { CliDeps } from './deps.ts'

/** `--as ID`: whoever acts. Any command may carry it. */
export const asOption = () => new Option('--as <id>', 'who acts, by school number; their office is checked')

/** Whoever stands at the machine. */
export const operator = (deps: CliDeps): Actor => ({ by: 'operator', as: 'operator', via: 'cli', osUser: deps.osUser })

/** The act of someone named by `--as`, in the role that allows it. */
export const actorAs = (person: Person, role: Role, deps: CliDeps): Actor => ({
  by: person._id,
  as: role,
  ...onBehalfOf(person, role),
  via: 'cli',
  osUser: deps.osUser,
})

/**
 * Whom `--as` names, with the offices that they hold as acting staff.
 *
 * @throws OperatorError when nobody has that number, or they have left.
 */
export async function personNamed(id: string, { people, acting, clock }: Services): Promise<Person> {
  const person = await people.get(id)
  if (!person) throw new OperatorError('unknown-person', `Nobody here has the number ${id}.`)
  if (hasLeft(person, dateOf(clock.now()))) throw new OperatorError('not-allowed', `${id} has left and may not act.`)
  return acting.withOffices(person, clock.now())
}

/**
 * Those of the offices that whoever `--as` names holds.
 *
 * @throws OperatorError when they hold none.
 */
export function officesHeld(person: Person, offices: readonly Role[]): [Role, ...Role[]] {
  const [first, ...others] = offices.filter((office) => person.roles.includes(office))
  if (!first) throw notAllowed(person._id, offices)
  return [first, ...others]
}

export const notAllowed = (id: string, offices: readonly Role[]) =>
  new OperatorError('not-allowed', `${id} may not do this; it takes one of: ${offices.join(', ')}.`)

/** The act for the school of whoever `--as` names; a command is never said twice, so each is a request of its own. */
export const schoolOccasion = (id: string, { clock }: Services, { osUser }: CliDeps): SchoolOccasion => ({
  actor: { by: id, via: 'cli', osUser },
  request: `cli:${randomUUID()}`,
  now: clock.now(),
})
