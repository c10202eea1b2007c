import { Option } from 'commander'
import { OperatorError } from '../errors.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { hasLeft, type Person } from '../school/person.ts'
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
  via: 'cli',
  osUser: deps.osUser,
})

/**
 * Whom `--as` names.
 *
 * @throws OperatorError when nobody has that number, or they have left.
 */
export async function personNamed(id: string, { people, clock }: Services): Promise<Person> {
  const person = await people.get(id)
  if (!person) throw new OperatorError('unknown-person', `Nobody here has the number ${id}.`)
  if (hasLeft(person, dateOf(clock.now()))) throw new OperatorError('not-allowed', `${id} has left and may not act.`)
  return person
}

/**
 * Those of the offices that whoever `--as` names holds.
 *
 * @throws OperatorError when they hold none.
 */
export function officesHeld(person: Person, offices: readonly Role[]): [Role, ...Role[]] {
  const [first, ...others] = offices.filter((office) => person.roles.includes(office))
  if (!first)
    throw new OperatorError('not-allowed', `${person._id} may not do this; it takes one of: ${offices.join(', ')}.`)
  return [first, ...others]
}
