import { Command, CommanderError } from 'commander'
import { OperatorError } from '../errors.ts'
import { errorFacts } from '../log.ts'
import { addAudit } from './audit.ts'
import { addBindings } from './bindings.ts'
import { addCodes } from './codes.ts'
import type { CliDeps } from './deps.ts'
import { addEntries } from './entries.ts'
import { Failure } from './failure.ts'
import { addImport } from './import.ts'
import { addIntent } from './intent.ts'
import { addLine } from './line.ts'
import { printLine } from './output.ts'
import { addRecord } from './record.ts'
import { addSchool } from './school.ts'
import { addStart } from './start.ts'
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
  addRecord,
  addAudit,
  addLine,
  addIntent,
]

/**
 * Runs one command.
 *
 * Source: contract.md, Command line.
 * @returns the exit status: 0 done, 1 failed, 2 used wrongly.
 */
export async function runCli(argv: readonly string[], deps: CliDeps): Promise<0 | 1 | 2> {
  const program = new Command('licheng')
    .description('A chat assistant for a senior high school’s learning portfolios')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => deps.stdout.write(text),
      writeErr: (text) => deps.stderr.write(text),
    })
  for (const add of commands) add(program, deps)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    return exitStatus(error, deps)
  }
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
