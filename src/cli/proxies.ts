import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { OperatorError } from '../errors.ts'
import type { Appointed, ProxyRefusal } from '../portfolio/proxies.ts'
import type { ProxyAppointment } from '../portfolio/proxy.ts'
import { readProxyOrder } from '../portfolio/proxyOrderFile.ts'
import type { ProxyTarget } from '../portfolio/proxyTarget.ts'
import { csvRows } from '../school/import/csv.ts'
import { proxyOffices } from '../school/keptAccounts.ts'
import { type Division, divisions, type Role } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { asOption, notAllowed, officesHeld, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { Failure } from './failure.ts'
import { isoInstant } from './isoInstant.ts'
import { printJson, printLine, printList } from './output.ts'
import { readableFile } from './readableFile.ts'
import { rowErrorText } from './rowErrorText.ts'
import { wholeNumber } from './wholeNumber.ts'

interface ListFlags {
  as?: string
  csv?: boolean
  json?: boolean
}
interface ActFlags {
  as: string
  code?: string
  json?: boolean
}

const targetText = 'a teacher’s number, a course’s id, or an entry’s number'

/** `licheng proxies` */
export function addProxies(program: Command, deps: CliDeps): void {
  const proxies = program
    .command('proxies')
    .description('who may certify in the place of a teacher who cannot, best rank first; without a target: who does')
    .argument('[target]', targetText)
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (written: string | undefined, flags: ListFlags) =>
      withServices(deps, (services) => list(written, flags, services, deps)),
    )
  proxies
    .command('appoint')
    .description('appoint a proxy, who is then asked what waits')
    .argument('<target>', targetText)
    .argument('<proxy>', 'who is to certify, by school number')
    .option('--code <code>', 'the consent code that the chat gave to whoever the teacher named')
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (written: string, proxy: string, flags: ActFlags) =>
      withServices(deps, async (services) => {
        await personNamed(flags.as, services)
        const target = await targetNamed(written, services)
        const occasion = schoolOccasion(flags.as, services, deps)
        const made = await services.proxies.appoint(target, proxy, occasion, flags.code)
        report(made, flags, deps, ({ _id }) => `${proxy} certifies for ${written} (appointment ${_id}).`)
      }),
    )
  proxies
    .command('end')
    .description('end an appointment')
    .argument('<id>', 'the appointment, as the list numbers it', wholeNumber)
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (id: number, flags: ActFlags) =>
      withServices(deps, async (services) => {
        await personNamed(flags.as, services)
        const ended = await services.proxies.end(id, schoolOccasion(flags.as, services, deps))
        report(ended, flags, deps, ({ proxy, of }) => `${proxy} no longer certifies for ${of}.`)
      }),
    )
  proxies
    .command('order')
    .description(
      'enter the task force’s own order, in the place of the default; a file without rows: the default again',
    )
    .argument('<file.csv>', 'columns subject, grade, rank, teacher_id')
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (file: string, flags: ActFlags) =>
      withServices(deps, (services) => setOrder(file, flags, services, deps)),
    )
}

const offices: readonly Role[] = divisions.flatMap((division): readonly Role[] => proxyOffices[division])

async function list(written: string | undefined, flags: ListFlags, services: Services, deps: CliDeps): Promise<void> {
  const held = flags.as === undefined ? offices : officesHeld(await personNamed(flags.as, services), offices)
  const isOwn = (division: Division) => proxyOffices[division].some((office) => held.includes(office))
  if (written === undefined) {
    const all = (await services.proxies.running()).filter(({ division }) => isOwn(division))
    return printList(deps.stdout, all.map(rowOf), ['id', 'scope', 'of', 'teacher', 'proxy', 'rank'], flags)
  }
  const target = await targetNamed(written, services)
  if (!target.divisions.some(isOwn))
    throw notAllowed(
      flags.as ?? '',
      target.divisions.flatMap((division): readonly Role[] => proxyOffices[division]),
    )
  const proposals = await services.proxies.proposals(target, services.clock.now())
  const rows = proposals.map(({ person, rank, reason, consent }) => ({ person, rank, reason, consent }))
  printList(deps.stdout, rows, ['person', 'rank', 'reason', 'consent'], flags)
}

async function targetNamed(written: string, { proxies, clock }: Services): Promise<ProxyTarget> {
  const target = await proxies.target(written, clock.now())
  if (target) return target
  throw new OperatorError('unknown-target', `${written} is no teacher, course or course outcome known here.`)
}

async function setOrder(file: string, { as, json }: ActFlags, services: Services, deps: CliDeps): Promise<void> {
  officesHeld(await personNamed(as, services), offices)
  await readableFile(file)
  const read = await readProxyOrder(csvRows(createReadStream(file)), services.people)
  if ('errors' in read) {
    if (json) printJson(deps.stdout, read)
    else for (const error of read.errors) printLine(deps.stderr, rowErrorText(error))
    throw new Failure()
  }
  const set = await services.proxies.setOrder(read.rows, schoolOccasion(as, services, deps))
  if (!set.done) throw refused(as, set.refusal)
  if (json) printJson(deps.stdout, { division: set.division, rows: read.rows.length })
  else printLine(deps.stdout, `${set.division}: ${read.rows.length} rows.`)
}

function report(
  outcome: Appointed,
  { as, json }: ActFlags,
  { stdout }: CliDeps,
  say: (appointment: ProxyAppointment) => string,
): void {
  if (!outcome.done) throw refused(as, outcome.refusal)
  if (json) printJson(stdout, rowOf(outcome.appointment))
  else printLine(stdout, say(outcome.appointment))
}

function refused(as: string, refusal: ProxyRefusal): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'notInOrder':
      return new OperatorError('not-in-order', 'Who is to certify stands in no rank of the order.')
    case 'noConsent':
      return new OperatorError(
        'no-consent',
        'The teacher named this person, who has to consent first, in chat or by --code.',
      )
    case 'noSuchPerson':
      return new OperatorError('unknown-person', 'Nobody who works here has that number.')
    case 'themselves':
      return new OperatorError('themselves', 'Nobody is their own proxy.')
    case 'noSuchNomination':
      return new OperatorError('unknown-nomination', 'The teacher has not named this person.')
    case 'answered':
      return new OperatorError('answered', `The request is answered already: ${refusal.nomination.consent}.`)
    case 'wrongCode':
      return new OperatorError('wrong-code', 'The consent code is wrong.')
    case 'noSuchAppointment':
      return new OperatorError('unknown-appointment', 'There is no such appointment; “licheng proxies” numbers them.')
    case 'over':
      return new OperatorError('over', 'The appointment is over already.')
  }
}

const rowOf = ({ _id, scope, of, teacher, proxy, rank, endedAt }: ProxyAppointment) => ({
  id: _id,
  scope,
  of,
  teacher,
  proxy,
  rank,
  ended: endedAt ? isoInstant(endedAt) : null,
})
