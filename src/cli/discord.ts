import type { Command } from 'commander'
import { asOption } from './acting.ts'
import type { CliDeps } from './deps.ts'
import { printJson, printLine } from './output.ts'

/** `licheng discord commands` */
export function addDiscord(program: Command, deps: CliDeps): void {
  program
    .command('discord')
    .description('what Discord keeps for us')
    .command('commands')
    .description('put the slash commands on Discord; doing it again changes nothing')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: { json?: boolean }) => {
      const commands = await deps.registerDiscordCommands()
      if (flags.json) printJson(deps.stdout, { commands })
      else printLine(deps.stdout, `${commands.length} commands put on Discord: /${commands.join(', /')}`)
    })
}
