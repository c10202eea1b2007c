import { Argument, type Command } from 'commander'
import { OperatorError } from '../errors.ts'
import type { Appointment } from '../school/appointment.ts'
import { type Appointed, type AppointmentRefusal, appointersFor } from '../school/appointments.ts'
import { type Office, offices } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { asOption, notAllowed, officesHeld, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printJson, printLine, printList } from './output.ts'
import { wholeNumber } from './wholeNumber.ts'
import { writtenDay } from './writtenDay.ts'

interface AddFlags {
  from: string
  to: string
  as: string
  json?: boolean
}

/** `licheng acting` */
export function addActingStaff(program: Command, deps: CliDeps): void {
  const command = program.command('acting').description('acting staff: an office’s rights and duties between two dates')
  command
    .command('add')
    .description('appoint somebody to act for an office; both days are included')
    .addArgument(new Argument('<office>', 'the office').choices(offices))
    .argument('<person>', 'who acts, by school number')
    .requiredOption('--from <date>', 'the first day, such as 2027-01-20', writtenDay)
    .requiredOption('--to <date>', 'the last day', writtenDay)
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (office: Office, person: string, flags: AddFlags) =>
      withServices(deps, async (services) => {
        await personNamed(flags.as, services)
        const { from, to, as } = flags
        const asked = { office, person, from, to }
        const made = await services.appointments.appoint(asked, schoolOccasion(as, services, deps))
        report(
          made,
          flags,
          deps,
          ({ _id }) => `${person} acts for ${office} from ${from} to ${to} (appointment ${_id}).`,
        )
      }),
    )
  command
    .command('end')
    .description('end an appointment before its last day')
    .argument('<id>', 'the appointment, as the list numbers it', wholeNumber)
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (id: number, flags: { as: string; json?: boolean }) =>
      withServices(deps, async (services) => {
        await personNamed(flags.as, services)
        const ended = await services.appointments.end(id, schoolOccasion(flags.as, services, deps))
        report(ended, flags, deps, ({ person, office }) => `${person} no longer acts for ${office}.`)
      }),
    )
  command
    .command('list')
    .description('everyone who was ever appointed, latest first')
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: { as?: string; csv?: boolean; json?: boolean }) =>
      withServices(deps, (services) => list(flags, services, deps)),
    )
}

const columns = ['id', 'office', 'person', 'holder', 'from', 'to', 'ended'] as const

async function list(
  { as, ...format }: { as?: string; csv?: boolean; json?: boolean },
  services: Services,
  deps: CliDeps,
): Promise<void> {
  if (as !== undefined) officesHeld(await personNamed(as, services), appointersFor('continuing-affairs'))
  printList(deps.stdout, (await services.appointments.list()).map(rowOf), columns, format)
}

function report(
  outcome: Appointed,
  { as, json }: { as: string; json?: boolean },
  { stdout }: CliDeps,
  say: (appointment: Appointment) => string,
): void {
  if (!outcome.done) throw refused(as, outcome.refusal)
  if (json) printJson(stdout, rowOf(outcome.appointment))
  else printLine(stdout, say(outcome.appointment))
}

function refused(as: string, refusal: AppointmentRefusal): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'unknownPerson':
      return new OperatorError('unknown-person', 'Nobody here has the number of who is to act.')
    case 'hasLeft':
      return new OperatorError('has-left', 'Who is to act has left the school.')
    case 'notStaff':
      return new OperatorError('not-staff', 'Only staff can act for an office.')
    case 'holdsIt':
      return new OperatorError('holds-it', 'Who is to act holds the office already.')
    case 'backwards':
      return new OperatorError('backwards', '--to is before --from.')
    case 'over':
      return new OperatorError('over', 'These days are over, or the appointment was ended already.')
    case 'noSuchAppointment':
      return new OperatorError(
        'unknown-appointment',
        'There is no such appointment; “licheng acting list” numbers them.',
      )
  }
}

const rowOf = ({ _id, office, person, holder, from, to, endedOn }: Appointment) => ({
  id: _id,
  office,
  person,
  holder: holder ?? null,
  from,
  to,
  ended: endedOn ?? null,
})
