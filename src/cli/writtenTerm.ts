import { InvalidArgumentError } from 'commander'
import { termName } from '../regulation/term.ts'

/**
 * A semester as an option has it, such as `115-1`.
 *
 * @throws InvalidArgumentError for what is no semester's name.
 */
export function writtenTerm(written: string): string {
  if (!termName.safeParse(written).success) throw new InvalidArgumentError('Expected a semester such as 115-1.')
  return written
}
