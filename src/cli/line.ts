import type { Command } from 'commander'
import { asOption } from './acting.ts'
import type { CliDeps } from './deps.ts'
import { printJson, printLine } from './output.ts'

/** `licheng line richmenu` */
export function addLine(program: Command, deps: CliDeps): void {
  program
    .command('line')
    .description('what LINE keeps for us')
    .command('richmenu')
    .description('put the menus of each role on LINE; doing it again changes nothing')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: { json?: boolean }) => {
      const { created, unchanged } = await deps.registerLineMenus()
      if (flags.json) printJson(deps.stdout, { created, unchanged })
      else printLine(deps.stdout, `${created.length} menus put on LINE, ${unchanged.length} there already.`)
    })
}
