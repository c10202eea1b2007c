import { type Command, InvalidArgumentError } from 'commander'
import { firstSecondOf } from '../regulation/schoolTime.ts'
import type { Act } from '../school/record.ts'
import type { Services } from '../services.ts'
import { asOption, officesHeld, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { isoInstant } from './isoInstant.ts'
import { printList } from './output.ts'
import { writtenDay } from './writtenDay.ts'

interface Flags {
  person?: string
  entry?: string
  since?: string
  as?: string
  csv?: boolean
  json?: boolean
}

/** `licheng record` */
export function addRecord(program: Command, deps: CliDeps): void {
  program
    .command('record')
    .description('the append-only record of acts, in their order')
    .option('--person <id>', 'acts by somebody, or that concern them')
    .option('--entry <id>', 'acts on one entry, such as 12', entryNumber)
    .option('--since <date>', 'from this day on, such as 2027-01-20', writtenDay)
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) => withServices(deps, (services) => showRecord(flags, services, deps)))
}

const columns = ['at', 'act', 'subject', 'by', 'as', 'onBehalfOf', 'via', 'osUser', 'before', 'after'] as const

/** The record is for 教務主任 to read. Source: R-1. */
async function showRecord(flags: Flags, services: Services, deps: CliDeps): Promise<void> {
  if (flags.as !== undefined) officesHeld(await personNamed(flags.as, services), ['academic-director'])
  const { person, entry, since } = flags
  const acts = await services.record.model
    .find({
      ...(person === undefined ? {} : { $or: [{ people: person }, { by: person }] }),
      ...(entry === undefined
        ? {}
        : { $and: [{ $or: [{ subject: `entry:${entry}` }, { 'after.entries': Number(entry) }] }] }),
      ...(since === undefined ? {} : { at: { $gte: firstSecondOf(since).toJSDate() } }),
    })
    .sort({ order: 1 })
    .lean()
  printList(deps.stdout, acts.map(rowOf), columns, flags)
}

const rowOf = ({ at, act, subject, by, as, onBehalfOf, via, osUser, before, after }: Act) => ({
  at: isoInstant(at),
  act,
  subject,
  by,
  as,
  onBehalfOf: onBehalfOf ?? null,
  via,
  osUser: osUser ?? null,
  before: before ?? null,
  after: after ?? null,
})

function entryNumber(written: string): string {
  const found = /^#?(\d+)$/.exec(written)?.[1]
  if (found === undefined) throw new InvalidArgumentError('Expected the number of an entry, such as 12.')
  return found
}
