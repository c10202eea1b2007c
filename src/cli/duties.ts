import { type Command, Option } from 'commander'
import { wordingIn } from '../conversation/wording/index.ts'
import { OperatorError } from '../errors.ts'
import { type Duty, type DutyRefusal, doersOf } from '../school/duties.ts'
import { offices, type Role, roles } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { asOption, notAllowed, officesHeld, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { isoInstant } from './isoInstant.ts'
import { printJson, printLine, printList } from './output.ts'

interface ListFlags {
  office?: Role
  as?: string
  csv?: boolean
  json?: boolean
}
interface DoneFlags {
  as: string
  json?: boolean
}

/** `licheng duties` */
export function addDuties(program: Command, deps: CliDeps): void {
  const duties = program
    .command('duties')
    .description('what the offices owe, by when, and what of it is done')
    .addOption(new Option('--office <role>', 'of one office').choices(roles))
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: ListFlags) => withServices(deps, (services) => listDuties(flags, services, deps)))
  duties
    .command('done')
    .description('say that a duty is done')
    .argument('<id>', 'the duty, as the list names it')
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (id: string, flags: DoneFlags) =>
      withServices(deps, (services) => finishDuty(id, flags, services, deps)),
    )
}

const columns = ['id', 'office', 'clause', 'what', 'dueAt', 'doneAt', 'doneBy'] as const

/** Whoever has an office may see what the offices owe. Source: R-1. */
async function listDuties({ office, as, csv, json }: ListFlags, services: Services, deps: CliDeps): Promise<void> {
  const now = services.clock.now()
  if (as !== undefined) officesHeld(await personNamed(as, services), offices)
  const owed = await services.duties.list({ ...(office ? { office } : {}), now })
  printList(deps.stdout, owed.map(rowOf), columns, { csv, json })
}

async function finishDuty(id: string, { as, json }: DoneFlags, services: Services, deps: CliDeps): Promise<void> {
  await personNamed(as, services)
  const done = await services.duties.done(id, schoolOccasion(as, services, deps))
  if (!done.done) throw refused(id, as, done.refusal)
  if (json) printJson(deps.stdout, rowOf(done.duty))
  else printLine(deps.stdout, `${id} is done.`)
}

function refused(id: string, as: string, refusal: DutyRefusal): OperatorError {
  switch (refusal.reason) {
    case 'noSuchDuty':
      return new OperatorError('unknown-duty', `There is no duty ${id} now; “licheng duties” lists them.`)
    case 'notYours':
      return notAllowed(as, doersOf(refusal.duty.office))
    case 'notConfirmable':
      return new OperatorError('not-confirmable', `${id} is done once the thing itself is recorded, not by saying so.`)
    case 'doneAlready': {
      const { doneAt, doneBy } = refusal.duty
      return new OperatorError(
        'done-already',
        `${doneBy} has done ${id} already, at ${doneAt ? isoInstant(doneAt) : '?'}.`,
      )
    }
  }
}

const rowOf = (duty: Duty) => ({
  id: duty.id,
  office: duty.office,
  clause: duty.clause,
  what: wordingIn['zh-TW'].duties.name(duty),
  dueAt: duty.dueAt.toISO(),
  doneAt: duty.doneAt ? isoInstant(duty.doneAt) : null,
  doneBy: duty.doneBy ?? null,
})
