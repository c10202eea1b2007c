import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { Argument, type Command } from 'commander'
import {
  type ImportErrors,
  type ImportKind,
  type ImportResult,
  importKinds,
  replaceableKinds,
} from '../school/import/compareFile.ts'
import { csvRows } from '../school/import/csv.ts'
import type { ImportOptions } from '../school/import/imports.ts'
import { keepersOf, keepingOf } from '../school/import/keepers.ts'
import type { Actor } from '../school/record.ts'
import type { Division, Role } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { actorAs, asOption, notAllowed, operator, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { Failure } from './failure.ts'
import { printJson, printLine } from './output.ts'
import { readableFile } from './readableFile.ts'
import { refuseDemo } from './refuseDemo.ts'
import { rowErrorText } from './rowErrorText.ts'
import { writtenYear } from './writtenYear.ts'

interface Flags {
  year?: number
  dryRun?: boolean
  replace?: boolean
  as?: string
  json?: boolean
}

/** `licheng import` */
export function addImport(program: Command, deps: CliDeps): void {
  const command = program
    .command('import')
    .description('bring one of the school’s CSV files into the store, all or nothing')
    .addArgument(new Argument('<kind>', 'what the file holds').choices(importKinds))
    .argument('<file>', 'the CSV file, in UTF-8')
    .option(
      '--year <year>',
      'people: the ROC school year that the rows speak of (default: the current one)',
      writtenYear,
    )
    .option('--dry-run', 'show what would change, and write nothing')
    .option(
      '--replace',
      'for the courses in the file (officers: semesters and levels; attendance: days), the file is the whole list',
    )
    .addOption(asOption())
    .option('--json', 'machine-readable output')
  command.action(async (kind: ImportKind, file: string, flags: Flags) => {
    if (flags.replace && !replaceableKinds.includes(kind))
      command.error(`error: --replace is for ${replaceableKinds.join(', ')} alone`)
    await withServices(deps, (services) => importFile(kind, file, flags, services, deps))
  })
}

async function importFile(kind: ImportKind, file: string, flags: Flags, services: Services, deps: CliDeps) {
  refuseDemo(await services.calendar.load())
  await readableFile(file)
  const { year, dryRun = false, replace = false } = flags
  const options: ImportOptions = {
    ...(await actingFor(kind, flags.as, services, deps)),
    now: services.clock.now(),
    replace,
    ...(year === undefined ? {} : { year }),
  }
  const run = (isDry: boolean) =>
    services.imports.run(kind, csvRows(createReadStream(file)), { ...options, dryRun: isDry })
  if (replace && !dryRun) showDropOuts(await run(true), deps.stderr)
  const outcome = await run(dryRun)
  if (flags.json) printJson(deps.stdout, outcome)
  else if ('errors' in outcome) showErrors(outcome, deps.stderr)
  else showResult(outcome, dryRun, deps.stdout)
  if ('errors' in outcome) throw new Failure()
}

/** Whoever acts keeps the records of their own office alone. Source, §五(五). */
async function actingFor(
  kind: ImportKind,
  id: string | undefined,
  services: Services,
  deps: CliDeps,
): Promise<{ actor: Actor; division?: Division; offices?: readonly Role[] }> {
  if (id === undefined) return { actor: operator(deps) }
  const person = await personNamed(id, services)
  const keeping = keepingOf(kind, person)
  if (!keeping) throw notAllowed(person._id, keepersOf(kind))
  return { ...keeping, actor: actorAs(person, keeping.offices[0], deps) }
}

function showDropOuts(outcome: ImportResult | ImportErrors, err: Writable): void {
  if ('errors' in outcome || outcome.droppedOut.length === 0) return
  const entriesStay = outcome.kind === 'enrolments' ? ', and their entries stay' : ''
  printLine(err, `These drop out${entriesStay}: ${outcome.droppedOut.join(', ')}`)
}

function showErrors({ errors }: ImportErrors, err: Writable): void {
  for (const error of errors) printLine(err, rowErrorText(error))
  printLine(err, `Nothing was imported: ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.`)
}

function showResult(result: ImportResult, isDry: boolean, out: Writable): void {
  const { kind, rows, added, changed, unchanged, missing, droppedOut } = result
  for (const { id, before, after } of changed) {
    const columns = Object.keys(after).map((name) => `${name} ${before[name] ?? '–'} → ${after[name] ?? '–'}`)
    printLine(out, `${id}: ${columns.join(', ')}`)
  }
  if (droppedOut.length > 0) printLine(out, `Dropped out: ${droppedOut.join(', ')}`)
  if (missing.length > 0) printLine(out, `Not in the file, and kept: ${missing.join(', ')}`)
  const counts = `${added} added, ${changed.length} changed, ${unchanged} unchanged, ${droppedOut.length} dropped out`
  printLine(out, `${kind}: ${rows} rows, ${counts}.${isDry ? ' Nothing was written (--dry-run).' : ''}`)
}
