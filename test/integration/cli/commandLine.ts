import { PassThrough, Readable } from 'node:stream'
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
    const [out, err] = [new PassThrough(), new PassThrough()]
    const status = await runCli(argv, {
      stdin: Readable.from([]),
      stdout: out,
      stderr: err,
      log: silentLog,
      osUser: 'chen',
      async open() {
        open += 1
        return {
          ...services,
          async close() {
            open -= 1
          },
        }
      },
      registerLineMenus: async () => ({ created: [], unchanged: [] }),
      registerDiscordCommands: async () => ['help'],
      bench: async () => [],
      start: async () => undefined,
    })
    return { status, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
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
