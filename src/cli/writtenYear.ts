import { InvalidArgumentError } from 'commander'

/** An option's ROC school year. */
export function writtenYear(written: string): number {
  if (!/^1\d\d$/.test(written)) throw new InvalidArgumentError('Expected a ROC school year such as 115.')
  return Number(written)
}
