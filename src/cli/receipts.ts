import { createReadStream } from 'node:fs'
import { type Command, Option } from 'commander'
import type { DateTime } from 'luxon'
import { OperatorError } from '../errors.ts'
import { type Receipt, standingAt } from '../portfolio/submission/receipt.ts'
import { type Outcome, outcomes, type ReceiptRefusal } from '../portfolio/submission/receipts.ts'
import { readStatement } from '../portfolio/submission/statementFile.ts'
import { type Submission, submittingOffice } from '../portfolio/submission/submission.ts'
import { doersOf } from '../school/duties.ts'
import { overseen } from '../school/overseen.ts'
import type { Actor } from '../school/record.ts'
import { offices, type Role } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { actorAs, asOption, notAllowed, officesHeld, operator, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { Failure } from './failure.ts'
import { isoInstant } from './isoInstant.ts'
import { printJson, printLine, printList } from './output.ts'
import { readableFile } from './readableFile.ts'
import { rowErrorText } from './rowErrorText.ts'
import { wholeNumber } from './wholeNumber.ts'

interface ImportFlags {
  submission: number
  dryRun?: boolean
  as?: string
  json?: boolean
}
interface StatusFlags {
  submission?: number
  as?: string
  csv?: boolean
  json?: boolean
}
interface ActFlags {
  submission: number
  as: string
  json?: boolean
}

/** `licheng receipts` */
export function addReceipts(program: Command, deps: CliDeps): void {
  const receipts = program.command('receipts').description('receipt statements: what arrived of a submission')
  receipts
    .command('import')
    .description('compare a statement with what was submitted, and open each student’s confirmation')
    .argument('<file.csv>', 'columns student_id, entry_id (or row), file, md5')
    .addOption(submissionOption().makeOptionMandatory())
    .option('--dry-run', 'compare, and open nothing')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (file: string, flags: ImportFlags) =>
      withServices(deps, (services) => importStatement(file, flags, services, deps)),
    )
  receipts
    .command('status')
    .description('who has confirmed, who has reported an issue, who has said nothing')
    .addOption(submissionOption())
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: StatusFlags) => withServices(deps, (services) => showStatus(flags, services, deps)))
  receipts
    .command('resolve')
    .description('say what came of the investigation of a student’s report')
    .argument('<student>', 'the student, by school number')
    .addOption(submissionOption().makeOptionMandatory())
    .addOption(new Option('--outcome <outcome>', 'what came of it').choices(outcomes).makeOptionMandatory())
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (student: string, flags: ActFlags & { outcome: Outcome }) =>
      withServices(deps, (services) => resolveReport(student, flags, services, deps)),
    )
  receipts
    .command('confirm')
    .description('the submitting unit confirms its submission')
    .addOption(submissionOption().makeOptionMandatory())
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (flags: ActFlags) => withServices(deps, (services) => confirmUnit(flags, services, deps)))
}

const submissionOption = () => new Option('--submission <id>', 'the submission, by its number').argParser(wholeNumber)

async function importStatement(file: string, flags: ImportFlags, services: Services, deps: CliDeps): Promise<void> {
  await readableFile(file)
  const submission = await submissionNamed(flags.submission, services)
  const actor = await actingUnit(flags.as, submission, services, deps)
  const read = await readStatement(createReadStream(file))
  if ('errors' in read) {
    if (flags.json) printJson(deps.stdout, read)
    else for (const error of read.errors) printLine(deps.stderr, rowErrorText(error))
    throw new Failure()
  }
  const options = { actor, now: services.clock.now(), isDryRun: flags.dryRun === true }
  const result = await services.receipts.import(submission, read, options)
  if (!result.done) {
    if (result.refusal.reason === 'notYours') throw notAllowed(flags.as ?? '', result.refusal.may)
    const { days, minimumDays } = result.refusal
    throw new OperatorError(
      'window-too-short',
      `The notice leaves students ${Math.floor(days * 10) / 10} days to confirm; ${minimumDays} are the least. Nothing was imported: move the close of receipt-confirmation.`,
    )
  }
  const { comparison, opened } = result
  if (flags.json) return void printJson(deps.stdout, comparison)
  const { matched, missing, extra, changed } = comparison
  printLine(deps.stdout, `matched ${matched}`)
  for (const [name, keys] of Object.entries({ missing, extra, changed }))
    printLine(deps.stdout, `${name} ${keys.length}${keys.length > 0 ? `: ${keys.join(', ')}` : ''}`)
  printLine(deps.stdout, flags.dryRun ? 'Nothing was opened.' : `${opened} students are asked to confirm.`)
}

const studentColumns = ['student', 'state', 'until', 'dueAt', 'silent'] as const

