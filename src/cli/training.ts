import { type Command, Option } from 'commander'
import { OperatorError } from '../errors.ts'
import { audiences, type TrainingAudience, type TrainingRefusal, type TrainingSession } from '../school/training.ts'
import type { Services } from '../services.ts'
import { asOption, notAllowed, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printJson, printLine, printList } from './output.ts'
import { writtenDay } from './writtenDay.ts'
import { writtenTerm } from './writtenTerm.ts'

interface ListFlags {
  term?: string
  as?: string
  csv?: boolean
  json?: boolean
}
interface AddFlags {
  audience: TrainingAudience
  date: string
  title: string
  as: string
  json?: boolean
}

/** `licheng training` */
export function addTraining(program: Command, deps: CliDeps): void {
  const command = program
    .command('training')
    .description('training sessions and briefings, by date')
    .option('--term <term>', 'of one semester, such as 115-1', writtenTerm)
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async ({ term, as, csv, json }: ListFlags) =>
      withServices(deps, async (services) => {
        if (as !== undefined) await personNamed(as, services)
        printList(deps.stdout, await services.training.list(term), columns, { csv, json })
      }),
    )
  command
    .command('add')
    .description('schedule a session; its audience is told and reminded')
    .addOption(new Option('--audience <audience>', 'whom it is for').choices(audiences).makeOptionMandatory())
    .requiredOption('--date <date>', 'the day, such as 2026-10-20', writtenDay)
    .requiredOption('--title <text>', 'what it is called')
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (flags: AddFlags) => withServices(deps, (services) => addSession(flags, services, deps)))
}

const columns: readonly (keyof TrainingSession)[] = ['id', 'audience', 'date', 'title', 'term']

async function addSession({ as, json, ...session }: AddFlags, services: Services, deps: CliDeps): Promise<void> {
  await personNamed(as, services)
  const added = await services.training.add(session, schoolOccasion(as, services, deps))
  if (!added.done) throw refused(as, added.refusal)
  if (json) printJson(deps.stdout, added.session)
  else printLine(deps.stdout, `Scheduled for ${added.session.date} (${added.session.term}).`)
}

function refused(as: string, refusal: TrainingRefusal): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'noTerm':
      return new OperatorError('no-term', 'That day is in no semester that the school has entered.')
    case 'noTitle':
      return new OperatorError('no-title', 'The title is empty.')
    case 'past':
      return new OperatorError('past', 'That day is over.')
  }
}
