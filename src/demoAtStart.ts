import { existsSync } from 'node:fs'
import type { Config } from './config.ts'
import { OperatorError } from './errors.ts'
import type { DemoPerson } from './school/demo/people.ts'
import { loadDemo } from './school/demo.ts'
import type { Services } from './services.ts'

/**
 * Loads the demo school where it is asked for, or where nothing else is configured and the store is empty.
 *
 * Source: contract.md, Two commands on a fresh machine.
 * @returns whom the simulator may play; undefined on a store that is no demo.
 * @throws OperatorError where the demo may not run, or a demo store may not be used.
 */
export async function demoAtStart(
  config: Config,
  services: Services,
  asked: boolean,
): Promise<readonly DemoPerson[] | undefined> {
  const { demo } = await services.calendar.load()
  const hasChannel = config.line !== undefined || config.discord !== undefined
  if (asked && config.production) {
    throw new OperatorError(
      'demo-in-production',
      'The demo does not run with NODE_ENV=production. Start without --demo.',
    )
  }
  if ((asked || demo) && hasChannel) {
    throw new OperatorError(
      'demo-with-channel',
      'A demo store never stands beside a configured channel. To begin empty, name another folder in DATA_DIR (or another database in MONGODB_URI); for the demo, unset the LINE_ and DISCORD_ variables.',
    )
  }
  if (demo && config.production) {
    throw new OperatorError(
      'demo-in-production',
      'This store holds the demo school, which is not for production. To begin empty, name another folder in DATA_DIR (or another database in MONGODB_URI).',
    )
  }
  const unconfigured = !hasChannel && !config.mongodbUri && !config.production && !existsSync(config.schoolFile)
  if (!asked && !demo && !unconfigured) return undefined
  try {
    return await loadDemo(services, services.clock.now())
  } catch (error) {
    // Nobody asked for it: a school's own store is simply opened.
    if (!asked && !demo && error instanceof OperatorError && error.code === 'store-not-empty') return undefined
    throw error
  }
}
