import type { Command } from 'commander'
import { writeBackup } from '../database/backup/writeBackup.ts'
import { asOption } from './acting.ts'
import { writeDeletions } from './deletionsFile.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printJson, printLine } from './output.ts'

/** `licheng backup` */
export function addBackup(program: Command, deps: CliDeps): void {
  program
    .command('backup')
    .description(
      'copy everything, files included, into a new folder, and read it all again; works while the server runs',
    )
    .argument('<dir>', 'a folder that does not exist yet, or is empty')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (dir: string, flags: { json?: boolean }) =>
      withServices(deps, async ({ connection, calendar, clock, retention, secretFingerprint }) => {
        const { name: school } = await calendar.load()
        const manifest = await writeBackup({ connection, school, secretFingerprint, now: clock.now() }, dir)
        await writeDeletions(await retention.approved(), dir)
        const documents = manifest.collections.reduce((sum, collection) => sum + collection.documents, 0)
        if (flags.json) printJson(deps.stdout, { documents, files: manifest.files.count, bytes: manifest.files.bytes })
        else
          printLine(
            deps.stdout,
            `${documents} documents and ${manifest.files.count} files are in ${dir}, read again and unchanged. ` +
              'Keep it as you keep the data: it holds personal data, and neither secret nor token.',
          )
      }),
    )
}
