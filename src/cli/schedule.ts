import type { Command } from 'commander'
import type { DateTime } from 'luxon'
import { operationNames } from '../conversation/wording/zh-TW/windows.ts'
import { OperatorError } from '../errors.ts'
import { type Scope, scheduleItem } from '../portfolio/schedule.ts'
import { isYearly, type Operation, operations } from '../regulation/operation.ts'
import type { Division, Grade } from '../regulation/people.ts'
import { compareTerms, yearOf } from '../regulation/term.ts'
import type { Window, WindowSource } from '../regulation/windows.ts'
import type { School } from '../school/calendar.ts'
import type { Services } from '../services.ts'
import { asOption, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printList } from './output.ts'
import { writtenTerm } from './writtenTerm.ts'

interface Flags {
  term?: string
  as?: string
  csv?: boolean
  json?: boolean
}

/** `licheng schedule` */
export function addSchedule(program: Command, deps: CliDeps): void {
  program
    .command('schedule')
    .description('when everything opens, closes and is self-checked, by the rules and the notices in force')
    .option('--term <term>', 'of one semester and its school year, such as 115-1', writtenTerm)
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) => withServices(deps, (services) => showSchedule(flags, services, deps)))
}

const columns = [
  'operation',
  'label',
  'term',
  'year',
  'grade',
  'division',
  'opens',
  'closes',
  'selfCheckOpens',
  'selfCheckCloses',
  'source',
] as const

async function showSchedule({ term, as, csv, json }: Flags, services: Services, deps: CliDeps): Promise<void> {
  if (as !== undefined) await personNamed(as, services)
  const school = await services.calendar.load()
  const known = school.calendar.terms.map(({ id }) => id).sort(compareTerms)
  if (term !== undefined && !known.includes(term))
    throw new OperatorError('unknown-term', `The school has these semesters: ${known.join(', ') || 'none yet'}.`)
  const terms = known.filter((id) => term === undefined || id === term)
  const scopes: Scope[] = [...terms, ...new Set(terms.map(yearOf))]
  const rows = scopes.flatMap((scope) => rowsOf(scope, school, services.clock.now()))
  printList(deps.stdout, rows, columns, { csv, json })
}

const rowsOf = (scope: Scope, school: School, now: DateTime) =>
  operations
    .filter((operation) => isYearly(operation) === (typeof scope === 'number'))
    .flatMap((operation) =>
      scheduleItem(operation, scope, school, now).windows.flatMap(({ window, grades = [null], division = null }) =>
        grades.map((grade) => rowOf(operation, scope, grade, division, window)),
      ),
    )

function rowOf(operation: Operation, scope: Scope, grade: Grade | null, division: Division | null, window: Window) {
  const { opensAt, closesAt, selfCheck, source } = window
  return {
    operation,
    label: operationNames[operation],
    term: typeof scope === 'number' ? null : scope,
    year: typeof scope === 'number' ? scope : yearOf(scope),
    grade,
    division,
    opens: iso(opensAt),
    closes: iso(closesAt),
    selfCheckOpens: iso(selfCheck.opensAt),
    selfCheckCloses: iso(selfCheck.closesAt),
    source: sourceOf(source),
  }
}

const iso = (instant: DateTime<true> | undefined) => instant?.toISO({ suppressMilliseconds: true }) ?? null

const sourceOf = (source: WindowSource) => (source.kind === 'notice' ? source.id : 'ruleset')
