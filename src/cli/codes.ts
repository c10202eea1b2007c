import { randomUUID } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { OperatorError } from '../errors.ts'
import { codeLifetimeDays } from '../identity/codes.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import { yearRow } from '../school/person.ts'
import { type Role, roles } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { asOption } from './acting.ts'
import { chosenPeople } from './chosenPeople.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printLine, printList } from './output.ts'
import { type PermittedHolder, permittedHolders } from './permittedHolders.ts'
import { type Slip, slipsPage } from './slipsPage.ts'

interface Flags {
  class?: string
  role?: Role
  person?: string
  new?: boolean
  csv?: boolean
  slips?: string
  as?: string
  json?: boolean
}

/** `licheng codes` */
export function addCodes(program: Command, deps: CliDeps): void {
  program
    .command('codes')
    .description(`issue one-use binding codes, good for ${codeLifetimeDays} days; a new code voids the one before`)
    .option('--class <class>', 'the students of a class, or with --role others of it')
    .addOption(new Option('--role <role>', 'holders of a role').choices(roles))
    .option('--person <id>', 'one person; the only way for who has left')
    .option('--new', 'leave out who is bound already or holds a live code')
    .addOption(new Option('--csv', 'CSV').conflicts(['slips', 'json']))
    .addOption(new Option('--slips <file>', 'print one slip each into an HTML file').conflicts('json'))
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) => withServices(deps, (services) => issueCodes(flags, services, deps)))
}

async function issueCodes(flags: Flags, services: Services, deps: CliDeps): Promise<void> {
  const chosen = await chosenPeople(flags, services)
  const permitted = await permittedHolders(chosen, flags.as, services, deps)
  const foreign = chosen.length - permitted.length
  if (foreign > 0 && permitted.length === 0) {
    throw new OperatorError('not-allowed', `The codes chosen are not ${flags.as}'s to issue.`)
  }
  if (foreign > 0) printLine(deps.stderr, `Left out, because their codes are not ${flags.as}'s to issue: ${foreign}.`)
  const holders = flags.new ? await withoutBoundOrLive(permitted, services) : permitted
  if (holders.length === 0) printLine(deps.stderr, 'There is nobody to issue a code for.')
  if (!flags.new) await tellVoided(holders, services, deps)
  // The file is opened first: codes that cannot be written down would void the ones before for nothing.
  const file = flags.slips === undefined ? undefined : await openPrivate(flags.slips)
  try {
    const issued = await issue(holders, services)
    if (!file) return printList(deps.stdout, issued, ['id', 'name', 'class', 'code', 'expiresOn'], flags)
    await file.writeFile(slipsPage((await services.calendar.load()).name, issued))
    printLine(
      deps.stdout,
      `${issued.length} slips are in ${flags.slips}. They are as good as keys: hand them out and delete the file.`,
    )
  } finally {
    await file?.close()
  }
}

async function openPrivate(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'w', 0o600)
    await file.chmod(0o600)
    return file
  } catch {
    throw new OperatorError('cannot-write', `${path} cannot be written.`)
  }
}

async function withoutBoundOrLive(holders: readonly PermittedHolder[], { accounts, codes, clock }: Services) {
  const ids = idsOf(holders)
  const [bound, live] = [await accounts.ofPeople(ids), await codes.liveFor(ids, clock.now())]
  return holders.filter(({ person }) => !live.has(person._id) && (bound.get(person._id) ?? []).length === 0)
}

async function tellVoided(holders: readonly PermittedHolder[], { codes, clock }: Services, { stderr }: CliDeps) {
  const { size } = await codes.liveFor(idsOf(holders), clock.now())
  printLine(stderr, `Live codes voided: ${size}.`)
}

/** Codes issued at once; the record has them before the next ones are issued. */
const groupSize = 50

async function issue(holders: readonly PermittedHolder[], services: Services): Promise<Slip[]> {
  const { codes, record, clock } = services
  const now = clock.now()
  const year = schoolYearOf(now)
  const expiresOn = dateOf(now.plus({ days: codeLifetimeDays }))
  const slipFor = async ({ person, actor }: PermittedHolder): Promise<Slip> => {
    const code = await codes.issue(person._id, actor.by, now)
    // A teacher's slip does not lie among those of the class.
    const className = person.roles.includes('student') ? yearRow(person, year)?.classes[0] : undefined
    return { id: person._id, name: person.name, class: className ?? '', code, expiresOn }
  }
  const actFor = ({ person, actor }: PermittedHolder) => ({
    ...actor,
    _id: randomUUID(),
    at: now.toJSDate(),
    act: 'issueCode',
    subject: `person:${person._id}`,
    people: [person._id],
    after: { expiresOn },
  })
  const slips: Slip[] = []
  for (let from = 0; from < holders.length; from += groupSize) {
    const group = holders.slice(from, from + groupSize)
    slips.push(...(await Promise.all(group.map(slipFor))))
    await record.appendAll(group.map(actFor))
  }
  return slips
}

const idsOf = (holders: readonly PermittedHolder[]) => holders.map(({ person }) => person._id)
