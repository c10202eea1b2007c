import type { Command } from 'commander'
import { OperatorError } from '../errors.ts'
import type { KeepingRefusal } from '../school/keptAccounts.ts'
import { asOption, notAllowed, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printJson, printLine } from './output.ts'
import { writtenDay } from './writtenDay.ts'

interface Flags {
  until: string
  as: string
  json?: boolean
}

/** `licheng accounts` */
export function addAccounts(program: Command, deps: CliDeps): void {
  const accounts = program.command('accounts').description('accounts of teachers who leave')
  accounts
    .command('keep')
    .description('let a leaving teacher go on certifying until a day')
    .argument('<teacher>', 'the teacher, by school number')
    .requiredOption('--until <date>', 'the last day', writtenDay)
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (teacher: string, { until, as, json }: Flags) =>
      withServices(deps, async (services) => {
        await personNamed(as, services)
        const kept = await services.keptAccounts.keep(teacher, until, schoolOccasion(as, services, deps))
        if (!kept.done) throw refused(as, kept.refusal)
        if (json) printJson(deps.stdout, { teacher, until })
        else printLine(deps.stdout, `${teacher} may certify until ${until}.`)
      }),
    )
}

function refused(as: string, refusal: KeepingRefusal): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'unknownPerson':
      return new OperatorError('unknown-person', 'Nobody here has the number of the teacher.')
    case 'notATeacher':
      return new OperatorError('not-a-teacher', 'Only teachers certify.')
    case 'past':
      return new OperatorError('past', '--until has passed already.')
  }
}
