import type { Readable, Writable } from 'node:stream'
import type { Log } from '../log.ts'
import type { Services } from '../services.ts'

/** What the command line gets from its caller. */
export interface CliDeps {
  stdin: Readable
  stdout: Writable
  stderr: Writable
  /** Writes to standard error: standard output belongs to what a command was asked for. */
  log: Log
  /** The operating-system user behind the command, for the record. */
  osUser: string
  /** Opens the store; whoever calls closes it again. */
  open(): Promise<Services>
  /** Puts the menus of each role on LINE. */
  registerLineMenus(): Promise<{ created: readonly string[]; unchanged: readonly string[] }>
  /** Puts the commands on Discord; resolves with their names. */
  registerDiscordCommands(): Promise<readonly string[]>
  /** Measures; on stores of its own. */
  bench(): Promise<readonly { name: string; smallMs: number; largeMs: number; scale: number; ratio: number }[]>
  /** Runs the server until it is told to stop. */
  start(options: { demo: boolean }): Promise<void>
}

/** Does something with the store and closes it, whatever comes. */
export async function withServices<Result>(
  deps: CliDeps,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  const services = await deps.open()
  try {
    return await work(services)
  } finally {
    await services.close()
  }
}
