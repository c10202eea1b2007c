import { Argument, type Command } from 'commander'
import { wordingIn } from '../conversation/wording/index.ts'
import { OperatorError } from '../errors.ts'
import { seats } from '../regulation/seats.ts'
import { type SeatNow, type SeatRefusal, taskForceRoles } from '../school/seats.ts'
import type { Services } from '../services.ts'
import { asOption, notAllowed, officesHeld, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printJson, printLine, printList } from './output.ts'

interface Flags {
  as?: string
  csv?: boolean
  json?: boolean
}

/** `licheng seats` */
export function addSeats(program: Command, deps: CliDeps): void {
  const command = program
    .command('seats')
    .description('the 19 seats of the task force: who has them, and which are empty')
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) =>
      withServices(deps, async (services) => {
        if (flags.as !== undefined) officesHeld(await personNamed(flags.as, services), taskForceRoles)
        const all = await services.seats.list(services.clock.now())
        printList(deps.stdout, all.map(rowOf), ['seat', 'title', 'person'], flags)
      }),
    )
  command
    .command('set')
    .description('say which of a role’s several holders has its seat')
    .addArgument(new Argument('<seat>', 'the seat').choices(seats.map(({ seat }) => seat)))
    .argument('<person>', 'a holder of the role, by school number')
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (seat: string, person: string, flags: { as: string; json?: boolean }) =>
      withServices(deps, (services) => setSeat(seat, person, flags, services, deps)),
    )
}

async function setSeat(
  seat: string,
  person: string,
  { as, json }: { as: string; json?: boolean },
  services: Services,
  deps: CliDeps,
): Promise<void> {
  await personNamed(as, services)
  const set = await services.seats.set(seat, person, schoolOccasion(as, services, deps))
  if (!set.done) throw refused(seat, person, as, set.refusal)
  if (json) printJson(deps.stdout, rowOf(set.seat))
  else printLine(deps.stdout, `${seat}: ${person}.`)
}

function refused(seat: string, person: string, as: string, refusal: SeatRefusal): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'noSuchSeat':
      return new OperatorError('unknown-seat', `There is no seat ${seat}.`)
    case 'notAHolder': {
      const could = refusal.candidates.map(({ _id }) => _id).join(', ')
      return new OperatorError(
        'not-a-holder',
        `${person} does not hold the role of ${seat}; ${could === '' ? 'nobody does' : `these do: ${could}`}.`,
      )
    }
  }
}

const rowOf = ({ seat, part, person }: SeatNow) => {
  const { seatTitle, partName } = wordingIn['zh-TW'].governance
  return { seat, title: `${seatTitle(seat)}${part ? `（${partName(part)}）` : ''}`, person: person?._id ?? null }
}
