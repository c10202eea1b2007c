import type { Command } from 'commander'
import { asOption } from './acting.ts'
import type { CliDeps } from './deps.ts'

/** `licheng start` */
export function addStart(program: Command, deps: CliDeps): void {
  program
    .command('start')
    .description('run the assistant')
    .option('--demo', 'load a small fictional school into an empty store and open the simulator')
    .addOption(asOption())
    .action(async ({ demo = false }: { demo?: boolean }) => deps.start({ demo }))
}
