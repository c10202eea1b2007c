import type { Command } from 'commander'
import { auditFiles } from '../portfolio/integrity.ts'
import { asOption } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { Failure } from './failure.ts'
import { printLine, printList } from './output.ts'

/** `licheng audit` */
export function addAudit(program: Command, deps: CliDeps): void {
  program
    .command('audit')
    .description('read every stored file again and compare its SHA-256; exit status 1 if any is missing or changed')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: { json?: boolean }) =>
      withServices(deps, async ({ entries, files }) => {
        const problems = []
        for await (const problem of auditFiles(entries, files)) problems.push(problem)
        if (problems.length > 0 || flags.json) {
          printList(deps.stdout, problems, ['entry', 'student', 'file', 'sha256', 'problem'], flags)
        } else printLine(deps.stdout, 'Every stored file is there and unchanged.')
        if (problems.length > 0) throw new Failure()
      }),
    )
}
