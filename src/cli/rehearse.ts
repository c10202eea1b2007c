import type { Command } from 'commander'
import { OperatorError } from '../errors.ts'
import { firstSecondOf, lastSecondOf } from '../regulation/schoolTime.ts'
import { type Rehearsed, rehearse } from '../reminders/rehearsal.ts'
import { asOption } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printLine, printList } from './output.ts'
import { writtenDay } from './writtenDay.ts'

interface Flags {
  from: string
  to: string
  json?: boolean
}

/** `licheng rehearse` */
export function addRehearse(program: Command, deps: CliDeps): void {
  program
    .command('rehearse')
    .description('what the scheduler would send in that time if nothing changed; sends nothing')
    .requiredOption('--from <date>', 'the first day, such as 2027-01-20', writtenDay)
    .requiredOption('--to <date>', 'the last day, such as 2027-02-10', writtenDay)
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) => printRehearsal(flags, deps))
}

const columns = ['at', 'to', 'channel', 'matters', 'text', 'lineMessages'] as const

async function printRehearsal({ from, to, json }: Flags, deps: CliDeps): Promise<void> {
  if (from > to) throw new OperatorError('wrong-use', `--from ${from} lies after --to ${to}.`, 2)
  const found: Rehearsed[] = []
  await withServices(deps, async (services) => {
    for await (const each of rehearse(firstSecondOf(from), lastSecondOf(to), services)) found.push(each)
  })
  if (json) return void printList(deps.stdout, found, columns, { json })
  const rows = found.map(({ matters, text, ...row }) => ({ ...row, matters: tally(matters), text: oneLine(text) }))
  printList(deps.stdout, rows, columns, {})
  const paid = found.reduce((sum, { lineMessages }) => sum + lineMessages, 0)
  printLine(deps.stdout, `${found.length} reminders, ${paid} of them paid LINE messages.`)
}

/** `draft-unsent ×2, returned` */
function tally(matters: Rehearsed['matters']): string {
  const counts = new Map<string, number>()
  for (const { kind } of matters) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => (count === 1 ? kind : `${kind} ×${count}`)).join(', ')
}

const oneLine = (text: string) => text.replaceAll('\n', ' / ')
