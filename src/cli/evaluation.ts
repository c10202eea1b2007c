import type { Command } from 'commander'
import { OperatorError } from '../errors.ts'
import { asOption, officesHeld, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printList } from './output.ts'
import { writtenTerm } from './writtenTerm.ts'

interface Flags {
  term: string
  as: string
  csv?: boolean
  json?: boolean
}

const columns = [
  'who',
  'unit',
  'certifiedOnTime',
  'certifiedLate',
  'returned',
  'waiting',
  'dutiesOnTime',
  'dutiesLate',
] as const

/** `licheng evaluation` */
export function addEvaluation(program: Command, deps: CliDeps): void {
  program
    .command('evaluation')
    .description('how offices and teachers did in a semester, for the task force; students are not counted')
    .requiredOption('--term <term>', 'the semester, such as 115-1', writtenTerm)
    .addOption(asOption().makeOptionMandatory())
    .option('--csv', 'CSV')
    .option('--json', 'machine-readable output')
    .action(async ({ term, as, csv, json }: Flags) =>
      withServices(deps, async (services) => {
        officesHeld(await personNamed(as, services), ['academic-director'])
        const { calendar } = await services.calendar.load()
        if (!calendar.terms.some(({ id }) => id === term)) {
          throw new OperatorError('unknown-term', `There is no term ${term}.`)
        }
        printList(deps.stdout, await services.evaluation.ofTerm(term, services.clock.now()), columns, { csv, json })
      }),
    )
}
