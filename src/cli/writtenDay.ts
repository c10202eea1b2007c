import { InvalidArgumentError } from 'commander'
import { isoOfRocDate, writtenDate } from '../regulation/writtenTime.ts'

/**
 * A day as an option has it: an ISO date.
 *
 * @throws InvalidArgumentError that names the ISO form of a date of the Republic's calendar.
 */
export function writtenDay(written: string): string {
  const read = writtenDate.safeParse(written)
  if (read.success) return read.data
  throw new InvalidArgumentError(`Expected a date such as ${isoOfRocDate(written) ?? '2027-01-20'}.`)
}
