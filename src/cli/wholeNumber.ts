import { InvalidArgumentError } from 'commander'

/**
 * The number of something that is numbered: an appointment, a grant, a submission.
 *
 * @throws InvalidArgumentError when it is none.
 */
export function wholeNumber(written: string): number {
  if (!/^\d{1,9}$/.test(written)) throw new InvalidArgumentError('Expected a number as the list shows it, such as 3.')
  return Number(written)
}
