import type { Command } from 'commander'
import { finishRestore, restoreBackup } from '../database/backup/restoreBackup.ts'
import { auditFiles } from '../portfolio/integrity.ts'
import type { Services } from '../services.ts'
import { asOption } from './acting.ts'
import { readDeletions } from './deletionsFile.ts'
import { type CliDeps, withServices } from './deps.ts'
import { Failure } from './failure.ts'
import { printJson, printLine } from './output.ts'
import { refuseDemo } from './refuseDemo.ts'

interface Flags {
  deletions?: string
  json?: boolean
}

/** `licheng restore` */
export function addRestore(program: Command, deps: CliDeps): void {
  program
    .command('restore')
    .description('fill an empty store from a backup, after reading every byte of it again')
    .argument('<dir>', 'the folder of the backup')
    .option(
      '--deletions <file>',
      'deletions approved since, from a newer backup (deletions.json): carried out here too',
    )
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (dir: string, flags: Flags) => withServices(deps, (services) => restore(dir, flags, services, deps)))
}

async function restore(dir: string, { json, deletions }: Flags, services: Services, deps: CliDeps): Promise<void> {
  const { connection, calendar, clock, outbox, inbox, entries, files, retention, secretFingerprint } = services
  refuseDemo(await calendar.load())
  const newer = deletions === undefined ? [] : await readDeletions(deletions)
  const manifest = await restoreBackup(connection, dir, clock.now())
  const uncertain = (await outbox.markAllUncertain()) + (await inbox.markAllUncertain())
  // Before anybody can use the store: what was deleted does not come back with a backup.
  const deleted = await retention.reapply(newer, clock.now())
  for await (const problem of auditFiles(entries, files)) {
    printLine(deps.stderr, `Entry ${problem.entry}: a file is ${problem.problem}.`)
    throw new Failure()
  }
  await finishRestore(connection)
  const documents = manifest.collections.reduce((sum, collection) => sum + collection.documents, 0)
  const sameSecret = manifest.secretFingerprint === secretFingerprint
  if (json)
    return void printJson(deps.stdout, { documents, files: manifest.files.count, uncertain, deleted, sameSecret })
  printLine(
    deps.stdout,
    `${documents} documents and ${manifest.files.count} files of ${manifest.at} are back, every file read again.`,
  )
  printLine(deps.stdout, `Messages that may or may not have been said, and are not said again: ${uncertain}.`)
  if (deleted.length > 0) {
    printLine(deps.stdout, `Approved deletions, carried out here too: ${deleted.length} students.`)
  }
  if (!sameSecret) {
    printLine(
      deps.stderr,
      'LICHENG_SECRET is another one than the backup was made under: live binding codes and links have ended.',
    )
  }
}
