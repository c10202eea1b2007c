import type { Command } from 'commander'
import { OperatorError } from '../errors.ts'
import { type Deletion, deciders, proposers, retentionOffices } from '../portfolio/deletion.ts'
import type { RetentionRefusal } from '../portfolio/retention.ts'
import type { Services } from '../services.ts'
import { asOption, notAllowed, officesHeld, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printJson, printLine, printList } from './output.ts'
import { wholeNumber } from './wholeNumber.ts'

interface Flags {
  as: string
  json?: boolean
}
interface ListFlags extends Partial<Flags> {
  csv?: boolean
}

/** `licheng retention` */
export function addRetention(program: Command, deps: CliDeps): void {
  const retention = program.command('retention').description('what is kept of those who left, and how it may go')
  retention
    .command('list', { isDefault: true })
    .description('who left five years ago or more, and what is kept of them')
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: ListFlags) => withServices(deps, (services) => list(flags, services, deps)))
  retention
    .command('propose')
    .description('propose to delete the data of everybody who is due; somebody else approves')
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) => withServices(deps, (services) => propose(flags, services, deps)))
  retention
    .command('approve')
    .description('approve a proposal, and delete')
    .argument('<proposal>', 'its number', wholeNumber)
    .addOption(asOption().makeOptionMandatory())
    .requiredOption('--code <code>', 'the one-use code that the chat gave who approves')
    .option('--json', 'machine-readable output')
    .action(async (id: number, flags: Flags & { code: string }) =>
      withServices(deps, (services) => approve(id, flags, services, deps)),
    )
}

const columns = ['student', 'name', 'leftOn', 'division', 'entries', 'files', 'bytes', 'proposal'] as const

async function list({ as, csv, json }: ListFlags, services: Services, { stdout }: CliDeps): Promise<void> {
  const offices = as === undefined ? retentionOffices : officesHeld(await personNamed(as, services), retentionOffices)
  const due = await services.retention.due(services.clock.now())
  const own = due.filter(({ division }) =>
    [proposers[division], deciders[division]].some((role) => offices.includes(role)),
  )
  const rows = own.map((leaver) => ({ ...leaver, proposal: leaver.proposal ?? null }))
  printList(stdout, rows, columns, { csv, json })
}

async function propose({ as, json }: Flags, services: Services, deps: CliDeps): Promise<void> {
  await personNamed(as, services)
  const proposed = await services.retention.propose(schoolOccasion(as, services, deps))
  if (!proposed.done) throw refused(as, proposed.refusal)
  const { _id: proposal, students, entries, files } = proposed.deletion
  const ids = students.map(({ student }) => student)
  if (json) return void printJson(deps.stdout, { proposal, students: ids, entries, files })
  printLine(
    deps.stdout,
    `Proposal ${proposal}: ${students.length} students, ${entries} entries, ${files} files. Nothing goes before it is approved.`,
  )
}

async function approve(
  id: number,
  { as, code, json }: Flags & { code: string },
  services: Services,
  deps: CliDeps,
): Promise<void> {
  await personNamed(as, services)
  const approved = await services.retention.approve(id, schoolOccasion(as, services, deps), code)
  if (!approved.done) throw refused(as, approved.refusal)
  const { deletion } = approved
  if (json) return void printJson(deps.stdout, reportOf(deletion))
  const { deleted, kept } = reportOf(deletion)
  printLine(deps.stdout, `Deleted: the names, texts and files of ${deleted.length} students (${deleted.join(', ')}).`)
  if (kept.length > 0) printLine(deps.stdout, `Kept, for they are not due any more: ${kept.join(', ')}.`)
}

function reportOf({ _id: proposal, students, erased = [], entries, files }: Deletion) {
  const ids = students.map(({ student }) => student)
  return { proposal, deleted: erased, kept: ids.filter((student) => !erased.includes(student)), entries, files }
}

function refused(as: string, refusal: RetentionRefusal): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'nobodyDue':
      return new OperatorError(
        'nobody-due',
        refusal.open === undefined
          ? `Nobody left five years ago or more, among those for whom ${Object.values(proposers).join(' or ')} proposes: nothing may be deleted.`
          : `Everybody who is due stands in proposal ${refusal.open}, which waits for approval.`,
      )
    case 'noSuchProposal':
      return new OperatorError('unknown-proposal', 'There is no proposal of that number.')
    case 'samePerson':
      return new OperatorError('same-person', `${as} proposed this; somebody else has to approve it.`)
    case 'wrongCode':
      return new OperatorError(
        'wrong-code',
        'This is not the code that the chat gave who approves; that one is still good.',
      )
    case 'decidedAlready':
      return new OperatorError(
        'decided-already',
        `Proposal ${refusal.deletion._id} is ${refusal.deletion.state} already.`,
      )
  }
}
