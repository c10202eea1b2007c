import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { readConfig } from '../../../src/config.ts'
import type { ImportErrors, ImportKind, ImportResult } from '../../../src/school/import/compareFile.ts'
import { csvRows } from '../../../src/school/import/csv.ts'
import type { ImportOptions, Imports } from '../../../src/school/import/imports.ts'
import type { Actor } from '../../../src/school/record.ts'
import { openServices, type Services } from '../../../src/services.ts'
import { testClock } from '../../support/clock.ts'
import { openTestDatabase } from '../../support/database.ts'
import { silentLog } from '../../support/log.ts'

/** Seventh week of the first semester. */
const seventhWeek = '2026-10-14T10:00:00+08:00'

export const operator: Actor = { by: 'operator', as: 'operator', via: 'cli', osUser: 'root' }

/** The rooms of the house on a database of their own. */
export interface TestStore {
  services: Services
  /** Imports a text, or one of the fixtures by its file name. */
  bring(kind: ImportKind, csv: string, options?: Partial<ImportOptions>): Promise<ImportResult | ImportErrors>
  close(): Promise<void>
}

export async function openStore(now = seventhWeek): Promise<TestStore> {
  const database = await openTestDatabase()
  const config = readConfig({ MONGODB_URI: database.uri, LICHENG_SECRET: 'a secret of the tests, long enough' })
  const services = await openServices(config, testClock(now), silentLog)
  return {
    services,
    bring: (kind, csv, options) => bringInto(services.imports, services, kind, csv, options),
    async close() {
      await services.close()
      await database.close()
    },
  }
}

/** Imports a text, or one of the fixtures by its file name, by the imports given. */
export async function bringInto(
  imports: Imports,
  { clock }: Services,
  kind: ImportKind,
  csv: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult | ImportErrors> {
  const bytes = csv.endsWith('.csv') ? await readFile(`test/fixtures/school/${csv}`) : Buffer.from(csv)
  return imports.run(kind, csvRows(Readable.from([bytes])), { actor: operator, now: clock.now(), ...options })
}

/** The result, which is no refusal. */
export function imported(outcome: ImportResult | ImportErrors): ImportResult {
  if ('errors' in outcome) throw new Error(JSON.stringify(outcome.errors))
  return outcome
}

/** The refusals, each as `row column: message`. */
export function refused(outcome: ImportResult | ImportErrors): string[] {
  if (!('errors' in outcome)) throw new Error('the file was imported')
  return outcome.errors.map(({ row, column, message }) => `${row} ${column ?? '–'}: ${message}`)
}
