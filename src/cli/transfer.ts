import type { Command } from 'commander'
import { OperatorError } from '../errors.ts'
import { ChangedFile } from '../portfolio/archive.ts'
import type { ExchangeFlaw } from '../portfolio/transfer/readExchange.ts'
import { exchangersOf, hasPortfolio } from '../portfolio/transfer/transferOffice.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { actorAs, asOption, officesHeld, operator, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { Failure } from './failure.ts'
import { printJson, printLine } from './output.ts'
import { readableFile } from './readableFile.ts'
import { writableFile } from './writableFile.ts'

interface Flags {
  as?: string
  json?: boolean
}
interface ExportFlags extends Flags {
  out: string
}
interface ImportFlags extends Flags {
  student: string
  dryRun?: boolean
}

/** `licheng transfer` */
export function addTransfer(program: Command, deps: CliDeps): void {
  const transfer = program.command('transfer').description('a student’s portfolio from school to school')
  transfer
    .command('export')
    .description('write the exchange package of a student')
    .argument('<student>', 'their school number')
    .requiredOption('--out <file.zip>', 'where to write it')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (id: string, flags: ExportFlags) =>
      withServices(deps, (services) => exportPackage(id, flags, services, deps)),
    )
  transfer
    .command('import')
    .description('bring in the exchange package of a student who comes from another school, all of it or nothing')
    .argument('<file.zip>', 'the package')
    .requiredOption('--student <id>', 'whose it is here, by school number')
    .option('--dry-run', 'say what it would bring, and bring nothing')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (file: string, flags: ImportFlags) =>
      withServices(deps, (services) => importPackage(file, flags, services, deps)),
    )
}

async function exportPackage(id: string, { as, out, json }: ExportFlags, services: Services, deps: CliDeps) {
  const student = await studentNamed(id, services)
  const actor = await actorFor(student, as, services, deps)
  await writableFile(out)
  try {
    const exported = await services.transfers.export(student, out, actor, services.clock.now())
    if (json) return void printJson(deps.stdout, exported)
    const { outcomes, diverse, officers, files } = exported
    printLine(
      deps.stdout,
      `${out}: ${outcomes} course outcomes, ${diverse} diverse performance, ${officers} officer records, ${files} files.`,
    )
  } catch (error) {
    if (!(error instanceof ChangedFile)) throw error
    throw new OperatorError('file-changed', `${error.message}; “licheng audit” lists such files. ${out} is not whole.`)
  }
}

async function importPackage(file: string, flags: ImportFlags, services: Services, deps: CliDeps) {
  const { as, dryRun = false, json } = flags
  await readableFile(file)
  const student = await studentNamed(flags.student, services)
  const actor = await actorFor(student, as, services, deps)
  const occasion = { actor, now: services.clock.now(), isDryRun: dryRun }
  const imported = await services.transfers.import(file, student, occasion)
  if ('flaws' in imported) {
    if (json) printJson(deps.stdout, imported)
    for (const flaw of imported.flaws) printLine(deps.stderr, `${file}: ${sentenceOf(flaw)} Nothing was brought in.`)
    throw new Failure()
  }
  if (json) return void printJson(deps.stdout, { ...imported, dryRun })
  const { outcomes, certified, diverse, officers, files, spared, otherName, already } = imported
  if (otherName !== undefined)
    printLine(deps.stderr, `The package is of ${otherName}, and ${student._id} is ${student.name}.`)
  const what = `${outcomes} course outcomes (${certified} certified), ${diverse} diverse performance, ${officers} officer records, ${files} files`
  const note = already
    ? ' It was brought in before: nothing was added.'
    : dryRun
      ? ' Nothing was written (--dry-run).'
      : ''
  printLine(deps.stdout, `${what}.${note}`)
  if (spared.length > 0) {
    const own = spared.map((entry) => `#${entry}`).join(', ')
    printLine(deps.stdout, `The same files as a certified one, and so certified: ${own}.`)
  }
}

async function studentNamed(id: string, { people }: Services): Promise<Person> {
  const student = await people.get(id)
  if (!hasPortfolio(student)) {
    throw new OperatorError(
      'unknown-student',
      `No student has the number ${id}, or their data was deleted after the retention period.`,
    )
  }
  return student
}

/** The office of the student's division. Source. */
async function actorFor(student: Person, as: string | undefined, services: Services, deps: CliDeps) {
  if (as === undefined) return operator(deps)
  const person = await personNamed(as, services)
  const [role] = officesHeld(person, exchangersOf(student, services.clock.now()))
  return actorAs(person, role, deps)
}

const sentences: Record<ExchangeFlaw['flaw'], (part: string) => string> = {
  'not-a-package': () => 'this is no ZIP file.',
  unsafe: (part) => `${part || 'the archive'} is built in a way that is not trusted.`,
  missing: (part) => `${part} is missing.`,
  unlisted: (part) => `${part} is in it, and nothing in the package names it.`,
  changed: (part) => `${part} is not what the package says that it is.`,
  'too-large': (part) => `${part} is larger than a portfolio’s file may be.`,
  malformed: (part) => `${part} is not as the exchange format writes it.`,
  type: (part) => `${part} is of a type that a portfolio does not take.`,
}

const sentenceOf = ({ part, flaw }: ExchangeFlaw) => sentences[flaw](part)
