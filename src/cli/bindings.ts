import type { Command } from 'commander'
import { schoolYearOf } from '../regulation/term.ts'
import { yearRow } from '../school/person.ts'
import type { Services } from '../services.ts'
import { asOption } from './acting.ts'
import { chosenPeople } from './chosenPeople.ts'
import { type CliDeps, withServices } from './deps.ts'
import { isoInstant } from './isoInstant.ts'
import { printList } from './output.ts'
import { permittedHolders } from './permittedHolders.ts'

interface Flags {
  class?: string
  as?: string
  csv?: boolean
  json?: boolean
}

/** `licheng bindings` */
export function addBindings(program: Command, deps: CliDeps): void {
  program
    .command('bindings')
    .description('who is bound, in which network, since when')
    .option('--class <class>', 'the students of a class')
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) =>
      withServices(deps, async (services) => {
        const rows = await boundPeople(flags, services, deps)
        printList(deps.stdout, rows, ['id', 'name', 'class', 'channel', 'since'], flags)
      }),
    )
}

/** One row for each account, without the account: it is the network's business whose it is. */
async function boundPeople({ class: name, as }: Flags, services: Services, deps: CliDeps) {
  const { accounts, clock } = services
  const chosen = await chosenPeople({ withLeavers: true, ...(name === undefined ? {} : { class: name }) }, services)
  const permitted = await permittedHolders(chosen, as, services, deps)
  const byPerson = await accounts.ofPeople(permitted.map(({ person }) => person._id))
  const year = schoolYearOf(clock.now())
  return permitted.flatMap(({ person }) =>
    (byPerson.get(person._id) ?? []).map(({ channel, boundAt }) => ({
      id: person._id,
      name: person.name,
      class: yearRow(person, year)?.classes[0] ?? '',
      channel,
      since: boundAt ? isoInstant(boundAt) : null,
    })),
  )
}
