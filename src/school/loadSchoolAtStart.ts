import { existsSync } from 'node:fs'
import type { DateTime } from 'luxon'
import { OperatorError } from '../errors.ts'
import type { Calendar } from './calendar.ts'
import { openSchoolFile } from './openSchoolFile.ts'
import type { People } from './people.ts'
import { publishSchool } from './publishSchool.ts'

/** What became of the school's file at a start: loaded, left alone because the store has terms, or not there. */
export type SchoolAtStart = 'loaded' | 'kept' | 'absent'

/**
 * Settles what an earlier process left, and reads SCHOOL_FILE into a store that has no terms yet; from then on the store is the truth. A demo store reads none.
 *
 * Source: contract.md, SCHOOL_FILE.
 * @throws OperatorError with everything that is wrong with the file.
 */
export async function loadSchoolAtStart(
  path: string,
  calendar: Calendar,
  people: People,
  now: DateTime,
): Promise<SchoolAtStart> {
  await calendar.settle(now.toJSDate())
  const school = await calendar.load()
  if (school.demo || school.calendar.terms.length > 0) return 'kept'
  if (!existsSync(path)) return 'absent'
  const read = await openSchoolFile(path)
  if ('problems' in read) throw badSchoolFile(path, read.problems)
  const actor = { by: 'operator', as: 'operator', via: 'cli' } as const
  const plan = await publishSchool(read.file, calendar, people, { actor, now })
  if ('problems' in plan) throw badSchoolFile(path, plan.problems)
  return 'loaded'
}

const badSchoolFile = (path: string, problems: readonly string[]) =>
  new OperatorError('bad-school-file', [`${path} needs a change:`, ...problems.map((line) => `  ${line}`)].join('\n'))
