import { PassThrough, Readable } from 'node:stream'
import type { CliDeps } from '../../../src/cli/deps.ts'
import { runCli } from '../../../src/cli/index.ts'
import type { Services } from '../../../src/services.ts'
import { silentLog } from '../../support/log.ts'
import { openStore, type TestStore } from '../school/openStore.ts'

/** What a command printed, and its exit status. */
export interface Outcome {
  status: number
  out: string
  err: string
}

/** The command line on a store of its own, within this process. */
export interface CommandLine extends TestStore {
  run(...argv: string[]): Promise<Outcome>
  /** Runs a command whose output is JSON. */
  json<Result>(...argv: string[]): Promise<Result>
  /** How often a command opened the store and did not close it. */
  leftOpen(): number
}

export async function openCommandLine(): Promise<CommandLine> {
  const store = await openStore()
  return { ...store, ...commandLineOn(store.services) }
}

/** The command line on services that are open already. */
export function commandLineOn(services: Services): Pick<CommandLine, 'run' | 'json' | 'leftOpen'> {
  let open = 0
  const run = async (...argv: string[]): Promise<Outcome> => {
    const deps = cliDepsOn(services, (change) => {
      open += change
    })
    const status = await runCli(argv, deps)
    return { status, out: String(deps.stdout.read() ?? ''), err: String(deps.stderr.read() ?? '') }
  }
  return {
    run,
    async json<Result>(...argv: string[]) {
      const { out } = await run(...argv, '--json')
      return JSON.parse(out) as Result
    },
    leftOpen: () => open,
  }
}

/** What commands need, on services that are open already; each opening and closing is told. */
export function cliDepsOn(services: Services, tell: (change: 1 | -1) => void = () => undefined) {
  return {
    stdin: Readable.from([]),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    log: silentLog,
    osUser: 'chen',
    async open() {
      tell(1)
      return {
        ...services,
        async close() {
          tell(-1)
        },
      }
    },
    registerLineMenus: async () => ({ created: [], unchanged: [] }),
    registerDiscordCommands: async () => ['help'],
    bench: async () => [],
    start: async () => undefined,
  } satisfies CliDeps
}
