import type { Command } from 'commander'
import { asOption } from './acting.ts'
import type { CliDeps } from './deps.ts'
import { printLine, printList } from './output.ts'

/** `licheng bench` */
export function addBench(program: Command, deps: CliDeps): void {
  program
    .command('bench')
    .description('the performance figures, as ratios within one run, on stores of their own')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: { json?: boolean }) => {
      const figures = await deps.bench()
      printList(deps.stdout, figures, ['name', 'smallMs', 'largeMs', 'scale', 'ratio'], flags)
      if (!flags.json)
        printLine(deps.stdout, 'A ratio far below its scale: the cost follows what is asked, not what is stored.')
    })
}
