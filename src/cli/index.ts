import { Command, CommanderError } from 'commander'
import { OperatorError } from '../errors.ts'
import { errorFacts } from '../log.ts'
import { addAccounts } from './accounts.ts'
import { addActingStaff } from './actingStaff.ts'
import { addAudit } from './audit.ts'
import { addBackup } from './backup.ts'
import { addBench } from './bench.ts'
import { addBindings } from './bindings.ts'
import { addCodes } from './codes.ts'
import type { CliDeps } from './deps.ts'
import { addDiscord } from './discord.ts'
import { addDuties } from './duties.ts'
import { addEntries } from './entries.ts'
import { addEvaluation } from './evaluation.ts'
import { Failure } from './failure.ts'
import { addGrants } from './grants.ts'
import { addImport } from './import.ts'
import { addIntent } from './intent.ts'
import { addLine } from './line.ts'
import { addMeetings } from './meetings.ts'
import { printLine } from './output.ts'
import { addProxies } from './proxies.ts'
import { addReceipts } from './receipts.ts'
import { addRecord } from './record.ts'
import { addRehearse } from './rehearse.ts'
import { addRestore } from './restore.ts'
import { addRetention } from './retention.ts'
import { addSchedule } from './schedule.ts'
import { addSchool } from './school.ts'
import { addSeats } from './seats.ts'
import { addStart } from './start.ts'
import { addSubmit } from './submit.ts'
import { addTraining } from './training.ts'
import { addTransfer } from './transfer.ts'
import { addUnbind } from './unbind.ts'

/** The commands, in the order in which help lists them. */
const commands = [
  addStart,
  addImport,
  addSchool,
  addCodes,
  addBindings,
  addUnbind,
  addEntries,
  addDuties,
  addSeats,
  addActingStaff,
  addProxies,
  addAccounts,
  addGrants,
  addMeetings,
  addSchedule,
  addEvaluation,
  addTraining,
  addRehearse,
  addSubmit,
  addReceipts,
  addRetention,
  addTransfer,
  addRecord,
  addAudit,
  addBackup,
  addRestore,
  addLine,
  addDiscord,
  addIntent,
  addBench,
]

/**
 * Runs one command.
 *
 * Source: contract.md, Command line.
 * @returns the exit status: 0 done, 1 failed, 2 used wrongly.
 */
export async function runCli(argv: readonly string[], deps: CliDeps): Promise<0 | 1 | 2> {
  try {
    await createProgram(deps).parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    return exitStatus(error, deps)
  }
}

/** Every command, with its options. */
export function createProgram(deps: CliDeps): Command {
  const program = new Command('licheng')
    .description('A chat assistant for a senior high school’s learning portfolios')
    // `duties done 1 --as A01`: the options after a command's name are its own, not those of the command around it.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => deps.stdout.write(text),
      writeErr: (text) => deps.stderr.write(text),
    })
  for (const add of commands) add(program, deps)
  return program
}

function exitStatus(error: unknown, { stderr, log }: CliDeps): 0 | 1 | 2 {
  // Help that nobody asked for (no command) is wrong use; commander has written the reason in every case.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Failure) return 1
  if (error instanceof OperatorError) {
    printLine(stderr, error.message)
    return error.exitCode
  }
  const facts = errorFacts(error)
  log.error(facts, 'a command failed')
  printLine(stderr, `Unexpected failure (${facts.code ?? facts.error}); the log line says where.`)
  return 1
}