async function showStatus(flags: StatusFlags, services: Services, { stdout }: CliDeps): Promise<void> {
  const now = services.clock.now()
  const chosen = await chosenSubmissions(flags, services)
  const receipts = await services.receipts.ofSubmissions(chosen.map(({ _id }) => _id))
  const status = chosen.map(({ _id, unit }) => ({
    submission: _id,
    unit: { state: unit.state, by: unit.by ?? null, at: unit.at ? isoInstant(unit.at) : null },
    students: receipts.filter(({ submission }) => submission === _id).map((receipt) => studentRow(receipt, now)),
  }))
  if (flags.json) return void printJson(stdout, status)
  if (flags.csv) {
    const rows = status.flatMap(({ submission, students }) => students.map((row) => ({ submission, ...row })))
    return printList(stdout, rows, ['submission', ...studentColumns], flags)
  }
  for (const { submission, unit, students } of status) {
    printLine(
      stdout,
      `Submission ${submission}: the unit ${unit.by ? `confirmed, by ${unit.by}` : 'has not confirmed'}`,
    )
    if (students.length > 0) printList(stdout, students, studentColumns, {})
  }
}

/** Whoever `--as` names sees the submissions of their own offices. */
async function chosenSubmissions({ submission, as }: StatusFlags, services: Services): Promise<Submission[]> {
  const person = as === undefined ? undefined : await personNamed(as, services)
  if (submission !== undefined) {
    const named = await submissionNamed(submission, services)
    if (person) officesHeld(person, seersOf(named))
    return [named]
  }
  const all = await services.submissions.list()
  return all.filter((each) => !person || seersOf(each).some((role) => person.roles.includes(role)))
}

const studentRow = (receipt: Receipt, now: DateTime) => ({
  student: receipt.student,
  ...standingAt(receipt, now),
  until: isoInstant(receipt.until),
  dueAt: receipt.dueAt ? isoInstant(receipt.dueAt) : null,
})

async function resolveReport(
  student: string,
  { submission, outcome, as, json }: ActFlags & { outcome: Outcome },
  services: Services,
  deps: CliDeps,
): Promise<void> {
  const named = await submissionNamed(submission, services)
  const actor = await actingUnit(as, named, services, deps)
  const { request, now } = schoolOccasion(as, services, deps)
  const resolved = await services.receipts.resolve(submission, student, outcome, { actor, request, now })
  if (!resolved.done) throw refused(resolved.refusal, as, student)
  const row = { submission, ...studentRow(resolved.receipt, now), outcome }
  if (json) printJson(deps.stdout, row)
  else if (row.state === 'open') printLine(deps.stdout, `${student} is asked to check again until ${row.until}.`)
  else printLine(deps.stdout, `${student} waits for the next revision of submission ${submission}.`)
}

async function confirmUnit({ submission, as, json }: ActFlags, services: Services, deps: CliDeps): Promise<void> {
  const named = await submissionNamed(submission, services)
  const actor = await actingUnit(as, named, services, deps)
  const confirmed = await services.receipts.confirmUnit(submission, { actor, now: services.clock.now() })
  if (!confirmed.done) throw refused(confirmed.refusal, as, '')
  const { unit } = confirmed.submission
  const row = { submission, unit: { state: unit.state, by: unit.by, at: unit.at ? isoInstant(unit.at) : null } }
  if (json) printJson(deps.stdout, row)
  else printLine(deps.stdout, `Submission ${submission} is confirmed by ${unit.by}.`)
}

function refused(refusal: ReceiptRefusal, as: string, student: string): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'noStatement':
      return new OperatorError('no-statement', 'The statement of the latest revision has not been imported yet.')
    case 'noSuchReceipt':
      return new OperatorError('unknown-receipt', `${student} has no receipt statement there.`)
    default:
      return new OperatorError('not-disputed', `${student} has no report that waits for an outcome.`)
  }
}

/** Who may see a submission's state: its unit, and the directors above it. Source: R-1. */
const seersOf = (submission: Submission): Role[] => {
  const office = submittingOffice(submission)
  return [...doersOf(office), ...offices.filter((role) => overseen([role]).includes(office))]
}

async function submissionNamed(id: number, { submissions }: Services): Promise<Submission> {
  const submission = await submissions.get(id)
  if (!submission) throw new OperatorError('unknown-submission', `There is no submission ${id}.`)
  return submission
}

/** Who acts: the operator, or whoever `--as` names in the office that submitted. */
async function actingUnit(
  as: string | undefined,
  submission: Submission,
  services: Services,
  deps: CliDeps,
): Promise<Actor> {
  if (as === undefined) return operator(deps)
  const person = await personNamed(as, services)
  return actorAs(person, officesHeld(person, doersOf(submittingOffice(submission)))[0], deps)
}
