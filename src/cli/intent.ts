import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { understand } from '../conversation/understanding/understand.ts'
import { asOption } from './acting.ts'
import type { CliDeps } from './deps.ts'
import { printJson } from './output.ts'

/** `licheng intent` */
export function addIntent(program: Command, { stdin, stdout }: CliDeps): void {
  program
    .command('intent')
    .description('read utterances from standard input, one a line, and write what each means as one JSON object a line')
    .addOption(asOption())
    .option('--json', 'JSON, which is what it writes anyway')
    .action(async () => {
      for await (const utterance of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        printJson(stdout, understand(utterance))
      }
    })
}
