import { type Command, Option } from 'commander'
import { OperatorError } from '../errors.ts'
import type { Services } from '../services.ts'
import { asOption } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printJson, printLine } from './output.ts'
import { permittedHolders } from './permittedHolders.ts'

interface Flags {
  channel?: 'line' | 'discord'
  as: string
  json?: boolean
}

/** `licheng unbind` */
export function addUnbind(program: Command, deps: CliDeps): void {
  program
    .command('unbind')
    .description('end somebody’s binding, as after a lost phone')
    .argument('<id>', 'the school number of who is bound')
    .addOption(new Option('--channel <channel>', 'this network alone').choices(['line', 'discord']))
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (id: string, flags: Flags) => withServices(deps, (services) => unbind(id, flags, services, deps)))
}

async function unbind(id: string, { channel, as, json }: Flags, services: Services, deps: CliDeps): Promise<void> {
  const { people, accounts, record, clock } = services
  const person = await people.get(id)
  if (!person) throw new OperatorError('unknown-person', `Nobody here has the number ${id}.`)
  const [permitted] = await permittedHolders([person], as, services, deps)
  if (!permitted) throw new OperatorError('not-allowed', `The binding of ${id} is not ${as}'s to end.`)
  const unbound: string[] = []
  for (const account of await accounts.ofPerson(id)) {
    if (channel !== undefined && account.channel !== channel) continue
    // Recorded first: nobody's binding ends without a trace.
    await record.append({
      ...permitted.actor,
      at: clock.now().toJSDate(),
      act: 'unbind',
      subject: `person:${id}`,
      people: [id],
      before: { channel: account.channel },
    })
    if (await accounts.unbind(account._id, id)) unbound.push(account.channel)
  }
  if (unbound.length === 0) {
    throw new OperatorError('not-bound', `${id} is not bound${channel === undefined ? '' : ` in ${channel}`}.`)
  }
  if (json) printJson(deps.stdout, { id, unbound })
  else printLine(deps.stdout, `${id} is no longer bound in ${unbound.join(', ')}.`)
}
