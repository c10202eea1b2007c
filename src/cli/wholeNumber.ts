import { InvalidArgumentError } from 'commander'

/**
 * The number of something that a list numbers.
 *
 * @throws InvalidArgumentError when it is none.
 */
export function wholeNumber(written: string): number {
  if (!/^\d{1,9}$/.test(written)) throw new InvalidArgumentError('Expected the number of a row of the list, such as 3.')
  return Number(written)
}
